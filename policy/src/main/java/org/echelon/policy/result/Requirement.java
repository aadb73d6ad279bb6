package org.echelon.policy.result;

/// What a condition asks of its actual value.
///
/// @param op comparison: `<=`, `<`, `>=`, `>`, `=`, `!=` or `in`
/// @param value the threshold, in the unit of the condition
public record Requirement(String op, Quantity value) {}
