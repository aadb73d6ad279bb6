package org.echelon.policy.kernel;

import org.echelon.policy.ir.Range;

/// What is known of an integer in a row.
///
/// Most of what is unknown has no end on one side, and its cell holds zero: its bounds are then the
/// cell as it stands and a mask, and what it is compared with is compared once.
///
/// @param least no value is less; where there is no least, some value that it may be
/// @param greatest no value is greater; where there is no greatest, some value that it may be. The
///   same as `least` where all that is unknown has no end
/// @param down mask: there is no least
/// @param up mask: there is no greatest
/// @param some mask: it may be a number
/// @param none mask: it may be null
/// @param left mask: nothing here holds, the interpreter has to say
/// @param loose mask: the interpreter may know closer bounds
record Bounded(
        Whole128 least,
        Whole128 greatest,
        int down,
        int up,
        int some,
        int none,
        int left,
        int loose) {

    /// A number that every row knows.
    static Bounded known(Code code, Whole128 value, int some, int none, int left) {
        return new Bounded(value, value, code.never, code.never, some, none, left, code.never);
    }

    /// The same with other bounds.
    Bounded within(Whole128 newLeast, Whole128 newGreatest, int newDown, int newUp) {
        return new Bounded(newLeast, newGreatest, newDown, newUp, some, none, left, loose);
    }

    /// The same where the interpreter may know closer bounds in some rows more.
    Bounded looser(Code code, int more) {
        return new Bounded(least, greatest, down, up, some, none, left, code.or(loose, more));
    }

    /// Whether every row knows it.
    boolean isPoint(Code code) {
        return least.equals(greatest) && isClosed(code);
    }

    /// Whether it has a least and a greatest in every row.
    private boolean isClosed(Code code) {
        return down == code.never && up == code.never;
    }

    /// Mask: it may be more than one number.
    int spread(Code code) {
        int ends = code.or(down, up);
        return least.equals(greatest) ? ends : code.or(ends, code.not(least.same(code, greatest)));
    }

    /// Mask: it may be above zero, where it is a number.
    int mayBePositive(Code code) {
        return up == code.always ? up : code.or(up, zero(code).less(code, greatest, false));
    }

    /// Mask: it may be below zero, where it is a number.
    int mayBeNegative(Code code) {
        return down == code.always ? down : code.or(down, least.less(code, zero(code), false));
    }

    private static Whole128 zero(Code code) {
        return Whole128.narrow(code.constant(0));
    }

    /// The same with the ends of a range where it has no end.
    Bounded closed(Code code, Range range) {
        if (isClosed(code)) {
            return this;
        }
        boolean wide = !range.isLong();
        return within(
                Whole128.of(code, range.low(), wide).chosen(code, down, least, wide),
                Whole128.of(code, range.high(), wide).chosen(code, up, greatest, wide),
                code.never,
                code.never);
    }
}
