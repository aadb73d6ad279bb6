package org.echelon.policy.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Straight-line code over numbers, one for each row, and masks, one bit for each row: every value
/// is made once, equal ones are one, and nothing branches. Logic over masks is done for 64 rows in
/// one instruction.
final class Code {

    /// What an instruction does with its operands.
    enum Op {
        // numbers of 64 bits
        /// a literal
        CONSTANT,
        /// a number that is the same in every row
        PARAMETER,
        /// a cell of a column of longs
        LONGS,
        /// a cell of a column of ints
        INTS,
        ADD,
        SUBTRACT,
        MULTIPLY,
        /// all bits where it is negative
        SIGN,
        /// shifted by some bits, the sign kept
        SHIFT,
        /// shifted by some bits, zeros following
        SHIFT_UNSIGNED,
        MIN,
        MAX,
        /// the upper half of a product
        HIGH,
        /// the upper half of a product of unsigned numbers
        HIGH_UNSIGNED,
        /// the bits that both have
        BOTH,
        /// the whole quotient by a positive number, towards zero
        QUOTIENT,
        /// complete months between two days
        MONTHS_BETWEEN,
        /// a day some months later
        MONTHS_LATER,
        /// the year of a day
        YEAR_OF,
        /// the second operand where the first, a mask, is set, else the third
        CHOOSE,

        // masks
        /// set in every row, or in none
        EVERYWHERE,
        /// set in every row or in none, by a value that is the same in every row
        SWITCH,
        /// a bitmap
        BITMAP,
        /// the first number is less; the literal tells whether the difference fits into 64 bits
        LESS,
        LESS_UNSIGNED,
        SAME,
        AND,
        OR,
        NOT,
        /// `and` of masks that numbers are chosen by, done where the numbers are
        AND_BESIDE,
        /// `or` of masks that numbers are chosen by, done where the numbers are
        OR_BESIDE;

        boolean isMask() {
            return compareTo(EVERYWHERE) >= 0;
        }

        boolean isLeaf() {
            return switch (this) {
                case CONSTANT, PARAMETER, LONGS, INTS, EVERYWHERE, SWITCH, BITMAP -> true;
                default -> false;
            };
        }

        int operands() {
            return isLeaf()
                    ? 0
                    : switch (this) {
                        case SIGN, SHIFT, SHIFT_UNSIGNED, YEAR_OF, NOT -> 1;
                        case CHOOSE -> 3;
                        default -> 2;
                    };
        }
    }

    /// @param op what it does
    /// @param a the first operand's number, or which parameter, column or bitmap
    /// @param b the second operand's number
    /// @param c the third operand's number
    /// @param literal of a constant; how many bits are shifted
    record Instruction(Op op, int a, int b, int c, long literal) {

        boolean isLeaf() {
            return op.isLeaf();
        }

        /// The numbers of the operands.
        int[] operands() {
            return switch (op.operands()) {
                case 0 -> new int[0];
                case 1 -> new int[] {a};
                case 2 -> new int[] {a, b};
                default -> new int[] {a, b, c};
            };
        }
    }

    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private final Map<Instruction, Integer> numbers = new HashMap<>();

    final int never = add(Op.EVERYWHERE, 0, 0, 0, 0);
    final int always = add(Op.EVERYWHERE, 0, 0, 0, -1);

    int size() {
        return instructions.size();
    }

    Instruction get(int number) {
        return instructions.get(number);
    }

    /// Where a number lies in every row, those included where something is unknown and its cell
    /// holds zero.
    Span span(int number) {
        return spans.get(number);
    }

    private int add(Op op, int a, int b, int c, long literal) {
        return add(new Instruction(op, a, b, c, literal), null);
    }

    private int add(Instruction one, @Nullable Span known) {
        return numbers.computeIfAbsent(
                one,
                made -> {
                    instructions.add(made);
                    spans.add(known == null ? spanOf(made) : known);
                    return instructions.size() - 1;
                });
    }

    private Span spanOf(Instruction one) {
        return switch (one.op()) {
            case CONSTANT -> new Span(one.literal(), one.literal());
            case ADD -> span(one.a()).plus(span(one.b()));
            case SUBTRACT -> span(one.a()).minus(span(one.b()));
            case MULTIPLY -> span(one.a()).times(span(one.b()));
            case MIN -> span(one.a()).least(span(one.b()));
            case MAX -> span(one.a()).greatest(span(one.b()));
            case CHOOSE -> span(one.b()).hull(span(one.c()));
            default -> Span.ALL;
        };
    }

    private int add(Op op, int a, int b) {
        return add(op, a, b, 0, 0);
    }

    /// The same whichever comes first.
    private int symmetric(Op op, int a, int b) {
        return add(op, Math.min(a, b), Math.max(a, b));
    }

    int constant(long value) {
        return add(Op.CONSTANT, 0, 0, 0, value);
    }

    /// @param span where it lies
    int parameter(int index, Span span) {
        return add(new Instruction(Op.PARAMETER, index, 0, 0, 0), span);
    }

    /// @param span where its cells lie
    int longs(int column, Span span) {
        return add(new Instruction(Op.LONGS, column, 0, 0, 0), span);
    }

    /// @param span where its cells lie
    int ints(int column, Span span) {
        return add(new Instruction(Op.INTS, column, 0, 0, 0), span);
    }

    private boolean isConstant(int number) {
        return get(number).op() == Op.CONSTANT;
    }

    private boolean areConstant(int a, int b) {
        return isConstant(a) && isConstant(b);
    }

    private boolean is(int number, long value) {
        return isConstant(number) && literal(number) == value;
    }

    private long literal(int number) {
        return get(number).literal();
    }

    int plus(int a, int b) {
        if (areConstant(a, b)) {
            return constant(literal(a) + literal(b));
        }
        return is(a, 0) ? b : is(b, 0) ? a : symmetric(Op.ADD, a, b);
    }

    int minus(int a, int b) {
        if (areConstant(a, b)) {
            return constant(literal(a) - literal(b));
        }
        return is(b, 0) ? a : a == b ? constant(0) : add(Op.SUBTRACT, a, b);
    }

    int times(int a, int b) {
        if (areConstant(a, b)) {
            return constant(literal(a) * literal(b));
        }
        if (is(a, 0) || is(b, 0)) {
            return constant(0);
        }
        return is(a, 1) ? b : is(b, 1) ? a : symmetric(Op.MULTIPLY, a, b);
    }

    int high(int a, int b) {
        if (areConstant(a, b)) {
            return constant(Math.multiplyHigh(literal(a), literal(b)));
        }
        return symmetric(Op.HIGH, a, b);
    }

    int highUnsigned(int a, int b) {
        if (areConstant(a, b)) {
            return constant(Math.unsignedMultiplyHigh(literal(a), literal(b)));
        }
        return is(a, 0) || is(b, 0) ? constant(0) : symmetric(Op.HIGH_UNSIGNED, a, b);
    }

    int min(int a, int b) {
        if (areConstant(a, b)) {
            return constant(Math.min(literal(a), literal(b)));
        }
        if (a == b || span(a).isAtMost(span(b))) {
            return a;
        }
        return span(b).isAtMost(span(a)) ? b : symmetric(Op.MIN, a, b);
    }

    int max(int a, int b) {
        if (areConstant(a, b)) {
            return constant(Math.max(literal(a), literal(b)));
        }
        if (a == b || span(b).isAtMost(span(a))) {
            return a;
        }
        return span(a).isAtMost(span(b)) ? b : symmetric(Op.MAX, a, b);
    }

    /// Of [Op#QUOTIENT], [Op#MONTHS_BETWEEN] and [Op#MONTHS_LATER].
    int call(Op op, int a, int b) {
        return add(op, a, b);
    }

    int yearOf(int day) {
        return add(Op.YEAR_OF, day, 0);
    }

    int both(int a, int b) {
        return areConstant(a, b) ? constant(literal(a) & literal(b)) : symmetric(Op.BOTH, a, b);
    }

    int sign(int a) {
        return isConstant(a) ? constant(literal(a) >> 63) : add(Op.SIGN, a, 0);
    }

    int shift(int a, int bits) {
        return isConstant(a) ? constant(literal(a) >> bits) : add(Op.SHIFT, a, 0, 0, bits);
    }

    int shiftUnsigned(int a, int bits) {
        return isConstant(a)
                ? constant(literal(a) >>> bits)
                : add(Op.SHIFT_UNSIGNED, a, 0, 0, bits);
    }

    /// `a` where the mask is set, else `b`.
    int choose(int mask, int a, int b) {
        if (mask == always || a == b) {
            return a;
        }
        return mask == never ? b : add(Op.CHOOSE, mask, a, b, 0);
    }

    int everywhere(boolean set) {
        return set ? always : never;
    }

    int toggle(int index) {
        return add(Op.SWITCH, index, 0);
    }

    int bitmap(int index) {
        return add(Op.BITMAP, index, 0);
    }

    /// Whether `a` is less.
    ///
    /// @param narrow whether the difference is proven to fit into 64 bits
    int less(int a, int b, boolean narrow) {
        if (a == b || span(b).isAtMost(span(a))) {
            return never;
        }
        if (span(a).isBelow(span(b))) {
            return always;
        }
        boolean fits = narrow || !span(a).minus(span(b)).equals(Span.ALL);
        return add(Op.LESS, a, b, 0, fits ? 1 : 0);
    }

    int lessUnsigned(int a, int b) {
        if (areConstant(a, b)) {
            return everywhere(Long.compareUnsigned(literal(a), literal(b)) < 0);
        }
        return a == b || is(b, 0) ? never : add(Op.LESS_UNSIGNED, a, b);
    }

    int same(int a, int b) {
        if (areConstant(a, b)) {
            return everywhere(literal(a) == literal(b));
        }
        return a == b ? always : symmetric(Op.SAME, a, b);
    }

    int not(int mask) {
        return switch (get(mask).op()) {
            case EVERYWHERE -> everywhere(mask == never);
            case NOT -> get(mask).a();
            default -> add(Op.NOT, mask, 0);
        };
    }

    private boolean areOpposite(int a, int b) {
        return not(a) == b;
    }

    int and(int a, int b) {
        return and(Op.AND, a, b);
    }

    int andBeside(int a, int b) {
        return and(Op.AND_BESIDE, a, b);
    }

    private int and(Op op, int a, int b) {
        if (a == never || b == never) {
            return never;
        }
        if (a == always || a == b) {
            return b;
        }
        if (b == always || holds(op, a, b)) {
            return a;
        }
        if (holds(op, b, a)) {
            return b;
        }
        return areOpposite(a, b) ? never : symmetric(op, a, b);
    }

    int or(int a, int b) {
        return or(Op.OR, a, b);
    }

    int orBeside(int a, int b) {
        return or(Op.OR_BESIDE, a, b);
    }

    private int or(Op op, int a, int b) {
        if (a == always || b == always) {
            return always;
        }
        if (a == never || a == b) {
            return b;
        }
        if (b == never || holds(op, a, b)) {
            return a;
        }
        if (holds(op, b, a)) {
            return b;
        }
        return areOpposite(a, b) ? always : symmetric(op, a, b);
    }

    /// Whether a mask is made by an operation of another one already.
    private boolean holds(Op op, int mask, int other) {
        Instruction made = get(mask);
        return made.op() == op && (made.a() == other || made.b() == other);
    }

    /// The mask `a` where the first is set, else `b`.
    int either(int mask, int a, int b) {
        return a == b ? a : or(and(mask, a), and(not(mask), b));
    }
}
