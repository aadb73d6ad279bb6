package org.echelon.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.FactsFile;
import org.echelon.quantity.Rational;

/// What facts are like: the values that the examples of a version give them. Examples stand on both
/// sides of every threshold, so they tell what an answer may decide.
final class TypicalValues {

    /// Of numbers so many are tried, spread evenly over those that occur.
    private static final int MOST_NUMBERS = 7;

    private final Map<String, Map<FactValue, Integer>> byFact;

    /// A value and how often it occurs.
    record Weighted(FactValue value, int times) {}

    private TypicalValues(Map<String, Map<FactValue, Integer>> byFact) {
        this.byFact = byFact;
    }

    static TypicalValues of(Version version, FactDictionary dictionary) {
        Map<String, Map<FactValue, Integer>> found = new HashMap<>();
        version.examples()
                .forEach((name, yaml) ->
                        FactsFile.read(name, yaml, dictionary)
                                .file()
                                .map(FactsFile::facts)
                                .ifPresent(facts -> {
                                    facts.current().forEach((id, value) -> count(found, id, value));
                                    facts.yearly()
                                            .values()
                                            .forEach(year ->
                                                    year.forEach((id, value) ->
                                                            count(found, id, value)));
                                }));
        return new TypicalValues(found);
    }

    private static void count(
            Map<String, Map<FactValue, Integer>> found, String id, FactValue value) {
        found.computeIfAbsent(id, _ -> new HashMap<>()).merge(value, 1, Integer::sum);
    }

    /// The values of a fact; none where no example gives it one.
    List<Weighted> of(String fact) {
        Map<FactValue, Integer> values = byFact.getOrDefault(fact, Map.of());
        TreeMap<Rational, Integer> numbers = new TreeMap<>();
        List<Weighted> others = new ArrayList<>();
        values.forEach((value, times) -> {
            if (value instanceof FactValue.Numeric(Rational number)) {
                numbers.put(number, times);
            } else {
                others.add(new Weighted(value, times));
            }
        });
        others.addAll(spread(numbers));
        return others;
    }

    /// Neighbouring numbers are joined until few enough are left; the middle one speaks for them.
    private static List<Weighted> spread(SortedMap<Rational, Integer> numbers) {
        List<Map.Entry<Rational, Integer>> all = List.copyOf(numbers.entrySet());
        int groups = Math.min(MOST_NUMBERS, all.size());
        List<Weighted> spread = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            int from = group * all.size() / groups;
            int to = (group + 1) * all.size() / groups;
            int times = all.subList(from, to).stream().mapToInt(Map.Entry::getValue).sum();
            spread.add(
                    new Weighted(
                            new FactValue.Numeric(all.get((from + to - 1) / 2).getKey()), times));
        }
        return spread;
    }
}
