package org.echelon.population;

import static org.echelon.population.Database.name;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.policy.fact.FactDefinition;

/// What is doubtful in a population, counted by kind as an evaluation would tell it, one by one.
final class Warnings {

    private final Population population;
    private final boolean strangers;

    /// @param strangers whether there are figures of enterprises that are not in the population
    Warnings(Population population, boolean strangers) {
        this.population = population;
        this.strangers = strangers;
    }

    SortedMap<String, Long> count(Rules rules) {
        List<FactDefinition> yearly =
                population.facts().values().stream()
                        .map(FactColumn::fact)
                        .filter(fact -> fact.period() == FactDefinition.Period.YEARLY)
                        .toList();
        if (yearly.isEmpty()) {
            return new TreeMap<>();
        }
        SortedMap<String, Long> counts =
                counted(withinAYear(yearly, rules), "fact f where " + valid());
        List<String> jumps =
                yearly.stream()
                        .filter(fact -> fact.type() == FactDefinition.Type.NUMBER)
                        .map(fact -> name(fact.id()))
                        .map(fact ->
                                "coalesce(cast(b.%1$s > 0 and f.%1$s > 10 * b.%1$s as integer), 0)"
                                        .formatted(fact))
                        .toList();
        if (!jumps.isEmpty()) {
            counts.putAll(
                    counted(
                            Map.of("tenfold_jump", "sum(" + String.join(" + ", jumps) + ")"),
                            "fact f join fact b on b.id = f.id and b.\"year\" = f.\"year\" - 1 where "
                                    + valid()));
        }
        return counts;
    }

    /// That figures are a valid enterprise's, asked where any are not.
    private String valid() {
        List<String> terms = new ArrayList<>();
        if (population.database().number("select count(*) from invalid") > 0) {
            terms.add("f.id not in (select id from invalid)");
        }
        if (strangers) {
            terms.add("f.id in (select id from enterprise)");
        }
        return terms.isEmpty() ? "true" : String.join(" and ", terms);
    }

    /// By code, how often something is doubtful in the figures `f` of one year alone.
    private Map<String, String> withinAYear(List<FactDefinition> yearly, Rules rules) {
        Map<String, String> doubts = new LinkedHashMap<>();
        doubts.put(
                "year_not_closed",
                "count(*) filter (where f.\"year\" >= %d and (%s))"
                        .formatted(
                                rules.asOf().getYear(),
                                String.join(
                                        " or ", yearly.stream().map(Warnings::isThere).toList())));
        for (String whole : List.of("revenue", "total_cost")) {
            if (has("rd_expense") && has(whole)) {
                doubts.put(
                        "rd_above_" + whole,
                        "count(*) filter (where f.rd_expense > f.%s and f.\"year\" is not null)"
                                .formatted(whole));
            }
        }
        List<String> fallbacks = fallbacks(rules);
        if (!fallbacks.isEmpty()) {
            doubts.put("fallback_used", String.join(" + ", fallbacks));
        }
        return doubts;
    }

    /// By fact, how often another is read in its place.
    private List<String> fallbacks(Rules rules) {
        int last = rules.asOf().getYear() - 1;
        int first = rules.readsYears() ? last - Rules.YEARS + 1 : last;
        List<String> counts = new ArrayList<>();
        for (FactDefinition fact : rules.version().factsRead()) {
            String fallback = fact.fallback();
            if (fallback != null && has(fallback)) {
                counts.add(
                        "count(*) filter (where f.\"year\" between %d and %d and f.%s is not null%s)"
                                .formatted(
                                        first,
                                        last,
                                        name(fallback),
                                        has(fact.id()) ? " and not " + isThere(fact) : ""));
            }
        }
        return counts;
    }

    private boolean has(String fact) {
        return population.facts().containsKey(fact);
    }

    private static String isThere(FactDefinition fact) {
        return "(f." + name(fact.id()) + " is not null)";
    }

    /// What is counted more than never.
    ///
    /// @param aggregates by code
    private SortedMap<String, Long> counted(Map<String, String> aggregates, String from) {
        SortedMap<String, Long> counts = new TreeMap<>();
        population
                .database()
                .each(
                        "select %s from %s".formatted(String.join(", ", aggregates.values()), from),
                        found -> {
                            int place = 1;
                            for (String code : aggregates.keySet()) {
                                long count = found.getLong(place++);
                                if (count > 0) {
                                    counts.put(code, count);
                                }
                            }
                        });
        return counts;
    }
}
