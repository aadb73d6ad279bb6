package org.echelon.policy.command;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/// Runs a command of the engine and ends with its exit status.
public final class Main {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Main() {}

    public static void main(String[] args) {
        Path root = Path.of(System.getProperty("echelon.root", "."));
        Exit exit = run(Arrays.asList(args), root, Clock.system(ZONE), System.out, System.err);
        System.out.flush();
        System.exit(exit.status());
    }

    /// @param root the project's root, where `programmes/` lies
    static Exit run(List<String> args, Path root, Clock clock, PrintStream out, PrintStream err) {
        if (args.isEmpty()) {
            err.println(
                    "usage: evaluate … | advise … | check … | compare … | replay … | conformance … | due …");
            return Exit.COMMAND_LINE;
        }
        List<String> words = args.subList(1, args.size());
        String usage =
                switch (args.getFirst()) {
                    case "evaluate" -> Evaluate.USAGE;
                    case "advise" -> Advise.USAGE;
                    case "check" -> Check.USAGE;
                    case "compare" -> Compare.USAGE;
                    case "replay" -> ReplayTrace.USAGE;
                    case "conformance" -> Conformance.USAGE;
                    case "due" -> Due.USAGE;
                    default ->
                            "usage: evaluate … | advise … | check … | compare … | replay … | conformance … | due …";
                };
        try {
            return switch (args.getFirst()) {
                case "evaluate" -> new Evaluate(root, clock, out, err).run(words);
                case "advise" -> new Advise(root, clock, out, err).run(words);
                case "check" -> new Check(root, out, err).run(words);
                case "compare" -> new Compare(root, out, err).run(words);
                case "replay" -> new ReplayTrace(root, out, err).run(words);
                case "conformance" -> new Conformance(System.getenv(), out, err).run(words);
                case "due" -> new Due(root, out).run(words);
                default -> throw new Arguments.Wrong("unknown command " + args.getFirst());
            };
        } catch (Arguments.Wrong e) {
            err.println("echelon: " + e.getMessage());
            err.println(usage);
            return Exit.COMMAND_LINE;
        } catch (UncheckedIOException e) {
            err.println("echelon: " + e.getMessage() + ": " + e.getCause());
            return Exit.FAULT;
        }
    }
}
