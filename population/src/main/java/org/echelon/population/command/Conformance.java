package org.echelon.population.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.policy.command.Arguments;
import org.echelon.policy.command.Exit;
import org.echelon.policy.conformance.TckReport;
import org.echelon.policy.conformance.TckReport.Status;
import org.echelon.population.ColumnConformance;
import org.echelon.population.Fault;

/// `conformance [DIR] --engine duckdb`: the cases of the DMN TCK through SQL.
final class Conformance {

    static final String USAGE =
            "usage: ./echelon conformance [DIR] [--engine interpreter,duckdb] (DIR: a folder with cases of the DMN"
                    + " TCK, by default $ECHELON_SHARED/tck)";

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
        String engine = arguments.option("--engine").orElse("duckdb");
        if (!engine.equals("duckdb") || arguments.rest().size() > 1) {
            throw new Arguments.Wrong("name one folder, and --engine duckdb");
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
        TckReport report;
        try {
            report = ColumnConformance.run(folder);
        } catch (IOException e) {
            throw new Fault("the cases could not be run", e);
        }
        if (report.outcomes().isEmpty()) {
            err.println("%s holds no case of the DMN TCK (files *-test-*.xml)".formatted(folder));
            return Exit.INPUT;
        }
        report.lines().forEach(out::println);
        out.flush();
        return report.count(Status.FAILED) == 0 ? Exit.DONE : Exit.CHECK;
    }
}
