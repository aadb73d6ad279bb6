package org.echelon.policy.kernel;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import org.echelon.policy.ir.Expression;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;

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
}
