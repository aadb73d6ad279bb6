package org.echelon.population;

import static org.echelon.population.Database.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.sql.DuckDb;

/// The tables that a plan's statement reads: `population`, one row for each valid enterprise, with
/// `known` as in a [FlatView] and `apart`, whether the row is the interpreter's whatever columns
/// say of it: a panel gave a score that has a band, or a number does not fit its column; `titles`
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
                "create or replace table population as select e.\"row\" as key, (%s) as known, (%s) as apart, %s%s where e.id not in (select id from invalid)"
                        .formatted(
                                view.known(), apart(), String.join(",\n  ", select), view.from()));
        database.run(
                "create or replace view titles as select e.\"row\" as key, t.title, t.number, t.\"from\", coalesce(t.\"until\", date '9999-12-31') as until from title t join enterprise e on e.id = t.id");
        database.run(
                "create or replace view awards as select e.\"row\" as key, a.programme, a.matter, a.level, a.amount, a.\"on\" from award a join enterprise e on e.id = a.id");
    }

    /// A number with more decimals than the column holds is left out; yuan never have more.
    private String value(Column column) {
        if (PARTICULARS.contains(column.fact())) {
            return "e." + name(column.fact());
        }
        if (!population.facts().containsKey(column.fact())) {
            return "cast(null as %s)".formatted(DuckDb.type(column));
        }
        return column.type() == Column.Type.NUMBER
                ? "if(%s, %s, null)".formatted(fits(column), cell(column))
                : raw(column);
    }

    private String raw(Column column) {
        return FlatView.alias(
                        column.yearsBack() == 0
                                ? null
                                : rules.asOf().getYear() - column.yearsBack())
                + "."
                + name(column.fact());
    }

    private String cell(Column column) {
        return "try_cast(%s as %s)".formatted(raw(column), DuckDb.type(column));
    }

    private String fits(Column column) {
        return "%s = %s".formatted(cell(column), raw(column));
    }

    private String apart() {
        List<String> ways = new ArrayList<>();
        // outside its band a score refuses an enterprise
        rules.programme().definition().bands().keySet().stream()
                .filter(population.facts()::containsKey)
                .forEach(fact -> ways.add("c.%s is not null".formatted(name(fact))));
        // what is left out is not unknown
        columns.stream()
                .filter(column -> column.type() == Column.Type.NUMBER)
                .filter(column -> population.facts().containsKey(column.fact()))
                .forEach(column ->
                        ways.add(
                                "(%s is not null and (%s) is not true)"
                                        .formatted(raw(column), fits(column))));
        return ways.isEmpty() ? "false" : String.join(" or ", ways);
    }
}
