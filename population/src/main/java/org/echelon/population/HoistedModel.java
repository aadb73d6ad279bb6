package org.echelon.population;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.echelon.policy.dmn.BoxedExpression;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.dmn.DecisionService;
import org.echelon.policy.dmn.InputData;
import org.echelon.policy.feel.Value;
import org.echelon.quantity.Rational;

/// A model of the kit made fit for columns: each input becomes a decision that puts its value
/// together from columns, one for each number, truth value or text in it, and the literals of
/// expressions become columns too, so that nothing is computed before the statement runs.
///
/// A number is two columns of whole numbers, numerator and denominator, so that it is exact
/// whatever its decimals. A day is bound as a parameter.
final class HoistedModel {

    /// What of the literals in expressions becomes columns.
    enum Literals {
        ALL,
        NUMBERS,
        NONE
    }

    /// A model cannot be asked on columns.
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String why) {
            super(why);
        }
    }

    private static final String INPUT = "echelon_columns";
    private static final int BITS = 29;
    private static final Set<String> TAKEN =
            Set.of(
                    "as of",
                    "enterprise",
                    "last",
                    "years",
                    "current",
                    "panel",
                    "holds",
                    "received",
                    "parameters");
    private static final Set<String> KNOWN_TYPES =
            Set.of("number", "string", "boolean", "date", "Any");
    private static final Pattern LITERAL =
            Pattern.compile(
                    "\"(?:[^\"\\\\]|\\\\.)*\"|(?<![\\p{L}\\p{N}_.?])\\d+(?:\\.\\d+)?(?![\\p{L}\\p{N}_.])|(?<![\\p{L}\\p{N}_.?])\\.\\d+(?![\\p{L}\\p{N}_])");

    private final DecisionModel model;
    private final Literals hoisted;
    private final Map<String, Value> columns = new LinkedHashMap<>();
    private final Map<String, Value> days = new LinkedHashMap<>();

    private HoistedModel(DecisionModel model, Literals hoisted) {
        this.model = model;
        this.hoisted = hoisted;
    }

    /// What is the same for cases that one statement answers: names and kinds of the inputs, and
    /// the days.
    static String shape(Map<String, Value> inputs) {
        StringBuilder shape = new StringBuilder();
        new java.util.TreeMap<>(inputs)
                .forEach((name, value) -> {
                    shape.append(name).append('=');
                    shape(value, shape);
                });
        return shape.toString();
    }

    private static void shape(Value value, StringBuilder shape) {
        switch (value) {
            case Value.Numeric(Rational number, _) ->
                    shape.append(number.isInteger() ? "i" : "r").append(isGreat(number) ? "!" : "");
            case Value.Truth _ -> shape.append('b');
            case Value.Text _ -> shape.append('t');
            case Value.Items(List<Value> items) -> {
                shape.append('[');
                items.forEach(item -> shape(item, shape));
                shape.append(']');
            }
            case Value.Context(Map<String, Value> entries) -> {
                shape.append('{');
                entries.forEach((name, entry) -> {
                    shape.append(name).append(':');
                    shape(entry, shape);
                });
                shape.append('}');
            }
            default -> shape.append(value);
        }
        shape.append(';');
    }

    /// Whether a number needs the range that amounts have.
    static boolean isGreat(Rational number) {
        return number.numerator().bitLength() > BITS || number.denominator().bitLength() > BITS;
    }

    /// What came of a case.
    ///
    /// @param model the same for all cases whose inputs have the same shape
    /// @param columns the values of its row, by fact
    /// @param days what is bound, by parameter
    record Hoisted(DecisionModel model, Map<String, Value> columns, Map<String, Value> days) {

        /// The same with one decision put out.
        Hoisted offering(String decision) {
            List<String> ids = model.decisionNamed(decision).stream().map(Decision::id).toList();
            return new Hoisted(
                    new DecisionModel(
                            model.name(),
                            model.namespace(),
                            model.inputs(),
                            model.decisions(),
                            model.knowledgeModels(),
                            List.of(service(ids)),
                            model.sources(),
                            model.types(),
                            model.imports()),
                    columns,
                    days);
        }
    }

    private static DecisionService service(List<String> decisions) {
        return new DecisionService(
                "echelon_outcomes", "outcomes", null, decisions, List.of(), List.of(), List.of());
    }

    /// @throws Unfit when the model or an input is not for columns
    static Hoisted of(DecisionModel model, Map<String, Value> inputs, Literals hoisted)
            throws Unfit {
        HoistedModel made = new HoistedModel(model, hoisted);
        return new Hoisted(made.model(inputs), made.columns, made.days);
    }

    private DecisionModel model(Map<String, Value> inputs) throws Unfit {
        List<String> names = new ArrayList<>(model.inputs().stream().map(InputData::name).toList());
        names.addAll(model.decisions().stream().map(Decision::name).toList());
        names.addAll(model.knowledgeModels().stream().map(one -> one.name()).toList());
        Optional<String> taken = names.stream().filter(TAKEN::contains).findFirst();
        if (taken.isPresent()) {
            throw new Unfit("'" + taken.get() + "' is a name of our own on columns");
        }
        if (!model.imports().isEmpty()) {
            throw new Unfit("it imports models");
        }
        List<Decision> decisions = new ArrayList<>();
        for (InputData input : model.inputs()) {
            String type = input.typeRef();
            if (type != null && !KNOWN_TYPES.contains(type)) {
                throw new Unfit("the input %s is of type %s".formatted(input.name(), type));
            }
            decisions.add(
                    new Decision(
                            input.id(),
                            input.name(),
                            null,
                            type,
                            List.of(INPUT, "echelon_parameters"),
                            List.of(),
                            List.of(),
                            List.of(),
                            new BoxedExpression.LiteralExpression(
                                    null,
                                    null,
                                    text(inputs.getOrDefault(input.name(), Value.NULL)))));
        }
        for (Decision decision : model.decisions()) {
            List<String> required = new ArrayList<>(decision.requiredDecisions());
            required.addAll(decision.requiredInputs());
            decisions.add(
                    new Decision(
                            decision.id(),
                            decision.name(),
                            decision.description(),
                            decision.typeRef(),
                            List.of(INPUT, "echelon_parameters"),
                            required,
                            decision.requiredKnowledge(),
                            decision.authorities(),
                            hoisted(decision.logic())));
        }
        return new DecisionModel(
                model.name(),
                model.namespace(),
                List.of(
                        new InputData(INPUT, "current", null),
                        new InputData("echelon_parameters", "parameters", null)),
                decisions,
                model.knowledgeModels(),
                List.of(service(model.decisions().stream().map(Decision::id).toList())),
                model.sources(),
                model.types(),
                List.of());
    }

    /// A value as an expression over columns.
    private String text(Value value) throws Unfit {
        return switch (value) {
            case Value.Null _ -> "null";
            case Value.Numeric(Rational number, boolean exact) when exact -> number(number);
            case Value.Truth _, Value.Text _ -> "current." + column(value);
            case Value.Day _ -> {
                String name = "d" + days.size();
                days.put(name, value);
                yield "parameters." + name;
            }
            case Value.Items(List<Value> items) -> {
                List<String> parts = new ArrayList<>();
                for (Value item : items) {
                    parts.add(text(item));
                }
                yield "[" + String.join(", ", parts) + "]";
            }
            case Value.Context(Map<String, Value> entries) -> {
                List<String> parts = new ArrayList<>();
                for (Map.Entry<String, Value> entry : entries.entrySet()) {
                    parts.add("\"" + entry.getKey() + "\": " + text(entry.getValue()));
                }
                yield "{" + String.join(", ", parts) + "}";
            }
            default -> throw new Unfit("an input is " + value + ", which is no column");
        };
    }

    private String number(Rational number) {
        String over = column(Value.of(Rational.of(number.numerator(), java.math.BigInteger.ONE)));
        if (number.isInteger()) {
            return "current." + over;
        }
        String under =
                column(Value.of(Rational.of(number.denominator(), java.math.BigInteger.ONE)));
        return "(current.%s / current.%s)".formatted(over, under);
    }

    private String column(Value value) {
        String name = "c" + columns.size();
        columns.put(name, value);
        return name;
    }

    private org.echelon.policy.dmn.@org.jspecify.annotations.Nullable BoxedExpression hoisted(
            @org.jspecify.annotations.Nullable BoxedExpression logic) {
        if (hoisted == Literals.NONE
                || !(logic
                        instanceof
                        BoxedExpression.LiteralExpression(var id, var type, String text))) {
            return logic;
        }
        Matcher literals = LITERAL.matcher(text);
        StringBuilder changed = new StringBuilder();
        while (literals.find()) {
            String literal = literals.group();
            String instead =
                    literal.startsWith("\"")
                            ? hoisted == Literals.ALL && !literal.contains("\\")
                                    ? "current."
                                            + column(
                                                    Value.of(
                                                            literal.substring(
                                                                    1, literal.length() - 1)))
                                    : literal
                            : number(
                                    Rational.parse(
                                            literal.startsWith(".") ? "0" + literal : literal));
            literals.appendReplacement(changed, Matcher.quoteReplacement(instead));
        }
        literals.appendTail(changed);
        return new BoxedExpression.LiteralExpression(id, type, changed.toString());
    }
}
