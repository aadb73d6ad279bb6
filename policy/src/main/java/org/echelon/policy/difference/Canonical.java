package org.echelon.policy.difference;

import org.echelon.policy.dmn.BoxedExpression;
import org.echelon.policy.dmn.DecisionTable;
import org.echelon.policy.dmn.FunctionDefinition;
import org.echelon.policy.feel.FeelParser;
import org.echelon.policy.feel.Names;
import org.jspecify.annotations.Nullable;

/// What a FEEL text means, whatever it looks like.
///
/// Two texts mean the same when they have one syntax tree; a text that cannot be read means the
/// same only as itself, spaces apart.
final class Canonical {

    private final Names names;

    Canonical(Names names) {
        this.names = names;
    }

    /// A key that cells of input columns share when they pass the same values for the same reason.
    String tests(String cell) {
        return FeelParser.unaryTests(cell, names)
                .tree()
                .map(Object::toString)
                .orElseGet(() -> squeezed(cell));
    }

    /// A key that expressions share when they are the same; absent text has the empty key.
    String expression(@Nullable String text) {
        return text == null
                ? ""
                : FeelParser.expression(text, names)
                        .tree()
                        .map(Object::toString)
                        .orElseGet(() -> squeezed(text));
    }

    static String squeezed(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /// Logic that is no table, as text: FEEL as it is written, boxes by name.
    static String text(@Nullable BoxedExpression logic) {
        return switch (logic) {
            case null -> "null";
            case BoxedExpression.LiteralExpression literal -> literal.text().strip();
            case DecisionTable table ->
                    table.rules().stream()
                            .map(rule -> rule.inputs() + " -> " + rule.outputs())
                            .toList()
                            .toString();
            case BoxedExpression.BoxedContext context -> {
                StringBuilder text = new StringBuilder("{");
                for (BoxedExpression.BoxedContext.Entry entry : context.entries()) {
                    text.append(text.length() == 1 ? " " : ", ");
                    if (entry.name() != null) {
                        text.append(entry.name()).append(": ");
                    }
                    text.append(text(entry.value()));
                }
                yield text.append(" }").toString();
            }
            case BoxedExpression.BoxedList list ->
                    list.items().stream().map(Canonical::text).toList().toString();
            case BoxedExpression.Relation relation ->
                    relation.columns().stream().map(BoxedExpression.Relation.Column::name).toList()
                            + " "
                            + relation.rows().stream()
                                    .map(row -> row.stream().map(Canonical::text).toList())
                                    .toList();
            case BoxedExpression.Invocation invocation ->
                    text(invocation.function())
                            + invocation.bindings().stream()
                                    .map(binding ->
                                            binding.parameter() + ": " + text(binding.value()))
                                    .toList()
                                    .toString()
                                    .replace('[', '(')
                                    .replace(']', ')');
            case FunctionDefinition function -> "function " + text(function.body());
            case BoxedExpression.Conditional conditional ->
                    "if %s then %s else %s"
                            .formatted(
                                    text(conditional.condition()),
                                    text(conditional.then()),
                                    text(conditional.otherwise()));
            case BoxedExpression.Filter filter ->
                    text(filter.in()) + "[" + text(filter.match()) + "]";
            case BoxedExpression.For loop ->
                    "for %s in %s return %s"
                            .formatted(loop.variable(), text(loop.in()), text(loop.result()));
            case BoxedExpression.Every every ->
                    "every %s in %s satisfies %s"
                            .formatted(every.variable(), text(every.in()), text(every.satisfies()));
            case BoxedExpression.Some some ->
                    "some %s in %s satisfies %s"
                            .formatted(some.variable(), text(some.in()), text(some.satisfies()));
        };
    }
}
