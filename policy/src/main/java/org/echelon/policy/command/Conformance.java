package org.echelon.policy.command;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.policy.conformance.TckReport;
import org.echelon.policy.conformance.TckRun;

/// `conformance [DIR]`: every case of the DMN Technology Compatibility Kit below a folder.
final class Conformance {

    static final String USAGE =
            "usage: ./echelon conformance [DIR] [--engine interpreter,duckdb] (DIR: a folder with cases of"
                    + " the DMN TCK, by default $ECHELON_SHARED/tck)";

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    Conformance(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    Exit run(List<String> words) throws Arguments.Wrong {
        Arguments arguments = Arguments.parse(words, Set.of("--engine"), Set.of());
        if (arguments.rest().size() > 1) {
            throw new Arguments.Wrong(
                    "conformance takes one folder, not %d".formatted(arguments.rest().size()));
        }
        String engine = arguments.option("--engine").orElse("interpreter");
        switch (engine) {
            case "interpreter" -> {}
            case "duckdb" -> {
                err.println(
                        "echelon: the engine duckdb is not built yet; write --engine interpreter");
                return Exit.NOT_BUILT;
            }
            default ->
                    throw new Arguments.Wrong(
                            "unknown engine '%s'; known are interpreter and duckdb"
                                    .formatted(engine));
        }
        Path folder =
                arguments.rest().isEmpty()
                        ? Path.of(environment.getOrDefault("ECHELON_SHARED", "../shared"), "tck")
                        : Path.of(arguments.rest().getFirst());
        if (!Files.isDirectory(folder)) {
            err.println(
                    "there is no folder %s; name one with cases of the DMN TCK, or set ECHELON_SHARED"
                            .formatted(folder));
            return Exit.INPUT;
        }
        TckReport report = TckRun.run(folder);
        if (report.count(TckReport.Status.PASSED) + report.count(TckReport.Status.FAILED) == 0) {
            err.println("%s holds no case of the DMN TCK (files *-test-*.xml)".formatted(folder));
            return Exit.INPUT;
        }
        report.lines().forEach(out::println);
        out.flush();
        return report.count(TckReport.Status.FAILED) == 0 ? Exit.DONE : Exit.CHECK;
    }
}
