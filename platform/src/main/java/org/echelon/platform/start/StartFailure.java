package org.echelon.platform.start;

/// The platform cannot start or a command cannot run; the message is for the person at the
/// terminal.
///
/// It says what happened and what to do, in one line; nobody needs the stack trace.
public final class StartFailure extends RuntimeException {

    /// Exit status: a fault of the machine or the platform.
    public static final int FAULT = 1;

    /// Exit status: the command line is wrong.
    public static final int USAGE = 2;

    /// Exit status: the input is wrong; nothing was written.
    public static final int INPUT = 3;

    private final int status;
    private final String words;

    private StartFailure(int status, String words) {
        super(words);
        this.status = status;
        this.words = words;
    }

    /// What happened and what to do.
    public String words() {
        return words;
    }

    public static StartFailure fault(String message) {
        return new StartFailure(FAULT, message);
    }

    public static StartFailure usage(String message) {
        return new StartFailure(USAGE, message);
    }

    public static StartFailure input(String message) {
        return new StartFailure(INPUT, message);
    }

    /// The exit status of the process.
    public int status() {
        return status;
    }
}
