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
        if (!aboveZero || number.isPoint(code) || range.low().signum() > 0) {
            return number;
        }
        Whole128 one = Whole128.of(code, BigInteger.ONE, false);
        Whole128 least =
                one.chosen(code, number.down(), number.least(), number.least().wide())
                        .greatest(code, one);
        return number.within(
                least,
                number.least().equals(number.greatest()) ? least : number.greatest(),
                code.never,
                number.up());
    }

    private Bounded point(Whole128 value) {
        return Bounded.known(code, value, code.always, code.never, code.never);
    }

    private Bounded make(Whole whole, Set<Whole> positive) {
        if (whole instanceof Whole.Literal(BigInteger value)) {
            return point(Whole128.of(code, value, !isNarrow(whole)));
        }
        if (whole instanceof Whole.Null) {
            Whole128 zero = Whole128.of(code, BigInteger.ZERO, false);
            return Bounded.known(code, zero, code.never, code.always, code.never);
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
                yield number.within(
                        quotient(number.least(), by),
                        quotient(number.greatest(), by),
                        number.down(),
                        number.up());
            }
            case Whole.Extreme(boolean least, Whole left, Whole right, _, _) -> {
                Bounded a = of(left, positive);
                Bounded b = of(right, positive);
                yield least ? lesser(a, b) : greater(a, b);
            }
            case Whole.Choice choice -> choice(choice, positive);
            case Whole.DaysBetween(var from, var to) -> {
                Cellar.DayCell a = cells.day(from);
                Cellar.DayCell b = cells.day(to);
                yield Bounded.known(
                        code,
                        Whole128.narrow(code.minus(b.value(), a.value())),
                        code.always,
                        code.never,
                        code.or(a.left(), b.left()));
            }
            case Whole.MonthsBetween(var from, var to) -> {
                Cellar.DayCell a = cells.day(from);
                Cellar.DayCell b = cells.day(to);
                Whole128 months =
                        Whole128.narrow(code.call(Code.Op.MONTHS_BETWEEN, a.value(), b.value()));
                yield Bounded.known(
                        code, months, code.always, code.never, code.or(a.left(), b.left()));
            }
            case Whole.YearOf(var day) -> {
                Cellar.DayCell a = cells.day(day);
                Whole128 year = Whole128.narrow(code.yearOf(a.value()));
                yield Bounded.known(code, year, code.always, code.never, a.left());
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
        return Bounded.known(code, value, code.not(none), none, code.never);
    }

    private Bounded fromRecords(Whole whole) {
        Whole128 value = cells.fromRecords(whole, !isNarrow(whole));
        int none = whole.nullable() ? cells.missingFromRecords(whole) : code.never;
        return Bounded.known(code, value, code.not(none), none, code.never);
    }

    private Bounded lesser(Bounded a, Bounded b) {
        return both(
                a,
                b,
                a.least().least(code, b.least()),
                unless(a.up(), a.greatest(), b.greatest())
                        .least(code, unless(b.up(), b.greatest(), a.greatest())),
                code.or(a.down(), b.down()),
                code.and(a.up(), b.up()));
    }

    private Bounded greater(Bounded a, Bounded b) {
        return both(
                a,
                b,
                unless(a.down(), a.least(), b.least())
                        .greatest(code, unless(b.down(), b.least(), a.least())),
                a.greatest().greatest(code, b.greatest()),
                code.and(a.down(), b.down()),
                code.or(a.up(), b.up()));
    }

    /// A bound, or another where it has none.
    private Whole128 unless(int endless, Whole128 bound, Whole128 other) {
        return other.chosen(code, endless, bound, bound.wide() || other.wide());
    }

    private Bounded both(
            Bounded a, Bounded b, Whole128 least, Whole128 greatest, int down, int up) {
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
                down,
                up,
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
            case ADD ->
                    both(
                            a,
                            b,
                            a.least().plus(code, b.least(), wide),
                            a.greatest().plus(code, b.greatest(), wide),
                            code.or(a.down(), b.down()),
                            code.or(a.up(), b.up()));
            case SUBTRACT ->
                    both(
                            a,
                            b,
                            a.least().minus(code, b.greatest(), wide),
                            a.greatest().minus(code, b.least(), wide),
                            code.or(a.down(), b.up()),
                            code.or(a.up(), b.down()));
            case MULTIPLY -> product(a, whole.left().range(), b, whole.right().range(), wide);
        };
    }

    private Bounded product(Bounded a, Range rangeA, Bounded b, Range rangeB, boolean wide) {
        if (isNatural(a, rangeA) && isNatural(b, rangeB)) {
            return both(
                    a,
                    b,
                    a.least().times(code, b.least(), wide),
                    a.greatest().times(code, b.greatest(), wide),
                    code.never,
                    code.or(
                            code.and(a.up(), b.mayBePositive(code)),
                            code.and(b.up(), a.mayBePositive(code))));
        }
        if (b.isPoint(code) && hasSign(rangeB)) {
            return multiple(a, b, rangeB, wide);
        }
        if (a.isPoint(code) && hasSign(rangeA)) {
            return multiple(b, a, rangeA, wide);
        }
        Whole128 first = a.least().times(code, b.least(), wide);
        Whole128 second = a.least().times(code, b.greatest(), wide);
        Whole128 third = a.greatest().times(code, b.least(), wide);
        Whole128 fourth = a.greatest().times(code, b.greatest(), wide);
        return both(
                a,
                b,
                first.least(code, second).least(code, third.least(code, fourth)),
                first.greatest(code, second).greatest(code, third.greatest(code, fourth)),
                code.or(endless(a, b, false), endless(b, a, false)),
                code.or(endless(a, b, true), endless(b, a, true)));
    }

    /// Mask: a product has no end because the first number has none.
    ///
    /// @param up whether its upper end is meant
    private int endless(Bounded number, Bounded factor, boolean up) {
        return code.or(
                code.and(up ? number.up() : number.down(), factor.mayBePositive(code)),
                code.and(up ? number.down() : number.up(), factor.mayBeNegative(code)));
    }

    private boolean isNatural(Bounded number, Range range) {
        return range.low().signum() >= 0 && number.down() == code.never;
    }

    private static boolean hasSign(Range range) {
        return range.low().signum() >= 0 || range.high().signum() <= 0;
    }

    /// @param factor that every row knows, never below zero or never above
    private Bounded multiple(Bounded number, Bounded factor, Range range, boolean wide) {
        Whole128 zero = Whole128.narrow(code.constant(0));
        int counts = code.not(factor.least().same(code, zero));
        Whole128 low = number.least().times(code, factor.least(), wide);
        Whole128 high = number.greatest().times(code, factor.least(), wide);
        int down = code.and(number.down(), counts);
        int up = code.and(number.up(), counts);
        return range.low().signum() >= 0
                ? both(number, factor, low, high, down, up)
                : both(number, factor, high, low, up, down);
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
            open = code.or(open, of(tested).spread(code));
        }
        return made.looser(code, open);
    }

    /// @param simple whether the hull of both says as much as the interpreter's
    private Bounded joined(Truth3 condition, Bounded a, Bounded b, boolean wide, boolean simple) {
        int first = code.and(condition.may(), a.some());
        int second = code.and(condition.other(), b.some());
        int undecided = code.and(condition.may(), condition.other());
        Whole128 least;
        Whole128 greatest;
        int down;
        int up;
        if (a.some() == code.never || b.some() == code.never) {
            Bounded only = a.some() == code.never ? b : a;
            least = only.least();
            greatest = only.greatest();
            down = only.down();
            up = only.up();
        } else if (undecided == code.never) {
            least = a.least().chosen(code, condition.may(), b.least(), wide);
            greatest = a.greatest().chosen(code, condition.may(), b.greatest(), wide);
            down = code.either(condition.may(), a.down(), b.down());
            up = code.either(condition.may(), a.up(), b.up());
        } else {
            least = hull(first, second, a.least(), b.least(), true, wide);
            greatest = hull(first, second, a.greatest(), b.greatest(), false, wide);
            down = code.or(code.and(first, a.down()), code.and(second, b.down()));
            up = code.or(code.and(first, a.up()), code.and(second, b.up()));
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
        return new Bounded(
                least, greatest, down, up, some, definite ? code.not(some) : none, left, loose);
    }

    /// The least or the greatest of those of two numbers that there may be. Where neither may be,
    /// it is any.
    private Whole128 hull(
            int first, int second, Whole128 a, Whole128 b, boolean least, boolean wide) {
        Whole128 both = least ? a.least(code, b) : a.greatest(code, b);
        if (both.equals(a)) {
            return a.chosen(code, first, b, wide);
        }
        return both.equals(b)
                ? b.chosen(code, second, a, wide)
                : both.chosen(code, second, a, wide).chosen(code, first, b, wide);
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
