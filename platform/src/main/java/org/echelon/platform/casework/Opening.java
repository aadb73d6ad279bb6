package org.echelon.platform.casework;

/// What came of submitting: a case, new or already there.
public sealed interface Opening {

    /// Number of the case.
    String receipt();

    /// The case is new.
    record Opened(String receipt) implements Opening {}

    /// The enterprise has an open or recognised case of this programme and year: submitting twice
    /// gives one case.
    record Already(String receipt) implements Opening {}
}
