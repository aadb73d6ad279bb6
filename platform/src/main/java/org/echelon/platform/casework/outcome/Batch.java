package org.echelon.platform.casework.outcome;

import java.time.Instant;

/// A package that was made.
///
/// @param code its name, such as `EX-20261121-1`
/// @param programme of its cases
/// @param cases how many
/// @param numbered how many of them have their number by now
/// @param sha256 of the ZIP file
/// @param madeAt when
record Batch(
        String code, String programme, int cases, int numbered, String sha256, Instant madeAt) {}
