package org.echelon.platform.casework.outcome;

import java.time.LocalDate;

/// A registry number with the document that shows it.
///
/// @param number the number
/// @param issuedOn its day
/// @param evidence name and number of the document
/// @param simulated whether a simulated issuer drew it
record RecordedNumber(String number, LocalDate issuedOn, String evidence, boolean simulated) {}
