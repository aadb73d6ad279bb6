package org.echelon.platform.start;

import java.io.PrintStream;

/// Lines for the person who waits at the terminal.
public final class Progress {

    private final PrintStream out;

    public Progress(PrintStream out) {
        this.out = out;
    }

    /// One line: what is being done now.
    public void say(String line) {
        out.println("echelon: " + line);
        out.flush();
    }
}
