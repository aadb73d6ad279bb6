package org.echelon.policy.result;

/// What is known of one condition.
public enum Status {
    MET("met"),
    NOT_MET("not_met"),
    UNKNOWN("unknown");

    private final String code;

    Status(String code) {
        this.code = code;
    }

    /// The code in files and JSON, such as `not_met`.
    public String code() {
        return code;
    }
}
