package org.echelon.conformance.region;

/// Of how many enterprises something else is said than is right.
///
/// @param left of how many the verdict is left to the interpreter
record Differences(long wrong, long left) {}
