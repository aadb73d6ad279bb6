package org.echelon.platform.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.echelon.policy.message.Words;

/// The words of the platform, from `glossary.tsv`: id, Chinese, English, Chinese meaning, English
/// meaning.
final class Glossary {

    /// A word and its meaning.
    record Entry(String id, Words name, Words meaning) {}

    private Glossary() {}

    static List<Entry> read() {
        try (InputStream file = Glossary.class.getResourceAsStream("/glossary.tsv")) {
            if (file == null) {
                throw new IllegalStateException("glossary.tsv is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(Glossary::entry)
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Entry entry(String line) {
        String[] part = line.split("\t", -1);
        if (part.length != 5) {
            throw new IllegalStateException(
                    "glossary.tsv: 5 columns expected, " + part.length + " found: " + line);
        }
        return new Entry(part[0], new Words(part[1], part[2]), new Words(part[3], part[4]));
    }
}
