package org.echelon.policy.kernel;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import org.echelon.policy.ir.Definition;
import org.echelon.policy.ir.Expression;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;
import org.jspecify.annotations.Nullable;

/// What is divided by.
final class Divisors {

    private Divisors() {}

    /// The divisors of a comparison's sides: where one is not above zero, its side is null.
    static Set<Whole> of(Whole left, Whole right) {
        Set<Whole> found = new HashSet<>();
        gather(left, found);
        gather(right, found);
        return found;
    }

    private static void gather(Whole whole, Set<Whole> found) {
        switch (whole) {
            case Whole.Arithmetic(_, Whole left, Whole right, _, _) -> {
                gather(left, found);
                gather(right, found);
            }
            case Whole.Choice(
                            Truth.Ordered(var order, Whole divisor, Whole.Literal(BigInteger zero)),
                            _,
                            Whole.Null _,
                            _,
                            _)
                    when order == Expression.Order.GREATER && zero.signum() == 0 ->
                    found.add(divisor);
            default -> {}
        }
    }

    /// The divisor that a side of a comparison is a multiple of, if it is of one.
    ///
    /// @param divisors of the comparison, but for those of ratios that are read by name
    static @Nullable Whole multiplied(Whole side, Set<Whole> divisors) {
        return switch (side) {
            case Whole.Arithmetic(var operator, Whole divisor, Whole.Literal(var by), _, _)
                    when operator == Whole.Arithmetic.Operator.MULTIPLY && by.signum() > 0 ->
                    multiplied(divisor, divisors);
            case Whole.Reference(Definition definition, var part)
                    when part == Definition.Part.DENOMINATOR ->
                    side;
            default -> divisors.contains(side) ? side : null;
        };
    }

    /// Whether a divisor is a cell of the table as it stands.
    static boolean isCell(Whole divisor) {
        return divisor instanceof Whole.Of
                || (divisor instanceof Whole.Reference(Definition definition, _)
                        && definition.denominator() instanceof Whole.Of);
    }
}
