package org.echelon.policy.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.echelon.policy.SharedFolder;

/// Compares a text with a file kept beside the tests; `-Dgolden.update=true` rewrites the file, and
/// the difference is then read like code.
final class Golden {

    private Golden() {}

    static void compare(String name, String actual) throws IOException {
        Path file =
                SharedFolder.root()
                        .resolve("policy/src/test/resources/golden/evaluate")
                        .resolve(name);
        if ("true".equals(System.getProperty("golden.update"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
