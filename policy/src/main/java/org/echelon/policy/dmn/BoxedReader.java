package org.echelon.policy.dmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.message.Diagnostic;
import org.jspecify.annotations.Nullable;

/// Reads boxed expressions of one decision or knowledge model.
final class BoxedReader {

    private static final Set<String> EXPRESSIONS =
            Set.of(
                    "literalExpression",
                    "decisionTable",
                    "context",
                    "invocation",
                    "relation",
                    "list",
                    "functionDefinition",
                    "conditional",
                    "filter",
                    "for",
                    "every",
                    "some");

    private final String owner;
    private final List<Diagnostic> diagnostics;

    /// @param owner place of the decision or knowledge model
    BoxedReader(String owner, List<Diagnostic> diagnostics) {
        this.owner = owner;
        this.diagnostics = diagnostics;
    }

    /// The expression directly inside an element; null where there is none.
    @Nullable BoxedExpression only(XmlElement parent) {
        List<XmlElement> found = expressions(parent);
        if (found.size() > 1) {
            error(
                    "dmn_two_expressions",
                    found.get(1),
                    "<"
                            + parent.name()
                            + "> holds "
                            + found.size()
                            + " expressions, the first is <"
                            + found.getFirst().name()
                            + ">; keep one");
        }
        return found.isEmpty() ? null : expression(found.getFirst());
    }

    private static List<XmlElement> expressions(XmlElement parent) {
        return parent.children().stream()
                .filter(child -> child.namespace().equals(parent.namespace()))
                .filter(child -> EXPRESSIONS.contains(child.name()))
                .toList();
    }

    private BoxedExpression expression(XmlElement element) {
        String id = element.attribute("id");
        String type = Text.type(element.attribute("typeRef"));
        return switch (element.name()) {
            case "literalExpression" -> literal(element);
            case "decisionTable" -> new TableReader(owner, diagnostics).table(element);
            case "context" -> context(element);
            case "invocation" -> invocation(element);
            case "relation" -> relation(element);
            case "list" ->
                    new BoxedExpression.BoxedList(
                            id, type, expressions(element).stream().map(this::expression).toList());
            case "functionDefinition" -> function(element);
            case "conditional" ->
                    new BoxedExpression.Conditional(
                            id,
                            type,
                            part(element, "if"),
                            part(element, "then"),
                            part(element, "else"));
            case "filter" ->
                    new BoxedExpression.Filter(
                            id, type, part(element, "in"), part(element, "match"));
            case "for" ->
                    new BoxedExpression.For(
                            id,
                            type,
                            iterator(element),
                            part(element, "in"),
                            part(element, "return"));
            case "every" ->
                    new BoxedExpression.Every(
                            id,
                            type,
                            iterator(element),
                            part(element, "in"),
                            part(element, "satisfies"));
            case "some" ->
                    new BoxedExpression.Some(
                            id,
                            type,
                            iterator(element),
                            part(element, "in"),
                            part(element, "satisfies"));
            default -> throw new IllegalStateException("not an expression: " + element.name());
        };
    }

    private BoxedExpression literal(XmlElement element) {
        Optional<XmlElement> text = element.child("text");
        if (element.child("importedValues").isPresent()) {
            error(
                    "dmn_imported_values",
                    element,
                    "importedValues are not read; write the expression itself");
        }
        return new BoxedExpression.LiteralExpression(
                element.attribute("id"),
                Text.type(element.attribute("typeRef")),
                text.map(t -> t.text().strip()).orElse(""));
    }

    private BoxedExpression context(XmlElement element) {
        List<BoxedExpression.BoxedContext.Entry> entries = new ArrayList<>();
        for (XmlElement entry : element.children("contextEntry")) {
            Optional<XmlElement> variable = entry.child("variable");
            entries.add(
                    new BoxedExpression.BoxedContext.Entry(
                            variable.map(v -> v.attribute("name")).map(Text::name).orElse(null),
                            variable.map(v -> v.attribute("typeRef")).map(Text::type).orElse(null),
                            orNull(entry)));
        }
        return new BoxedExpression.BoxedContext(
                element.attribute("id"), Text.type(element.attribute("typeRef")), entries);
    }

    private BoxedExpression invocation(XmlElement element) {
        List<BoxedExpression.Invocation.Binding> bindings = new ArrayList<>();
        for (XmlElement binding : element.children("binding")) {
            String parameter =
                    binding.child("parameter").map(p -> p.attribute("name")).orElse(null);
            if (parameter == null) {
                error("dmn_binding", binding, "a binding names no parameter; write its name");
                continue;
            }
            bindings.add(
                    new BoxedExpression.Invocation.Binding(Text.name(parameter), only(binding)));
        }
        return new BoxedExpression.Invocation(
                element.attribute("id"),
                Text.type(element.attribute("typeRef")),
                orNull(element),
                bindings);
    }

    private BoxedExpression relation(XmlElement element) {
        List<BoxedExpression.Relation.Column> columns = new ArrayList<>();
        for (XmlElement column : element.children("column")) {
            String name = column.attribute("name");
            columns.add(
                    new BoxedExpression.Relation.Column(
                            name == null ? "" : Text.name(name),
                            Text.type(column.attribute("typeRef"))));
        }
        List<List<BoxedExpression>> rows = new ArrayList<>();
        for (XmlElement row : element.children("row")) {
            List<BoxedExpression> cells = expressions(row).stream().map(this::expression).toList();
            if (cells.size() != columns.size()) {
                error(
                        "dmn_relation_row",
                        row,
                        "row "
                                + (rows.size() + 1)
                                + " of the relation has "
                                + cells.size()
                                + " cells, its columns are "
                                + columns.size()
                                + "; write one cell for each column");
            }
            rows.add(cells);
        }
        return new BoxedExpression.Relation(
                element.attribute("id"), Text.type(element.attribute("typeRef")), columns, rows);
    }

    /// A function definition or a knowledge model's encapsulated logic.
    FunctionDefinition function(XmlElement element) {
        List<FunctionDefinition.Parameter> parameters = new ArrayList<>();
        for (XmlElement parameter : element.children("formalParameter")) {
            String name = parameter.attribute("name");
            if (name == null || name.isBlank()) {
                error("dmn_no_name", parameter, "a parameter has no name; write name=\"…\"");
                continue;
            }
            parameters.add(
                    new FunctionDefinition.Parameter(
                            Text.name(name), Text.type(parameter.attribute("typeRef"))));
        }
        return new FunctionDefinition(
                element.attribute("id"),
                Text.type(element.attribute("typeRef")),
                kind(element),
                parameters,
                only(element));
    }

    private FunctionDefinition.Kind kind(XmlElement element) {
        String kind = element.attribute("kind");
        if (kind == null || kind.equals("FEEL")) {
            return FunctionDefinition.Kind.FEEL;
        }
        return switch (kind) {
            case "Java" -> FunctionDefinition.Kind.JAVA;
            case "PMML" -> FunctionDefinition.Kind.PMML;
            default -> {
                error(
                        "dmn_function_kind",
                        element,
                        "the function's kind is \"" + kind + "\"; DMN has FEEL, Java and PMML");
                yield FunctionDefinition.Kind.FEEL;
            }
        };
    }

    private String iterator(XmlElement element) {
        String variable = element.attribute("iteratorVariable");
        if (variable == null || variable.isBlank()) {
            error(
                    "dmn_iterator",
                    element,
                    "<" + element.name() + "> names no iteratorVariable; write one");
            return "item";
        }
        return Text.name(variable);
    }

    private BoxedExpression part(XmlElement element, String name) {
        Optional<XmlElement> part = element.child(name);
        if (part.isEmpty()) {
            error("dmn_part", element, "<" + element.name() + "> has no <" + name + ">; write it");
            return nothing();
        }
        return orNull(part.get());
    }

    private BoxedExpression orNull(XmlElement parent) {
        BoxedExpression found = only(parent);
        return found == null ? nothing() : found;
    }

    private static BoxedExpression nothing() {
        return new BoxedExpression.LiteralExpression(null, null, "null");
    }

    private void error(String code, XmlElement element, String message) {
        diagnostics.add(Diagnostic.error(code, owner + ", line " + element.line(), message));
    }
}
