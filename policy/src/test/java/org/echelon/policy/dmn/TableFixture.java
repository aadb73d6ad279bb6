package org.echelon.policy.dmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.policy.feel.Cause;
import org.echelon.policy.feel.Value;
import org.echelon.quantity.Rational;

/// A model of one table over the number inputs a, b and c, written in a few words.
final class TableFixture {

    private final CompiledModel model;

    private TableFixture(CompiledModel model) {
        this.model = model;
    }

    /// @param policy attributes of the table, such as `hitPolicy="FIRST"`
    /// @param columns input expressions
    /// @param output the output element
    /// @param rules cells parted by `|`, the last is the output
    static TableFixture of(String policy, List<String> columns, String output, String... rules) {
        StringBuilder xml =
                new StringBuilder(
                        """
                        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/"
                          name="m" namespace="urn:m">
                        """);
        for (String name : List.of("a", "b", "c")) {
            xml.append(
                    "<inputData id='%s' name='%s'><variable name='%s'/></inputData>\n"
                            .formatted(name, name, name));
        }
        xml.append("<decision id='d' name='d'><variable name='d'/>");
        for (String name : List.of("a", "b", "c")) {
            xml.append(
                    "<informationRequirement><requiredInput href='#%s'/></informationRequirement>"
                            .formatted(name));
        }
        xml.append("<decisionTable ").append(policy).append(">");
        for (String column : columns) {
            xml.append(
                    "<input><inputExpression><text>%s</text></inputExpression></input>"
                            .formatted(column));
        }
        xml.append(output);
        for (String rule : rules) {
            String[] cells = rule.split("\\|");
            xml.append("<rule>");
            for (int i = 0; i < cells.length; i++) {
                String kind = i < cells.length - 1 ? "inputEntry" : "outputEntry";
                xml.append(
                        "<%s><text>%s</text></%s>"
                                .formatted(kind, escaped(cells[i].strip()), kind));
            }
            xml.append("</rule>");
        }
        xml.append("</decisionTable></decision></definitions>");
        return new TableFixture(compiled(xml.toString()));
    }

    static CompiledModel compiled(String xml) {
        DmnReader.Reading reading = DmnReader.read("m.dmn", xml.getBytes(StandardCharsets.UTF_8));
        assertThat(reading.diagnostics()).isEmpty();
        Compilation compilation =
                CompiledModel.compile("m.dmn", reading.model().orElseThrow(), List.of());
        assertThat(compilation.diagnostics()).isEmpty();
        return compilation.model().orElseThrow();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    Value result(Map<String, Value> inputs) {
        return model.start(inputs, false).decision("d");
    }

    CompiledModel model() {
        return model;
    }

    static Value number(long value) {
        return Value.of(Rational.of(value));
    }

    static Value unknown(String fact, long min, long max) {
        return new Value.OpenNumber(
                Rational.of(min), Rational.of(max), false, Set.of(new Cause(fact, null)));
    }

    static Value.OpenNumber between(String fact, long min, long max) {
        return new Value.OpenNumber(
                Rational.of(min), Rational.of(max), false, Set.of(new Cause(fact, null)));
    }
}
