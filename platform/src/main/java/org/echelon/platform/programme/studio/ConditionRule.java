package org.echelon.platform.programme.studio;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.FeelParser;
import org.echelon.policy.feel.FeelText;
import org.echelon.policy.feel.Names;
import org.echelon.policy.feel.Value;
import org.echelon.policy.programme.Profile;
import org.echelon.quantity.Rational;

/// A condition's rule as the form says it. Each has one FEEL text, and a text is recognised by its
/// syntax tree being that of such a rule, whoever wrote it: no marker tells them apart.
sealed interface ConditionRule {

    /// The rule as FEEL.
    String feel();

    /// Names of the input data that it reads, in the order they are read.
    SequencedSet<String> inputs();

    /// A number held against a figure: `last.revenue >= parameters.least sales`.
    record Compared(Measure measure, Operator operator, Bound bound) implements ConditionRule {

        @Override
        public String feel() {
            return measure.feel() + " " + operator.symbol() + " " + bound.feel();
        }

        @Override
        public SequencedSet<String> inputs() {
            SequencedSet<String> inputs = new LinkedHashSet<>();
            measure.facts().forEach(fact -> inputs.add(fact.when().input()));
            if (bound instanceof Bound.Figure) {
                inputs.add("parameters");
            }
            return inputs;
        }
    }

    /// A fact that is true or false: `current.listed = false`.
    record Truth(FactAt fact, boolean wanted) implements ConditionRule {

        @Override
        public String feel() {
            return fact.feel() + " = " + wanted;
        }

        @Override
        public SequencedSet<String> inputs() {
            return one(fact.when().input());
        }
    }

    /// A code that is one of some: `list contains(["provincial", "national"], current.level)`.
    record OneOf(FactAt fact, List<String> codes) implements ConditionRule {

        public OneOf {
            codes = List.copyOf(codes);
        }

        @Override
        public String feel() {
            return codes.size() == 1
                    ? fact.feel() + " = " + quoted(codes.getFirst())
                    : codes.stream()
                            .map(ConditionRule::quoted)
                            .collect(
                                    Collectors.joining(
                                            ", ", "list contains([", "], " + fact.feel() + ")"));
        }

        @Override
        public SequencedSet<String> inputs() {
            return one(fact.when().input());
        }
    }

    /// A title that is valid on the day, or is not held then.
    ///
    /// @param title id of the programme that gives it
    record Held(String title, boolean wanted) implements ConditionRule {

        @Override
        public String feel() {
            String held =
                    "some t in holds satisfies t.title = %s and t.from <= as of and (t.until = null or as of < t.until)"
                            .formatted(quoted(title));
            return wanted ? held : "not(" + held + ")";
        }

        @Override
        public SequencedSet<String> inputs() {
            return new LinkedHashSet<>(List.of("holds", "as of"));
        }
    }

    /// What is compared.
    sealed interface Measure {

        String feel();

        List<FactAt> facts();

        /// A fact as it is.
        record Single(FactAt fact) implements Measure {

            @Override
            public String feel() {
                return fact.feel();
            }

            @Override
            public List<FactAt> facts() {
                return List.of(fact);
            }
        }

        /// A fact that is kept in percent, as the ratio it means: conditions in percent compare
        /// ratios.
        record Share(FactAt fact) implements Measure {

            @Override
            public String feel() {
                return fact.feel() + " / 100";
            }

            @Override
            public List<FactAt> facts() {
                return List.of(fact);
            }
        }

        /// One fact divided by another.
        record Ratio(FactAt over, FactAt under) implements Measure {

            @Override
            public String feel() {
                return over.feel() + " / " + under.feel();
            }

            @Override
            public List<FactAt> facts() {
                return List.of(over, under);
            }
        }
    }

    /// What it is held against.
    sealed interface Bound {

        String feel();

        /// A figure of `parameters.yaml`.
        record Figure(String name) implements Bound {

            @Override
            public String feel() {
                return "parameters." + name;
            }
        }

        record Plain(Rational value) implements Bound {

            @Override
            public String feel() {
                return FeelText.of(new Value.Numeric(value, true));
            }
        }
    }

    /// A fact of the dictionary, of some time.
    record FactAt(String fact, When when) {

        String feel() {
            return when.feel().formatted(fact);
        }
    }

    /// Of when a fact is read.
    enum When {
        LAST("last", "last.%s"),
        BEFORE_LAST("years", "years[-2].%s"),
        TWO_BEFORE_LAST("years", "years[-3].%s"),
        THREE_YEARS("years", "sum(years.%s)"),
        CURRENT("current", "current.%s"),
        PANEL("panel", "panel.%s");

        private final String input;
        private final String feel;

        When(String input, String feel) {
            this.input = input;
            this.feel = feel;
        }

        String input() {
            return input;
        }

        String feel() {
            return feel;
        }

        /// Whether it is of accounting years.
        boolean isYearly() {
            return this != CURRENT && this != PANEL;
        }
    }

    /// How a number is held against a figure.
    enum Operator {
        AT_LEAST(Expression.Comparison.Operator.AT_LEAST),
        MORE(Expression.Comparison.Operator.GREATER),
        AT_MOST(Expression.Comparison.Operator.AT_MOST),
        LESS(Expression.Comparison.Operator.LESS),
        EQUAL(Expression.Comparison.Operator.EQUAL);

        private final Expression.Comparison.Operator feel;

        Operator(Expression.Comparison.Operator feel) {
            this.feel = feel;
        }

        String symbol() {
            return feel.symbol();
        }

        static Optional<Operator> of(Expression.Comparison.Operator feel) {
            return Arrays.stream(values()).filter(one -> one.feel == feel).findFirst();
        }
    }

    /// The rule that a FEEL text is; empty where it is of another form.
    ///
    /// @param parameters the names of `parameters.yaml`, which may have blanks
    static Optional<ConditionRule> read(String feel, Collection<String> parameters) {
        Set<String> known = new TreeSet<>(Profile.INPUTS);
        known.addAll(Profile.ENTRIES);
        known.addAll(parameters);
        Names names = Names.of(known);
        return FeelParser.expression(feel, names)
                .tree()
                .flatMap(tree ->
                        guess(tree, names)
                                .filter(rule ->
                                        FeelParser.expression(rule.feel(), names)
                                                .tree()
                                                .filter(tree::equals)
                                                .isPresent()));
    }

    private static Optional<ConditionRule> guess(Expression tree, Names names) {
        return switch (tree) {
            case Expression.Comparison(var operator, var left, var right) ->
                    comparison(operator, left, right, names);
            case Expression.BuiltInCall call
                    when call.function().name().equals("list contains")
                            && call.arguments().size() == 2
                            && call.arguments().getFirst()
                                    instanceof Expression.ListLiteral(List<Expression> items) -> {
                List<String> codes = items.stream().flatMap(item -> text(item).stream()).toList();
                yield fact(call.arguments().getLast(), names)
                        .filter(_ -> codes.size() == items.size() && codes.size() > 1)
                        .map(fact -> new OneOf(fact, codes));
            }
            case Expression.BuiltInCall call
                    when call.function().name().equals("not") && call.arguments().size() == 1 ->
                    held(call.arguments().getFirst(), false);
            case Expression.Some some -> held(some, true);
            case Expression _ -> Optional.empty();
        };
    }

    private static Optional<ConditionRule> comparison(
            Expression.Comparison.Operator operator,
            Expression left,
            Expression right,
            Names names) {
        if (operator == Expression.Comparison.Operator.EQUAL
                && right instanceof Expression.Literal(Value value)) {
            if (value instanceof Value.Truth(boolean wanted)) {
                return fact(left, names).map(fact -> new Truth(fact, wanted));
            }
            if (value instanceof Value.Text(String code)) {
                return fact(left, names).map(fact -> new OneOf(fact, List.of(code)));
            }
        }
        Optional<Measure> measure = measure(left, names);
        Optional<Bound> bound = bound(right);
        return Operator.of(operator)
                .filter(_ -> measure.isPresent() && bound.isPresent())
                .map(known -> new Compared(measure.get(), known, bound.get()));
    }

    private static Optional<Measure> measure(Expression tree, Names names) {
        if (tree instanceof Expression.Arithmetic(var operator, var left, var right)
                && operator == Expression.Arithmetic.Operator.DIVIDE) {
            Optional<FactAt> over = fact(left, names);
            if (right instanceof Expression.Literal(Value.Numeric(Rational by, _))) {
                return over.filter(_ -> by.equals(Rational.HUNDRED)).map(Measure.Share::new);
            }
            return over.flatMap(
                    above -> fact(right, names).map(under -> new Measure.Ratio(above, under)));
        }
        return fact(tree, names).map(Measure.Single::new);
    }

    private static Optional<Bound> bound(Expression tree) {
        return switch (tree) {
            case Expression.Literal(Value.Numeric(Rational value, _)) ->
                    Optional.of(new Bound.Plain(value));
            case Expression.Negation(Expression.Literal(Value.Numeric(Rational value, _))) ->
                    Optional.of(new Bound.Plain(value.negate()));
            case Expression.Path(Expression.Name(String from), String name)
                    when from.equals("parameters") ->
                    Optional.of(new Bound.Figure(name));
            case Expression _ -> Optional.empty();
        };
    }

    /// The fact that a part reads, of any time that can be told.
    private static Optional<FactAt> fact(Expression tree, Names names) {
        Expression read =
                tree instanceof Expression.BuiltInCall call && call.arguments().size() == 1
                        ? call.arguments().getFirst()
                        : tree;
        return read instanceof Expression.Path(_, String member)
                ? Arrays.stream(When.values())
                        .map(when -> new FactAt(member, when))
                        .filter(fact ->
                                FeelParser.expression(fact.feel(), names)
                                        .tree()
                                        .filter(tree::equals)
                                        .isPresent())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<ConditionRule> held(Expression tree, boolean wanted) {
        return tree instanceof Expression.Some(_, Expression.And(List<Expression> parts))
                        && parts.getFirst() instanceof Expression.Comparison(_, _, var title)
                ? text(title).map(id -> new Held(id, wanted))
                : Optional.empty();
    }

    private static Optional<String> text(Expression tree) {
        return tree instanceof Expression.Literal(Value.Text(String text))
                ? Optional.of(text)
                : Optional.empty();
    }

    private static SequencedSet<String> one(String input) {
        return new LinkedHashSet<>(List.of(input));
    }

    private static String quoted(String text) {
        return FeelText.of(new Value.Text(text));
    }
}
