package org.echelon.policy.kernel;

/// What is known of an integer in a row.
///
/// @param least no value is less
/// @param greatest no value is greater; the same as `least` where every row knows it
/// @param some mask: it may be a number
/// @param none mask: it may be null
/// @param left mask: nothing here holds, the interpreter has to say
/// @param loose mask: the interpreter may know closer bounds
record Bounded(Whole128 least, Whole128 greatest, int some, int none, int left, int loose) {

    /// Whether every row knows it.
    boolean isPoint() {
        return least.equals(greatest);
    }
}
