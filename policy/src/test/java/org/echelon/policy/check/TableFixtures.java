package org.echelon.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.policy.dmn.Compilation;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.dmn.DmnReader;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Parameter;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.policy.programme.VersionDefinition;
import org.echelon.quantity.Rational;

/// Small models of decisions over a small dictionary, for the checks of tables and expressions.
final class TableFixtures {

    /// A dictionary with a fact of each kind.
    static final FactDictionary FACTS = facts();

    private final StringBuilder elements = new StringBuilder();
    private final Map<String, Parameter> parameters = new TreeMap<>();
    private Optional<String> form = Optional.empty();
    private String output = "<output/>";

    static TableFixtures model() {
        return new TableFixtures();
    }

    /// A model of one table.
    ///
    /// @param policy attributes of the table
    /// @param columns input expressions
    /// @param rules cells parted by `|`, the last is the output
    static TableFixtures table(String policy, List<String> columns, List<String> rules) {
        return model().decision("d", policy, columns, rules);
    }

    TableFixtures parameter(String name, String value, String unit) {
        parameters.put(
                name,
                new Parameter(
                        name,
                        Value.of(Rational.parse(value)),
                        unit,
                        Optional.empty(),
                        Optional.empty(),
                        "law"));
        return this;
    }

    /// What the output column of the next tables says.
    ///
    /// @param values its values, the highest first; blank for none
    /// @param byDefault its default; blank for none
    TableFixtures output(String values, String byDefault) {
        output =
                "<output>"
                        + (values.isBlank()
                                ? ""
                                : "<outputValues><text>%s</text></outputValues>"
                                        .formatted(escaped(values)))
                        + (byDefault.isBlank()
                                ? ""
                                : "<defaultOutputEntry><text>%s</text></defaultOutputEntry>"
                                        .formatted(escaped(byDefault)))
                        + "</output>";
        return this;
    }

    TableFixtures form(String json) {
        form = Optional.of(json);
        return this;
    }

    TableFixtures decision(
            String name, String policy, List<String> columns, List<String> rules, String... needs) {
        open(name, needs);
        elements.append("<decisionTable ").append(policy).append('>');
        for (String column : columns) {
            String[] parts = column.split("\\s*::\\s*");
            elements.append("<input><inputExpression><text>")
                    .append(escaped(parts[0]))
                    .append("</text></inputExpression>");
            if (parts.length > 1) {
                elements.append("<inputValues><text>")
                        .append(escaped(parts[1]))
                        .append("</text></inputValues>");
            }
            elements.append("</input>");
        }
        elements.append(output);
        for (String rule : rules) {
            String[] cells = rule.split("\\|");
            elements.append("<rule>");
            for (int i = 0; i < cells.length; i++) {
                String kind = i < cells.length - 1 ? "inputEntry" : "outputEntry";
                elements.append(
                        "<%s><text>%s</text></%s>"
                                .formatted(kind, escaped(cells[i].strip()), kind));
            }
            elements.append("</rule>");
        }
        elements.append("</decisionTable></decision>");
        return this;
    }

    TableFixtures decision(String name, String expression, String... needs) {
        open(name, needs);
        elements.append("<literalExpression><text>")
                .append(escaped(expression))
                .append("</text></literalExpression></decision>");
        return this;
    }

    /// Any element, as XML.
    TableFixtures element(String xml) {
        elements.append(xml);
        return this;
    }

    private void open(String name, String... needs) {
        elements.append(
                "<decision id='%s' name='%s'><variable name='%s'/>".formatted(name, name, name));
        for (String input :
                List.of(
                        "as_of",
                        "enterprise",
                        "last",
                        "years",
                        "current",
                        "panel",
                        "parameters",
                        "holds")) {
            elements.append(
                    "<informationRequirement><requiredInput href='#in_%s'/></informationRequirement>"
                            .formatted(input));
        }
        for (String need : needs) {
            elements.append(
                    need.startsWith("function ")
                            ? "<knowledgeRequirement><requiredKnowledge href='#%s'/></knowledgeRequirement>"
                                    .formatted(need.substring("function ".length()))
                            : "<informationRequirement><requiredDecision href='#%s'/></informationRequirement>"
                                    .formatted(need));
        }
    }

    ProgrammeCheck.Subject subject() {
        StringBuilder xml =
                new StringBuilder(
                        "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' name='m' namespace='urn:m'>");
        for (String name :
                List.of(
                        "as of",
                        "enterprise",
                        "last",
                        "years",
                        "current",
                        "panel",
                        "parameters",
                        "holds")) {
            xml.append(
                    "<inputData id='in_%s' name='%s'><variable name='%s'/></inputData>"
                            .formatted(name.replace(' ', '_'), name, name));
        }
        xml.append(elements).append("</definitions>");
        DmnReader.Reading reading =
                DmnReader.read("m.dmn", xml.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(reading.diagnostics()).isEmpty();
        List<String> names = new ArrayList<>(List.of("as of", "registered on"));
        names.addAll(parameters.keySet());
        Compilation compilation =
                CompiledModel.compile("m.dmn", reading.model().orElseThrow(), names);
        assertThat(compilation.diagnostics()).isEmpty();
        return new ProgrammeCheck.Subject(
                "m.dmn",
                programme(),
                new VersionDefinition(
                        LocalDate.of(2024, 1, 1),
                        null,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        null),
                parameters,
                form,
                compilation.model().orElseThrow(),
                FACTS);
    }

    private static ProgrammeDefinition programme() {
        return new ProgrammeDefinition(
                "m",
                new Words("m", "m"),
                "title",
                "enterprise",
                new Words("m", "m"),
                "own",
                null,
                null,
                null,
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                org.echelon.policy.programme.Stacking.NONE);
    }

    Study study() {
        return Study.of(subject());
    }

    /// What the checks of tables and expressions find, notes left out.
    List<Diagnostic> findings() {
        return all().stream()
                .filter(found -> found.severity() != Diagnostic.Severity.NOTE)
                .toList();
    }

    /// What they find, with notes.
    List<Diagnostic> all() {
        return new Tables().find(subject());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static FactDictionary facts() {
        String yaml =
                """
                facts:
                  revenue: { period: yearly, type: number, unit: yuan, min: 0, name: {zh: r, en: r}, meaning: {zh: r, en: r}, registers: [tax] }
                  main_revenue: { period: yearly, type: number, unit: yuan, min: 0, part-of: revenue, name: {zh: r, en: r}, meaning: {zh: r, en: r}, registers: [tax] }
                  net_assets: { period: yearly, type: number, unit: yuan, name: {zh: r, en: r}, meaning: {zh: r, en: r}, registers: [tax] }
                  staff: { period: yearly, type: number, unit: persons, min: 0, name: {zh: r, en: r}, meaning: {zh: r, en: r}, registers: [tax] }
                  rights: { period: current, type: number, unit: items, integer: true, min: 0, name: {zh: r, en: r}, meaning: {zh: r, en: r}, registers: [tax] }
                  share: { period: current, type: number, unit: percent, min: 0, max: 100, name: {zh: r, en: r}, meaning: {zh: r, en: r}, registers: [tax] }
                  area: { period: current, type: number, unit: square_metres, min: 0, name: {zh: r, en: r}, meaning: {zh: r, en: r}, registers: [tax] }
                  listed: { period: current, type: boolean, name: {zh: r, en: r}, meaning: {zh: r, en: r}, registers: [tax] }
                  level: { period: current, type: code, values: { none: {zh: n, en: n}, city: {zh: c, en: c}, national: {zh: n, en: n} }, name: {zh: r, en: r}, meaning: {zh: r, en: r}, registers: [tax] }
                  field: { period: current, type: code, name: {zh: r, en: r}, meaning: {zh: r, en: r}, registers: [declared] }
                  points: { period: panel, type: number, unit: points, integer: true, min: 0, max: 8, name: {zh: r, en: r}, meaning: {zh: r, en: r}, registers: [panel] }
                """;
        FactDictionary.Reading reading =
                FactDictionary.read("facts.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        assertThat(reading.diagnostics()).isEmpty();
        return reading.dictionary();
    }
}
