package org.echelon.policy.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;

/// A programme named on the command line: by its id, or by its folder.
public final class ProgrammeChoice {

    private ProgrammeChoice() {}

    public static Optional<Programme> find(Programmes programmes, String name) {
        Optional<Programme> byId = programmes.find(name);
        Path folder = Path.of(name);
        return byId.isEmpty() && Files.isRegularFile(folder.resolve("programme.yaml"))
                ? Optional.of(Programmes.single(folder, programmes.facts()))
                : byId;
    }

    /// What to tell whoever named a programme that is none.
    public static String unknown(Programmes programmes, String name) {
        return "There is no programme '%s'; known are %s"
                .formatted(
                        name,
                        String.join(", ", programmes.all().stream().map(Programme::id).toList()));
    }
}
