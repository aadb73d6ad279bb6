package org.echelon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.echelon.policy.fact.FactsFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The worked enterprises beside the project and every programme's own examples.
class SharedCasesTests {

    private final Programmes programmes =
            Programmes.read(SharedFolder.root().resolve("programmes"));

    @TestFactory
    Stream<DynamicTest> agreesWithTheSharedCase() throws IOException {
        Path folder = SharedFolder.require("cases");
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
        return files.stream()
                .map(file ->
                        DynamicTest.dynamicTest(file.getFileName().toString(), () -> runs(file)));
    }

    private void runs(Path file) throws IOException {
        byte[] yaml = Files.readAllBytes(file);
        String id =
                FactsFile.read(file.getFileName().toString(), yaml, programmes.facts())
                        .file()
                        .orElseThrow()
                        .programme();
        Programme programme = programmes.find(String.valueOf(id)).orElseThrow();

        Examples.Outcome outcome =
                Examples.run(
                        file.getFileName().toString(), yaml, programme, LocalDate.of(2024, 6, 30));

        assertThat(outcome.differences()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> agreesWithItsOwnExample() {
        return programmes.all().stream()
                .flatMap(programme ->
                        programme.versions().stream().flatMap(v -> examples(programme, v)));
    }

    private static Stream<DynamicTest> examples(Programme programme, Version version) {
        return version.examples().entrySet().stream()
                .map(example -> {
                    String place = version.place() + "/" + example.getKey();
                    LocalDate from = version.definition().from();
                    return DynamicTest.dynamicTest(
                            place,
                            () ->
                                    assertThat(
                                                    Examples.run(
                                                                    place,
                                                                    example.getValue(),
                                                                    programme,
                                                                    from)
                                                            .differences())
                                            .isEmpty());
                });
    }
}
