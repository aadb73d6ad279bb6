package org.echelon.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.Particular;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.fact.Title;
import org.echelon.policy.feel.Cause;
import org.echelon.policy.feel.Extent;
import org.echelon.policy.feel.Value;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// What a decision may read, made from a subject's facts: `as of`, `enterprise` (or `person`,
/// `contract`, `carrier`, `project`), `last`, `years`, `current`, `panel`, `holds`, `received`,
/// `parameters`.
final class Inputs {

    private static final int WINDOW = 3;
    private static final LocalDate WITHOUT_END = LocalDate.of(9999, 12, 31);

    private final EnterpriseFacts facts;
    private final LocalDate asOf;
    private final List<FactDefinition> read;
    private final Map<FactKey, Value> instead;

    /// @param read the facts that the decision reads; others are left out
    Inputs(EnterpriseFacts facts, LocalDate asOf, List<FactDefinition> read) {
        this(facts, asOf, read, Map.of());
    }

    /// @param instead values that stand instead of what the facts say
    Inputs(
            EnterpriseFacts facts,
            LocalDate asOf,
            List<FactDefinition> read,
            Map<FactKey, Value> instead) {
        this.facts = facts;
        this.asOf = asOf;
        this.read = read;
        this.instead = instead;
    }

    /// The inputs, once for each number of years that the subject may have existed. There is one
    /// case, unless the day from which it has existed is unknown.
    List<Map<String, Value>> cases(Map<String, Value> parameters) {
        Map<String, Value> common = new HashMap<>();
        common.put("as of", new Value.Day(asOf));
        common.put(facts.subject().kind().code(), subject());
        common.put("current", context(null, FactDefinition.Period.CURRENT));
        common.put("panel", context(null, FactDefinition.Period.PANEL));
        common.put("holds", new Value.Items(facts.holds().stream().map(Inputs::title).toList()));
        common.put(
                "received", new Value.Items(facts.received().stream().map(Inputs::award).toList()));
        common.replaceAll((name, value) -> instead.getOrDefault(new FactKey(name, null), value));
        common.put("parameters", new Value.Context(parameters));
        List<Map<String, Value>> cases = new ArrayList<>();
        int least = existingYears();
        int most = facts.subject().began() == null ? WINDOW : least;
        for (int count = most; count >= least; count--) {
            Map<String, Value> inputs = new HashMap<>(common);
            List<Value> years = new ArrayList<>();
            for (int year = asOf.getYear() - count; year < asOf.getYear(); year++) {
                years.add(context(year, FactDefinition.Period.YEARLY));
            }
            inputs.put("years", new Value.Items(years));
            inputs.put("last", years.isEmpty() ? Value.NULL : years.getLast());
            cases.add(inputs);
        }
        return cases;
    }

    /// How many of the last years the subject is known to have existed in.
    private int existingYears() {
        int end = asOf.getYear();
        LocalDate began = facts.subject().began();
        int first;
        if (began != null) {
            first = began.getYear();
        } else {
            first = firstYear(facts.yearly().headMap(end)).orElse(end);
        }
        return Math.clamp((long) end - first, 0, WINDOW);
    }

    private Value subject() {
        Subject subject = facts.subject();
        Map<String, Value> entries = new HashMap<>();
        entries.put("name", Value.of(subject.name()));
        for (Particular particular : subject.kind().particulars()) {
            FactValue value = subject.particular(particular);
            entries.put(particular.entry(), value == null ? open(particular) : known(value));
        }
        return new Value.Context(entries);
    }

    /// What is known of a particular that nobody told. The day from which the subject has
    /// accounting years is not after the first year of which there are figures: earlier ones are
    /// refused, see [org.echelon.policy.fact.FactChecks].
    private Value open(Particular particular) {
        Set<Cause> causes = Set.of(new Cause(particular.id(), null));
        boolean beginning = particular.isDay() && facts.subject().began() == null;
        Optional<Integer> first = beginning ? firstYear(facts.yearly()) : Optional.empty();
        return first.<Value>map(
                        year -> new Value.OpenAny(Extent.until(LocalDate.of(year, 12, 31)), causes))
                .orElseGet(() -> new Value.OpenAny(causes));
    }

    private static Optional<Integer> firstYear(SortedMap<Integer, Map<String, FactValue>> yearly) {
        return yearly.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Value context(@Nullable Integer year, FactDefinition.Period period) {
        Map<String, FactValue> known =
                year == null ? facts.current() : facts.yearly().getOrDefault(year, Map.of());
        Map<String, Value> entries = new HashMap<>();
        if (year != null) {
            entries.put("year", Value.of(Rational.of(year)));
        }
        for (FactDefinition fact : read) {
            if (fact.period() == period) {
                Value value = told(fact.id(), year, known);
                if (value == null && fact.fallback() != null) {
                    value = told(fact.fallback(), year, known);
                }
                entries.put(fact.id(), value == null ? unknown(fact, year, known) : value);
            }
        }
        return new Value.Context(entries);
    }

    private @Nullable Value told(
            String fact, @Nullable Integer year, Map<String, FactValue> known) {
        Value other = instead.isEmpty() ? null : instead.get(new FactKey(fact, year));
        if (other != null) {
            return other;
        }
        FactValue value = known.get(fact);
        return value == null ? null : known(value);
    }

    static Value known(FactValue value) {
        return switch (value) {
            case FactValue.Numeric(Rational number) -> Value.of(number);
            case FactValue.Truth(boolean truth) -> Value.of(truth);
            case FactValue.Text(String text) -> Value.of(text);
            case FactValue.Day(LocalDate day) -> new Value.Day(day);
        };
    }

    /// The bounds of a number that nobody told.
    Value.OpenNumber bounds(FactDefinition fact, @Nullable Integer year) {
        Map<String, FactValue> known =
                year == null ? facts.current() : facts.yearly().getOrDefault(year, Map.of());
        Set<Cause> causes = new HashSet<>();
        return new Value.OpenNumber(
                least(fact, year, known, causes), most(fact, year, known, causes), false, causes);
    }

    /// What is known of a fact that nobody told: its bounds, and those that its whole or its known
    /// parts give.
    private Value unknown(
            FactDefinition fact, @Nullable Integer year, Map<String, FactValue> known) {
        Set<Cause> causes = new HashSet<>();
        causes.add(new Cause(fact.id(), year));
        return switch (fact.type()) {
            case NUMBER -> {
                Rational least = least(fact, year, known, causes);
                Rational most = most(fact, year, known, causes);
                boolean contradicted = least != null && most != null && least.compareTo(most) > 0;
                // registers that do not fit each other bound nothing
                yield new Value.OpenNumber(
                        contradicted ? fact.min() : least,
                        contradicted ? fact.max() : most,
                        false,
                        Set.copyOf(causes));
            }
            case BOOLEAN -> new Value.OpenTruth(true, true, false, Set.copyOf(causes));
            case CODE, TEXT -> new Value.OpenAny(Set.copyOf(causes));
        };
    }

    private @Nullable Rational most(
            FactDefinition fact,
            @Nullable Integer year,
            Map<String, FactValue> known,
            Set<Cause> causes) {
        Rational most = fact.max();
        Rational whole =
                fact.partOf() == null
                        ? null
                        : switch (told(fact.partOf(), year, known)) {
                            case Value.Numeric(Rational number, _) -> number;
                            case Value.OpenNumber open -> {
                                causes.addAll(open.causes());
                                yield open.max();
                            }
                            case null, default -> null;
                        };
        return whole == null || most == null ? (whole == null ? most : whole) : most.min(whole);
    }

    private @Nullable Rational least(
            FactDefinition fact,
            @Nullable Integer year,
            Map<String, FactValue> known,
            Set<Cause> causes) {
        Rational least = fact.min();
        for (FactDefinition part : read) {
            Rational some =
                    !fact.id().equals(part.partOf())
                            ? null
                            : switch (told(part.id(), year, known)) {
                                case Value.Numeric(Rational number, _) -> number;
                                case Value.OpenNumber open -> {
                                    causes.addAll(open.causes());
                                    yield open.min();
                                }
                                case null, default -> null;
                            };
            if (some != null) {
                least = least == null ? some : least.max(some);
            }
        }
        return least;
    }

    private static Value title(Title title) {
        Map<String, Value> entries = new HashMap<>();
        entries.put("title", Value.of(title.title()));
        entries.put("number", title.number() == null ? Value.NULL : Value.of(title.number()));
        entries.put("from", new Value.Day(title.from()));
        // A title without end is valid on any day one can ask about.
        entries.put("until", new Value.Day(title.until() == null ? WITHOUT_END : title.until()));
        return new Value.Context(entries);
    }

    private static Value award(Award award) {
        Map<String, Value> entries = new HashMap<>();
        entries.put("programme", Value.of(award.programme()));
        entries.put("matter", award.matter() == null ? Value.NULL : Value.of(award.matter()));
        entries.put("level", award.level() == null ? Value.NULL : Value.of(award.level()));
        entries.put("amount", Value.of(award.amount()));
        entries.put("on", new Value.Day(award.on()));
        return new Value.Context(entries);
    }
}
