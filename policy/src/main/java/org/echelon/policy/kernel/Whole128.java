package org.echelon.policy.kernel;

/// An integer as one value of the code, or as two where 64 bits are too few: the upper half and the
/// lower.
///
/// @param high the upper half; the sign where the number is narrow
/// @param low the lower half, or all of it
/// @param wide whether it takes both
record Whole128(int high, int low, boolean wide) {

    static Whole128 narrow(int value) {
        return new Whole128(-1, value, false);
    }

    static Whole128 of(Code code, java.math.BigInteger value, boolean wide) {
        return wide
                ? new Whole128(
                        code.constant(value.shiftRight(64).longValue()),
                        code.constant(value.longValue()),
                        true)
                : narrow(code.constant(value.longValueExact()));
    }

    /// The same number in two halves.
    Whole128 widened(Code code) {
        return wide ? this : new Whole128(code.sign(low), low, true);
    }

    Whole128 plus(Code code, Whole128 other, boolean toWide) {
        if (!toWide) {
            return narrow(code.plus(low, other.low));
        }
        Whole128 a = widened(code);
        Whole128 b = other.widened(code);
        int sum = code.plus(a.low, b.low);
        int carry = code.lessUnsigned(sum, a.low);
        int more = code.choose(carry, code.constant(1), code.constant(0));
        return new Whole128(code.plus(code.plus(a.high, b.high), more), sum, true);
    }

    Whole128 minus(Code code, Whole128 other, boolean toWide) {
        if (!toWide) {
            return narrow(code.minus(low, other.low));
        }
        Whole128 a = widened(code);
        Whole128 b = other.widened(code);
        int borrow = code.lessUnsigned(a.low, b.low);
        int lent = code.choose(borrow, code.constant(1), code.constant(0));
        return new Whole128(
                code.minus(code.minus(a.high, b.high), lent), code.minus(a.low, b.low), true);
    }

    Whole128 times(Code code, Whole128 other, boolean toWide) {
        int product = code.times(low, other.low);
        if (!toWide) {
            return narrow(product);
        }
        if (!wide && !other.wide) {
            return new Whole128(code.high(low, other.low), product, true);
        }
        Whole128 a = widened(code);
        Whole128 b = other.widened(code);
        int crossed = code.plus(code.times(a.high, b.low), code.times(a.low, b.high));
        return new Whole128(code.plus(code.highUnsigned(a.low, b.low), crossed), product, true);
    }

    /// Whether it is less.
    ///
    /// @param narrow whether the difference is proven to fit into 64 bits
    int less(Code code, Whole128 other, boolean narrow) {
        if (!wide && !other.wide) {
            return code.less(low, other.low, narrow);
        }
        Whole128 a = widened(code);
        Whole128 b = other.widened(code);
        if (b.isZero(code)) {
            return code.less(a.high, b.high, true);
        }
        return code.orBeside(
                code.less(a.high, b.high, false),
                code.andBeside(code.same(a.high, b.high), code.lessUnsigned(a.low, b.low)));
    }

    private boolean isZero(Code code) {
        int zero = code.constant(0);
        return low == zero && high == zero;
    }

    int same(Code code, Whole128 other) {
        if (!wide && !other.wide) {
            return code.same(low, other.low);
        }
        Whole128 a = widened(code);
        Whole128 b = other.widened(code);
        return code.andBeside(code.same(a.high, b.high), code.same(a.low, b.low));
    }

    /// This where the mask is set, else the other.
    Whole128 chosen(Code code, int mask, Whole128 other, boolean toWide) {
        if (!toWide) {
            return narrow(code.choose(mask, low, other.low));
        }
        Whole128 a = widened(code);
        Whole128 b = other.widened(code);
        return new Whole128(
                code.choose(mask, a.high, b.high), code.choose(mask, a.low, b.low), true);
    }

    Whole128 least(Code code, Whole128 other) {
        if (!wide && !other.wide) {
            return narrow(code.min(low, other.low));
        }
        return equals(other) ? this : chosen(code, less(code, other, false), other, true);
    }

    Whole128 greatest(Code code, Whole128 other) {
        if (!wide && !other.wide) {
            return narrow(code.max(low, other.low));
        }
        return equals(other) ? this : other.chosen(code, less(code, other, false), this, true);
    }
}
