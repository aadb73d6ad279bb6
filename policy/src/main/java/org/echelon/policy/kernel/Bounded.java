package org.echelon.policy.kernel;

/// What is known of an integer in a row.
///
/// @param least no value is less
/// @param greatest no value is greater; the same as `least` where every row knows it
/// @param some mask: it may be a number
/// @param none mask: it may be null
/// @param left mask: the interpreter has to say
record Bounded(Whole128 least, Whole128 greatest, int some, int none, int left) {

    /// Whether every row knows it.
    boolean isPoint() {
        return least.equals(greatest);
    }
}
