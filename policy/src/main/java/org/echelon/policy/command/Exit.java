package org.echelon.policy.command;

/// Exit status of a command.
enum Exit {
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

    int status() {
        return status;
    }
}
