package org.echelon.policy.feel;

/// A mistake in a FEEL text.
///
/// @param line from 1
/// @param column from 1, in characters
/// @param message what was found, what was expected
public record Problem(int line, int column, String message) {
    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + message;
    }
}
