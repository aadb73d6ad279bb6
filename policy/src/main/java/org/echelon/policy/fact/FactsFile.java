package org.echelon.policy.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.yaml.YamlFile;
import org.echelon.policy.yaml.YamlForm;
import org.echelon.policy.yaml.YamlNode;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// A facts file; with `expect` it is an example.
///
/// @param name what the file says of itself
/// @param programme the programme it is for, where it says so
/// @param asOf the date of the question, where it says so
/// @param facts what is known
/// @param expect what a programme should answer, where it says so
/// @param places where each fact stands, for messages that come later
public record FactsFile(
        @Nullable String name,
        @Nullable String programme,
        @Nullable LocalDate asOf,
        EnterpriseFacts facts,
        Optional<Expectation> expect,
        Map<FactKey, String> places) {

    /// The file and all that is wrong with it; with errors the facts are not to be used.
    ///
    /// @param expectedError the error code an example expects, known even when the facts are
    ///   refused
    public record Reading(
            Optional<FactsFile> file,
            List<Diagnostic> diagnostics,
            @Nullable String expectedError) {

        public Reading {
            diagnostics = List.copyOf(diagnostics);
        }

        public boolean refused() {
            return diagnostics.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
        }
    }

    /// What an example expects; what it does not name is not compared.
    ///
    /// @param verdict `met`, `not_met`, `unknown` or `not_in_force`
    /// @param error an error code instead of a verdict
    /// @param outcomes by id; a number, or `{min, max}` for an open one
    /// @param amount yuan
    /// @param notMet conditions that must be not met
    public record Expectation(
            @Nullable String verdict,
            @Nullable String error,
            Map<String, YamlNode> outcomes,
            Optional<YamlNode> amount,
            Optional<List<String>> notMet) {}

    /// Reads a facts file and checks every fact against the dictionary.
    public static Reading read(String place, byte[] yaml, FactDictionary dictionary) {
        return read(place, yaml, dictionary, null);
    }

    /// Reads a facts file and checks every fact against the dictionary.
    ///
    /// @param expected whom or what the facts must be about, where the reader asks; a file about
    ///   another subject is refused for that alone
    public static Reading read(
            String place, byte[] yaml, FactDictionary dictionary, Subject.@Nullable Kind expected) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        YamlForm root = YamlForm.root(place, YamlFile.read(place, yaml), diagnostics);
        if (root.isEmpty()) {
            if (diagnostics.isEmpty()) {
                diagnostics.add(
                        Diagnostic.error(
                                "missing_key",
                                place,
                                "the file says nothing; 'enterprise' is missing, add it with name and uscc or other-id"));
            }
            return new Reading(Optional.empty(), diagnostics, null);
        }
        return new Reader(place, root, dictionary, expected, diagnostics).read();
    }

    private static final class Reader {

        private final String place;
        private final YamlForm root;
        private final FactDictionary dictionary;
        private final Subject.@Nullable Kind expected;
        private final List<Diagnostic> diagnostics;
        private final Map<FactKey, String> places = new LinkedHashMap<>();

        Reader(
                String place,
                YamlForm root,
                FactDictionary dictionary,
                Subject.@Nullable Kind expected,
                List<Diagnostic> diagnostics) {
            this.place = place;
            this.root = root;
            this.dictionary = dictionary;
            this.expected = expected;
            this.diagnostics = diagnostics;
        }

        Reading read() {
            YamlForm known = new YamlForm(place, new YamlNode.Mapping(1, Map.of()), diagnostics);
            Subject subject = new SubjectReader(place, root, diagnostics).read();
            YamlNode stated = root.node(subject.kind().code());
            FactKey subjectKey = new FactKey(subject.kind().code(), null);
            places.put(
                    subjectKey,
                    stated == null ? place : "%s, line %d".formatted(place, stated.line()));
            boolean refused = // for stating two subjects
                    diagnostics.stream()
                            .anyMatch(found -> found.code().equals(FactChecks.WRONG_SUBJECT));
            if (expected != null && subject.kind() != expected && stated != null && !refused) {
                diagnostics.add(
                        Diagnostic.error(
                                FactChecks.WRONG_SUBJECT,
                                places.getOrDefault(subjectKey, place),
                                FactChecks.wrongSubject(subject.kind(), expected).en()));
                return new Reading(Optional.empty(), diagnostics, expectedError());
            }
            SortedMap<Integer, Map<String, FactValue>> yearly = new TreeMap<>();
            Map<String, FactValue> current = new LinkedHashMap<>();
            readFacts(root.form("facts").orElse(known), yearly, current);
            EnterpriseFacts facts =
                    new EnterpriseFacts(
                            subject,
                            yearly,
                            current,
                            root.list("holds").stream().map(Reader::title).toList(),
                            root.list("received").stream().map(Reader::award).toList());
            for (FactChecks.Problem problem : FactChecks.errors(facts, dictionary)) {
                String where =
                        problem.key() == null
                                ? place + ", " + subject.kind().code()
                                : places.getOrDefault(problem.key(), place + ", facts");
                diagnostics.add(Diagnostic.error(problem.code(), where, problem.message().en()));
            }
            String name = root.text("name");
            String programme = root.text("programme");
            LocalDate asOf = root.date("as-of");
            Optional<Expectation> expect = root.form("expect").map(Reader::expectation);
            root.refuseOtherKeys();
            FactsFile file = new FactsFile(name, programme, asOf, facts, expect, places);
            return new Reading(
                    Optional.of(file), diagnostics, expect.map(Expectation::error).orElse(null));
        }

        private @Nullable String expectedError() {
            return root.form("expect").map(form -> form.text("error")).orElse(null);
        }

        private void readFacts(
                YamlForm form,
                SortedMap<Integer, Map<String, FactValue>> yearly,
                Map<String, FactValue> current) {
            for (String key : form.entries().keySet()) {
                if (key.equals("current")) {
                    form.form(key).ifPresent(values -> readValues(values, null, current));
                } else if (key.matches("(19|20)\\d{2}")) {
                    int year = Integer.parseInt(key);
                    Map<String, FactValue> values = new LinkedHashMap<>();
                    form.form(key).ifPresent(inner -> readValues(inner, year, values));
                    yearly.put(year, values);
                    YamlNode node = form.node(key);
                    if (node != null) {
                        places.put(new FactKey("year", year), form.at(node));
                    }
                } else {
                    YamlNode node = form.entries().get(key);
                    if (node != null) {
                        form.error(
                                "unknown_key",
                                node,
                                "'%s' is neither an accounting year nor 'current'".formatted(key));
                    }
                }
            }
        }

        private void readValues(
                YamlForm form, @Nullable Integer year, Map<String, FactValue> values) {
            form.entries()
                    .forEach((id, node) -> {
                        FactKey key = new FactKey(id, year);
                        places.put(key, form.at(node));
                        if (node instanceof YamlNode.Scalar scalar) {
                            value(form, id, scalar).ifPresent(value -> values.put(id, value));
                        } else {
                            form.error(
                                    "wrong_type",
                                    node,
                                    "'%s' must be a single value".formatted(id));
                        }
                    });
        }

        /// A scalar as the dictionary takes it; quotes make a text, so a quoted number is refused.
        private Optional<FactValue> value(YamlForm form, String id, YamlNode.Scalar scalar) {
            Optional<FactDefinition> definition = dictionary.find(id);
            if (definition.isEmpty()) {
                // Reported by the checks, which know what is similar.
                return Optional.of(new FactValue.Text(scalar.text()));
            }
            boolean number = definition.get().type() == FactDefinition.Type.NUMBER;
            boolean written =
                    scalar.kind() == YamlNode.Kind.INTEGER
                            || scalar.kind() == YamlNode.Kind.DECIMAL;
            if (scalar.kind() == YamlNode.Kind.NOTHING) {
                form.error(
                        "wrong_type",
                        scalar,
                        "'%s' has no value; leave the line out when the fact is unknown"
                                .formatted(id));
                return Optional.empty();
            }
            if (number && !written) {
                form.error("wrong_type", scalar, notANumber(definition.get(), scalar.text()));
                return Optional.empty();
            }
            return switch (definition.get().parse(scalar.text())) {
                case FactDefinition.Parsed.Valid(FactValue value) -> Optional.of(value);
                case FactDefinition.Parsed.Invalid invalid -> {
                    form.error(invalid.code(), scalar, invalid.problem().en());
                    yield Optional.empty();
                }
            };
        }

        private static String notANumber(FactDefinition definition, String text) {
            return switch (definition.parse(text)) {
                case FactDefinition.Parsed.Valid _ ->
                        "%s is '%s' in quotes, which makes it text; write the number without quotes"
                                .formatted(definition.id(), text);
                case FactDefinition.Parsed.Invalid invalid -> invalid.problem().en();
            };
        }

        private static Title title(YamlForm form) {
            LocalDate from = form.date("from");
            Title title =
                    new Title(
                            form.requiredText("title"),
                            form.text("number"),
                            from == null ? LocalDate.MIN : from,
                            form.date("until"));
            if (!form.has("from")) {
                form.requiredText("from");
            }
            form.refuseOtherKeys();
            return title;
        }

        private static Award award(YamlForm form) {
            Rational amount = form.number("amount");
            LocalDate on = form.date("on");
            Award award =
                    new Award(
                            form.requiredText("programme"),
                            form.text("matter"),
                            form.text("level"),
                            amount == null ? Rational.ZERO : amount,
                            on == null ? LocalDate.MIN : on);
            if (!form.has("amount")) {
                form.requiredText("amount");
            }
            if (!form.has("on")) {
                form.requiredText("on");
            }
            form.refuseOtherKeys();
            return award;
        }

        private static Expectation expectation(YamlForm form) {
            Map<String, YamlNode> outcomes =
                    form.form("outcomes").map(YamlForm::entries).orElse(Map.of());
            Expectation expectation =
                    new Expectation(
                            form.text("verdict"),
                            form.text("error"),
                            outcomes,
                            Optional.ofNullable(form.node("amount")),
                            form.has("not-met")
                                    ? Optional.of(form.texts("not-met"))
                                    : Optional.empty());
            form.refuseOtherKeys();
            return expectation;
        }
    }
}
