package org.echelon.policy.kernel;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Definition;
import org.echelon.policy.ir.Range;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;
import org.jspecify.annotations.Nullable;

/// Integers as code: the least and the greatest that each may be, as the interpreter's intervals
/// have them.
///
/// Ratios are numerators and denominators here, and the bounds of a comparison of two ratios are
/// those of the crossed products. They say as much as the bounds of the quotients, with three
/// exceptions: a divisor that may be zero (see [Divisors]), one that occurs more than once (see
/// [#repeated]), and a choice between two ratios that is not decided (see [#choice]). Where such a
/// cell is unknown, the bounds are loose: what they decide holds, and what they leave open is the
/// interpreter's.
final class Wholes {

    private final Code code;
    private final Cellar cells;
    private final Truths truths;
    private final boolean aboveZero;
    private final IdentityHashMap<Whole, Bounded> made = new IdentityHashMap<>();
    private final Occurrences occurrences = new Occurrences();

    /// @param aboveZero whether a divisor counts as above zero, without which its quotient is null
    Wholes(Code code, Cellar cells, Truths truths, boolean aboveZero) {
        this.aboveZero = aboveZero;
        this.code = code;
        this.cells = cells;
        this.truths = truths;
    }

    Bounded of(Whole whole) {
        Bounded known = made.get(whole);
        if (known == null) {
            known = make(whole, Set.of());
            made.put(whole, known);
        }
        return known;
    }

    /// The number where some numbers are known to be above zero.
    private Bounded of(Whole whole, Set<Whole> positive) {
        if (positive.isEmpty() || !aboveZero) {
            return of(whole);
        }
        Bounded plain = make(whole, positive);
        return positive.contains(whole) ? aboveZero(plain, whole.range()) : plain;
    }

    private Bounded aboveZero(Bounded number, Range range) {
        if (!aboveZero || number.isPoint() || range.low().signum() > 0) {
            return number;
        }
        Whole128 one = Whole128.of(code, BigInteger.ONE, false);
        return new Bounded(
                number.least().greatest(code, one),
                number.greatest(),
                number.some(),
                number.none(),
                number.left(),
                number.loose());
    }

    private Bounded point(Whole128 value) {
        return new Bounded(value, value, code.always, code.never, code.never, code.never);
    }

    private Bounded make(Whole whole, Set<Whole> positive) {
        if (whole instanceof Whole.Literal(BigInteger value)) {
            return point(Whole128.of(code, value, !isNarrow(whole)));
        }
        if (whole instanceof Whole.Null) {
            Whole128 zero = Whole128.of(code, BigInteger.ZERO, false);
            return new Bounded(zero, zero, code.never, code.always, code.never, code.never);
        }
        switch (cells.dependence(whole)) {
            case NOTHING -> {
                return same(whole);
            }
            case RECORDS -> {
                return fromRecords(whole);
            }
            case TEXT, ROW -> {}
        }
        return switch (whole) {
            case Whole.Of(Column column, boolean nullable) -> cells.number(column, nullable);
            case Whole.Reference(Definition definition, var part) -> {
                Wholes plain = truths.plain().wholes(aboveZero);
                Whole denominator = Objects.requireNonNull(definition.denominator());
                if (part == Definition.Part.NUMERATOR) {
                    Whole numerator = (Whole) definition.value();
                    yield plain.of(numerator, Divisors.of(numerator, denominator));
                }
                yield aboveZero(plain.of(denominator), denominator.range());
            }
            case Whole.Arithmetic arithmetic -> arithmetic(arithmetic, positive);
            case Whole.Quotient(Whole dividend, BigInteger divisor) -> {
                Bounded number = of(dividend, positive);
                if (!isNarrow(dividend)) {
                    throw new Unsupported("a quotient of more than 64 bits");
                }
                int by = code.constant(divisor.longValueExact());
                Whole128 least = quotient(number.least(), by);
                yield new Bounded(
                        least,
                        number.isPoint() ? least : quotient(number.greatest(), by),
                        number.some(),
                        number.none(),
                        number.left(),
                        number.loose());
            }
            case Whole.Extreme(boolean least, Whole left, Whole right, _, _) -> {
                Bounded a = of(left, positive);
                Bounded b = of(right, positive);
                yield both(
                        a,
                        b,
                        least
                                ? a.least().least(code, b.least())
                                : a.least().greatest(code, b.least()),
                        least
                                ? a.greatest().least(code, b.greatest())
                                : a.greatest().greatest(code, b.greatest()));
            }
            case Whole.Choice choice -> choice(choice, positive);
            case Whole.DaysBetween(var from, var to) -> {
                Cellar.DayCell a = cells.day(from);
                Cellar.DayCell b = cells.day(to);
                yield new Bounded(
                        Whole128.narrow(code.minus(b.value(), a.value())),
                        Whole128.narrow(code.minus(b.value(), a.value())),
                        code.always,
                        code.never,
                        code.or(a.left(), b.left()),
                        code.never);
            }
            case Whole.MonthsBetween(var from, var to) -> {
                Cellar.DayCell a = cells.day(from);
                Cellar.DayCell b = cells.day(to);
                Whole128 months =
                        Whole128.narrow(code.call(Code.Op.MONTHS_BETWEEN, a.value(), b.value()));
                yield new Bounded(
                        months,
                        months,
                        code.always,
                        code.never,
                        code.or(a.left(), b.left()),
                        code.never);
            }
            case Whole.YearOf(var day) -> {
                Cellar.DayCell a = cells.day(day);
                Whole128 year = Whole128.narrow(code.yearOf(a.value()));
                yield new Bounded(year, year, code.always, code.never, a.left(), code.never);
            }
            case Whole.Field _, Whole.Total _, Whole.Bound _, Whole.Literal _, Whole.Null _ ->
                    throw new IllegalStateException("differs from no row: " + whole);
        };
    }

    private Whole128 quotient(Whole128 dividend, int divisor) {
        return Whole128.narrow(code.call(Code.Op.QUOTIENT, dividend.low(), divisor));
    }

    private static boolean isNarrow(Whole whole) {
        return whole.range().isLong();
    }

    /// A number that is the same in every row.
    private Bounded same(Whole whole) {
        Whole128 value = cells.parameter(whole, !isNarrow(whole));
        int none = whole.nullable() ? cells.missing(whole) : code.never;
        return new Bounded(value, value, code.not(none), none, code.never, code.never);
    }

    private Bounded fromRecords(Whole whole) {
        Whole128 value = cells.fromRecords(whole, !isNarrow(whole));
        int none = whole.nullable() ? cells.missingFromRecords(whole) : code.never;
        return new Bounded(value, value, code.not(none), none, code.never, code.never);
    }

    private Bounded both(Bounded a, Bounded b, Whole128 least, Whole128 greatest) {
        int none = code.or(a.none(), b.none());
        int some = code.and(a.some(), b.some());
        boolean definite = a.none() == code.not(a.some()) && b.none() == code.not(b.some());
        // null for certain, whatever the other is
        int settled =
                code.or(
                        code.and(code.not(a.some()), code.not(a.left())),
                        code.and(code.not(b.some()), code.not(b.left())));
        return new Bounded(
                least,
                greatest,
                some,
                definite ? code.not(some) : none,
                code.and(code.or(a.left(), b.left()), code.not(settled)),
                code.or(a.loose(), b.loose()));
    }

    private Bounded arithmetic(Whole.Arithmetic whole, Set<Whole> positive) {
        Bounded a = of(whole.left(), positive);
        Bounded b = of(whole.right(), positive);
        boolean wide = !isNarrow(whole);
        return switch (whole.operator()) {
            case ADD -> {
                Whole128 least = a.least().plus(code, b.least(), wide);
                yield both(
                        a,
                        b,
                        least,
                        a.isPoint() && b.isPoint()
                                ? least
                                : a.greatest().plus(code, b.greatest(), wide));
            }
            case SUBTRACT -> {
                Whole128 least = a.least().minus(code, b.greatest(), wide);
                yield both(
                        a,
                        b,
                        least,
                        a.isPoint() && b.isPoint()
                                ? least
                                : a.greatest().minus(code, b.least(), wide));
            }
            case MULTIPLY -> product(a, whole.left().range(), b, whole.right().range(), wide);
        };
    }

    private Bounded product(Bounded a, Range rangeA, Bounded b, Range rangeB, boolean wide) {
        if (a.isPoint() && b.isPoint()) {
            Whole128 value = a.least().times(code, b.least(), wide);
            return both(a, b, value, value);
        }
        if (rangeA.low().signum() >= 0 && rangeB.low().signum() >= 0) {
            return both(
                    a,
                    b,
                    a.least().times(code, b.least(), wide),
                    a.greatest().times(code, b.greatest(), wide));
        }
        if (rangeB.isPoint() || rangeA.isPoint()) {
            Bounded number = rangeB.isPoint() ? a : b;
            Bounded factor = rangeB.isPoint() ? b : a;
            boolean turned = (rangeB.isPoint() ? rangeB : rangeA).low().signum() < 0;
            Whole128 low = number.least().times(code, factor.least(), wide);
            Whole128 high = number.greatest().times(code, factor.least(), wide);
            return both(a, b, turned ? high : low, turned ? low : high);
        }
        Whole128 first = a.least().times(code, b.least(), wide);
        Whole128 second = a.least().times(code, b.greatest(), wide);
        Whole128 third = a.greatest().times(code, b.least(), wide);
        Whole128 fourth = a.greatest().times(code, b.greatest(), wide);
        return both(
                a,
                b,
                first.least(code, second).least(code, third.least(code, fourth)),
                first.greatest(code, second).greatest(code, third.greatest(code, fourth)));
    }

    /// The rules of a table, one after the other. A truth value that several of them test is the
    /// same in all of them; a number that some test from above and some from below may leave no
    /// case over, which bounds do not tell.
    private Bounded choice(Whole.Choice choice, Set<Whole> positive) {
        List<Truth> conditions = Tests.conditions(choice);
        boolean simple = isSimple(choice.then()) || isSimple(choice.otherwise());
        for (Truth.Of shared : Tests.shared(conditions)) {
            if (truths.isOpen(shared)) {
                return joined(
                        truths.of(shared),
                        truths.assuming(shared, true).wholes(aboveZero).of(choice, positive),
                        truths.assuming(shared, false).wholes(aboveZero).of(choice, positive),
                        !isNarrow(choice),
                        isSimple(choice));
            }
        }
        Bounded made =
                joined(
                        truths.of(choice.condition()),
                        of(choice.then(), positive),
                        of(choice.otherwise(), positive),
                        !isNarrow(choice),
                        simple);
        int open = code.never;
        for (Whole tested : Tests.fromBothSides(conditions)) {
            Bounded number = of(tested);
            if (!number.isPoint()) {
                open = code.or(open, code.not(number.least().same(code, number.greatest())));
            }
        }
        return open == code.never
                ? made
                : new Bounded(
                        made.least(),
                        made.greatest(),
                        made.some(),
                        made.none(),
                        made.left(),
                        code.or(made.loose(), open));
    }

    /// @param simple whether the hull of both says as much as the interpreter's
    private Bounded joined(Truth3 condition, Bounded a, Bounded b, boolean wide, boolean simple) {
        int first = code.and(condition.may(), a.some());
        int second = code.and(condition.other(), b.some());
        int undecided = code.and(condition.may(), condition.other());
        Whole128 least;
        Whole128 greatest;
        if (a.some() == code.never || b.some() == code.never) {
            Bounded only = a.some() == code.never ? b : a;
            least = only.least();
            greatest = only.greatest();
        } else if (undecided == code.never) {
            least = a.least().chosen(code, condition.may(), b.least(), wide);
            greatest =
                    a.isPoint() && b.isPoint()
                            ? least
                            : a.greatest().chosen(code, condition.may(), b.greatest(), wide);
        } else {
            least = hull(first, second, a.least(), b.least(), true, wide);
            greatest = hull(first, second, a.greatest(), b.greatest(), false, wide);
        }
        int none =
                code.or(code.and(condition.may(), a.none()), code.and(condition.other(), b.none()));
        int some = code.or(first, second);
        boolean definite =
                undecided == code.never
                        && a.none() == code.not(a.some())
                        && b.none() == code.not(b.some());
        int left =
                code.or(
                        condition.left(),
                        code.or(
                                code.and(condition.may(), a.left()),
                                code.and(condition.other(), b.left())));
        int loose =
                code.or(
                        code.and(simple ? condition.loose() : code.always, undecided),
                        code.or(
                                code.and(condition.may(), a.loose()),
                                code.and(condition.other(), b.loose())));
        return new Bounded(least, greatest, some, definite ? code.not(some) : none, left, loose);
    }

    private Whole128 hull(
            int first, int second, Whole128 a, Whole128 b, boolean least, boolean wide) {
        Whole128 both = least ? a.least(code, b) : a.greatest(code, b);
        return both.chosen(code, second, a, wide).chosen(code, first, b, wide);
    }

    /// Whether it is the same in every row but for which of some values it is.
    private boolean isSimple(Whole whole) {
        return switch (whole) {
            case Whole.Literal _, Whole.Null _ -> true;
            case Whole.Choice(_, Whole then, Whole otherwise, _, _) ->
                    isSimple(then) && isSimple(otherwise);
            case Whole.Reference(Definition definition, var part) ->
                    part == Definition.Part.NUMERATOR && isSimple((Whole) definition.value());
            default -> cells.dependence(whole) == Cellar.Dependence.NOTHING;
        };
    }

    /// Two sides of a comparison.
    record Sides(Bounded left, Bounded right) {}

    Sides sides(Whole left, Whole right) {
        Set<Whole> positive = Divisors.of(left, right);
        return new Sides(of(left, positive), of(right, positive));
    }

    /// Mask: a column that occurs more than once is unknown.
    int repeated(Whole left, @Nullable Whole right) {
        Map<Column, Integer> all = new HashMap<>(occurrences.of(left));
        if (right != null) {
            occurrences
                    .of(right)
                    .forEach((column, times) -> all.merge(column, times, Integer::sum));
        }
        int mask = code.never;
        for (Map.Entry<Column, Integer> one : all.entrySet()) {
            if (one.getValue() > 1) {
                mask = code.or(mask, cells.open(one.getKey()));
            }
        }
        return mask;
    }
}
