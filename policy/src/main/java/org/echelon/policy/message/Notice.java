package org.echelon.policy.message;

import java.util.Optional;

/// Something a reader of a result should know: a warning, or a refusal of an input.
///
/// @param code stable code, such as `part_above_whole`
/// @param fact the fact it is about (`rd_expense 2023`), where it is about one
/// @param message what, where, the values that disagree, and the next step
public record Notice(String code, Optional<String> fact, Words message) {}
