package org.echelon.population;

import org.echelon.policy.message.Words;

/// A mistake in a population, with its place and its remedy.
///
/// @param code such as `negative`, as in an evaluation
/// @param place file and row, or code and year: `facts.csv, 91440114MA9TERT04C 2023`
/// @param message what was found, what was expected, what to do
public record Problem(String code, String place, Words message) {}
