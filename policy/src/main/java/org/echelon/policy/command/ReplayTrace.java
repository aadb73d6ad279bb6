package org.echelon.policy.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Question;
import org.echelon.policy.Version;
import org.echelon.policy.explain.Replay;
import org.echelon.policy.fact.FactsFile;
import org.echelon.policy.message.Diagnostic;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// `replay FILE`: asks again what a trace answered, and compares byte for byte.
final class ReplayTrace {

    static final String USAGE = "usage: ./echelon replay FILE";

    private static final long MAX_BYTES = 32L * 1024 * 1024;
    private static final int MOST_LINES = 10;

    private final Path root;
    private final PrintStream out;
    private final PrintStream err;

    ReplayTrace(Path root, PrintStream out, PrintStream err) {
        this.root = root;
        this.out = out;
        this.err = err;
    }

    /// What the file says, as far as it is needed.
    ///
    /// @param texts `programme`, `asOf`, `knownAt`, and of `replay` `checksum`, `filing`, `format`
    /// @param facts the facts as JSON
    private record Said(Map<String, String> texts, @Nullable String facts) {}

    Exit run(List<String> words) throws Arguments.Wrong {
        Arguments arguments = Arguments.parse(words, Set.of(), Set.of());
        if (arguments.rest().size() != 1) {
            throw new Arguments.Wrong(
                    "name one file that 'evaluate --trace --json' printed; found "
                            + arguments.rest());
        }
        Path file = Path.of(arguments.rest().getFirst());
        String text;
        Said said;
        try {
            if (Files.size(file) > MAX_BYTES) {
                return refused(
                        file,
                        "has %d bytes; a trace has at most %d"
                                .formatted(Files.size(file), MAX_BYTES));
            }
            text = Files.readString(file);
            said = read(text);
        } catch (IOException e) {
            return refused(file, "cannot be read as UTF-8; check its name and rights");
        } catch (JacksonException e) {
            return refused(file, "is no JSON: " + e.getOriginalMessage());
        }
        String facts = said.facts();
        String name = said.texts().get("programme");
        if (facts == null || name == null) {
            return refused(
                    file,
                    "holds no 'replay' with facts; print it with 'evaluate … --trace --json'");
        }
        if (!String.valueOf(Replay.FORMAT).equals(said.texts().get("format"))) {
            return refused(
                    file,
                    "is of format %s, this engine reads %d"
                            .formatted(said.texts().get("format"), Replay.FORMAT));
        }
        Programmes programmes = Programmes.read(root.resolve("programmes"));
        Optional<Programme> programme = ProgrammeChoice.find(programmes, name);
        if (programme.isEmpty()) {
            err.println(ProgrammeChoice.unknown(programmes, name));
            return Exit.INPUT;
        }
        return ask(file, text, said, facts, programme.get());
    }

    private Exit ask(Path file, String text, Said said, String facts, Programme programme) {
        FactsFile.Reading reading =
                FactsFile.read(
                        file + ", replay.facts",
                        facts.getBytes(StandardCharsets.UTF_8),
                        programme.facts(),
                        programme.definition().subjectKind());
        if (reading.refused() || reading.file().isEmpty()) {
            reading.diagnostics().stream().map(Diagnostic::toString).forEach(err::println);
            return Exit.INPUT;
        }
        LocalDate asOf = day(said, "asOf");
        LocalDate knownAt = day(said, "knownAt");
        if (asOf == null || knownAt == null) {
            return refused(file, "has no day under 'asOf' or 'knownAt'");
        }
        Optional<LocalDate> filing = Optional.ofNullable(day(said, "filing"));
        String again =
                Answer.of(
                                programme,
                                reading.file().get().facts(),
                                new Question(asOf, knownAt, true),
                                filing)
                        .json(programme, reading.file().get().facts(), filing);
        return compare(text, again, said, programme, asOf);
    }

    private Exit compare(
            String text, String again, Said said, Programme programme, LocalDate asOf) {
        String now = programme.inForce(asOf).map(Version::checksum).orElse(null);
        String then = said.texts().get("checksum");
        boolean sameFiles = java.util.Objects.equals(now, then);
        if (!sameFiles) {
            out.println(
                    "The version's files differ from those of the trace: checksum %s then, %s now"
                            .formatted(then, now));
        }
        String rest = again;
        if (!sameFiles && then != null && now != null) {
            rest = again.replace(now, then); // the answers are compared, not the files
        }
        if (rest.equals(text)) {
            out.println("The same, byte for byte: %s as of %s".formatted(programme.id(), asOf));
            return Exit.DONE;
        }
        List<String> was = text.lines().toList();
        List<String> is = rest.lines().toList();
        int shown = 0;
        for (int i = 0; i < Math.max(was.size(), is.size()) && shown < MOST_LINES; i++) {
            String one = i < was.size() ? was.get(i).strip() : "(nothing)";
            String other = i < is.size() ? is.get(i).strip() : "(nothing)";
            if (!one.equals(other)) {
                out.println(
                        "line %d: the trace says %s; the engine says %s"
                                .formatted(i + 1, one, other));
                shown++;
            }
        }
        if (shown == 0) {
            out.println("Only the layout differs: line ends or spaces");
        }
        return Exit.CHECK;
    }

    private static @Nullable LocalDate day(Said said, String name) {
        String text = said.texts().get(name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /// Reads what is needed and nothing else; texts of the first level and of `replay` share one
    /// map, since their names differ.
    private static Said read(String text) {
        Map<String, String> texts = new HashMap<>();
        String facts = null;
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return new Said(texts, null);
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("replay") && value == JsonToken.START_OBJECT) {
                    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                        String inner = json.currentName();
                        JsonToken token = json.nextToken();
                        if (inner.equals("facts") && token == JsonToken.START_OBJECT) {
                            facts = copied(json);
                        } else {
                            keep(json, inner, token, texts);
                        }
                    }
                } else {
                    keep(json, name, value, texts);
                }
            }
        }
        return new Said(texts, facts);
    }

    private static void keep(
            JsonParser json, String name, JsonToken value, Map<String, String> texts) {
        if (value.isScalarValue()) {
            if (value != JsonToken.VALUE_NULL) {
                texts.put(name, json.getString());
            }
        } else {
            json.skipChildren();
        }
    }

    private static String copied(JsonParser json) {
        StringWriter text = new StringWriter();
        try (JsonGenerator copy =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            copy.copyCurrentStructure(json);
        }
        return text.toString();
    }

    private Exit refused(Path file, String why) {
        err.println("%s %s".formatted(file, why));
        return Exit.INPUT;
    }
}
