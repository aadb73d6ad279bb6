package org.echelon.population;

import static org.echelon.population.Database.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.echelon.policy.fact.FactDefinition;

/// One row per enterprise with all that a version may read of it: current facts as `fact`, those of
/// a closed year as `fact@2023`, and `known`, true when nothing that the version reads is unknown.
///
/// A row of a year before the registration does not exist, so its facts are not unknown.
final class FlatView {

    /// The first closed year with any figure, for an enterprise whose registration is unknown.
    static final String FIRST_YEAR = "first_year";

    private final Population population;
    private final Rules rules;
    private final Map<String, FactDefinition> facts;

    FlatView(Population population, Rules rules) {
        this(population, rules, rules.facts());
    }

    /// @param facts those to give, more than the rules read where others are asked as well
    FlatView(Population population, Rules rules, Map<String, FactDefinition> facts) {
        this.population = population;
        this.rules = rules;
        this.facts = facts;
    }

    /// The column of a yearly fact.
    static String column(String fact, int year) {
        return fact + "@" + year;
    }

    /// The columns of facts: name, and the fact with its year or without.
    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        facts.forEach((id, fact) -> {
            if (!population.facts().containsKey(id)) {
                return;
            }
            if (fact.period() == FactDefinition.Period.YEARLY) {
                rules.years()
                        .forEach(year -> columns.add(new Column(column(id, year), fact, year)));
            } else {
                columns.add(new Column(id, fact, null));
            }
        });
        return columns;
    }

    /// A column of facts.
    ///
    /// @param year absent for a fact of the moment
    record Column(
            String name, FactDefinition fact, @org.jspecify.annotations.Nullable Integer year) {}

    /// A query for the valid enterprises.
    ///
    /// @param where what else must hold of them
    String sql(String where) {
        StringBuilder select =
                new StringBuilder(
                        "with chosen as materialized (select * from enterprise e where e.id not in (select id from invalid) and (%s))\n"
                                .formatted(where));
        select.append(
                "select e.\"row\", e.id, e.uscc, e.other_id, e.name, e.region, e.industry, e.registered_on");
        for (Column column : columns()) {
            select.append(",\n  ")
                    .append(alias(column.year()))
                    .append('.')
                    .append(name(column.fact().id()))
                    .append(" as ")
                    .append(name(column.name()));
        }
        select.append(",\n  (").append(known()).append(") as known");
        select.append(",\n  u.first_year as ").append(FIRST_YEAR);
        select.append(",\n  t.titles, a.awards").append(from("chosen"));
        select.append("\nleft join (").append(firstYear()).append(") u on u.id = e.id");
        select.append("\nleft join (").append(titles()).append(") t on t.id = e.id");
        select.append("\nleft join (").append(awards()).append(") a on a.id = e.id");
        return select.toString();
    }

    /// Enterprises `e` with their facts of the moment `c` and of each closed year.
    String from() {
        return from("enterprise");
    }

    private String from(String enterprises) {
        StringBuilder from =
                new StringBuilder(
                        "\nfrom "
                                + enterprises
                                + " e\nleft join fact c on c.id = e.id and c.\"year\" is null");
        for (int year : rules.years()) {
            from.append(
                    "\nleft join fact %1$s on %1$s.id = e.id and %1$s.\"year\" = %2$d"
                            .formatted(alias(year), year));
        }
        return from.toString();
    }

    static String alias(@org.jspecify.annotations.Nullable Integer year) {
        return year == null ? "c" : "y" + year;
    }

    /// Whether all that may be read is there.
    String known() {
        List<String> terms = new ArrayList<>();
        terms.add(
                "e.region is not null and e.industry is not null and e.registered_on is not null");
        List<Integer> years =
                rules.readsYears()
                        ? rules.years()
                        : rules.years().subList(Rules.YEARS - 1, Rules.YEARS);
        for (FactDefinition fact : rules.version().factsRead()) {
            if (fact.period() != FactDefinition.Period.YEARLY) {
                terms.add(present(fact, "c"));
            } else {
                years.forEach(year ->
                        terms.add(
                                "(year(e.registered_on) > %d or %s)"
                                        .formatted(year, present(fact, alias(year)))));
            }
        }
        return String.join("\n    and ", terms);
    }

    private String present(FactDefinition fact, String alias) {
        Map<String, FactColumn> there = population.facts();
        List<String> ways = new ArrayList<>();
        for (String id :
                fact.fallback() == null
                        ? List.of(fact.id())
                        : List.of(fact.id(), fact.fallback())) {
            if (there.containsKey(id)) {
                ways.add("%s.%s is not null".formatted(alias, name(id)));
            }
        }
        return ways.isEmpty() ? "false" : "(" + String.join(" or ", ways) + ")";
    }

    private String firstYear() {
        List<String> figures =
                population.facts().values().stream()
                        .filter(column -> column.fact().period() == FactDefinition.Period.YEARLY)
                        .map(column -> "f." + name(column.fact().id()) + " is not null")
                        .toList();
        return """
        select f.id, min(f."year") as first_year from fact f join chosen e on e.id = f.id
        where e.registered_on is null and f."year" < %d and (%s) group by f.id\
        """
                .formatted(
                        rules.asOf().getYear(),
                        figures.isEmpty() ? "false" : String.join(" or ", figures));
    }

    /// Titles of an enterprise in one text: fields parted by U+001F, titles by U+001E.
    private static String titles() {
        return """
        select id, string_agg(concat_ws(chr(31), title, coalesce(number, ''), cast("from" as varchar), coalesce(cast("until" as varchar), '')), chr(30) order by "from", title, number) as titles
        from title where id in (select id from chosen) group by id\
        """;
    }

    private static String awards() {
        return """
        select id, string_agg(concat_ws(chr(31), programme, coalesce(matter, ''), coalesce(level, ''), cast(amount as varchar), cast("on" as varchar)), chr(30) order by "on", programme, matter, level, amount) as awards
        from award where id in (select id from chosen) group by id\
        """;
    }
}
