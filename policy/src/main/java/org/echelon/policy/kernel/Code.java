package org.echelon.policy.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Straight-line code over 64-bit integers: every value is made once, equal ones are one, and truth
/// values are masks, all bits or none, so that nothing branches.
final class Code {

    /// What an instruction does with its operands.
    enum Op {
        /// a literal
        CONSTANT,
        /// a value that is the same in every row
        PARAMETER,
        /// a cell of a column of longs
        LONGS,
        /// a cell of a column of ints
        INTS,
        /// a bit of a bitmap, as a mask
        BIT,
        ADD,
        SUBTRACT,
        MULTIPLY,
        AND,
        OR,
        XOR,
        /// all bits where it is negative
        SIGN,
        MIN,
        MAX,
        /// the upper half of a product
        HIGH,
        /// the upper half of a product of unsigned numbers
        HIGH_UNSIGNED,
        /// an entry of a table
        TABLE,
        /// the whole quotient by a positive number, towards zero
        QUOTIENT,
        /// complete months between two days
        MONTHS_BETWEEN,
        /// a day some months later
        MONTHS_LATER,
        /// the year of a day
        YEAR_OF
    }

    /// @param op what it does
    /// @param a the first operand's number, or which parameter, column, bitmap or table
    /// @param b the second operand's number
    /// @param literal of a constant
    record Instruction(Op op, int a, int b, long literal) {

        boolean isLeaf() {
            return switch (op) {
                case CONSTANT, PARAMETER, LONGS, INTS, BIT -> true;
                default -> false;
            };
        }

        boolean isUnary() {
            return switch (op) {
                case SIGN, TABLE, YEAR_OF -> true;
                default -> false;
            };
        }
    }

    private final List<Instruction> instructions = new ArrayList<>();
    private final Map<Instruction, Integer> numbers = new HashMap<>();

    final int never = constant(0);
    final int always = constant(-1);

    int size() {
        return instructions.size();
    }

    Instruction get(int number) {
        return instructions.get(number);
    }

    private int add(Op op, int a, int b, long literal) {
        return numbers.computeIfAbsent(
                new Instruction(op, a, b, literal),
                made -> {
                    instructions.add(made);
                    return instructions.size() - 1;
                });
    }

    int constant(long value) {
        return add(Op.CONSTANT, 0, 0, value);
    }

    int parameter(int index) {
        return add(Op.PARAMETER, index, 0, 0);
    }

    int longs(int column) {
        return add(Op.LONGS, column, 0, 0);
    }

    int ints(int column) {
        return add(Op.INTS, column, 0, 0);
    }

    int bit(int bitmap) {
        return add(Op.BIT, bitmap, 0, 0);
    }

    int table(int index, int place) {
        return add(Op.TABLE, place, 0, index);
    }

    private boolean isConstant(int number) {
        return get(number).op() == Op.CONSTANT;
    }

    private boolean is(int number, long value) {
        return isConstant(number) && get(number).literal() == value;
    }

    private long literal(int number) {
        return get(number).literal();
    }

    int plus(int a, int b) {
        if (isConstant(a) && isConstant(b)) {
            return constant(literal(a) + literal(b));
        }
        return is(a, 0) ? b : is(b, 0) ? a : add(Op.ADD, Math.min(a, b), Math.max(a, b), 0);
    }

    int minus(int a, int b) {
        if (isConstant(a) && isConstant(b)) {
            return constant(literal(a) - literal(b));
        }
        return is(b, 0) ? a : a == b ? constant(0) : add(Op.SUBTRACT, a, b, 0);
    }

    int times(int a, int b) {
        if (isConstant(a) && isConstant(b)) {
            return constant(literal(a) * literal(b));
        }
        if (is(a, 0) || is(b, 0)) {
            return constant(0);
        }
        return is(a, 1) ? b : is(b, 1) ? a : add(Op.MULTIPLY, Math.min(a, b), Math.max(a, b), 0);
    }

    int high(int a, int b) {
        if (isConstant(a) && isConstant(b)) {
            return constant(Math.multiplyHigh(literal(a), literal(b)));
        }
        return add(Op.HIGH, Math.min(a, b), Math.max(a, b), 0);
    }

    int highUnsigned(int a, int b) {
        if (isConstant(a) && isConstant(b)) {
            return constant(Math.unsignedMultiplyHigh(literal(a), literal(b)));
        }
        if (is(a, 0) || is(b, 0)) {
            return constant(0);
        }
        return add(Op.HIGH_UNSIGNED, Math.min(a, b), Math.max(a, b), 0);
    }

    int min(int a, int b) {
        if (isConstant(a) && isConstant(b)) {
            return constant(Math.min(literal(a), literal(b)));
        }
        return a == b ? a : add(Op.MIN, Math.min(a, b), Math.max(a, b), 0);
    }

    int max(int a, int b) {
        if (isConstant(a) && isConstant(b)) {
            return constant(Math.max(literal(a), literal(b)));
        }
        return a == b ? a : add(Op.MAX, Math.min(a, b), Math.max(a, b), 0);
    }

    int call(Op op, int a, int b) {
        return add(op, a, b, 0);
    }

    int sign(int a) {
        return isConstant(a) ? constant(literal(a) >> 63) : add(Op.SIGN, a, 0, 0);
    }

    int not(int a) {
        return xor(a, always);
    }

    private boolean opposite(int a, int b) {
        return not(a) == b;
    }

    int and(int a, int b) {
        if (isConstant(a) && isConstant(b)) {
            return constant(literal(a) & literal(b));
        }
        if (a == never || b == never) {
            return never;
        }
        if (a == always || a == b) {
            return b;
        }
        if (b == always) {
            return a;
        }
        return opposite(a, b) ? never : add(Op.AND, Math.min(a, b), Math.max(a, b), 0);
    }

    int or(int a, int b) {
        if (isConstant(a) && isConstant(b)) {
            return constant(literal(a) | literal(b));
        }
        if (a == always || b == always) {
            return always;
        }
        if (a == never || a == b) {
            return b;
        }
        if (b == never) {
            return a;
        }
        return opposite(a, b) ? always : add(Op.OR, Math.min(a, b), Math.max(a, b), 0);
    }

    int xor(int a, int b) {
        if (isConstant(a) && isConstant(b)) {
            return constant(literal(a) ^ literal(b));
        }
        if (a == never) {
            return b;
        }
        if (b == never) {
            return a;
        }
        if (a == b) {
            return never;
        }
        int low = Math.min(a, b);
        int high = Math.max(a, b);
        // the complement of a complement
        if (low == always || high == always) {
            int other = low == always ? high : low;
            Instruction made = get(other);
            if (made.op() == Op.XOR && (made.a() == always || made.b() == always)) {
                return made.a() == always ? made.b() : made.a();
            }
        }
        return add(Op.XOR, low, high, 0);
    }

    /// `a` where the mask is set, else `b`.
    int choose(int mask, int a, int b) {
        if (mask == always || a == b) {
            return a;
        }
        if (mask == never) {
            return b;
        }
        if (is(b, 0)) {
            return and(a, mask);
        }
        if (is(a, 0)) {
            return and(b, not(mask));
        }
        if (a == always) {
            return or(mask, b);
        }
        return b == always ? or(not(mask), a) : xor(b, and(xor(a, b), mask));
    }

    /// Whether `a` is less.
    ///
    /// @param narrow whether the difference is proven to fit into 64 bits
    int less(int a, int b, boolean narrow) {
        if (isConstant(a) && isConstant(b)) {
            return literal(a) < literal(b) ? always : never;
        }
        if (a == b) {
            return never;
        }
        int difference = minus(a, b);
        return sign(narrow ? difference : xor(difference, and(xor(a, b), xor(difference, a))));
    }

    int lessUnsigned(int a, int b) {
        if (isConstant(a) && isConstant(b)) {
            return Long.compareUnsigned(literal(a), literal(b)) < 0 ? always : never;
        }
        if (a == b) {
            return never;
        }
        int without = not(a);
        return sign(or(and(without, b), and(or(without, b), minus(a, b))));
    }

    int same(int a, int b) {
        if (a == b) {
            return always;
        }
        int difference = xor(a, b);
        return not(sign(or(difference, minus(constant(0), difference))));
    }
}
