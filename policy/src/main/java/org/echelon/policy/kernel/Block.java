package org.echelon.policy.kernel;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// What the loop says of some rows. Rows come in an order of the subjects' own. It is filled anew
/// for the next ones: whoever is given one keeps nothing of it.
public final class Block {

    private final Program program;
    private final int[] rows;
    private final long[][] results;
    private int from;
    private int count;

    /// @param order the row that stands at each place of the subjects
    Block(Program program, int[] order, int rows) {
        this.program = program;
        this.rows = order;
        this.results = new long[program.emitted().results()][rows];
    }

    long[][] results() {
        return results;
    }

    void at(int first, int rows) {
        from = first;
        count = rows;
    }

    /// The row, as it was put, that stands at a place in the block.
    public int row(int place) {
        return rows[from + place];
    }

    /// How many rows.
    public int count() {
        return count;
    }

    /// Masks by place in the block, all bits or none: the programme is met.
    public long[] met() {
        return results[Program.MET];
    }

    /// Masks: the programme is not met.
    public long[] notMet() {
        return results[Program.NOT_MET];
    }

    /// Masks: the interpreter has to say. Where a row is neither met nor not met nor left, its
    /// verdict is unknown.
    public long[] left() {
        return results[Program.LEFT];
    }

    /// Masks: a condition may be met.
    public long[] mayBeMet(String condition) {
        return results[place(condition).may()];
    }

    /// Masks: a condition may be not met.
    public long[] mayBeNotMet(String condition) {
        return results[place(condition).other()];
    }

    /// Masks: the interpreter has to say whether a condition is met.
    public long[] left(String condition) {
        return results[place(condition).left()];
    }

    private Program.ConditionPlace place(String condition) {
        Program.ConditionPlace place = program.conditions().get(condition);
        if (place == null) {
            throw new IllegalArgumentException("no condition " + condition + " was asked for");
        }
        return place;
    }

    /// What is known of a number.
    ///
    /// @param least numerator of the least that it may be
    /// @param greatest numerator of the greatest
    /// @param denominator of both
    public record Bounds(BigInteger least, BigInteger greatest, BigInteger denominator) {

        public boolean isPoint() {
            return least.equals(greatest);
        }
    }

    /// What a row says of `amount`, `outcome_X` or `slack_X`.
    public sealed interface Answer {

        /// A number within bounds, or null besides.
        record Within(Bounds bounds, boolean orNull) implements Answer {}

        /// Null.
        record Nothing() implements Answer {}

        /// The interpreter has to say.
        record Left() implements Answer {}
    }

    /// Whether rows say anything of `amount`, `outcome_X` or `slack_X`: it was asked for, and the
    /// programme has it as a number.
    public boolean tells(String name) {
        return program.numbers().containsKey(name);
    }

    /// @param name `amount`, `outcome_X` or `slack_X`
    /// @param place in the block, from 0
    public Answer number(String name, int place) {
        Program.NumberPlace at = program.numbers().get(name);
        if (at == null || results[at.left()][place] != 0) {
            return new Answer.Left();
        }
        boolean some = results[at.some()][place] != 0;
        boolean none = results[at.none()][place] != 0;
        if (!some) {
            return new Answer.Nothing();
        }
        if (results[at.open()][place] != 0) {
            return new Answer.Left();
        }
        return new Answer.Within(
                new Bounds(
                        whole(at.high(), at.low(), place),
                        whole(at.greatestHigh(), at.greatestLow(), place),
                        whole(at.denominatorHigh(), at.denominatorLow(), place)),
                none);
    }

    private BigInteger whole(int high, int low, int place) {
        BigInteger lower = BigInteger.valueOf(results[low][place]);
        if (high < 0) {
            return lower;
        }
        BigInteger unsigned = lower.signum() < 0 ? lower.add(BigInteger.TWO.pow(64)) : lower;
        return BigInteger.valueOf(results[high][place]).shiftLeft(64).add(unsigned);
    }

    /// What is to be paid in a row, in fen, rounded half up; null where that is not known or the
    /// interpreter has to say.
    public @Nullable Long fen(int place) {
        if (!(number("amount", place) instanceof Answer.Within(Bounds bounds, boolean orNull))
                || orNull
                || !bounds.isPoint()) {
            return null;
        }
        BigInteger below = bounds.denominator().shiftLeft(1);
        BigInteger twice =
                bounds.least()
                        .abs()
                        .multiply(BigInteger.valueOf(200))
                        .add(bounds.denominator())
                        .divide(below);
        return (bounds.least().signum() < 0 ? twice.negate() : twice).longValueExact();
    }
}
