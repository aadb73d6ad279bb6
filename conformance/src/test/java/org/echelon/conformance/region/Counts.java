package org.echelon.conformance.region;

/// What became of the enterprises that were judged.
///
/// @param left not judged, but left to the interpreter
record Counts(long met, long notMet, long unknown, long left) {

    /// Of one that is asked for no verdict.
    static final Counts NONE = new Counts(0, 0, 0, 0);

    static Counts of(Tally tally) {
        return new Counts(tally.met(), tally.notMet(), tally.unknown(), 0);
    }

    /// Whether another may have judged the same enterprises: where it left none, all agrees.
    boolean agrees(Counts other) {
        return left > 0 || other.left > 0 || equals(other);
    }
}
