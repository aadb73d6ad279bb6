package org.echelon.population.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.echelon.policy.command.Arguments;
import org.echelon.policy.command.Exit;

/// `synthesise`
final class Synthesise {
    static final String USAGE = "usage: ./echelon synthesise --enterprises N --seed S --out DIR";

    Synthesise(Path root, PrintStream out, PrintStream err) {}

    Exit run(List<String> words) throws Arguments.Wrong {
        return Exit.NOT_BUILT;
    }
}
