package org.echelon.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The files of the repository, without what is built, installed or written at run time.
final class Repository {

    private static final Set<String> NOT_OURS =
            Set.of(".git", "target", "node_modules", "var", ".idea", ".vscode");

    private Repository() {}

    /// The repository's root, given by the build as system property `echelon.root`.
    static Path root() {
        return Path.of(
                        Objects.requireNonNull(
                                System.getProperty("echelon.root"),
                                "system property echelon.root is not set; run ./echelon test"))
                .toAbsolutePath()
                .normalize();
    }

    /// Every file whose path below the root (with slashes) passes, in order.
    static List<Path> files(Predicate<String> path) {
        Path root = root();
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(
                    root,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path folder, BasicFileAttributes attributes) {
                            boolean skipped =
                                    !folder.equals(root)
                                            && NOT_OURS.contains(folder.getFileName().toString());
                            return skipped
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(
                                Path file, BasicFileAttributes attributes) {
                            if (attributes.isRegularFile()
                                    && !NOT_OURS.contains(file.getFileName().toString())
                                    && path.test(name(file))) {
                                found.add(file);
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(null);
        return found;
    }

    /// A file's path below the root, with slashes.
    static String name(Path file) {
        return root().relativize(file).toString().replace('\\', '/');
    }

    /// The text of a file; empty where its bytes are not UTF-8 text, as in a picture.
    static Optional<String> text(Path file) {
        try {
            String text = Files.readString(file);
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
        } catch (MalformedInputException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `file:line: text` for every line of a text file that passes.
    static Stream<String> lines(Path file, Predicate<String> line) {
        List<String> lines = text(file).map(text -> text.lines().toList()).orElse(List.of());
        return Stream.iterate(0, i -> i + 1)
                .limit(lines.size())
                .filter(i -> line.test(lines.get(i)))
                .map(i -> name(file) + ":" + (i + 1) + ": " + lines.get(i).strip());
    }
}
