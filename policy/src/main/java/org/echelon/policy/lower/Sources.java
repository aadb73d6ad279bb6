package org.echelon.policy.lower;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.Particular;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Day;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.ir.Range;
import org.echelon.policy.ir.Slot;
import org.echelon.policy.ir.Text;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// The columns and parameters that a decision reads, each once.
final class Sources {

    /// Figures of one subject stay below a hundred trillion yuan (the country's gross product of a
    /// year), other numbers below a thousand million. A row with a greater one is the
    /// interpreter's; so most products fit into 64 bits, and all proofs hold for every row.
    private static final BigInteger MOST_YUAN = BigInteger.TEN.pow(14);

    private static final BigInteger MOST_OTHERS = BigInteger.TEN.pow(9);

    /// How far a parameter may be turned up without lowering the decision again.
    private static final BigInteger ROOM = BigInteger.valueOf(100);

    private static final int FEN = 100;

    private final FactDictionary dictionary;
    private final Subject.Kind subject;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<String, Slot> slots = new LinkedHashMap<>();

    Sources(FactDictionary dictionary, Subject.Kind subject) {
        this.dictionary = dictionary;
        this.subject = subject;
        slots.put(Slot.AS_OF.name(), Slot.AS_OF);
    }

    List<Column> columns() {
        return List.copyOf(columns.values());
    }

    List<Slot> slots() {
        return List.copyOf(slots.values());
    }

    /// A fact, or null where the period has none of that name, as a context without the entry.
    ///
    /// @param exists whether its year exists
    Symbol fact(String id, FactDefinition.Period period, int yearsBack, Truth exists) {
        FactDefinition fact = dictionary.find(id).orElse(null);
        if (fact == null || fact.period() != period || exists.equals(Truth.FALSE)) {
            return Symbol.NULL;
        }
        return of(column(fact, yearsBack), !exists.equals(Truth.TRUE));
    }

    /// A particular of the subject, known wherever the row is computed.
    Symbol particular(String entry) {
        for (Particular particular : subject.particulars()) {
            if (particular.entry().equals(entry)) {
                return of(column(particular), false);
            }
        }
        throw new Refusal(
                "%s.%s is no column; a decision on columns may read %s"
                        .formatted(
                                subject.code(),
                                entry,
                                subject.particulars().stream().map(Particular::entry).toList()));
    }

    Column column(Particular particular) {
        return columns.computeIfAbsent(
                particular.id(),
                id ->
                        new Column(
                                id,
                                subject.code() + "." + particular.entry(),
                                id,
                                0,
                                particular.isDay() ? Column.Type.DAY : Column.Type.TEXT,
                                1,
                                null,
                                null));
    }

    private Column column(FactDefinition fact, int yearsBack) {
        String name = yearsBack == 0 ? fact.id() : fact.id() + "_y" + yearsBack;
        Column known = columns.get(name);
        if (known == null) {
            known = made(fact, name, yearsBack);
            columns.put(name, known);
        }
        return known;
    }

    private Column made(FactDefinition fact, String name, int yearsBack) {
        FactDefinition other =
                fact.fallback() == null ? null : dictionary.find(fact.fallback()).orElse(null);
        Column fallback =
                other == null || other.period() != fact.period()
                        ? null
                        : plain(
                                other,
                                yearsBack == 0 ? other.id() : other.id() + "_y" + yearsBack,
                                yearsBack,
                                null);
        return plain(fact, name, yearsBack, fallback);
    }

    /// What bounds a number where it is unknown: its whole, and those of its parts that are read.
    Optional<Plan.Bounds> bounds(Column column, List<FactDefinition> read) {
        FactDefinition fact = dictionary.find(column.fact()).orElse(null);
        if (fact == null || fact.type() != FactDefinition.Type.NUMBER) {
            return Optional.empty();
        }
        FactDefinition whole =
                fact.partOf() == null ? null : dictionary.find(fact.partOf()).orElse(null);
        Column above =
                whole == null || whole.period() != fact.period()
                        ? null
                        : told(whole, column.yearsBack());
        List<Column> parts =
                read.stream()
                        .filter(part ->
                                fact.id().equals(part.partOf()) && part.period() == fact.period())
                        .map(part -> told(part, column.yearsBack()))
                        .toList();
        return above == null && parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Plan.Bounds(above, parts));
    }

    /// The column of a fact as it was told, without a fallback.
    private static Column told(FactDefinition fact, int yearsBack) {
        return plain(
                fact, yearsBack == 0 ? fact.id() : fact.id() + "_y" + yearsBack, yearsBack, null);
    }

    private static Column plain(
            FactDefinition fact, String name, int yearsBack, @Nullable Column fallback) {
        boolean number = fact.type() == FactDefinition.Type.NUMBER;
        int scale = number && !fact.integer() ? FEN : 1;
        return new Column(
                name,
                path(fact, yearsBack),
                fact.id(),
                yearsBack,
                switch (fact.type()) {
                    case NUMBER -> Column.Type.NUMBER;
                    case BOOLEAN -> Column.Type.TRUTH;
                    case CODE, TEXT -> Column.Type.TEXT;
                },
                scale,
                number ? range(fact, scale) : null,
                fallback);
    }

    private static String path(FactDefinition fact, int yearsBack) {
        return switch (fact.period()) {
                    case CURRENT -> "current.";
                    case PANEL -> "panel.";
                    case YEARLY -> yearsBack == 1 ? "last." : "years[-" + yearsBack + "].";
                }
                + fact.id();
    }

    private static Range range(FactDefinition fact, int scale) {
        BigInteger most = "yuan".equals(fact.unit()) ? MOST_YUAN : MOST_OTHERS;
        Rational factor = Rational.of(scale);
        BigInteger high =
                fact.max() == null
                        ? most.multiply(BigInteger.valueOf(scale)).subtract(BigInteger.ONE)
                        : fact.max().times(factor).floor();
        BigInteger low =
                fact.min() == null
                        ? BigInteger.ONE.subtract(most.multiply(BigInteger.valueOf(scale)))
                        : fact.min().times(factor).ceiling();
        return new Range(low, high);
    }

    private static Symbol of(Column column, boolean nullable) {
        return switch (column.type()) {
            case NUMBER ->
                    new Symbol.Ratio(new Whole.Of(column, nullable), Whole.of(column.scale()));
            case TRUTH -> new Symbol.Bool(new Truth.Of(column, nullable));
            case TEXT -> new Symbol.Chars(new Text.Of(column, nullable));
            case DAY -> new Symbol.Date(new Day.Of(column, nullable));
        };
    }

    /// A parameter: a slot, or a context of slots.
    Symbol parameter(String path, Value value) {
        return switch (value) {
            case Value.Context context -> new Symbol.Parameters(path + ".", context);
            case Value.Numeric(Rational number, _) -> {
                BigInteger scale = scale(number);
                yield new Symbol.Ratio(
                        new Whole.Bound(slot(path, Slot.Type.NUMBER, scale, room(number, scale))),
                        Whole.of(scale));
            }
            case Value.Truth _ ->
                    new Symbol.Bool(
                            new Truth.Bound(slot(path, Slot.Type.TRUTH, BigInteger.ONE, null)));
            case Value.Text _ ->
                    new Symbol.Chars(
                            new Text.Bound(slot(path, Slot.Type.TEXT, BigInteger.ONE, null)));
            case Value.Day _ ->
                    new Symbol.Date(new Day.Bound(slot(path, Slot.Type.DAY, BigInteger.ONE, null)));
            case Value.Items(List<Value> items)
                    when items.stream().allMatch(Value.Text.class::isInstance) ->
                    new Symbol.Texts(slot(path, Slot.Type.TEXTS, BigInteger.ONE, null));
            default ->
                    throw new Refusal(
                            "the parameter '%s' is %s; numbers, truth values, texts, days and lists of texts can be bound"
                                    .formatted(path, value));
        };
    }

    /// A parameter that is a text with a duration, in months.
    Whole months(String path) {
        return new Whole.Bound(slot(path, Slot.Type.MONTHS, BigInteger.ONE, Range.of(0, 1200)));
    }

    private static BigInteger scale(Rational number) {
        BigInteger least =
                number.isInteger() ? BigInteger.valueOf(100) : BigInteger.valueOf(10_000);
        return least.multiply(number.denominator()).divide(least.gcd(number.denominator()));
    }

    private static Range room(Rational number, BigInteger scale) {
        BigInteger most = number.abs().ceiling().max(BigInteger.ONE).multiply(ROOM).multiply(scale);
        return new Range(number.signum() < 0 ? most.negate() : BigInteger.ZERO, most);
    }

    private Slot slot(String path, Slot.Type type, BigInteger scale, @Nullable Range range) {
        return slots.computeIfAbsent(
                type == Slot.Type.MONTHS ? path + " in months" : path,
                _ -> new Slot(path, type, scale, range));
    }
}
