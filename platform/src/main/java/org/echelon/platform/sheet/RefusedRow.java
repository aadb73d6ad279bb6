package org.echelon.platform.sheet;

import org.echelon.policy.message.Words;

/// A row that was not taken, or a file that cannot be read.
///
/// @param place file, with its sheet where it has sheets; empty for a form
/// @param line line or row, 1 for the first; 0 for the whole file or a form
/// @param column the column, or empty for the whole row
/// @param value what was found there
/// @param reason why it was refused and what to do
public record RefusedRow(String place, int line, String column, String value, Words reason) {}
