package org.echelon.platform.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.echelon.policy.message.Words;

/// The words of the platform, read from `docs/glossary.md`: the one list for readers of the pages,
/// of the documents and of the code.
///
/// @param groups in the order of the document
record Glossary(List<Group> groups) {

    /// The words of one field.
    record Group(Words name, List<Entry> entries) {}

    /// A word and its meaning.
    record Entry(Words name, Words meaning) {}

    private static final Pattern HEADING = Pattern.compile("## (.*?) (\\p{IsHan}.*)");
    private static final int CELLS = 7;

    /// @throws IllegalStateException when a row has not the columns term, 中文, meaning, 含义, where
    static Glossary read(Path root) {
        Path file = root.resolve("docs/glossary.md");
        List<Group> groups = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                Matcher heading = HEADING.matcher(line);
                if (heading.matches()) {
                    entries = new ArrayList<>();
                    groups.add(new Group(new Words(heading.group(2), heading.group(1)), entries));
                } else if (line.startsWith("| ") && !line.startsWith("| term ")) {
                    entries.add(entry(line));
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot read " + file, fault);
        }
        return new Glossary(List.copyOf(groups));
    }

    private static Entry entry(String line) {
        String[] cell = line.replace("`", "").split("\\s*\\|\\s*", -1);
        if (cell.length != CELLS) {
            throw new IllegalStateException(
                    "docs/glossary.md: term, 中文, meaning, 含义 and where expected in: " + line);
        }
        return new Entry(new Words(cell[2], cell[1]), new Words(cell[4], cell[3]));
    }
}
