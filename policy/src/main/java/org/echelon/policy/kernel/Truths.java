package org.echelon.policy.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.policy.ir.Day;
import org.echelon.policy.ir.Definition;
import org.echelon.policy.ir.Expression;
import org.echelon.policy.ir.Range;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;
import org.jspecify.annotations.Nullable;

/// Truth values as code: what each may be.
final class Truths {

    private final Code code;
    private final Cellar cells;
    private final Wholes wholes;
    private final Wholes raw;
    private final @Nullable Truths outer;
    private final Map<Truth.Of, Boolean> assumed;
    private final IdentityHashMap<Truth, Truth3> made = new IdentityHashMap<>();

    Truths(Code code, Cellar cells) {
        this(code, cells, null, Map.of());
    }

    private Truths(
            Code code, Cellar cells, @Nullable Truths outer, Map<Truth.Of, Boolean> assumed) {
        this.code = code;
        this.cells = cells;
        this.outer = outer;
        this.assumed = assumed;
        this.wholes = new Wholes(code, cells, this, true);
        this.raw = new Wholes(code, cells, this, false);
    }

    /// The same where a cell is known. Other decisions that read it are not followed: the
    /// interpreter follows an unknown within one table and not from one to the next.
    Truths assuming(Truth.Of cell, boolean value) {
        Map<Truth.Of, Boolean> all = new HashMap<>(assumed);
        all.put(cell, value);
        return new Truths(code, cells, outer == null ? this : outer, all);
    }

    /// Whether a cell may be unknown in some row.
    boolean isOpen(Truth.Of cell) {
        return !assumed.containsKey(cell) && cells.unknown(cell.column().name()) != code.never;
    }

    /// Where other decisions are computed.
    Truths plain() {
        return outer == null ? this : outer;
    }

    Wholes wholes() {
        return wholes;
    }

    /// @param aboveZero whether a divisor counts as above zero
    Wholes wholes(boolean aboveZero) {
        return aboveZero ? wholes : raw;
    }

    Truth3 of(Truth truth) {
        Truth3 known = made.get(truth);
        if (known == null) {
            known = make(truth);
            made.put(truth, known);
        }
        return known;
    }

    private Truth3 make(Truth truth) {
        if (truth instanceof Truth.Literal(boolean value)) {
            return Truth3.of(code, value ? code.always : code.never);
        }
        if (truth instanceof Truth.Null) {
            return new Truth3(
                    code.never, code.never, code.always, code.always, code.never, code.never);
        }
        switch (cells.dependence(truth)) {
            case NOTHING -> {
                return known(
                        cells.mask(truth), truth.nullable() ? cells.missing(truth) : code.never);
            }
            case RECORDS -> {
                return known(
                        cells.maskFromRecords(truth),
                        truth.nullable() ? cells.missingFromRecords(truth) : code.never);
            }
            case TEXT -> {
                if (!(truth instanceof Truth.Settled)) {
                    return cells.test(truth);
                }
            }
            case ROW -> {}
        }
        return switch (truth) {
            case Truth.Of cell -> {
                Boolean value = assumed.get(cell);
                yield value == null
                        ? cells.truth(cell.column(), cell.nullable())
                        : Truth3.of(code, value ? code.always : code.never);
            }
            case Truth.Reference(Definition definition) -> plain().of((Truth) definition.value());
            case Truth.YearExists(int yearsBack) -> cells.yearExists(yearsBack);
            case Truth.Ordered(var order, Whole left, Whole right) -> ordered(order, left, right);
            case Truth.DayOrdered(var order, Day left, Day right) -> ordered(order, left, right);
            case Truth.Same(Whole left, Whole right) -> same(left, right);
            case Truth.Same(Truth left, Truth right) -> same(of(left), of(right));
            case Truth.Same same ->
                    throw new Unsupported("= of " + same.left().getClass().getSimpleName());
            case Truth.Missing(Expression value) -> missing(value);
            case Truth.Certain(Truth value) -> {
                Truth3 inner = of(value);
                yield new Truth3(
                        inner.may(),
                        inner.other(),
                        code.never,
                        inner.other(),
                        inner.left(),
                        code.and(inner.loose(), code.and(inner.may(), inner.other())));
            }
            case Truth.Settled(Truth value) -> {
                Truth3 inner = of(value);
                int holds = code.and(inner.may(), code.not(inner.other()));
                yield new Truth3(
                        holds,
                        code.not(holds),
                        code.never,
                        code.not(holds),
                        code.or(inner.left(), inner.loose()),
                        code.never);
            }
            case Truth.Not(Truth value) -> {
                Truth3 inner = of(value);
                yield Truth3.of(
                        code,
                        inner.mayNot(),
                        inner.may(),
                        inner.none(),
                        inner.left(),
                        inner.loose(),
                        inner.isDefinite(code));
            }
            case Truth.And(List<Truth> operands) -> joined(operands, false);
            case Truth.Or(List<Truth> operands) -> joined(operands, true);
            case Truth.Choice(Truth condition, Truth then, Truth otherwise) ->
                    choice(of(condition), of(then), of(otherwise));
            case Truth.TextOrdered _, Truth.Among _, Truth.AmongBound _, Truth.Matches _ ->
                    throw new Unsupported("a test of more than the text of one column");
            case Truth.Bound _, Truth.Exists _, Truth.Literal _, Truth.Null _ ->
                    throw new IllegalStateException("differs from no row: " + truth);
        };
    }

    /// What every row knows.
    private Truth3 known(int holds, int none) {
        return new Truth3(
                holds,
                code.not(code.or(holds, none)),
                none,
                code.not(holds),
                code.never,
                code.never);
    }

    /// A divisor comes as near to zero as one likes, and is never zero where its quotient is a
    /// number: what holds strictly with zero holds near it, and what holds without zero holds.
    private Truth3 ordered(Expression.Order order, Whole left, Whole right) {
        Wholes.Sides sides = wholes.sides(left, right);
        boolean narrow =
                left.range().isLong()
                        && right.range().isLong()
                        && differenceFits(left.range(), right.range());
        boolean below = order == Expression.Order.LESS || order == Expression.Order.AT_MOST;
        Near near = near(left, right, sides, below, narrow);
        return compared(
                sides.left(),
                sides.right(),
                code.or(may(order, sides, narrow), near.may()),
                code.or(may(order.opposite(), sides, narrow), near.mayNot()),
                wholes.repeated(left, right));
    }

    /// Masks: what a comparison may be, and may not be, with a divisor near zero.
    private record Near(int may, int mayNot) {}

    private Near near(Whole left, Whole right, Wholes.Sides sides, boolean below, boolean narrow) {
        Wholes.Sides near = raw.sides(left, right);
        if (near.equals(sides)) {
            return new Near(code.never, code.never);
        }
        Set<Whole> divisors = Divisors.of(left, right);
        Whole divisor = Divisors.multiplied(right, divisors);
        if (divisor != null && near.left().equals(sides.left())) {
            return beside(divisor, near.left(), !below);
        }
        divisor = Divisors.multiplied(left, divisors);
        if (divisor != null && near.right().equals(sides.right())) {
            return beside(divisor, near.right(), below);
        }
        int less = may(Expression.Order.LESS, near, narrow);
        int greater = may(Expression.Order.GREATER, near, narrow);
        return below ? new Near(less, greater) : new Near(greater, less);
    }

    /// A multiple of a divisor that is near zero is near it too: what is above zero is greater.
    ///
    /// @param other the other side
    /// @param holds whether the comparison holds where the other side is greater
    private Near beside(Whole divisor, Bounded other, boolean holds) {
        Bounded number = raw.of(divisor);
        // an unknown cell holds zero
        int atZero =
                Divisors.isCell(divisor) && number.least().equals(number.greatest())
                        ? number.up()
                        : number.least().less(code, Whole128.narrow(code.constant(1)), false);
        int greater = code.and(atZero, other.mayBePositive(code));
        return holds ? new Near(greater, code.never) : new Near(code.never, greater);
    }

    /// Mask: some values within the bounds are in this order.
    private int may(Expression.Order order, Wholes.Sides sides, boolean narrow) {
        Bounded a = sides.left();
        Bounded b = sides.right();
        return switch (order) {
            case LESS -> code.or(endless(a, b), a.least().less(code, b.greatest(), narrow));
            case AT_MOST ->
                    code.or(endless(a, b), code.not(b.greatest().less(code, a.least(), narrow)));
            case GREATER -> may(Expression.Order.LESS, new Wholes.Sides(b, a), narrow);
            case AT_LEAST -> may(Expression.Order.AT_MOST, new Wholes.Sides(b, a), narrow);
        };
    }

    /// Mask: the lesser has no least, or the greater has no greatest.
    private int endless(Bounded lesser, Bounded greater) {
        return code.or(lesser.down(), greater.up());
    }

    private Truth3 compared(Bounded a, Bounded b, int may, int mayNot, int repeated) {
        int both = code.and(a.some(), b.some());
        int none = code.or(a.none(), b.none());
        boolean definite =
                mayNot == code.not(may)
                        && a.none() == code.not(a.some())
                        && b.none() == code.not(b.some());
        int nothing = code.or(nullFor(a), nullFor(b));
        int left = code.and(code.or(a.left(), b.left()), code.not(nothing));
        int loose = code.or(code.or(a.loose(), b.loose()), repeated);
        return Truth3.of(
                code, code.and(both, may), code.and(both, mayNot), none, left, loose, definite);
    }

    /// Mask: it is null for certain, so that the other side does not matter.
    private int nullFor(Bounded number) {
        return code.and(code.not(number.some()), code.not(number.left()));
    }

    private static boolean differenceFits(Range a, Range b) {
        return a.minus(b).isLong();
    }

    private Truth3 ordered(Expression.Order order, Day left, Day right) {
        Cellar.DayCell a = cells.day(left);
        Cellar.DayCell b = cells.day(right);
        int may =
                switch (order) {
                    case LESS -> code.less(a.value(), b.value(), true);
                    case AT_MOST -> code.not(code.less(b.value(), a.value(), true));
                    case GREATER -> code.less(b.value(), a.value(), true);
                    case AT_LEAST -> code.not(code.less(a.value(), b.value(), true));
                };
        return new Truth3(
                may,
                code.not(may),
                code.never,
                code.not(may),
                code.or(a.left(), b.left()),
                code.never);
    }

    private Truth3 same(Whole left, Whole right) {
        Wholes.Sides sides = wholes.sides(left, right);
        Bounded a = sides.left();
        Bounded b = sides.right();
        int both = code.and(a.some(), b.some());
        int bothNull = code.and(a.none(), b.none());
        int hard = code.or(a.left(), b.left());
        int loose = code.or(code.or(a.loose(), b.loose()), wholes.repeated(left, right));
        if (a.isPoint(code) && b.isPoint(code)) {
            int same = a.least().same(code, b.least());
            int may = code.or(code.and(both, same), bothNull);
            boolean definite = a.none() == code.not(a.some()) && b.none() == code.not(b.some());
            int mayNot = definite ? code.not(may) : different(a, b, code.and(both, code.not(same)));
            return Truth3.of(code, may, mayNot, code.never, hard, loose, definite);
        }
        int apart =
                code.not(
                        code.and(
                                may(Expression.Order.AT_MOST, sides, false),
                                may(Expression.Order.AT_LEAST, sides, false)));
        int points = code.not(code.or(a.spread(code), b.spread(code)));
        int may = code.or(code.and(both, code.not(apart)), bothNull);
        int mayNot = different(a, b, code.and(both, code.or(apart, code.not(points))));
        return Truth3.of(code, may, mayNot, code.never, hard, loose, false);
    }

    private int different(Bounded a, Bounded b, int values) {
        return code.or(values, code.or(code.and(a.none(), b.some()), code.and(a.some(), b.none())));
    }

    private Truth3 same(Truth3 a, Truth3 b) {
        int left = code.or(a.left(), b.left());
        int loose = code.or(a.loose(), b.loose());
        int may =
                code.or(
                        code.or(code.and(a.may(), b.may()), code.and(a.mayNot(), b.mayNot())),
                        code.and(a.none(), b.none()));
        if (a.isDefinite(code) && b.isDefinite(code)) {
            return Truth3.of(code, may, code.not(may), code.never, left, loose, true);
        }
        int mayNot =
                code.or(
                        code.or(code.and(a.may(), b.other()), code.and(a.other(), b.may())),
                        code.or(code.and(a.mayNot(), b.none()), code.and(a.none(), b.mayNot())));
        return Truth3.of(code, may, mayNot, code.never, left, loose, false);
    }

    private Truth3 missing(Expression value) {
        return switch (value) {
            case Whole whole -> {
                Bounded number = wholes.of(whole);
                yield missing(number.none(), number.some(), number.left(), number.loose());
            }
            case Truth truth -> {
                Truth3 inner = of(truth);
                yield missing(
                        inner.none(),
                        code.or(inner.may(), inner.mayNot()),
                        inner.left(),
                        inner.loose());
            }
            default -> throw new Unsupported("= null of " + value.getClass().getSimpleName());
        };
    }

    private Truth3 missing(int none, int some, int left, int loose) {
        return Truth3.of(code, none, some, code.never, left, loose, none == code.not(some));
    }

    /// `or` of the operands where `decisive` is true, `and` where it is false.
    private Truth3 joined(List<Truth> operands, boolean decisive) {
        int one = code.never; // some operand may be decisive
        int all = code.always; // all may be the other way
        int allOrNone = code.always;
        int none = code.never;
        int left = code.never;
        int loose = code.never;
        int settled = code.never;
        boolean definite = true;
        List<Truth3> parts = new ArrayList<>();
        operands.forEach(operand -> parts.add(of(operand)));
        for (Truth3 part : parts) {
            int decides = decisive ? part.may() : part.mayNot();
            int other = decisive ? part.mayNot() : part.may();
            one = code.or(one, decides);
            all = code.and(all, other);
            allOrNone = code.and(allOrNone, code.or(other, part.none()));
            none = code.or(none, part.none());
            left = code.or(left, part.left());
            loose = code.or(loose, part.loose());
            int certain =
                    code.and(
                            code.and(decides, code.not(code.or(other, part.none()))),
                            code.not(part.left()));
            settled = code.or(settled, certain);
            definite &= part.isDefinite(code);
        }
        int absent = code.and(allOrNone, none);
        if (left != code.never) {
            left = code.and(left, code.not(settled));
        }
        return decisive
                ? Truth3.of(code, one, all, absent, left, loose, definite)
                : Truth3.of(code, all, one, absent, left, loose, definite);
    }

    private Truth3 choice(Truth3 condition, Truth3 then, Truth3 otherwise) {
        int left =
                code.or(
                        condition.left(),
                        code.or(
                                code.and(condition.may(), then.left()),
                                code.and(condition.other(), otherwise.left())));
        int loose = code.or(condition.loose(), code.or(then.loose(), otherwise.loose()));
        boolean definite =
                condition.isDefinite(code) && then.isDefinite(code) && otherwise.isDefinite(code);
        return Truth3.of(
                code,
                either(condition, then.may(), otherwise.may()),
                either(condition, then.mayNot(), otherwise.mayNot()),
                either(condition, then.none(), otherwise.none()),
                left,
                loose,
                definite);
    }

    private int either(Truth3 condition, int then, int otherwise) {
        return code.or(code.and(condition.may(), then), code.and(condition.other(), otherwise));
    }
}
