package org.echelon.policy.kernel;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What the loop says of some rows. Rows come in an order of the subjects' own. It is filled anew
/// for the next ones: whoever is given one keeps nothing of it.
public final class Block {

    private final Program program;
    private final int[] rows;
    private final long[][] numbers;
    private final long[][] words;
    private final Map<String, Figures> figures = new HashMap<>();
    private int from;
    private int count;

    /// @param order the row that stands at each place of the subjects
    Block(Program program, int[] order, int rows) {
        this.program = program;
        this.rows = order;
        this.numbers = new long[program.emitted().numbers()][rows];
        this.words = new long[program.emitted().words()][Math.ceilDiv(rows, Long.SIZE)];
        program.numbers().forEach((name, at) -> figures.put(name, new Figures(at, numbers, words)));
    }

    long[][] numbers() {
        return numbers;
    }

    long[][] words() {
        return words;
    }

    /// What the loop said of rows after the last is wiped away.
    void at(int first, int rows) {
        from = first;
        count = rows;
        if (rows % Long.SIZE != 0) {
            for (long[] mask : words) {
                mask[rows >> 6] &= -1L >>> -rows;
            }
        }
    }

    /// The row, as it was put, that stands at a place in the block.
    public int row(int place) {
        return rows[from + place];
    }

    /// How many rows.
    public int count() {
        return count;
    }

    /// Whether a mask is set at a place in the block.
    public static boolean is(long[] mask, int place) {
        return Bits.get(mask, place);
    }

    /// How many places a mask is set at.
    public int count(long[] mask) {
        int set = 0;
        for (int word = 0; word < Math.ceilDiv(count, Long.SIZE); word++) {
            set += Long.bitCount(mask[word]);
        }
        return set;
    }

    /// Goes through the places that a mask is set at, in order.
    public void each(long[] mask, IntConsumer place) {
        for (int word = 0; word < Math.ceilDiv(count, Long.SIZE); word++) {
            for (long set = mask[word]; set != 0; set &= set - 1) {
                place.accept(word * Long.SIZE + Long.numberOfTrailingZeros(set));
            }
        }
    }

    /// Mask: the places that something holds of.
    public long[] places(IntPredicate holds) {
        Bits bits = new Bits(words[Program.MET].length * Long.SIZE);
        IntStream.range(0, count).filter(holds).forEach(bits::set);
        return bits.words;
    }

    /// Mask, a bit for each place in the block, 64 to a word: the programme is met.
    public long[] met() {
        return words[Program.MET];
    }

    /// Mask: the programme is not met.
    public long[] notMet() {
        return words[Program.NOT_MET];
    }

    /// Mask: the interpreter has to say. Where a row is neither met nor not met nor left, its
    /// verdict is unknown.
    public long[] left() {
        return words[Program.LEFT];
    }

    /// Mask: a condition may be met.
    public long[] mayBeMet(String condition) {
        return words[place(condition).may()];
    }

    /// Mask: a condition may be not met.
    public long[] mayBeNotMet(String condition) {
        return words[place(condition).other()];
    }

    /// Mask: the interpreter has to say whether a condition is met.
    public long[] left(String condition) {
        return words[place(condition).left()];
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
        return figures.containsKey(name);
    }

    /// @param name `amount`, `outcome_X` or `slack_X`
    /// @param place in the block, from 0
    public Answer number(String name, int place) {
        Figures told = figures.get(name);
        if (told == null || told.isLeft(place)) {
            return new Answer.Left();
        }
        return told.isNothing(place)
                ? new Answer.Nothing()
                : new Answer.Within(told.bounds(place), told.mayBeNull(place));
    }

    /// All that is said of `amount`, `outcome_X` or `slack_X`, for who reads many rows of it.
    ///
    /// @throws IllegalArgumentException where rows say nothing of it, see [#tells]
    public Figures figures(String name) {
        Figures told = figures.get(name);
        if (told == null) {
            throw new IllegalArgumentException("nothing is said of " + name);
        }
        return told;
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
