package org.echelon.population;

import static org.echelon.population.Database.name;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.policy.fact.FactDefinition;

/// What is doubtful in a population, counted by kind as an evaluation would tell it, one by one.
final class Warnings {

    private final Population population;

    Warnings(Population population) {
        this.population = population;
    }

    SortedMap<String, Long> count(Rules rules) {
        SortedMap<String, Long> counts = new TreeMap<>();
        int year = rules.asOf().getYear();
        String valid =
                "f.id not in (select id from invalid) and f.id in (select id from enterprise)";
        List<FactDefinition> yearly =
                population.facts().values().stream()
                        .map(FactColumn::fact)
                        .filter(fact -> fact.period() == FactDefinition.Period.YEARLY)
                        .toList();
        if (yearly.isEmpty()) {
            return counts;
        }
        put(
                counts,
                "year_not_closed",
                "select count(*) from fact f where f.\"year\" >= %d and (%s) and %s"
                        .formatted(
                                year,
                                String.join(
                                        " or ",
                                        yearly.stream()
                                                .map(fact ->
                                                        "f." + name(fact.id()) + " is not null")
                                                .toList()),
                                valid));
        for (String whole : List.of("revenue", "total_cost")) {
            if (population.facts().containsKey("rd_expense")
                    && population.facts().containsKey(whole)) {
                put(
                        counts,
                        "rd_above_" + whole,
                        "select count(*) from fact f where f.rd_expense > f.%s and f.\"year\" is not null and %s"
                                .formatted(whole, valid));
            }
        }
        String jumps =
                String.join(
                        " + ",
                        yearly.stream()
                                .filter(fact -> fact.type() == FactDefinition.Type.NUMBER)
                                .map(fact -> name(fact.id()))
                                .map(fact ->
                                        "coalesce(cast(b.%1$s > 0 and f.%1$s > 10 * b.%1$s as integer), 0)"
                                                .formatted(fact))
                                .toList());
        if (!jumps.isEmpty()) {
            put(
                    counts,
                    "tenfold_jump",
                    "select coalesce(sum(%s), 0) from fact f join fact b on b.id = f.id and b.\"year\" = f.\"year\" - 1 where %s"
                            .formatted(jumps, valid));
        }
        fallbacks(rules, valid, counts);
        return counts;
    }

    private void fallbacks(Rules rules, String valid, SortedMap<String, Long> counts) {
        int last = rules.asOf().getYear() - 1;
        int first = rules.readsYears() ? last - Rules.YEARS + 1 : last;
        long used = 0;
        for (FactDefinition fact : rules.version().factsRead()) {
            String fallback = fact.fallback();
            if (fallback == null || !population.facts().containsKey(fallback)) {
                continue;
            }
            String missing =
                    population.facts().containsKey(fact.id())
                            ? "f.%s is null".formatted(name(fact.id()))
                            : "true";
            used +=
                    population
                            .database()
                            .number(
                                    "select count(*) from fact f where f.\"year\" between %d and %d and %s and f.%s is not null and %s"
                                            .formatted(
                                                    first, last, missing, name(fallback), valid));
        }
        if (used > 0) {
            counts.put("fallback_used", used);
        }
    }

    private void put(SortedMap<String, Long> counts, String code, String sql) {
        long count = population.database().number(sql);
        if (count > 0) {
            counts.put(code, count);
        }
    }
}
