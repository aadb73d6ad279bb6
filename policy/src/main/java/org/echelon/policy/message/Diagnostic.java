package org.echelon.policy.message;

/// A mistake in a file, with its place and its remedy.
///
/// @param code stable code, such as `unknown_fact`
/// @param severity error or warning
/// @param place file, and where known line or decision, rule and cell: `decision.dmn, decision
///   rd_score, rule 4, input 1`
/// @param message what was found, what was expected, and what to do
public record Diagnostic(String code, Severity severity, String place, String message) {

    /// How bad it is: an error refuses the file, a warning is shown, a note is shown to those who
    /// ask for notes.
    public enum Severity {
        ERROR,
        WARNING,
        NOTE
    }

    public static Diagnostic error(String code, String place, String message) {
        return new Diagnostic(code, Severity.ERROR, place, message);
    }

    public static Diagnostic warning(String code, String place, String message) {
        return new Diagnostic(code, Severity.WARNING, place, message);
    }

    public static Diagnostic note(String code, String place, String message) {
        return new Diagnostic(code, Severity.NOTE, place, message);
    }

    /// `place: message (code)`, one line for a terminal.
    @Override
    public String toString() {
        return place + ": " + message + " (" + code + ")";
    }
}
