package org.echelon.policy.dmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.dmn.DecisionTable.HitPolicy;
import org.echelon.policy.message.Diagnostic;
import org.jspecify.annotations.Nullable;

/// Reads decision tables.
final class TableReader {

    private final String owner;
    private final List<Diagnostic> diagnostics;

    TableReader(String owner, List<Diagnostic> diagnostics) {
        this.owner = owner;
        this.diagnostics = diagnostics;
    }

    DecisionTable table(XmlElement element) {
        List<DecisionTable.Input> inputs = new ArrayList<>();
        for (XmlElement input : element.children("input")) {
            inputs.add(input(input));
        }
        List<DecisionTable.Output> outputs = new ArrayList<>();
        for (XmlElement output : element.children("output")) {
            outputs.add(output(output));
        }
        if (outputs.isEmpty()) {
            error("dmn_no_output", element, "", "the table has no output column; add one");
        }
        if (outputs.size() > 1) {
            for (int i = 0; i < outputs.size(); i++) {
                if (outputs.get(i).name() == null) {
                    error(
                            "dmn_output_name",
                            element,
                            ", output " + (i + 1),
                            "a table with "
                                    + outputs.size()
                                    + " outputs names each of them; write name=\"…\"");
                }
            }
        }
        List<DecisionTable.Rule> rules = new ArrayList<>();
        for (XmlElement rule : element.children("rule")) {
            rules.add(rule(rule, rules.size() + 1, inputs.size(), outputs.size()));
        }
        return new DecisionTable(
                element.attribute("id"),
                Text.type(element.attribute("typeRef")),
                hitPolicy(element),
                inputs,
                outputs,
                rules);
    }

    private DecisionTable.Input input(XmlElement element) {
        Optional<XmlElement> expression = element.child("inputExpression");
        String text =
                expression
                        .flatMap(e -> e.child("text"))
                        .map(t -> t.text().strip())
                        .filter(t -> !t.isEmpty())
                        .orElse(null);
        String label = element.attribute("label");
        if (text == null && label == null) {
            error(
                    "dmn_input_expression",
                    element,
                    "",
                    "an input column has no expression; write what it tests");
        }
        return new DecisionTable.Input(
                element.attribute("id"),
                label,
                text != null ? text : label != null ? label : "null",
                expression.map(e -> e.attribute("typeRef")).map(Text::type).orElse(null),
                tests(element, "inputValues"));
    }

    private DecisionTable.Output output(XmlElement element) {
        String name = element.attribute("name");
        return new DecisionTable.Output(
                element.attribute("id"),
                name == null || name.isBlank() ? null : Text.name(name),
                element.attribute("label"),
                Text.type(element.attribute("typeRef")),
                tests(element, "outputValues"),
                element.child("defaultOutputEntry")
                        .flatMap(e -> e.child("text"))
                        .map(t -> t.text().strip())
                        .filter(t -> !t.isEmpty())
                        .orElse(null));
    }

    private DecisionTable.Rule rule(XmlElement element, int number, int inputs, int outputs) {
        List<String> tests = texts(element, "inputEntry");
        List<String> results = texts(element, "outputEntry");
        String where = ", rule " + number;
        if (tests.size() != inputs) {
            error(
                    "dmn_rule_inputs",
                    element,
                    where,
                    "the rule has "
                            + tests.size()
                            + " input cells, the table "
                            + inputs
                            + " input columns; write one cell for each column, - for any");
        }
        if (results.size() != outputs) {
            error(
                    "dmn_rule_outputs",
                    element,
                    where,
                    "the rule has "
                            + results.size()
                            + " output cells, the table "
                            + outputs
                            + " output columns; write one cell for each column");
        }
        return new DecisionTable.Rule(
                element.attribute("id"),
                fitted(tests, inputs, "-"),
                fitted(results, outputs, "null"),
                texts(element, "annotationEntry"));
    }

    /// Exactly as many as there are columns, so that what follows can rely on it.
    private static List<String> fitted(List<String> cells, int columns, String filler) {
        List<String> fitted = new ArrayList<>(cells.subList(0, Math.min(cells.size(), columns)));
        while (fitted.size() < columns) {
            fitted.add(filler);
        }
        return fitted;
    }

    private static List<String> texts(XmlElement element, String name) {
        return element.children(name).stream()
                .map(e -> e.child("text").map(t -> t.text().strip()).orElse(""))
                .toList();
    }

    private static @Nullable String tests(XmlElement element, String child) {
        return element.child(child)
                .flatMap(values -> values.child("text"))
                .map(t -> t.text().strip())
                .filter(t -> !t.isEmpty())
                .orElse(null);
    }

    private HitPolicy hitPolicy(XmlElement element) {
        String written = element.attribute("hitPolicy");
        String aggregation = element.attribute("aggregation");
        if (written == null) {
            return HitPolicy.UNIQUE;
        }
        return switch (written.strip()) {
            case "UNIQUE" -> HitPolicy.UNIQUE;
            case "ANY" -> HitPolicy.ANY;
            case "PRIORITY" -> HitPolicy.PRIORITY;
            case "FIRST" -> HitPolicy.FIRST;
            case "RULE ORDER" -> HitPolicy.RULE_ORDER;
            case "OUTPUT ORDER" -> HitPolicy.OUTPUT_ORDER;
            case "COLLECT" -> collect(element, aggregation);
            default -> {
                error(
                        "dmn_hit_policy",
                        element,
                        "",
                        "the hit policy is \""
                                + written
                                + "\"; DMN has UNIQUE, ANY, PRIORITY, FIRST, RULE ORDER, OUTPUT"
                                + " ORDER and COLLECT");
                yield HitPolicy.UNIQUE;
            }
        };
    }

    private HitPolicy collect(XmlElement element, @Nullable String aggregation) {
        if (aggregation == null || aggregation.isBlank()) {
            return HitPolicy.COLLECT;
        }
        return switch (aggregation.strip()) {
            case "SUM" -> HitPolicy.COLLECT_SUM;
            case "MIN" -> HitPolicy.COLLECT_MIN;
            case "MAX" -> HitPolicy.COLLECT_MAX;
            case "COUNT" -> HitPolicy.COLLECT_COUNT;
            default -> {
                error(
                        "dmn_aggregation",
                        element,
                        "",
                        "the aggregation is \""
                                + aggregation
                                + "\"; DMN has SUM, MIN, MAX and COUNT");
                yield HitPolicy.COLLECT;
            }
        };
    }

    private void error(String code, XmlElement element, String where, String message) {
        diagnostics.add(
                Diagnostic.error(code, owner + where + ", line " + element.line(), message));
    }
}
