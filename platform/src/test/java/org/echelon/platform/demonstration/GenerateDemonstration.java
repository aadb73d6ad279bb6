package org.echelon.platform.demonstration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Writes the synthetic enterprises of the demonstration region into `demo/`.
///
/// Run it from the project's root after a change here; a test asserts that the committed files are
/// what it writes. Everything is invented, and named and marked so.
final class GenerateDemonstration {

    static final long SEED = 20_261_121L;

    private GenerateDemonstration() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length == 0 ? "demo" : arguments[0]);
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /// The files by name.
    static Map<String, String> files() {
        return new SyntheticRegion(SEED).files();
    }
}
