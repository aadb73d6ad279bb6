package org.echelon.population;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.echelon.policy.message.Words;

/// A folder of results that appears whole or not at all.
///
/// Everything is written beside it, into a hidden folder, and moved in one step at the end.
/// Whatever ends the work before that, a full disk, an interruption, leaves what was there before.
/// A folder that is not ours is never replaced.
public final class Results implements AutoCloseable {

    private static final String MARKER = ".echelon";

    private final Path target;
    private final Path working;
    private final Path old;
    private final Thread hook;

    private Results(Path target) {
        this.target = target;
        String name = String.valueOf(target.getFileName());
        long process = ProcessHandle.current().pid();
        this.working = target.resolveSibling(".%s.part-%d".formatted(name, process));
        this.old = target.resolveSibling(".%s.old-%d".formatted(name, process));
        this.hook = new Thread(this::clear, "clears half results");
    }

    /// @throws Refused when the folder is there and not ours
    public static Results in(Path folder) throws Refused {
        Results results = new Results(folder.toAbsolutePath().normalize());
        try {
            if (Files.exists(results.target) && !ours(results.target)) {
                throw new Refused(
                        List.of(
                                new Problem(
                                        "foreign_folder",
                                        folder.toString(),
                                        new Words(
                                                "该文件夹已存在且不是本命令生成的；请另选 --out 或先移走它",
                                                "this folder is there and was not made by this command; choose another --out or move it away"))));
            }
            Path above = results.target.getParent();
            if (above != null) {
                Files.createDirectories(above);
            }
            Files.createDirectory(results.working);
            Files.createDirectory(results.working.resolve("results"));
            Runtime.getRuntime().addShutdownHook(results.hook);
            return results;
        } catch (IOException e) {
            throw new Fault("results cannot be written beside " + folder, e);
        }
    }

    private static boolean ours(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        if (Files.exists(folder.resolve(MARKER))) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /// A file of the results.
    public Path file(String name) {
        return working.resolve("results").resolve(name);
    }

    /// Where work is done that is thrown away.
    public Path scratch() {
        return working;
    }

    public void write(String name, String content) {
        try {
            Files.writeString(file(name), content);
        } catch (IOException e) {
            throw new Fault("could not write " + name, e);
        }
    }

    /// Puts the results in their place.
    public void publish(String command) {
        write(MARKER, "written by ./echelon " + command + "\n");
        try {
            if (Files.exists(target)) {
                Files.move(target, old);
            }
            Files.move(working.resolve("results"), target);
            delete(old);
        } catch (IOException e) {
            throw new Fault("the results could not be moved to " + target, e);
        }
    }

    @Override
    public void close() {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the machine is stopping, and the hook does the same
        }
    }

    private synchronized void clear() {
        try {
            if (!Files.exists(target) && Files.exists(old)) {
                Files.move(old, target);
            }
            delete(working);
        } catch (IOException e) {
            throw new Fault("left-overs could not be removed: " + working, e);
        }
    }

    /// What another process of ours still writes while it ends is waited for, five seconds at most.
    static void delete(Path folder) throws IOException {
        for (int tries = 0; Files.exists(folder); tries++) {
            try {
                deleteNow(folder);
            } catch (DirectoryNotEmptyException | NoSuchFileException | UncheckedIOException e) {
                if (tries == 50) {
                    throw new IOException(folder + " is still written to", e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void deleteNow(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
