package org.echelon.population.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.command.Arguments;
import org.echelon.policy.command.Exit;
import org.echelon.population.Problem;
import org.echelon.population.Progress;
import org.echelon.population.Refused;
import org.echelon.population.synthesis.Calibration;
import org.echelon.population.synthesis.Synthesis;

/// `synthesise --enterprises N --seed S --out DIR`: an invented population of the published size.
final class Synthesise {

    static final String USAGE = "usage: ./echelon synthesise --enterprises N --seed S --out DIR";

    private static final long MOST = 100_000_000;

    private final Path root;
    private final PrintStream out;
    private final PrintStream err;

    Synthesise(Path root, PrintStream out, PrintStream err) {
        this.root = root;
        this.out = out;
        this.err = err;
    }

    Exit run(List<String> words) throws Arguments.Wrong {
        Arguments arguments =
                Arguments.parse(words, Set.of("--enterprises", "--seed", "--out"), Set.of());
        if (!arguments.rest().isEmpty()) {
            throw new Arguments.Wrong("%s is no option".formatted(arguments.rest().getFirst()));
        }
        long enterprises = whole(arguments, "--enterprises");
        if (enterprises < 1 || enterprises > MOST) {
            throw new Arguments.Wrong(
                    "--enterprises %d: write a number from 1 to %d".formatted(enterprises, MOST));
        }
        Path folder =
                Path.of(
                        arguments
                                .option("--out")
                                .orElseThrow(() -> new Arguments.Wrong("--out DIR is missing")));
        Synthesis.Request request =
                new Synthesis.Request(
                        enterprises,
                        whole(arguments, "--seed"),
                        folder,
                        root.resolve("reference"),
                        Runtime.getRuntime().availableProcessors(),
                        Memory.megabytes());
        Calibration calibration;
        try {
            calibration = new Synthesis(request, new Progress(err, Simulate.onATerminal())).run();
        } catch (Refused e) {
            err.println("Nothing was written / 未写入任何文件:");
            for (Problem problem : e.problems()) {
                err.println(
                        "  %s: %s / %s"
                                .formatted(
                                        problem.place(),
                                        problem.message().en(),
                                        problem.message().zh()));
            }
            return Exit.INPUT;
        }
        tell(calibration, folder);
        return calibration.exact() ? Exit.DONE : Exit.CHECK;
    }

    private void tell(Calibration calibration, Path folder) {
        out.println(
                "%,d synthetic enterprises, seed %d; all of them are invented / 合成企业，全部虚构"
                        .formatted(calibration.enterprises(), calibration.seed()));
        for (Calibration.Target target : calibration.targets()) {
            out.println(
                    "  %,10d of %,10d  %s %s"
                            .formatted(
                                    target.drawn(),
                                    target.scaled(),
                                    target.name().en(),
                                    target.name().zh()));
        }
        out.println("→ " + folder.resolve("calibration.html"));
        out.flush();
    }

    private static long whole(Arguments arguments, String option) throws Arguments.Wrong {
        Optional<String> text = arguments.option(option);
        if (text.isEmpty()) {
            throw new Arguments.Wrong(option + " is missing");
        }
        try {
            return Long.parseLong(text.get());
        } catch (NumberFormatException e) {
            throw new Arguments.Wrong("%s %s is not a whole number".formatted(option, text.get()));
        }
    }
}
