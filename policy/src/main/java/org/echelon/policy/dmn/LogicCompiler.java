package org.echelon.policy.dmn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.ExpressionParts;
import org.echelon.policy.feel.FeelParser;
import org.echelon.policy.feel.Parsed;
import org.echelon.policy.feel.Problem;
import org.echelon.policy.feel.UnaryTests;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Diagnostic;
import org.jspecify.annotations.Nullable;

/// Compiles boxed expressions: parses their FEEL once and resolves their types.
///
/// A text that cannot be read is a diagnostic and evaluates to null.
final class LogicCompiler {

    private static final Expression NULL = new Expression.Literal(Value.NULL);

    /// A test that nothing passes, not even null.
    private static final Expression FAILING =
            new Expression.Among(new Expression.ListLiteral(List.of()));

    private final ModelTypes types;
    private final List<Diagnostic> diagnostics;

    LogicCompiler(ModelTypes types, List<Diagnostic> diagnostics) {
        this.types = types;
        this.diagnostics = diagnostics;
    }

    /// @param place of the expression, for diagnostics
    /// @param names the variables in scope
    Logic compile(BoxedExpression boxed, String place, Visible names) {
        Logic logic =
                switch (boxed) {
                    case BoxedExpression.LiteralExpression(_, _, String text) ->
                            new Logic.Literal(feel(text, place, names));
                    case DecisionTable table ->
                            new TableCompiler(this, types, place, names).compile(table);
                    case BoxedExpression.BoxedContext(_, _, var entries) ->
                            context(entries, place, names);
                    case BoxedExpression.Invocation invocation ->
                            invocation(invocation, place, names);
                    case BoxedExpression.Relation relation -> relation(relation, place, names);
                    case BoxedExpression.BoxedList(_, _, var items) ->
                            new Logic.ItemList(
                                    numbered(items, ", item ", place)
                                            .map((p, item) -> compile(item, p, names)));
                    case FunctionDefinition function -> function(function, place, names);
                    case BoxedExpression.Conditional(_, _, var condition, var then, var other) ->
                            new Logic.Choice(
                                    compile(condition, place + ", if", names),
                                    compile(then, place + ", then", names),
                                    compile(other, place + ", else", names));
                    case BoxedExpression.Filter(_, _, var in, var match) ->
                            filter(in, match, place, names);
                    case BoxedExpression.For(_, _, var variable, var in, var result) ->
                            iteration(
                                    Iteration.Kind.FOR,
                                    variable,
                                    in,
                                    result,
                                    place,
                                    names.plus("partial"),
                                    (iterations, body) ->
                                            new Expression.For(iterations, body, true));
                    case BoxedExpression.Every(_, _, var variable, var in, var satisfies) ->
                            iteration(
                                    Iteration.Kind.EVERY,
                                    variable,
                                    in,
                                    satisfies,
                                    place,
                                    names,
                                    Expression.Every::new);
                    case BoxedExpression.Some(_, _, var variable, var in, var satisfies) ->
                            iteration(
                                    Iteration.Kind.SOME,
                                    variable,
                                    in,
                                    satisfies,
                                    place,
                                    names,
                                    Expression.Some::new);
                };
        return typed(logic, boxed.typeRef(), place);
    }

    Logic typed(Logic logic, @Nullable String typeRef, String place) {
        DmnType type = types.type(typeRef, place);
        return type.isAny() ? logic : new Logic.Typed(logic, type);
    }

    /// A FEEL expression; the literal null where it cannot be read.
    Expression feel(String text, String place, Visible names) {
        if (text.isBlank()) {
            diagnostics.add(
                    Diagnostic.error(
                            "feel_empty", place, "the expression is empty; write it, or null"));
            return NULL;
        }
        Expression expression =
                read(FeelParser.expression(text, names.names()), text, place).orElse(NULL);
        unknown(expression, text, place, names);
        if (ExpressionParts.callOutside(expression)) {
            external(place, "Java");
        }
        return expression;
    }

    /// Unary tests; tests that nothing passes where they cannot be read.
    UnaryTests tests(String text, String place, Visible names) {
        if (text.isBlank()) {
            return UnaryTests.ANY;
        }
        Optional<UnaryTests> tests = read(FeelParser.unaryTests(text, names.names()), text, place);
        tests.ifPresent(read -> read.tests().forEach(test -> unknown(test, text, place, names)));
        return tests.orElseGet(() -> new UnaryTests(false, false, List.of(FAILING)));
    }

    private void unknown(Expression expression, String text, String place, Visible names) {
        if (names.all()) {
            return;
        }
        for (String name : UnknownNames.in(expression, names.variables())) {
            diagnostics.add(
                    Diagnostic.error(
                            "feel_unknown_name",
                            place,
                            "nothing here is called \""
                                    + name
                                    + "\" (in `"
                                    + Mistakes.shortened(text)
                                    + "`); correct the name, or require the element that has it"));
        }
    }

    private <T> Optional<T> read(Parsed<T> parsed, String text, String place) {
        for (Problem problem : parsed.problems()) {
            diagnostics.add(
                    Diagnostic.error("feel_syntax", place, Mistakes.message(problem, text)));
        }
        return parsed.tree();
    }

    private Logic context(
            List<BoxedExpression.BoxedContext.Entry> entries, String place, Visible names) {
        List<Logic.Entries.Entry> compiled = new ArrayList<>();
        Logic result = null;
        Visible inner = names;
        for (BoxedExpression.BoxedContext.Entry entry : entries) {
            String name = entry.name();
            String at = place + (name == null ? ", result" : ", entry " + name);
            Logic value = typed(compile(entry.value(), at, inner), entry.typeRef(), at);
            if (name == null) {
                result = value;
            } else {
                compiled.add(new Logic.Entries.Entry(name, value));
                inner = inner.plus(name);
            }
        }
        return new Logic.Entries(List.copyOf(compiled), result);
    }

    private Logic invocation(BoxedExpression.Invocation invocation, String place, Visible names) {
        Map<String, Logic> bindings = new LinkedHashMap<>();
        for (BoxedExpression.Invocation.Binding binding : invocation.bindings()) {
            BoxedExpression value = binding.value();
            bindings.put(
                    binding.parameter(),
                    value == null
                            ? new Logic.Literal(NULL)
                            : compile(value, place + ", parameter " + binding.parameter(), names));
        }
        return new Logic.Invoke(compile(invocation.function(), place, names), bindings);
    }

    private Logic relation(BoxedExpression.Relation relation, String place, Visible names) {
        List<List<Logic>> rows = new ArrayList<>();
        for (List<BoxedExpression> row : relation.rows()) {
            List<Logic> cells = new ArrayList<>();
            for (int c = 0; c < row.size() && c < relation.columns().size(); c++) {
                String at = place + ", row " + (rows.size() + 1) + ", column " + (c + 1);
                cells.add(
                        typed(
                                compile(row.get(c), at, names),
                                relation.columns().get(c).typeRef(),
                                at));
            }
            rows.add(cells);
        }
        return new Logic.Rows(
                relation.columns().stream().map(BoxedExpression.Relation.Column::name).toList(),
                rows);
    }

    private Logic function(FunctionDefinition function, String place, Visible names) {
        List<String> parameters = parameters(function);
        return new Logic.Define(
                parameters, parameterTypes(function, place), body(function, place, names));
    }

    static List<String> parameters(FunctionDefinition function) {
        return function.parameters().stream().map(FunctionDefinition.Parameter::name).toList();
    }

    List<DmnType> parameterTypes(FunctionDefinition function, String place) {
        return function.parameters().stream()
                .map(p -> types.type(p.typeRef(), place + ", parameter " + p.name()))
                .toList();
    }

    /// The body of a function; null where it has none that can run here.
    @Nullable Logic body(FunctionDefinition function, String place, Visible names) {
        BoxedExpression body = function.body();
        Visible inner = names.plus(parameters(function));
        return switch (function.kind()) {
            case FEEL -> body == null ? null : compile(body, place, inner);
            case JAVA -> {
                external(place, "Java");
                yield body == null
                        ? null
                        : new Logic.External(compile(body, place, inner), parameters(function));
            }
            case PMML -> {
                external(place, "PMML");
                yield null;
            }
        };
    }

    private void external(String place, String language) {
        diagnostics.add(
                Diagnostic.error(
                        "dmn_external_function",
                        place,
                        "a function in "
                                + language
                                + " is code from outside the model, which is refused; write it in"
                                + " FEEL"));
    }

    private Logic filter(BoxedExpression in, BoxedExpression match, String place, Visible names) {
        Logic list = compile(in, place + ", in", names);
        Logic condition = compile(match, place + ", match", names.plus("item").lenient());
        return list instanceof Logic.Literal(Expression source)
                        && condition instanceof Logic.Literal(Expression test)
                ? new Logic.Literal(new Expression.Filter(source, test))
                : new Iteration(Iteration.Kind.FILTER, "item", list, condition);
    }

    private Logic iteration(
            Iteration.Kind kind,
            String variable,
            BoxedExpression in,
            BoxedExpression body,
            String place,
            Visible names,
            BiFunction<List<Expression.Iteration>, Expression, Expression> plain) {
        Logic list = compile(in, place + ", in", names);
        Logic each =
                compile(
                        body,
                        place + (kind == Iteration.Kind.FOR ? ", return" : ", satisfies"),
                        names.plus(variable));
        return list instanceof Logic.Literal(Expression source)
                        && each instanceof Logic.Literal(Expression expression)
                ? new Logic.Literal(
                        plain.apply(
                                List.of(new Expression.Iteration(variable, source, null)),
                                expression))
                : new Iteration(kind, variable, list, each);
    }

    /// A list whose members have places `…, item 1`, `…, item 2`.
    private record Numbered<T>(List<T> items, String prefix) {
        <R> List<R> map(BiFunction<String, T, R> each) {
            List<R> results = new ArrayList<>();
            for (T item : items) {
                results.add(each.apply(prefix + (results.size() + 1), item));
            }
            return results;
        }
    }

    private static <T> Numbered<T> numbered(List<T> items, String label, String place) {
        return new Numbered<>(items, place + label);
    }
}
