package org.echelon.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Results appear whole or not at all, and never in place of what is not ours.
class ResultsTests {

    @TempDir Path folder;

    @Test
    void appearAtTheEndOnly() throws Exception {
        Path target = folder.resolve("out");
        try (Results results = Results.in(target)) {
            results.write("summary.json", "{}");
            assertThat(target).doesNotExist();

            results.publish("simulate");
        }

        assertThat(target.resolve("summary.json")).hasContent("{}");
        assertThat(leftOver()).containsExactly(target);
    }

    @Test
    void leaveEarlierOnesWhenTheWorkBreaksOff() throws Exception {
        Path target = folder.resolve("out");
        try (Results results = Results.in(target)) {
            results.write("summary.json", "earlier");
            results.publish("simulate");
        }

        try (Results results = Results.in(target)) {
            results.write("summary.json", "half");
        }

        assertThat(target.resolve("summary.json")).hasContent("earlier");
        assertThat(leftOver()).containsExactly(target);
    }

    @Test
    void replaceEarlierOnesWhole() throws Exception {
        Path target = folder.resolve("out");
        for (String file : new String[] {"one", "two"}) {
            try (Results results = Results.in(target)) {
                results.write(file, file);
                results.publish("simulate");
            }
        }

        assertThat(target.resolve("one")).doesNotExist();
        assertThat(target.resolve("two")).exists();
        assertThat(leftOver()).containsExactly(target);
    }

    @Test
    void neverReplaceAFolderOfSomeoneElse() throws Exception {
        Path target = Files.createDirectory(folder.resolve("out"));
        Files.writeString(target.resolve("thesis.txt"), "years of work");

        Refused refused = catchThrowableOfType(Refused.class, () -> Results.in(target));

        assertThat(refused.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message().en())
                                .contains("was not made by this command"));
        assertThat(target.resolve("thesis.txt")).hasContent("years of work");
    }

    @Test
    void sayInOneLineThatTheDiskIsFull() throws Exception {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "no device that is always full");
        Path scratch = Files.createDirectory(folder.resolve("scratch"));

        try (Database database = Database.open(scratch, 1, 256)) {
            Fault fault =
                    catchThrowableOfType(
                            Fault.class,
                            () ->
                                    database.run(
                                            "copy (select range from range(100000)) to '/dev/full' (format csv)"));

            assertThat(fault.told())
                    .contains("the disk is full", "earlier results are untouched", "磁盘空间不足")
                    .doesNotContain("\n");
        }
    }

    private java.util.List<Path> leftOver() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
