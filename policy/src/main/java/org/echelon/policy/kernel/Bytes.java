package org.echelon.policy.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.echelon.policy.kernel.Code.Instruction;
import org.echelon.policy.kernel.Code.Op;

/// Which instructions compute with numbers that fit into a byte, and are read by such alone: points
/// and their sums. Eight times as many are computed at once.
final class Bytes {

    static final Bytes NONE = new Bytes(new boolean[0]);

    private static final Span BYTE = new Span(Byte.MIN_VALUE, Byte.MAX_VALUE);

    /// What is compared with a number that is cut off at the ends of a byte.
    private static final Span INSIDE = new Span(Byte.MIN_VALUE + 1, Byte.MAX_VALUE - 1);

    private final boolean[] small;

    private Bytes(boolean[] small) {
        this.small = small;
    }

    boolean has(int value) {
        return value < small.length && small[value];
    }

    /// @param needed which instructions are computed at all
    /// @param numberRoots the numbers that are asked for, which are longs
    static Bytes of(Code code, boolean[] needed, int[] numberRoots) {
        boolean[] small = new boolean[code.size()];
        IntStream.range(0, small.length)
                .forEach(i -> small[i] = needed[i] && !code.get(i).isLeaf());
        Arrays.stream(numberRoots).forEach(root -> small[root] = false);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < small.length; i++) {
                if (small[i] && !computes(code, i, small)) {
                    small[i] = false;
                    changed = true;
                }
            }
            for (int i = 0; i < small.length; i++) {
                if (needed[i] && !small[i]) {
                    for (int operand : code.get(i).operands()) {
                        if (!code.get(operand).op().isMask() && small[operand]) {
                            small[operand] = false;
                            changed = true;
                        }
                    }
                }
            }
        }
        return new Bytes(small);
    }

    private static boolean computes(Code code, int value, boolean[] small) {
        Instruction one = code.get(value);
        return switch (one.op()) {
            case ADD, SUBTRACT, MIN, MAX ->
                    fits(code, value)
                            && isByte(code, one.a(), small)
                            && isByte(code, one.b(), small);
            case CHOOSE ->
                    fits(code, value)
                            && isByte(code, one.b(), small)
                            && isByte(code, one.c(), small);
            case LESS ->
                    (small[one.a()] && isCompared(code, one.b(), one.a(), small))
                            || (small[one.b()] && isCompared(code, one.a(), one.b(), small));
            default -> false;
        };
    }

    private static boolean fits(Code code, int value) {
        return code.span(value).isWithin(BYTE);
    }

    private static boolean isByte(Code code, int value, boolean[] small) {
        return small[value] || (code.get(value).op() == Op.CONSTANT && fits(code, value));
    }

    private static boolean isCompared(Code code, int value, int with, boolean[] small) {
        return isByte(code, value, small)
                || (code.get(value).op() == Op.PARAMETER && code.span(with).isWithin(INSIDE));
    }
}
