package org.echelon.platform.reference;

import org.echelon.policy.message.Words;

/// An administrative division of GB/T 2260.
///
/// @param code 2, 4, 6 or 9 digits; a division's code begins with the code of the one above
/// @param level province, city, district or township
/// @param name in both languages; English is the Chinese name where none is known
public record Division(String code, String level, Words name) {}
