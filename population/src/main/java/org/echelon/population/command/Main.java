package org.echelon.population.command;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.echelon.policy.command.Arguments;
import org.echelon.policy.command.Exit;
import org.echelon.population.Fault;

/// Runs a command about a population and ends with its exit status.
public final class Main {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String USAGE = "usage: simulate … | synthesise … | conformance …";

    private Main() {}

    public static void main(String[] args) {
        Path root = Path.of(System.getProperty("echelon.root", "."));
        Thread interrupted = new Thread(Main::sayInterrupted, "says that it was interrupted");
        Runtime.getRuntime().addShutdownHook(interrupted);
        Exit exit = run(Arrays.asList(args), root, Clock.system(ZONE), System.out, System.err);
        System.out.flush();
        try {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } catch (IllegalStateException _) {
            // interrupted at the last moment
        }
        System.exit(exit.status());
    }

    private static void sayInterrupted() {
        System.err.println("echelon: interrupted; earlier results are untouched / 已中断，原有结果未受影响");
    }

    /// @param root the project's root, where `programmes/` and `reference/` lie
    static Exit run(List<String> args, Path root, Clock clock, PrintStream out, PrintStream err) {
        if (args.isEmpty()) {
            err.println(USAGE);
            return Exit.COMMAND_LINE;
        }
        List<String> words = args.subList(1, args.size());
        try {
            return switch (args.getFirst()) {
                case "simulate" -> new Simulate(root, clock, out, err).run(words);
                case "synthesise" -> new Synthesise(root, out, err).run(words);
                case "conformance" -> new Conformance(System.getenv(), out, err).run(words);
                default -> throw new Arguments.Wrong("unknown command " + args.getFirst());
            };
        } catch (Arguments.Wrong e) {
            err.println("echelon: " + e.getMessage());
            err.println(
                    switch (args.getFirst()) {
                        case "simulate" -> Simulate.USAGE;
                        case "synthesise" -> Synthesise.USAGE;
                        case "conformance" -> Conformance.USAGE;
                        default -> USAGE;
                    });
            return Exit.COMMAND_LINE;
        } catch (Fault e) {
            err.println("echelon: " + e.told());
            return Exit.FAULT;
        } catch (UncheckedIOException e) {
            err.println("echelon: " + e.getMessage() + ": " + e.getCause());
            return Exit.FAULT;
        }
    }
}
