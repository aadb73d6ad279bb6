package org.echelon.policy.gap;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.FactValue;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// The facts as they will stand on the day of a filing when nothing is done: the window of years
/// has moved on, and a year that is not closed yet repeats the one before it where nothing was
/// told.
///
/// @param facts the facts then
/// @param asOf the day of the question
/// @param filing the day of the filing
/// @param repeated open years of which something repeats the year before
/// @param given open years of which something was told
public record Roll(
        EnterpriseFacts facts,
        LocalDate asOf,
        Filing filing,
        SortedSet<Integer> repeated,
        SortedSet<Integer> given) {

    public static Roll of(
            EnterpriseFacts facts, LocalDate asOf, Filing filing, FactDictionary dictionary) {
        SortedMap<Integer, Map<String, FactValue>> years = new TreeMap<>(facts.yearly());
        SortedSet<Integer> repeated = new TreeSet<>();
        SortedSet<Integer> given = new TreeSet<>();
        for (int year = asOf.getYear(); year < filing.on().getYear(); year++) {
            Map<String, FactValue> told = facts.yearly().getOrDefault(year, Map.of());
            Map<String, FactValue> joined =
                    joined(told, years.getOrDefault(year - 1, Map.of()), dictionary);
            if (!told.isEmpty()) {
                given.add(year);
            }
            if (joined.size() > told.size()) {
                repeated.add(year);
            }
            if (!joined.isEmpty()) {
                years.put(year, joined);
            }
        }
        return new Roll(
                new EnterpriseFacts(
                        facts.subject(), years, facts.current(), facts.holds(), facts.received()),
                asOf,
                filing,
                repeated,
                given);
    }

    /// The last accounting year that is closed on the day of the question.
    public int lastClosedYear() {
        return asOf.getYear() - 1;
    }

    /// The last year before a repeated one of which something was told.
    int toldBefore(int year) {
        SortedSet<Integer> before = given.headSet(year);
        return before.isEmpty() ? lastClosedYear() : before.last();
    }

    /// What was told, and of the rest what the year before had, unless the two cannot both be: a
    /// part above its whole stays unknown.
    private static Map<String, FactValue> joined(
            Map<String, FactValue> told, Map<String, FactValue> before, FactDictionary dictionary) {
        Map<String, FactValue> joined = new HashMap<>(before);
        joined.putAll(told);
        for (FactDefinition fact : dictionary.all()) {
            String whole = fact.partOf();
            if (whole != null && exceeds(joined.get(fact.id()), joined.get(whole))) {
                joined.remove(told.containsKey(fact.id()) ? whole : fact.id());
            }
        }
        return joined;
    }

    private static boolean exceeds(@Nullable FactValue part, @Nullable FactValue whole) {
        return part instanceof FactValue.Numeric(Rational some)
                && whole instanceof FactValue.Numeric(Rational all)
                && some.compareTo(all) > 0;
    }
}
