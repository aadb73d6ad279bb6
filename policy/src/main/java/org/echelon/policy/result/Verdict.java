package org.echelon.policy.result;

/// What a programme says of an enterprise.
public enum Verdict {
    MET("met"),
    NOT_MET("not_met"),
    UNKNOWN("unknown"),
    NOT_IN_FORCE("not_in_force");

    private final String code;

    Verdict(String code) {
        this.code = code;
    }

    /// The code in files and JSON, such as `not_met`.
    public String code() {
        return code;
    }
}
