package org.echelon.policy.gap;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Finds what may still move for a filing: facts that the decision reads, that are known, and that
/// the dictionary lets move from a time that has come.
final class Levers {

    private static final int WINDOW = 3;

    private final FactDictionary dictionary;
    private final Roll roll;

    Levers(FactDictionary dictionary, Roll roll) {
        this.dictionary = dictionary;
        this.roll = roll;
    }

    /// @param read the facts that the decision reads
    Space space(List<FactDefinition> read) {
        Set<FactKey> keys = keys(read);
        List<Lever> levers = new ArrayList<>();
        for (FactDefinition fact : dictionary.all()) {
            for (FactKey key : keys) {
                if (key.fact().equals(fact.id())) {
                    lever(fact, key, keys).ifPresent(levers::add);
                }
            }
        }
        List<Space.Part> parts = new ArrayList<>();
        for (int part = 0; part < levers.size(); part++) {
            FactKey wholeKey = wholeOf(levers.get(part).fact());
            for (int whole = 0; whole < levers.size(); whole++) {
                if (levers.get(whole).fact().equals(wholeKey)) {
                    parts.add(new Space.Part(part, whole));
                }
            }
        }
        return new Space(levers, parts);
    }

    /// The years of the window on the day of the filing that are still open.
    List<Integer> openYears() {
        int end = roll.filing().on().getYear();
        List<Integer> years = new ArrayList<>();
        for (int year = Math.max(roll.lastClosedYear() + 1, end - WINDOW); year < end; year++) {
            years.add(year);
        }
        return years;
    }

    /// The facts that may move: those read, what is read in their stead, and their wholes.
    private Set<FactKey> keys(List<FactDefinition> read) {
        Set<FactKey> keys = new TreeSet<>();
        for (FactDefinition fact : read) {
            if (fact.period() == FactDefinition.Period.YEARLY) {
                openYears().forEach(year -> add(new FactKey(fact.id(), year), keys));
            } else {
                add(new FactKey(fact.id(), null), keys);
            }
        }
        return keys;
    }

    private void add(FactKey key, Set<FactKey> keys) {
        FactKey at = key;
        FactDefinition fact = dictionary.find(key.fact()).orElseThrow();
        if (value(at) == null && fact.fallback() != null) {
            at = new FactKey(fact.fallback(), key.year());
        }
        addWithTies(at, keys);
        if (value(at) == null) {
            // What bounds an unknown fact moves it too.
            addWithTies(wholeOf(at), keys);
            partsOf(at).forEach(part -> addWithTies(part, keys));
        }
    }

    /// A fact that may move, and what has to move with it: its whole when it rises, its parts when
    /// it falls.
    private void addWithTies(@Nullable FactKey key, Set<FactKey> keys) {
        if (key == null || !movable(key) || !keys.add(key)) {
            return;
        }
        addWithTies(wholeOf(key), keys);
        if (mayFall(key)) {
            partsOf(key).forEach(part -> addWithTies(part, keys));
        }
    }

    private boolean mayFall(FactKey key) {
        return dictionary
                .find(key.fact())
                .flatMap(FactDefinition::move)
                .filter(move -> !move.direction().equals("up"))
                .isPresent();
    }

    private boolean movable(FactKey key) {
        return value(key) != null
                && dictionary
                        .find(key.fact())
                        .flatMap(FactDefinition::move)
                        .filter(move -> hasCome(move.from(), key.year()))
                        .isPresent();
    }

    /// Facts of the running year and of the moment may move at once; what moves from next year on
    /// is too late for this year.
    private boolean hasCome(String from, @Nullable Integer year) {
        int running = roll.asOf().getYear();
        return !from.equals("next-year")
                || (year == null ? roll.filing().on().getYear() : year) > running;
    }

    private Optional<Lever> lever(FactDefinition fact, FactKey key, Set<FactKey> keys) {
        Rational base = value(key);
        FactDefinition.Move move = fact.move().orElse(null);
        if (base == null
                || move == null
                || move.step().signum() <= 0
                || move.cost().signum() <= 0
                || !keepsItsDecimals(fact, base, move.step())) {
            return Optional.empty();
        }
        Lever free =
                new Lever(key, base, move.step(), move.cost(), -Lever.NO_LIMIT, Lever.NO_LIMIT);
        long most = free.stepsUpTo(fact.max());
        long least = free.stepsDownTo(fact.min());
        FactKey whole = wholeOf(key);
        if (whole != null && !keys.contains(whole)) {
            most = Math.min(most, free.stepsUpTo(value(whole)));
        }
        for (FactKey part : partsOf(key)) {
            if (!keys.contains(part)) {
                least = Math.max(least, free.stepsDownTo(value(part)));
            }
        }
        return Optional.of(
                new Lever(
                        key,
                        base,
                        move.step(),
                        move.cost(),
                        move.direction().equals("up") ? 0 : Math.min(0, least),
                        move.direction().equals("down") ? 0 : Math.max(0, most)));
    }

    /// Whether a step leads from what the dictionary allows to what it allows: a count stays whole.
    private static boolean keepsItsDecimals(FactDefinition fact, Rational base, Rational step) {
        return fact.check(new FactValue.Numeric(base.plus(step)))
                .filter(invalid -> invalid.code().equals("decimals"))
                .isEmpty();
    }

    private List<FactKey> partsOf(FactKey key) {
        Set<FactKey> parts = new LinkedHashSet<>();
        for (FactDefinition fact : dictionary.all()) {
            FactKey part = new FactKey(fact.id(), key.year());
            if (key.fact().equals(fact.partOf()) && value(part) != null) {
                parts.add(part);
            }
        }
        return List.copyOf(parts);
    }

    @Nullable FactKey wholeOf(FactKey key) {
        String whole = dictionary.find(key.fact()).map(FactDefinition::partOf).orElse(null);
        return whole == null ? null : new FactKey(whole, key.year());
    }

    @Nullable Rational value(FactKey key) {
        Map<String, FactValue> values =
                key.year() == null
                        ? roll.facts().current()
                        : roll.facts().yearly().getOrDefault(key.year(), Map.of());
        return values.get(key.fact()) instanceof FactValue.Numeric(Rational number) ? number : null;
    }
}
