package org.echelon.population;

import static org.echelon.population.Database.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.sql.DuckDb;

/// The tables that a plan's statement reads: `population`, one row for each valid enterprise, with
/// `known` as in a [FlatView] and `scored`, whether a panel gave a score that has a band; `titles`
/// and `awards`.
final class WideTable {

    private static final Set<String> PARTICULARS = Set.of("region", "industry", "registered_on");

    private final Population population;
    private final Rules rules;
    private final List<Column> columns;

    WideTable(Population population, Rules rules, Plan plan) {
        this.population = population;
        this.rules = rules;
        this.columns = plan.stored();
    }

    void create() {
        FlatView view = new FlatView(population, rules);
        List<String> select = new ArrayList<>();
        columns.forEach(
                column -> select.add("%s as %s".formatted(value(column), name(column.name()))));
        Database database = population.database();
        database.run(
                "create or replace table population as select e.\"row\" as key, (%s) as known, (%s) as scored, %s%s where e.id not in (select id from invalid)"
                        .formatted(
                                view.known(), scored(), String.join(",\n  ", select), view.from()));
        database.run(
                "create or replace view titles as select e.\"row\" as key, t.title, t.number, t.\"from\", coalesce(t.\"until\", date '9999-12-31') as until from title t join enterprise e on e.id = t.id");
        database.run(
                "create or replace view awards as select e.\"row\" as key, a.programme, a.matter, a.level, a.amount, a.\"on\" from award a join enterprise e on e.id = a.id");
    }

    /// A number with more decimals than the column holds is left out, so that the row is not judged
    /// on columns; yuan never have more.
    private String value(Column column) {
        String type = DuckDb.type(column);
        if (PARTICULARS.contains(column.fact())) {
            return "e." + name(column.fact());
        }
        if (!population.facts().containsKey(column.fact())) {
            return "cast(null as %s)".formatted(type);
        }
        String raw =
                FlatView.alias(
                                column.yearsBack() == 0
                                        ? null
                                        : rules.asOf().getYear() - column.yearsBack())
                        + "."
                        + name(column.fact());
        return column.type() == Column.Type.NUMBER
                ? "if(try_cast(%1$s as %2$s) = %1$s, try_cast(%1$s as %2$s), null)"
                        .formatted(raw, type)
                : raw;
    }

    /// A score outside its band refuses an enterprise; the interpreter looks.
    private String scored() {
        List<String> scores =
                rules.programme().definition().bands().keySet().stream()
                        .filter(population.facts()::containsKey)
                        .map(fact -> "c.%s is not null".formatted(name(fact)))
                        .toList();
        return scores.isEmpty() ? "false" : String.join(" or ", scores);
    }
}
