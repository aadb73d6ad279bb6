package org.echelon.population;

import static org.echelon.population.Database.name;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.ConditionDefinition;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.population.Summary.Change;
import org.echelon.population.Summary.ConditionCount;
import org.echelon.population.Summary.Distribution;
import org.echelon.population.Summary.Group;
import org.echelon.population.Summary.Tally;

/// Adds up what the engines wrote; the same whoever judged.
final class Summariser {

    private final Database database;
    private final VerdictTable table;
    private final Optional<VerdictTable> other;

    /// @param other the verdicts under the other rules, where there are
    Summariser(Database database, VerdictTable table, Optional<VerdictTable> other) {
        this.database = database;
        this.table = table;
        this.other = other;
    }

    private String tally() {
        String amount =
                table.pays()
                        ? "coalesce(sum(amount) filter (where verdict = 'met'), 0) as amount, count(*) filter (where verdict = 'met' and amount is null) as open"
                        : "null as amount, 0 as open";
        return """
        count(*) filter (where verdict = 'met') as met, count(*) filter (where verdict = 'not_met') as not_met,
        count(*) filter (where verdict = 'unknown') as unknown, count(*) filter (where verdict = 'not_in_force') as not_in_force,
        count(*) filter (where verdict is null) as invalid, %s\
        """
                .formatted(amount);
    }

    private static Tally tally(ResultSet row) throws SQLException {
        return new Tally(
                row.getLong("met"),
                row.getLong("not_met"),
                row.getLong("unknown"),
                row.getLong("invalid"),
                row.getLong("not_in_force"),
                row.getBigDecimal("amount"),
                row.getLong("open"));
    }

    private String joined() {
        return "part p left join %s v on v.\"row\" = p.\"row\"".formatted(table.name());
    }

    Tally total() {
        return database.query("select %s from %s".formatted(tally(), joined()), Summariser::tally)
                .getFirst();
    }

    long withUnknowns() {
        return database.number("select count(*) from %s where not known".formatted(table.name()));
    }

    /// @param names what a group is called
    List<Group> groups(List<String> dimensions, GroupNames names) {
        List<Group> groups = new ArrayList<>();
        for (String dimension : dimensions) {
            groups.addAll(
                    database.query(
                            "select p.%1$s as part, %2$s%3$s from %4$s group by 1 order by 1"
                                    .formatted(
                                            name(dimension),
                                            tally(),
                                            other.map(this::changes)
                                                    .map(sql -> ", " + sql)
                                                    .orElse(""),
                                            joined() + other.map(Summariser::joinedTo).orElse("")),
                            row -> {
                                String code = row.getString("part");
                                return new Group(
                                        dimension,
                                        code,
                                        names.of(dimension, code),
                                        tally(row),
                                        change(row));
                            }));
        }
        return groups;
    }

    Optional<Change> change() {
        return other.flatMap(held ->
                database.query(
                                "select %s from %s%s"
                                        .formatted(changes(held), joined(), joinedTo(held)),
                                this::change)
                        .getFirst());
    }

    private static String joinedTo(VerdictTable other) {
        return " left join (select \"row\" as other_row, verdict as other_verdict%s from %s) o on o.other_row = p.\"row\""
                .formatted(other.pays() ? ", amount as other_amount" : "", other.name());
    }

    private String changes(VerdictTable held) {
        String before = table.pays() ? "if(verdict = 'met', coalesce(amount, 0), 0)" : "0";
        String after =
                held.pays() ? "if(other_verdict = 'met', coalesce(other_amount, 0), 0)" : "0";
        String money =
                table.pays() || held.pays()
                        ? "coalesce(sum(%2$s - %1$s) filter (where %2$s > %1$s), 0) as more, coalesce(sum(%1$s - %2$s) filter (where %2$s < %1$s), 0) as less"
                                .formatted(before, after)
                        : "null as more, null as less";
        return """
        count(*) filter (where other_verdict = 'met' and verdict is distinct from 'met') as winners,
        count(*) filter (where verdict = 'met' and other_verdict is distinct from 'met') as losers,
        count(*) filter (where other_verdict = 'unknown' and verdict is distinct from 'unknown') as newly_open, %s\
        """
                .formatted(money);
    }

    private Optional<Change> change(ResultSet row) throws SQLException {
        return other.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Change(
                                row.getLong("winners"),
                                row.getLong("losers"),
                                row.getLong("newly_open"),
                                row.getBigDecimal("more"),
                                row.getBigDecimal("less")));
    }

    List<ConditionCount> conditions(ProgrammeDefinition programme) {
        if (table.conditions().isEmpty()) {
            return List.of();
        }
        String missed = counted("not_met");
        String open = counted("unknown");
        List<ConditionCount> counts = new ArrayList<>();
        for (String id : table.conditions()) {
            String condition = name("condition_" + id);
            String slack = name("slack_" + id);
            ConditionDefinition definition = programme.conditions().get(id);
            String only = "%s = 'not_met' and %s = 1 and %s = 0".formatted(condition, missed, open);
            counts.addAll(
                    database.query(
                            """
                            select count(*) filter (where %1$s = 'met') as met, count(*) filter (where %1$s = 'not_met') as not_met,
                                   count(*) filter (where %1$s = 'unknown') as unknown, count(*) filter (where %3$s) as only_this,
                                   count(%2$s) filter (where %3$s) as counted,
                                   quantile_disc(-%2$s, [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1]) filter (where %3$s and %2$s is not null) as shortfall
                            from %4$s
                            """
                                    .formatted(condition, slack, only, table.name()),
                            row ->
                                    new ConditionCount(
                                            id,
                                            definition == null
                                                    ? new Words(id, id)
                                                    : definition.text(),
                                            definition == null ? null : definition.unit(),
                                            row.getLong("met"),
                                            row.getLong("not_met"),
                                            row.getLong("unknown"),
                                            row.getLong("only_this"),
                                            distribution(row))));
        }
        return counts;
    }

    private String counted(String status) {
        return "("
                + String.join(
                        " + ",
                        table.conditions().stream()
                                .map(id ->
                                        "cast(%s = '%s' as integer)"
                                                .formatted(name("condition_" + id), status))
                                .toList())
                + ")";
    }

    private static Optional<Distribution> distribution(ResultSet row) throws SQLException {
        long count = row.getLong("counted");
        if (count == 0) {
            return Optional.empty();
        }
        Object[] of = (Object[]) row.getArray("shortfall").getArray();
        return Optional.of(
                new Distribution(
                        count,
                        (BigDecimal) of[0],
                        (BigDecimal) of[1],
                        (BigDecimal) of[2],
                        (BigDecimal) of[3],
                        (BigDecimal) of[4],
                        (BigDecimal) of[5],
                        (BigDecimal) of[6]));
    }
}
