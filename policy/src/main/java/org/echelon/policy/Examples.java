package org.echelon.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.explain.Amounts;
import org.echelon.policy.explain.Judgement;
import org.echelon.policy.fact.FactChecks;
import org.echelon.policy.fact.FactsFile;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Status;
import org.echelon.policy.yaml.YamlNode;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Runs examples: facts with what is expected of them.
public final class Examples {

    private Examples() {}

    /// One example, run.
    ///
    /// @param place the example's file
    /// @param name what it says of itself
    /// @param evaluation what the programme answered, absent when the facts were refused
    /// @param differences what differs from what was expected; empty when it agrees
    public record Outcome(
            String place,
            String name,
            Optional<Evaluation> evaluation,
            List<Diagnostic> differences) {

        public Outcome {
            differences = List.copyOf(differences);
        }

        public boolean agrees() {
            return differences.isEmpty();
        }
    }

    /// Runs an example against its programme.
    ///
    /// @param place name of the file in diagnostics
    /// @param versionFrom the day used when the example names none: that of its version's folder
    public static Outcome run(
            String place, byte[] yaml, Programme programme, LocalDate versionFrom) {
        return run(place, yaml, programme, versionFrom, null);
    }

    /// Runs an example of a version and counts which rules it hits.
    public static Outcome run(
            String place, byte[] yaml, Programme programme, Version version, Coverage coverage) {
        return run(place, yaml, programme, version.definition().from(), coverage);
    }

    private static Outcome run(
            String place,
            byte[] yaml,
            Programme programme,
            LocalDate versionFrom,
            @Nullable Coverage coverage) {
        FactsFile.Reading reading =
                FactsFile.read(
                        place, yaml, programme.facts(), programme.definition().subjectKind());
        String expectedError = reading.expectedError();
        if (reading.refused() || reading.file().isEmpty()) {
            return new Outcome(
                    place,
                    place,
                    Optional.empty(),
                    refusal(place, expectedError, reading.diagnostics()));
        }
        FactsFile file = reading.file().get();
        String name = file.name() == null ? place : file.name();
        LocalDate asOf = file.asOf() == null ? versionFrom : file.asOf();
        Question question = Question.asOf(asOf, asOf);
        List<FactChecks.Problem> problems = programme.problems(file.facts(), question);
        if (!problems.isEmpty()) {
            List<Diagnostic> refused =
                    problems.stream()
                            .map(problem ->
                                    Diagnostic.error(problem.code(), place, problem.message().en()))
                            .toList();
            return new Outcome(
                    place, name, Optional.empty(), refusal(place, expectedError, refused));
        }
        Evaluation evaluation = programme.evaluate(file.facts(), question, coverage);
        List<Diagnostic> differences = new ArrayList<>();
        if (expectedError != null) {
            differences.add(
                    differs(
                            place,
                            "error",
                            expectedError,
                            "verdict " + evaluation.verdict().code()));
        } else if (file.expect().isEmpty()) {
            differences.add(
                    Diagnostic.error(
                            "no_expectation",
                            place,
                            "the example expects nothing; add 'expect: { verdict: … }'"));
        } else {
            differences.addAll(compare(place, file.expect().get(), evaluation));
        }
        return new Outcome(place, name, Optional.of(evaluation), differences);
    }

    private static List<Diagnostic> refusal(
            String place, @Nullable String expected, List<Diagnostic> found) {
        if (expected == null) {
            return found;
        }
        boolean same = found.stream().anyMatch(diagnostic -> diagnostic.code().equals(expected));
        return same
                ? List.of()
                : List.of(
                        differs(
                                place,
                                "error",
                                expected,
                                found.stream()
                                        .map(Diagnostic::code)
                                        .distinct()
                                        .toList()
                                        .toString()));
    }

    private static List<Diagnostic> compare(
            String place, FactsFile.Expectation expected, Evaluation actual) {
        List<Diagnostic> differences = new ArrayList<>();
        String verdict = expected.verdict();
        if (verdict != null && !verdict.equals(actual.verdict().code())) {
            differences.add(
                    differs(place, "verdict", verdict, actual.verdict().code() + because(actual)));
        }
        expected.outcomes()
                .forEach((id, node) -> {
                    Quantity quantity = actual.outcomes().get(id);
                    if (quantity == null || !agrees(node, quantity)) {
                        differences.add(
                                differs(
                                        place,
                                        "outcome " + id,
                                        shown(node),
                                        quantity == null ? "none" : shown(quantity)));
                    }
                });
        expected.amount()
                .ifPresent(node -> {
                    Quantity amount = actual.amount().orElse(new Quantity.Undefined());
                    if (!agrees(node, amount)) {
                        differences.add(differs(place, "amount", shown(node), shown(amount)));
                    }
                });
        expected.notMet()
                .ifPresent(wanted -> {
                    List<String> notMet =
                            actual.conditions().stream()
                                    .filter(c -> c.status() == Status.NOT_MET)
                                    .map(Condition::id)
                                    .toList();
                    // An empty list says that nothing may fail; otherwise those named must.
                    if (wanted.isEmpty() ? !notMet.isEmpty() : !notMet.containsAll(wanted)) {
                        differences.add(
                                differs(place, "not-met", wanted.toString(), notMet.toString()));
                    }
                });
        return differences;
    }

    private static String because(Evaluation actual) {
        List<String> open =
                actual.conditions().stream()
                        .filter(condition -> condition.status() != Status.MET)
                        .map(condition -> condition.id() + " " + condition.status().code())
                        .toList();
        return open.isEmpty() ? "" : " " + open;
    }

    private static boolean agrees(YamlNode expected, Quantity actual) {
        return switch (expected) {
            case YamlNode.Scalar scalar -> scalar(scalar, actual);
            case YamlNode.Mapping(_, Map<String, YamlNode> bounds) ->
                    actual instanceof Quantity.Open(Rational min, Rational max)
                            && bound(bounds.get("min"), min)
                            && bound(bounds.get("max"), max);
            case YamlNode.Sequence _ -> false;
        };
    }

    private static boolean scalar(YamlNode.Scalar scalar, Quantity actual) {
        return switch (actual) {
            case Quantity.Exact(Rational number) ->
                    number(scalar).map(wanted -> same(wanted, number)).orElse(false);
            case Quantity.Truth(boolean truth) -> scalar.text().equals(String.valueOf(truth));
            case Quantity.Text(String text) -> scalar.text().equals(text);
            case Quantity.Undefined _ -> scalar.kind() == YamlNode.Kind.NOTHING;
            case Quantity.Unknown _ -> scalar.text().equals("unknown");
            case Quantity.Open _ -> false;
        };
    }

    private static boolean bound(@Nullable YamlNode expected, @Nullable Rational actual) {
        if (!(expected instanceof YamlNode.Scalar scalar)) {
            return actual == null;
        }
        return number(scalar)
                .map(wanted -> actual != null && same(wanted, actual))
                .orElse(actual == null);
    }

    /// Numbers agree when they are printed the same.
    private static boolean same(Rational wanted, Rational actual) {
        return Judgement.shown(wanted).compareTo(Judgement.shown(actual)) == 0;
    }

    private static Optional<Rational> number(YamlNode.Scalar scalar) {
        try {
            return Optional.of(Rational.parse(scalar.text()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String shown(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> scalar.text();
            case YamlNode.Mapping(_, Map<String, YamlNode> entries) -> {
                List<String> parts = new ArrayList<>();
                entries.forEach((key, value) -> parts.add(key + ": " + shown(value)));
                yield "{" + String.join(", ", parts) + "}";
            }
            case YamlNode.Sequence(_, List<YamlNode> items) ->
                    items.stream().map(Examples::shown).toList().toString();
        };
    }

    private static String shown(Quantity quantity) {
        return quantity instanceof Quantity.Open(Rational min, Rational max)
                ? "{min: %s, max: %s}".formatted(min, max)
                : Amounts.words(quantity, null).en();
    }

    private static Diagnostic differs(String place, String what, String expected, String actual) {
        return Diagnostic.error(
                "example_differs",
                place,
                "%s: expected %s, found %s".formatted(what, expected, actual));
    }
}
