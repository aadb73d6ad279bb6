package org.echelon.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// The folder of shared cases, which lies beside the project; tests that need it skip where it is
/// absent, except in CI, where its absence is a failure.
public final class SharedFolder {

    private SharedFolder() {}

    public static Path require(String name) {
        Path folder = Path.of(System.getProperty("echelon.shared", "../shared")).resolve(name);
        if (!Files.isDirectory(folder)) {
            String message = "skipped: the shared folder has no " + name + " (set ECHELON_SHARED)";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
        return folder;
    }

    /// The project's root.
    public static Path root() {
        return Path.of(System.getProperty("echelon.root", ".."));
    }
}
