package org.echelon.population;

import static org.echelon.population.Database.name;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.ConditionDefinition;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.population.Summary.Change;
import org.echelon.population.Summary.ConditionCount;
import org.echelon.population.Summary.Distribution;
import org.echelon.population.Summary.Group;
import org.echelon.population.Summary.Tally;
import org.jspecify.annotations.Nullable;

/// Adds up what the engines wrote; the same whoever judged.
final class Summariser {

    /// Each enterprise with its groups, and what is counted of it.
    private static final String COUNTED = "counted";

    /// How many columns tell of a condition.
    private static final int COUNTS = 6;

    private final Database database;
    private final VerdictTable table;
    private final Optional<VerdictTable> other;

    private Summariser(Database database, VerdictTable table, Optional<VerdictTable> other) {
        this.database = database;
        this.table = table;
        this.other = other;
    }

    /// @param other the verdicts under the other rules, where there are
    static Summariser of(Database database, VerdictTable table, Optional<VerdictTable> other) {
        database.run(
                "create or replace table %s as select p.* exclude (id), v.verdict%s%s from part p left join %s v on v.\"row\" = p.\"row\"%s"
                        .formatted(
                                COUNTED,
                                table.pays() ? ", v.amount" : "",
                                other.map(held ->
                                                ", o.verdict as other_verdict"
                                                        + (held.pays()
                                                                ? ", o.amount as other_amount"
                                                                : ""))
                                        .orElse(""),
                                name(table.name()),
                                other.map(held ->
                                                " left join %s o on o.\"row\" = p.\"row\""
                                                        .formatted(name(held.name())))
                                        .orElse("")));
        return new Summariser(database, table, other);
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

    Tally total() {
        return database.query("select %s from %s".formatted(tally(), COUNTED), Summariser::tally)
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
                            "select %1$s as part, %2$s%3$s from %4$s group by 1 order by 1"
                                    .formatted(
                                            name(dimension),
                                            tally(),
                                            other.map(this::changes)
                                                    .map(sql -> ", " + sql)
                                                    .orElse(""),
                                            COUNTED),
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
                database.query("select %s from %s".formatted(changes(held), COUNTED), this::change)
                        .getFirst());
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
        List<ConditionCount> counts = new ArrayList<>();
        if (table.conditions().isEmpty()) {
            return counts;
        }
        String each =
                table.conditions().stream()
                        .map(Summariser::counts)
                        .collect(Collectors.joining(",\n"));
        database.each(
                "select %s from (select *, %s as missed, %s as open from %s)"
                        .formatted(
                                each, counted("not_met"), counted("unknown"), name(table.name())),
                row -> {
                    int column = 1;
                    for (String id : table.conditions()) {
                        counts.add(count(id, programme.conditions().get(id), row, column));
                        column += COUNTS;
                    }
                });
        return counts;
    }

    /// How a condition came out, and by how much those miss it who miss it alone.
    private static String counts(String id) {
        return """
        count(*) filter (where %1$s = 'met'), count(*) filter (where %1$s = 'not_met'),
        count(*) filter (where %1$s = 'unknown'), count(*) filter (where %3$s), count(%2$s) filter (where %3$s),
        quantile_disc(-%2$s, [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1]) filter (where %3$s and %2$s is not null)\
        """
                .formatted(
                        name("condition_" + id),
                        name("slack_" + id),
                        name("condition_" + id) + " = 'not_met' and missed = 1 and open = 0");
    }

    /// @param column the first of its [#COUNTS]
    private static ConditionCount count(
            String id, @Nullable ConditionDefinition definition, ResultSet row, int column)
            throws SQLException {
        return new ConditionCount(
                id,
                definition == null ? new Words(id, id) : definition.text(),
                definition == null ? null : definition.unit(),
                row.getLong(column),
                row.getLong(column + 1),
                row.getLong(column + 2),
                row.getLong(column + 3),
                distribution(row.getLong(column + 4), row, column + 5));
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

    private static Optional<Distribution> distribution(long count, ResultSet row, int column)
            throws SQLException {
        if (count == 0) {
            return Optional.empty();
        }
        Object[] of = (Object[]) row.getArray(column).getArray();
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
