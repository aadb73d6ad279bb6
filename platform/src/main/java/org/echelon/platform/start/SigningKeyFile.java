package org.echelon.platform.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where the platform's signing key lies: `signing-key` in the data folder, made at the first need,
/// or the file that ECHELON_SIGNING_KEY names.
public final class SigningKeyFile {

    private static final String VARIABLE = "ECHELON_SIGNING_KEY";

    private SigningKeyFile() {}

    /// Makes sure that processes which share a database server sign with one key.
    ///
    /// @throws StartFailure when the variable is missing although a server is used, or names no
    ///   file
    public static void require(Database database, Map<String, String> environment) {
        Optional<Path> named = named(environment);
        if (named.isEmpty() && database.server()) {
            throw StartFailure.usage(
                    VARIABLE
                            + " is not set: with a database server of your own several processes may"
                            + " run, and all must sign with one key; make it once (openssl genpkey"
                            + " -algorithm ed25519 -out signing-key; chmod 600 signing-key) and name"
                            + " that file for each of them");
        }
        named.filter(file -> !Files.isReadable(file))
                .ifPresent(file -> {
                    throw StartFailure.usage(
                            VARIABLE
                                    + " names "
                                    + file
                                    + ", which is not there or cannot be read by this user;"
                                    + " copy the key there with mode 0600");
                });
    }

    /// What Spring needs to know of it.
    public static Map<String, Object> properties(Options options, Map<String, String> environment) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("echelon.data", options.data().toString());
        named(environment)
                .ifPresent(file -> properties.put("echelon.signing-key", file.toString()));
        return properties;
    }

    private static Optional<Path> named(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(VARIABLE))
                .filter(text -> !text.isBlank())
                .map(text -> Path.of(text).toAbsolutePath().normalize());
    }
}
