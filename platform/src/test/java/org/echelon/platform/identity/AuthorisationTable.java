package org.echelon.platform.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.echelon.platform.TestDatabase;

/// Reads `authorisation.txt`.
final class AuthorisationTable {

    private static final Pattern WORD = Pattern.compile("\\S+");

    private AuthorisationTable() {}

    /// Everybody who asks, related to the one enterprise that the samples are about.
    enum Reader {
        NOBODY,
        OWN,
        OTHER_ENTERPRISE,
        AGENT_WITH_MANDATE,
        AGENT_WITHOUT,
        OFFICER,
        OFFICER_ELSEWHERE,
        AGENCY,
        AGENCY_ELSEWHERE,
        TAX,
        TAX_ELSEWHERE,
        LEADER,
        DESIGNER,
        DESIGNER_ELSEWHERE,
        ADMINISTRATOR
    }

    /// A row.
    ///
    /// @param method GET or POST
    /// @param pattern address as its controller writes it
    /// @param readers who is let in
    /// @param marks what is special
    record Row(String method, String pattern, Set<Reader> readers, Set<String> marks) {

        String id() {
            return method + " " + pattern;
        }

        boolean hidden() {
            return marks.contains("hidden");
        }

        boolean absent() {
            return marks.contains("absent");
        }

        /// Whether the form brings a file, whose field is called `file`.
        boolean multipart() {
            return marks.contains("multipart");
        }

        /// Whether an object in JSON is sent instead of a form.
        boolean json() {
            return marks.contains("json");
        }

        /// The fields to send, as a query writes them; empty where there are none.
        String fields() {
            return marks.stream()
                    .filter(mark -> mark.startsWith("with:"))
                    .map(mark -> mark.substring("with:".length()))
                    .findFirst()
                    .orElse("");
        }

        /// The status for those who are let in, where the row names one; 0 where it does not.
        int status() {
            return marks.stream()
                    .filter(mark -> mark.startsWith("status="))
                    .mapToInt(mark -> Integer.parseInt(mark.substring("status=".length())))
                    .findFirst()
                    .orElse(0);
        }
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        try {
            for (String line :
                    Files.readAllLines(
                            TestDatabase.root()
                                    .resolve("platform/src/test/resources/authorisation.txt"))) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    rows.add(row(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static Row row(String line) {
        int mark = line.indexOf('!');
        List<String> words = words(mark < 0 ? line : line.substring(0, mark));
        Set<Reader> readers = EnumSet.noneOf(Reader.class);
        words.stream().skip(2).forEach(word -> readers.addAll(readers(word, line)));
        if (readers.isEmpty()) {
            throw new AssertionError("nobody is let in by: " + line);
        }
        Set<String> marks = mark < 0 ? Set.of() : Set.copyOf(words(line.substring(mark + 1)));
        return new Row(words.get(0), words.get(1), readers, marks);
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    private static Set<Reader> readers(String word, String line) {
        return switch (word) {
            case "everybody" -> EnumSet.allOf(Reader.class);
            case "signed-in" -> EnumSet.complementOf(EnumSet.of(Reader.NOBODY));
            case "own" -> EnumSet.of(Reader.OWN);
            case "enterprise" -> EnumSet.of(Reader.OWN, Reader.OTHER_ENTERPRISE);
            case "mandate" -> EnumSet.of(Reader.AGENT_WITH_MANDATE);
            case "agent" -> EnumSet.of(Reader.AGENT_WITH_MANDATE, Reader.AGENT_WITHOUT);
            case "region" -> EnumSet.of(Reader.OFFICER, Reader.LEADER, Reader.ADMINISTRATOR);
            case "staff" ->
                    EnumSet.of(
                            Reader.OFFICER,
                            Reader.OFFICER_ELSEWHERE,
                            Reader.LEADER,
                            Reader.ADMINISTRATOR);
            case "region-officer" -> EnumSet.of(Reader.OFFICER);
            case "officer" -> EnumSet.of(Reader.OFFICER, Reader.OFFICER_ELSEWHERE);
            case "region-agency" -> EnumSet.of(Reader.AGENCY);
            case "agency" -> EnumSet.of(Reader.AGENCY, Reader.AGENCY_ELSEWHERE);
            case "region-tax" -> EnumSet.of(Reader.TAX);
            case "tax" -> EnumSet.of(Reader.TAX, Reader.TAX_ELSEWHERE);
            case "region-designer" -> EnumSet.of(Reader.DESIGNER);
            case "designer" -> EnumSet.of(Reader.DESIGNER, Reader.DESIGNER_ELSEWHERE);
            case "leader" -> EnumSet.of(Reader.LEADER);
            case "admin" -> EnumSet.of(Reader.ADMINISTRATOR);
            default -> throw new AssertionError("nobody is called " + word + " in: " + line);
        };
    }
}
