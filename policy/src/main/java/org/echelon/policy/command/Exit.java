package org.echelon.policy.command;

/// Exit status of a command.
public enum Exit {
    DONE(0),
    FAULT(1),
    COMMAND_LINE(2),
    INPUT(3),
    CHECK(4),
    NOT_BUILT(5);

    private final int status;

    Exit(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
