package org.echelon.policy.kernel;

/// What is known of a truth value in a row.
///
/// @param may mask: it may be true
/// @param mayNot mask: it may be false
/// @param none mask: it may be null
/// @param other mask: it may be false or null
/// @param left mask: nothing here holds, the interpreter has to say
/// @param loose mask: it is open, and the interpreter may know more
record Truth3(int may, int mayNot, int none, int other, int left, int loose) {

    /// @param loose mask: the interpreter may know more where it is open
    static Truth3 of(
            Code code, int may, int mayNot, int none, int left, int loose, boolean definite) {
        int other = definite ? code.not(may) : code.or(mayNot, none);
        int open =
                loose == code.never
                        ? code.never
                        : code.and(
                                loose,
                                code.or(
                                        code.and(may, other),
                                        code.and(code.and(mayNot, none), code.not(may))));
        return new Truth3(may, mayNot, none, other, left, open);
    }

    /// A truth value that every row knows and that is never null.
    static Truth3 of(Code code, int mask) {
        return new Truth3(mask, code.not(mask), code.never, code.not(mask), code.never, code.never);
    }

    /// Whether every row knows it.
    boolean isDefinite(Code code) {
        return other == code.not(may);
    }
}
