package org.echelon.platform.programme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.policy.dmn.BoxedExpression;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.dmn.DecisionTable;
import org.jspecify.annotations.Nullable;

/// A decision as a reader of law sees it: a table of rules, or one expression.
///
/// @param name name of the decision, also its anchor on the page
/// @param description what the author says of it
/// @param expression the expression, where the decision is one
/// @param policy abbreviation of the hit policy, where the decision is a table
/// @param inputs heads of the input columns
/// @param outputs heads of the output columns
/// @param rows the rules
public record RuleTable(
        String name,
        @Nullable String description,
        @Nullable String expression,
        @Nullable String policy,
        List<String> inputs,
        List<String> outputs,
        List<Row> rows) {

    /// A rule.
    public record Row(int number, List<String> inputs, List<String> outputs, String remark) {}

    /// Whether it is a table.
    public boolean table() {
        return policy != null;
    }

    /// The decision of a name and all that it rests on, the nearest first.
    public static List<RuleTable> of(DecisionModel model, String decision) {
        Map<String, RuleTable> found = new LinkedHashMap<>();
        model.decisionNamed(decision).ifPresent(start -> collect(model, start, found));
        return List.copyOf(found.values());
    }

    private static void collect(DecisionModel model, Decision start, Map<String, RuleTable> found) {
        if (found.containsKey(start.name())) {
            return;
        }
        found.put(start.name(), of(start));
        for (String needed : start.requiredDecisions()) {
            model.decision(needed).ifPresent(decision -> collect(model, decision, found));
        }
    }

    private static RuleTable of(Decision decision) {
        return switch (decision.logic()) {
            case DecisionTable table -> of(decision, table);
            case BoxedExpression.LiteralExpression literal ->
                    expression(decision, literal.text().strip());
            case null -> expression(decision, "null");
            case BoxedExpression.BoxedContext context -> expression(decision, context(context));
            default -> expression(decision, "…");
        };
    }

    private static String context(BoxedExpression.BoxedContext context) {
        List<String> lines = new ArrayList<>();
        for (BoxedExpression.BoxedContext.Entry entry : context.entries()) {
            String text =
                    entry.value() instanceof BoxedExpression.LiteralExpression literal
                            ? literal.text().strip()
                            : "…";
            lines.add(entry.name() == null ? "→ " + text : entry.name() + ": " + text);
        }
        return String.join("\n", lines);
    }

    private static RuleTable expression(Decision decision, String text) {
        return new RuleTable(
                decision.name(),
                decision.description(),
                text,
                null,
                List.of(),
                List.of(),
                List.of());
    }

    private static RuleTable of(Decision decision, DecisionTable table) {
        List<Row> rows = new ArrayList<>();
        for (DecisionTable.Rule rule : table.rules()) {
            rows.add(
                    new Row(
                            rows.size() + 1,
                            rule.inputs(),
                            rule.outputs(),
                            String.join(" ", rule.annotations())));
        }
        return new RuleTable(
                decision.name(),
                decision.description(),
                null,
                table.hitPolicy().letter(),
                table.inputs().stream().map(RuleTable::head).toList(),
                table.outputs().stream().map(output -> head(output, decision)).toList(),
                rows);
    }

    private static String head(DecisionTable.Input input) {
        return input.label() == null ? input.expression() : input.label();
    }

    private static String head(DecisionTable.Output output, Decision decision) {
        if (output.label() != null) {
            return output.label();
        }
        return output.name() == null ? decision.name() : output.name();
    }
}
