package org.echelon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Every library that is shipped stands in the list with its licence.
class DependencyTests {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^ |]+) \\| ([^|]+) \\|$");
    private static final Pattern JAR = Pattern.compile("BOOT-INF/lib/(.+?)-\\d[^/]*\\.jar");
    private static final Pattern NPM = Pattern.compile("\"([^\"]+)\": \"\\d[^\"]*\"");

    @Test
    void listsEveryLibraryInsideThePlatform() throws IOException {
        List<Path> jars = bootJars();
        Assumptions.assumeFalse(
                jars.isEmpty(),
                "the platform is not packaged; run ./echelon test without naming modules");
        Set<String> listed =
                listed().stream()
                        .map(name -> name.substring(name.indexOf(':') + 1))
                        .collect(Collectors.toSet());

        try (JarFile jar = new JarFile(jars.getFirst().toFile())) {
            List<String> shipped =
                    jar.stream()
                            .map(entry -> JAR.matcher(entry.getName()))
                            .filter(Matcher::matches)
                            .map(match -> match.group(1))
                            .filter(name -> !name.startsWith("echelon-"))
                            .toList();
            assertThat(shipped).isNotEmpty();
            assertThat(listed).as("run .ci/dependencies to renew the list").containsAll(shipped);
        }
    }

    @Test
    void listsEveryPackageOfTheFrontEnd() {
        List<Path> packages = Repository.files(name -> name.endsWith("/package.json"));

        for (Path file : packages) {
            String text = Repository.text(file).orElseThrow();
            String shipped = text.replaceFirst("(?s)^.*?\"dependencies\": *\\{(.*?)\\}.*$", "$1");
            Matcher names = NPM.matcher(shipped);
            while (names.find()) {
                assertThat(listed())
                        .as("%s; run .ci/dependencies to renew the list", Repository.name(file))
                        .contains(names.group(1));
            }
        }
    }

    private static Set<String> listed() {
        String page =
                Repository.text(Repository.root().resolve("docs/developers/dependencies.md"))
                        .orElseThrow();
        return ROW.matcher(page).results().map(row -> row.group(1)).collect(Collectors.toSet());
    }

    private static List<Path> bootJars() throws IOException {
        Path target = Repository.root().resolve("platform/target");
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-boot.jar"))
                    .toList();
        }
    }
}
