package org.echelon.platform.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the command line asks for.
///
/// @param command what to do
/// @param port port of the pages, on the loopback address; used by `serve`
/// @param data folder of the embedded database and the lock
/// @param empty no demonstration region
/// @param acceptValid `import` writes the good rows although others are refused
/// @param register register of the imported values (`--register`), where the file does not say
/// @param files files to import
/// @param copy folder of the backup to be made or restored
public record Options(
        Command command,
        int port,
        Path data,
        boolean empty,
        boolean acceptValid,
        String register,
        List<Path> files,
        @Nullable Path copy) {

    /// What to do.
    public enum Command {
        SERVE,
        IMPORT,
        BACKUP,
        RESTORE
    }

    private static final String USAGE =
            "write: serve [--port N] [--data DIR] [--empty], or: import FILE… [--accept-valid]"
                    + " [--register NAME] [--data DIR], or: backup --to DIR [--data DIR], or: restore"
                    + " --from DIR [--data DIR]";

    /// Reads the command line.
    ///
    /// @throws StartFailure with status 2 when it is wrong
    public static Options parse(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw StartFailure.usage("no command; " + USAGE);
        }
        Command command =
                switch (arguments.getFirst()) {
                    case "serve" -> Command.SERVE;
                    case "import" -> Command.IMPORT;
                    case "backup" -> Command.BACKUP;
                    case "restore" -> Command.RESTORE;
                    default ->
                            throw StartFailure.usage(
                                    "unknown command " + arguments.getFirst() + "; " + USAGE);
                };
        int port = 8080;
        Path data = Path.of("var");
        boolean empty = false;
        boolean acceptValid = false;
        String register = "";
        Path copy = null;
        List<Path> files = new ArrayList<>();
        Iterator<String> rest = arguments.subList(1, arguments.size()).iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            String name = equals < 0 ? argument : argument.substring(0, equals);
            String given = equals < 0 ? "" : argument.substring(equals + 1);
            switch (name) {
                case "--port" -> port = port(equals < 0 ? value(name, rest) : given);
                case "--data" -> data = Path.of(equals < 0 ? value(name, rest) : given);
                case "--register" -> register = equals < 0 ? value(name, rest) : given;
                case "--to", "--from" -> {
                    boolean fits =
                            command == (name.equals("--to") ? Command.BACKUP : Command.RESTORE);
                    if (!fits) {
                        throw StartFailure.usage("unknown argument " + argument + "; " + USAGE);
                    }
                    copy = Path.of(equals < 0 ? value(name, rest) : given);
                }
                case "--empty" -> empty = true;
                case "--accept-valid" -> acceptValid = true;
                default -> {
                    if (name.startsWith("-") || command != Command.IMPORT) {
                        throw StartFailure.usage("unknown argument " + argument + "; " + USAGE);
                    }
                    files.add(Path.of(argument));
                }
            }
        }
        if (command == Command.IMPORT && files.isEmpty()) {
            throw StartFailure.usage("import needs at least one file; " + USAGE);
        }
        if (copy == null && (command == Command.BACKUP || command == Command.RESTORE)) {
            throw StartFailure.usage(
                    (command == Command.BACKUP
                                    ? "backup needs --to DIR; "
                                    : "restore needs --from DIR; ")
                            + USAGE);
        }
        return new Options(
                command,
                port,
                data.toAbsolutePath().normalize(),
                empty,
                acceptValid,
                register,
                List.copyOf(files),
                copy == null ? null : copy.toAbsolutePath().normalize());
    }

    private static String value(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw StartFailure.usage(name + " needs a value; " + USAGE);
        }
        return rest.next();
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException _) {
            // answered below
        }
        throw StartFailure.usage("--port " + text + ": a port is a number from 1 to 65535");
    }
}
