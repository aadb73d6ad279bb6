package org.echelon.policy.kernel;

import java.util.Arrays;
import org.echelon.policy.kernel.Code.Instruction;

/// Code in which upper halves of products are computed from halves of 32 bits: no vector
/// instruction has them.
final class Halves {

    private static final int HALF = 32;

    private final Code code = new Code();
    private final int[] numbers;

    Halves(Code original) {
        numbers = new int[original.size()];
        for (int i = 0; i < original.size(); i++) {
            numbers[i] = rewritten(original.get(i), original.span(i));
        }
    }

    Code code() {
        return code;
    }

    /// What became of some values.
    int[] of(int[] values) {
        return Arrays.stream(values).map(value -> numbers[value]).toArray();
    }

    private int rewritten(Instruction one, Span span) {
        return switch (one.op()) {
            case CONSTANT -> code.constant(one.literal());
            case PARAMETER -> code.parameter(one.a(), span);
            case LONGS -> code.longs(one.a(), span);
            case INTS -> code.ints(one.a(), span);
            case EVERYWHERE -> code.everywhere(one.literal() != 0);
            case SWITCH -> code.toggle(one.a());
            case BITMAP -> code.bitmap(one.a());
            default -> computed(one);
        };
    }

    private int computed(Instruction one) {
        int a = numbers[one.a()];
        int b = numbers[one.b()];
        return switch (one.op()) {
            case ADD -> code.plus(a, b);
            case SUBTRACT -> code.minus(a, b);
            case MULTIPLY -> code.times(a, b);
            case SIGN -> code.sign(a);
            case SHIFT -> code.shift(a, (int) one.literal());
            case SHIFT_UNSIGNED -> code.shiftUnsigned(a, (int) one.literal());
            case MIN -> code.min(a, b);
            case MAX -> code.max(a, b);
            case HIGH -> high(a, b, true);
            case HIGH_UNSIGNED -> high(a, b, false);
            case BOTH -> code.both(a, b);
            case QUOTIENT, MONTHS_BETWEEN, MONTHS_LATER -> code.call(one.op(), a, b);
            case YEAR_OF -> code.yearOf(a);
            case CHOOSE -> code.choose(a, b, numbers[one.c()]);
            case LESS -> code.less(a, b, one.literal() != 0);
            case LESS_UNSIGNED -> code.lessUnsigned(a, b);
            case SAME -> code.same(a, b);
            case AND -> code.and(a, b);
            case OR -> code.or(a, b);
            case NOT -> code.not(a);
            case AND_BESIDE -> code.andBeside(a, b);
            case OR_BESIDE -> code.orBeside(a, b);
            case CONSTANT, PARAMETER, LONGS, INTS, EVERYWHERE, SWITCH, BITMAP ->
                    throw new IllegalStateException(one.op() + " computes nothing");
        };
    }

    /// The upper half of a product of two numbers of 64 bits by four products of 32 bits each.
    private int high(int a, int b, boolean signed) {
        int lowA = lower(a);
        int lowB = lower(b);
        int highA = upper(a, signed);
        int highB = upper(b, signed);
        int middle =
                code.plus(
                        code.times(highA, lowB), code.shiftUnsigned(code.times(lowA, lowB), HALF));
        int other = code.plus(lower(middle), code.times(lowA, highB));
        return code.plus(
                code.plus(code.times(highA, highB), upper(middle, signed)), upper(other, signed));
    }

    private int lower(int value) {
        return code.both(value, code.constant(0xFFFF_FFFFL));
    }

    private int upper(int value, boolean signed) {
        return signed ? code.shift(value, HALF) : code.shiftUnsigned(value, HALF);
    }
}
