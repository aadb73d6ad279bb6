package org.echelon.policy.kernel;

/// What is known of a truth value in a row.
///
/// @param may mask: it may be true
/// @param mayNot mask: it may be false
/// @param none mask: it may be null
/// @param other mask: it may be false or null
/// @param left mask: the interpreter has to say
record Truth3(int may, int mayNot, int none, int other, int left) {

    static Truth3 of(Code code, int may, int mayNot, int none, int left, boolean definite) {
        return new Truth3(
                may, mayNot, none, definite ? code.not(may) : code.or(mayNot, none), left);
    }

    /// A truth value that every row knows and that is never null.
    static Truth3 of(Code code, int mask) {
        return new Truth3(mask, code.not(mask), code.never, code.not(mask), code.never);
    }

    /// Whether every row knows it.
    boolean isDefinite(Code code) {
        return other == code.not(may);
    }
}
