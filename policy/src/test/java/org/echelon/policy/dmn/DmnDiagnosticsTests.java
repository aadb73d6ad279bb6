package org.echelon.policy.dmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.echelon.policy.message.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every model under `dmn/bad` has its diagnostics beside it; `-Dgolden.update=true` writes them
/// anew.
class DmnDiagnosticsTests {

    private static final Path MODELS =
            Path.of(System.getProperty("echelon.root", ".."), "policy/src/test/resources/dmn");

    static Stream<Path> bad() throws IOException {
        return models("bad");
    }

    static Stream<Path> good() throws IOException {
        return models("good");
    }

    private static Stream<Path> models(String folder) throws IOException {
        try (Stream<Path> files = Files.list(MODELS.resolve(folder))) {
            return files
                    .filter(file -> file.toString().endsWith(".dmn"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static List<Diagnostic> diagnostics(String place, byte[] xml) {
        DmnReader.Reading reading = DmnReader.read(place, xml);
        List<Diagnostic> all = new ArrayList<>(reading.diagnostics());
        reading.model()
                .ifPresent(model ->
                        all.addAll(CompiledModel.compile(place, model, List.of()).diagnostics()));
        return all;
    }

    @ParameterizedTest
    @MethodSource("bad")
    void saysAllThatIsWrongWithAModelAtOnce(Path model) throws IOException {
        String name = model.getFileName().toString();

        StringBuilder actual = new StringBuilder();
        diagnostics(name, Files.readAllBytes(model)).forEach(d -> actual.append(d).append('\n'));

        Path golden = model.resolveSibling(name.replace(".dmn", ".txt"));
        if (!System.getProperty("golden.update", "").isEmpty()) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).isNotEmpty();
        assertThat(actual.toString())
                .as(name + ": -Dgolden.update=true writes it anew")
                .isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("good")
    void findsNothingWrongWithAGoodModel(Path model) throws IOException {
        assertThat(diagnostics(model.getFileName().toString(), Files.readAllBytes(model)))
                .isEmpty();
    }

    @Test
    void refusesAFileThatIsTooLargeBeforeReadingIt() {
        byte[] large = new byte[SafeXml.MAX_BYTES + 1];

        assertThat(diagnostics("large.dmn", large))
                .extracting(Diagnostic::code)
                .containsExactly("xml_too_large");
    }

    @Test
    void refusesElementsThatAreNestedWithoutEnd() {
        String deep =
                "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\">"
                        + "<list>".repeat(100_000);

        assertThat(diagnostics("deep.dmn", deep.getBytes(StandardCharsets.UTF_8)))
                .extracting(Diagnostic::code)
                .containsExactly("xml_too_deep");
    }

    @Test
    void refusesATextThatIsTooLong() {
        String longText =
                "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"><description>"
                        + "x".repeat(SafeXml.MAX_TEXT + 1)
                        + "</description></definitions>";

        assertThat(diagnostics("long.dmn", longText.getBytes(StandardCharsets.UTF_8)))
                .extracting(Diagnostic::code)
                .containsExactly("xml_text_too_long");
    }

    @Test
    void survivesBytesThatAreNoText() {
        byte[] bytes = new byte[4_096];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }

        assertThat(diagnostics("noise.dmn", bytes)).isNotEmpty();
    }

    @Test
    void refusesAChainOfRequirementsThatIsTooLong() {
        StringBuilder model =
                new StringBuilder(
                        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\""
                                + " name=\"m\" namespace=\"urn:m\"><decision id=\"d0\" name=\"d0\">"
                                + "<literalExpression><text>1</text></literalExpression>"
                                + "</decision>");
        for (int i = 1; i < 5_000; i++) {
            model.append(
                    """
                    <decision id="d%d" name="d%d">
                      <informationRequirement><requiredDecision href="#d%d"/></informationRequirement>
                      <literalExpression><text>d%d</text></literalExpression></decision>
                    """
                            .formatted(i, i, i - 1, i - 1));
        }
        model.append("</definitions>");

        assertThat(diagnostics("chain.dmn", model.toString().getBytes(StandardCharsets.UTF_8)))
                .extracting(Diagnostic::code)
                .containsExactly("dmn_chain");
    }
}
