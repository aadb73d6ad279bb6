package org.echelon.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Question;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.dmn.DmnReader;
import org.echelon.policy.dmn.Session;
import org.echelon.policy.fact.FactsFile;
import org.echelon.policy.feel.Value;
import org.echelon.policy.result.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the engines of the contest read means the same as what the programme says.
class PortableCopyTests {

    private static final Path PROGRAMMES =
            Path.of(System.getProperty("echelon.root", "..")).resolve("programmes");

    /// The copy keeps every name where a model has none with blanks but those of inputs and
    /// parameters, so that it can stand in the programme itself beside parameters of its names.
    @Test
    void everyExampleOfTheTechnologySmesIsJudgedTheSameByTheCopy() throws IOException {
        SortedMap<String, byte[]> files = techSme();
        Programmes original = Programmes.of(files);
        files.put("cn/tech-sme/2017-05-03/decision.dmn", ContestModel.TECH_SME.xml());
        files.computeIfPresent(
                "cn/tech-sme/2017-05-03/parameters.yaml",
                (_, yaml) ->
                        new String(yaml, StandardCharsets.UTF_8)
                                .replaceAll("(?m)^(\\w+) (limit|mark):$", "$1_$2:")
                                .getBytes(StandardCharsets.UTF_8));
        Programmes copy = Programmes.of(files);

        Map<String, Evaluation> expected = judged(original);
        assertThat(expected).hasSizeGreaterThan(40);
        assertThat(judged(copy)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void everyDecisionHasTheSameResultInTheCopy(ContestModel model) {
        Map<String, Value> original = results(model.original(), model.originalFacts());

        assertThat(original).isNotEmpty().doesNotContainValue(Value.NULL);
        assertThat(results(model.xml(), model.facts())).isEqualTo(original);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAskedOfTheOthersNeedsEveryDecision(ContestModel model) {
        DecisionModel decisions = model.read();
        List<String> all = decisions.decisions().stream().map(decision -> decision.id()).toList();
        List<String> reached = new ArrayList<>(model.last(all));
        assertThat(reached).isNotEmpty().hasSizeLessThan(all.size());

        for (int i = 0; i < reached.size(); i++) {
            String id = reached.get(i);
            decisions.decisions().stream()
                    .filter(decision -> decision.id().equals(id))
                    .flatMap(decision -> decision.requiredDecisions().stream())
                    .map(reference -> reference.substring(reference.indexOf('#') + 1))
                    .filter(needed -> !reached.contains(needed))
                    .forEach(reached::add);
        }

        assertThat(reached).containsExactlyInAnyOrderElementsOf(all);
    }

    private static Map<String, Value> results(byte[] xml, Map<String, Object> facts) {
        CompiledModel model =
                CompiledModel.compile(
                                "decision.dmn",
                                DmnReader.read("decision.dmn", xml).model().orElseThrow(),
                                names(facts))
                        .model()
                        .orElseThrow();
        Map<String, Value> inputs = new LinkedHashMap<>();
        facts.forEach((name, fact) -> inputs.put(name, PlainValues.of(fact)));
        Session session = model.start(inputs, false);
        Map<String, Value> results = new LinkedHashMap<>();
        model.model()
                .decisions()
                .forEach(decision -> results.put(decision.id(), session.decision(decision.id())));
        return results;
    }

    /// The names of entries, which the original writes with blanks.
    private static List<String> names(Map<String, Object> facts) {
        return facts.values().stream()
                .filter(Map.class::isInstance)
                .flatMap(fact -> ((Map<?, ?>) fact).keySet().stream())
                .map(String::valueOf)
                .toList();
    }

    private static Map<String, Evaluation> judged(Programmes programmes) {
        Programme programme = programmes.find("cn/tech-sme").orElseThrow();
        Map<String, Evaluation> evaluations = new TreeMap<>();
        programme
                .version(LocalDate.of(2017, 5, 3))
                .orElseThrow()
                .examples()
                .forEach((name, yaml) ->
                        FactsFile.read(name, yaml, programmes.facts())
                                .file()
                                .filter(file -> file.asOf() != null)
                                .ifPresent(
                                        file -> evaluations.put(name, evaluated(programme, file))));
        return evaluations;
    }

    private static Evaluation evaluated(Programme programme, FactsFile file) {
        LocalDate asOf = java.util.Objects.requireNonNull(file.asOf());
        return programme.evaluate(file.facts(), Question.asOf(asOf, asOf));
    }

    private static SortedMap<String, byte[]> techSme() throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("facts.yaml", Files.readAllBytes(PROGRAMMES.resolve("facts.yaml")));
        try (Stream<Path> found = Files.walk(PROGRAMMES.resolve("cn/tech-sme"))) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(
                        PROGRAMMES.relativize(file).toString().replace('\\', '/'),
                        Files.readAllBytes(file));
            }
        }
        return files;
    }
}
