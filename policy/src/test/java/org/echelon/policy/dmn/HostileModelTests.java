package org.echelon.policy.dmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.echelon.policy.feel.Cause;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.programme.Profile;
import org.junit.jupiter.api.Test;

/// Models that anybody may have written end with values or with diagnostics that name their place.
///
/// Made from the programmes' models and from a seed, so that each run is the same; `-Dfuzz.seed`
/// and `-Dfuzz.models` choose another and a longer one; see docs/developers/conformance.md.
class HostileModelTests {

    private static final long SEED = Long.getLong("fuzz.seed", 20_261_122L);
    private static final int COUNT = Integer.getInteger("fuzz.models", 40);

    /// Far above what is measured, for a machine that does other things too.
    private static final Duration MOST = Duration.ofSeconds(60);

    private static final Set<String> NAMES = names();

    private final Random random = new Random(SEED);

    /// What the two programmes' expressions may name, beside their decisions.
    private static Set<String> names() {
        Set<String> names = new HashSet<>(Profile.INPUTS);
        names.addAll(Profile.ENTRIES);
        try {
            for (Path version : versions()) {
                Files.readAllLines(version.resolve("parameters.yaml")).stream()
                        .filter(line -> line.matches("[a-z][^:]*:.*"))
                        .forEach(line -> names.add(line.substring(0, line.indexOf(':'))));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return names;
    }

    private static List<Path> versions() {
        Path programmes = Path.of(System.getProperty("echelon.root", "..")).resolve("programmes");
        return List.of(
                programmes.resolve("cn/tech-sme/2022-04-01"),
                programmes.resolve("cn/hnte/2016-01-01"));
    }

    private static List<String> models() throws IOException {
        List<String> models = new ArrayList<>();
        for (Path version : versions()) {
            models.add(Files.readString(version.resolve("decision.dmn")));
        }
        return models;
    }

    @Test
    void mutatedModelsEndWithValuesOrDiagnostics() throws IOException {
        List<String> models = models();
        int usable = 0;
        Duration longest = Duration.ZERO;
        for (int i = 0; i < COUNT; i++) {
            String xml = mutated(models.get(i % models.size()));
            long start = System.nanoTime();
            usable += run(xml, "model " + i) ? 1 : 0;
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            longest = took.compareTo(longest) > 0 ? took : longest;
        }
        System.out.printf(
                "hostile models, seed %d: %d, of which %d could be run, longest %d ms%n",
                SEED, COUNT, usable, longest.toMillis());

        assertThat(longest).isLessThan(MOST);
        assertThat(usable).as("models that could still be run").isPositive();
    }

    @Test
    void entitiesAndDocumentTypesAreRefusedAndNothingIsFetched() throws IOException {
        String model = models().getFirst();
        int head = model.indexOf("?>") + 2;
        for (String type :
                List.of(
                        "<!DOCTYPE d SYSTEM \"http://127.0.0.1:1/d.dtd\">",
                        "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                        "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]>")) {
            DmnReader.Reading reading =
                    read(model.substring(0, head) + type + model.substring(head));

            assertThat(reading.model()).isEmpty();
            assertThat(reading.diagnostics())
                    .extracting(Diagnostic::code)
                    .containsExactly("xml_doctype");
        }
    }

    @Test
    void boxedLoopsWithinLoopsAreGivenUp() {
        String list =
                "<literalExpression><text>for i in 1..1000 return i</text></literalExpression>";
        StringBuilder logic = new StringBuilder();
        int depth = 6;
        for (int i = 0; i < depth; i++) {
            logic.append(
                    "<every iteratorVariable=\"v%d\"><in>%s</in><satisfies>".formatted(i, list));
        }
        // a table is no plain FEEL, so that the loops stay boxed
        logic.append(
                "<decisionTable hitPolicy=\"FIRST\"><input><inputExpression><text>1</text></inputExpression></input>"
                        + "<output/><rule><inputEntry><text>-</text></inputEntry><outputEntry><text>true</text></outputEntry></rule></decisionTable>");
        logic.append("</satisfies></every>".repeat(depth));
        DmnReader.Reading reading =
                read(definitions("<decision id=\"d\" name=\"d\">" + logic + "</decision>"));
        assertThat(reading.diagnostics()).isEmpty();
        CompiledModel compiled =
                CompiledModel.compile("m.dmn", reading.model().orElseThrow(), Set.of())
                        .model()
                        .orElseThrow();
        Session session = compiled.start(Map.of(), false);

        assertThat(session.decision("d")).isEqualTo(Value.NULL);
        assertThat(session.interpreter().exhausted()).contains("more than 5000000 steps");
    }

    @Test
    void requirementsAndKnowledgeThatGoInCirclesAreRefusedOrGivenUp() {
        assertThat(
                        run(
                                definitions(
                                        "<decision id=\"a\" name=\"a\"><informationRequirement id=\"r\"><requiredDecision href=\"#b\"/></informationRequirement><literalExpression><text>b + 1</text></literalExpression></decision>"
                                                + "<decision id=\"b\" name=\"b\"><informationRequirement id=\"s\"><requiredDecision href=\"#a\"/></informationRequirement><literalExpression><text>a + 1</text></literalExpression></decision>"),
                                "a circle of decisions"))
                .isFalse();
        run(
                definitions(
                        "<businessKnowledgeModel id=\"k\" name=\"k\"><encapsulatedLogic><formalParameter name=\"n\"/><literalExpression><text>k(n + 1)</text></literalExpression></encapsulatedLogic><knowledgeRequirement id=\"kr\"><requiredKnowledge href=\"#k\"/></knowledgeRequirement></businessKnowledgeModel>"
                                + "<decision id=\"d\" name=\"d\"><knowledgeRequirement id=\"dr\"><requiredKnowledge href=\"#k\"/></knowledgeRequirement><literalExpression><text>k(1)</text></literalExpression></decision>"),
                "knowledge that asks itself");
        assertThat(
                        run(
                                definitions(
                                        "<import name=\"o\" namespace=\"file:///etc/passwd\" importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" locationURI=\"http://127.0.0.1:1/o.dmn\"/><decision id=\"d\" name=\"d\"><literalExpression><text>o.x</text></literalExpression></decision>"),
                                "an import"))
                .isFalse();
    }

    private static String definitions(String elements) {
        return "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" id=\"m\" name=\"m\" namespace=\"n\">"
                + elements
                + "</definitions>";
    }

    private static DmnReader.Reading read(String xml) {
        return DmnReader.read("m.dmn", xml.getBytes(StandardCharsets.UTF_8));
    }

    /// @return whether it could be run
    private static boolean run(String xml, String what) {
        DmnReader.Reading reading = read(xml);
        if (!reading.usable()) {
            placed(reading.diagnostics(), what);
            return false;
        }
        Compilation compilation =
                CompiledModel.compile("m.dmn", reading.model().orElseThrow(), NAMES);
        if (compilation.model().isEmpty()) {
            placed(compilation.diagnostics(), what);
            return false;
        }
        CompiledModel model = compilation.model().get();
        for (boolean known : new boolean[] {true, false}) {
            Map<String, Value> inputs = new java.util.HashMap<>();
            model.model()
                    .inputs()
                    .forEach(input ->
                            inputs.put(
                                    input.name(),
                                    known
                                            ? Value.NULL
                                            : new Value.OpenAny(
                                                    Set.of(new Cause(input.name(), null)))));
            Session session = model.start(inputs, true);
            for (Decision decision : model.model().decisions()) {
                assertThat(session.decision(decision.id())).as(what).isNotNull();
            }
        }
        return true;
    }

    private static void placed(List<Diagnostic> diagnostics, String what) {
        assertThat(diagnostics).as(what).isNotEmpty();
        assertThat(diagnostics)
                .as(what)
                .allSatisfy(one -> assertThat(one.place()).startsWith("m.dmn"));
    }

    /// Expressions of the wrong type or none; what wants too much is tried in HostileFeelTests.
    private String odd() {
        List<String> odd =
                List.of(
                        "1 / 0",
                        "null",
                        "[1, 2]",
                        "nobody",
                        "9 ** 9 ** 9",
                        "for i in 1..3 return i",
                        "(",
                        "\"a\"",
                        "{a: 1}.b",
                        "not(3)");
        return odd.get(random.nextInt(odd.size()));
    }

    /// The model with odd expressions in place of some of its own, and some of its text changed.
    private String mutated(String model) {
        StringBuilder xml = new StringBuilder(model);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    int from = xml.indexOf("<text>", random.nextInt(xml.length()));
                    int to = from < 0 ? -1 : xml.indexOf("</text>", from);
                    if (to > from) {
                        xml.replace(from + 6, to, escaped(odd()));
                    }
                }
                case 2 -> {
                    int from = random.nextInt(xml.length());
                    int size = Math.min(xml.length() - from, 1 + random.nextInt(60));
                    if (random.nextBoolean()) {
                        xml.delete(from, from + size);
                    } else {
                        xml.insert(random.nextInt(xml.length()), xml.substring(from, from + size));
                    }
                }
                default -> {
                    int from = xml.indexOf("href=\"#", random.nextInt(xml.length()));
                    int to = from < 0 ? -1 : xml.indexOf("\"", from + 7);
                    int other = xml.indexOf("id=\"", random.nextInt(xml.length()));
                    int end = other < 0 ? -1 : xml.indexOf("\"", other + 4);
                    if (to > from && end > other) {
                        xml.replace(from + 7, to, xml.substring(other + 4, end));
                    }
                }
            }
        }
        return xml.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
