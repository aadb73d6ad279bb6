package org.echelon.policy.programme;

import org.echelon.policy.message.Words;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// The words, unit and scale of an outcome.
///
/// @param text what it is
/// @param unit its unit, where it has one
/// @param max the most it can be, where it is a score
/// @param pass the mark to reach, where there is one
/// @param decision name of the decision that gives it, where it differs from the outcome's id
public record OutcomeDefinition(
        Words text,
        @Nullable String unit,
        @Nullable Rational max,
        @Nullable Rational pass,
        @Nullable String decision) {}
