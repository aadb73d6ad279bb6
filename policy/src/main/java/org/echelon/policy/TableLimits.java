package org.echelon.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.dmn.CompiledTable;
import org.echelon.policy.dmn.ModelTexts;
import org.echelon.policy.dmn.Session;
import org.echelon.policy.explain.Answers;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.ExpressionParts;
import org.echelon.policy.feel.Value;
import org.echelon.policy.programme.ParameterPaths;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// A column of a decision table that does no more than hold its input against numbers, some of them
/// parameters that nothing else in the decision reads: `<= parameters.small sales`. What the table
/// says rests on these by order alone: where they lie among each other, and where the input, or an
/// end of what it may be, lies among them. Who keeps the ends knows how far a parameter may move
/// before anything can change.
///
/// @param decision id of the decision that is the table
/// @param input what is held against the numbers
/// @param ends the numbers, as the cells write them
/// @param parameters paths of those parameters
public record TableLimits(
        String decision, Expression input, List<Expression> ends, Set<String> parameters) {

    public TableLimits {
        ends = List.copyOf(ends);
        parameters = Set.copyOf(parameters);
    }

    /// Those of a model, in the order of its tables.
    static List<TableLimits> of(CompiledModel model) {
        String texts = texts(model);
        List<TableLimits> found = new ArrayList<>();
        for (CompiledTable table : model.tables()) {
            if (table.isWholeLogic()
                    && !table.inFunction()
                    && model.model().decision(table.owner()).isPresent()) {
                IntStream.range(0, table.columns())
                        .mapToObj(column -> of(table, column, texts))
                        .flatMap(Optional::stream)
                        .forEach(found::add);
            }
        }
        return List.copyOf(found);
    }

    /// All that the model reads, with single blanks.
    private static String texts(CompiledModel model) {
        List<String> texts = new ArrayList<>(ModelTexts.of(model.model()));
        for (CompiledTable table : model.tables()) {
            table.table().inputs().forEach(input -> add(input.values(), texts));
            table.table().outputs().forEach(output -> add(output.values(), texts));
        }
        return String.join(" ", texts).replaceAll("\\s+", " ");
    }

    private static void add(@Nullable String text, List<String> texts) {
        if (text != null) {
            texts.add(text);
        }
    }

    private static Optional<TableLimits> of(CompiledTable table, int column, String texts) {
        List<Expression> ends = new ArrayList<>();
        for (int rule = 0; rule < table.rules(); rule++) {
            for (Expression test : table.cell(rule, column).tests()) {
                if (!collect(test, ends)) {
                    return Optional.empty();
                }
            }
        }
        List<String> paths =
                ends.stream().map(ParameterReads::path).flatMap(Optional::stream).toList();
        Set<String> alone = new LinkedHashSet<>(paths);
        alone.removeIf(path -> isNamedBeside(path, paths, texts));
        return alone.isEmpty()
                ? Optional.empty()
                : Optional.of(new TableLimits(table.owner(), table.input(column), ends, alone));
    }

    /// Collects what a test holds its input against.
    ///
    /// @return whether it does nothing else
    private static boolean collect(Expression test, List<Expression> ends) {
        return switch (test) {
            case Expression.Input _ -> true;
            case Expression.Literal _ -> ends.add(test);
            case Expression.Path _ -> ParameterReads.path(test).isPresent() && ends.add(test);
            case Expression.Comparison _,
                    Expression.Between _,
                    Expression.Among _,
                    Expression.And _,
                    Expression.Or _,
                    Expression.ListLiteral _,
                    Expression.RangeLiteral _ ->
                    ExpressionParts.of(test).stream().allMatch(part -> collect(part, ends));
            case Expression _ -> false;
        };
    }

    /// Whether the parameter that a path leads into is named in other places than these.
    private static boolean isNamedBeside(String path, List<String> paths, String texts) {
        String name = ParameterReads.name(path);
        return ParameterReads.times(name, texts)
                != paths.stream().filter(one -> ParameterReads.name(one).equals(name)).count();
    }

    /// The ends of what the input may be, in every case that is possible; empty where it may be
    /// anything but a number or null.
    Optional<List<Rational>> ends(Answers answers) {
        List<Rational> found = new ArrayList<>();
        for (Session session : answers.cases()) {
            switch (session.evaluate(decision, input)) {
                case Value.Numeric(Rational number, _) -> found.add(number);
                case Value.OpenNumber(var min, var max, _, _) -> {
                    Optional.ofNullable(min).ifPresent(found::add);
                    Optional.ofNullable(max).ifPresent(found::add);
                }
                case Value.Null _, Value.OpenAny _ -> {}
                case Value _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(List.copyOf(found));
    }

    /// The numbers that the input is held against.
    ///
    /// @param values of all parameters, by their names
    public Scale scale(Map<String, Value> values) {
        return new Scale(
                ends.stream()
                        .map(end ->
                                end instanceof Expression.Literal(Value literal)
                                        ? Optional.of(literal)
                                        : ParameterReads.path(end)
                                                .flatMap(at -> ParameterPaths.within(values, at)))
                        .flatMap(Optional::stream)
                        .filter(Value.Numeric.class::isInstance)
                        .map(number -> ((Value.Numeric) number).value())
                        .toList());
    }

    /// The numbers of a column with the parameters at some values.
    public static final class Scale {

        private final List<Rational> sorted;
        private final List<Integer> order;

        private Scale(List<Rational> numbers) {
            this.sorted = List.copyOf(new TreeSet<>(numbers));
            this.order = places(numbers);
        }

        /// How the numbers lie among each other: equal for two scales that have them in one order.
        public List<Integer> order() {
            return order;
        }

        /// Where other numbers lie among them.
        public List<Integer> places(List<Rational> others) {
            return others.stream()
                    .map(one -> java.util.Collections.binarySearch(sorted, one))
                    .toList();
        }
    }
}
