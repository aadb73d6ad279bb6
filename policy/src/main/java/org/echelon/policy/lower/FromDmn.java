package org.echelon.policy.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.echelon.policy.check.ExpressionText;
import org.echelon.policy.dmn.BusinessKnowledgeModel;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.dmn.CompiledTable;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.Formula;
import org.echelon.policy.dmn.FunctionDefinition;
import org.echelon.policy.dmn.KnowledgeSource;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Day;
import org.echelon.policy.ir.Definition;
import org.echelon.policy.ir.Overflow;
import org.echelon.policy.ir.Text;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;
import org.echelon.policy.lower.Symbol.Known;
import org.jspecify.annotations.Nullable;

/// Walks a model from the decisions that are asked for, each lowered once and put under its name.
final class FromDmn {

    private static final Set<String> FIGURES = Set.of("sum", "mean", "min", "max");

    /// What a statement's steps call columns of their own.
    private static final Set<String> OWN =
            Set.of("key", "exact", "titles", "awards", "last exists");

    private static final Pattern LIKE_A_FACT =
            Pattern.compile("[\\p{L}\\p{N}_ ]+(\\[-\\d])?\\.[\\p{L}\\p{N}_ ]+");

    private final CompiledModel model;
    private final Map<String, Symbol> inputs;
    private final FromFeel feel;
    private final Map<String, CompiledTable> tables = new HashMap<>();
    private final Map<String, Expression> formulas = new HashMap<>();
    private final Map<String, Symbol> done = new HashMap<>();
    private final Map<String, Refused> refused = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>(OWN);

    /// Of each table, as often as something reads it, when its rules match.
    private final IdentityHashMap<CompiledTable, List<List<Truth>>> reached =
            new IdentityHashMap<>();

    /// The named parts of decisions, which several may read.
    private final Map<Expression, Symbol> parts = new HashMap<>();

    /// The decision that is being lowered, and where in it.
    private Decision current;

    private String within = "";

    /// A decision that cannot run on columns.
    ///
    /// @param place within the file: `decision rd_tier, rule 2, output 1`
    record Refused(String place, String reason) {}

    /// @param inputs by name: what the input data stand for
    FromDmn(CompiledModel model, Sources sources, Map<String, Symbol> inputs) {
        this.model = model;
        this.inputs = inputs;
        this.feel = new FromFeel(sources, this::invoke, this::part);
        this.current = model.model().decisions().getFirst();
        for (CompiledTable table : model.tables()) {
            if (table.isWholeLogic()) {
                tables.put(table.owner(), table);
            }
        }
        for (Formula formula : model.formulas()) {
            if (formula.role() instanceof Formula.Role.Logic) {
                formulas.put(formula.owner(), formula.expression());
            }
        }
    }

    /// Why decisions were refused, the first cause first.
    Map<String, Refused> refused() {
        return refused;
    }

    /// Of each table, as often as something that was lowered reads it, when its rules match. What
    /// has to hold for it to be read there is left out.
    IdentityHashMap<CompiledTable, List<List<Truth>>> reached() {
        return reached;
    }

    Symbol decision(Decision decision) {
        Symbol known = done.get(decision.id());
        if (known != null) {
            return known;
        }
        if (refused.containsKey(decision.id())) {
            throw new Refusal("it reads " + decision.name() + ", which is refused");
        }
        Decision outer = current;
        String outerPlace = within;
        current = decision;
        within = "";
        try {
            Symbol symbol = typed(logic(decision), decision.typeRef(), decision.name());
            Symbol named = defined(decision.name(), symbol);
            done.put(decision.id(), named);
            return named;
        } catch (Refusal | Overflow refusal) {
            refused.put(
                    decision.id(),
                    new Refused(
                            "decision " + decision.name() + within,
                            String.valueOf(refusal.getMessage())));
            throw new Refusal("it reads " + decision.name() + ", which is refused");
        } finally {
            current = outer;
            within = outerPlace;
        }
    }

    /// A part of a decision's expression.
    Symbol part(Decision decision, Expression expression) {
        current = decision;
        return feel.of(expression, Scope.of(this::outer));
    }

    /// A figure over a list, which is computed once whoever reads it.
    private Symbol part(Expression expression, Symbol symbol, Scope scope) {
        boolean figure =
                expression instanceof Expression.BuiltInCall call
                        && FIGURES.contains(call.function().name())
                        && !formulas.containsValue(expression);
        if (!figure || !scope.isOuter()) {
            return symbol;
        }
        return parts.computeIfAbsent(
                expression, _ -> defined(ExpressionText.of(expression), symbol));
    }

    private Symbol logic(Decision decision) {
        return logic(decision.id(), decision.name(), Scope.of(this::outer));
    }

    private Symbol logic(String owner, String name, Scope scope) {
        CompiledTable table = tables.get(owner);
        if (table != null) {
            return table(table, name, scope);
        }
        Expression expression = formulas.get(owner);
        if (expression == null) {
            throw new Refusal(
                    "its logic is a boxed expression; a decision on columns is a literal expression or a decision table");
        }
        return feel.of(expression, scope);
    }

    private @Nullable Symbol outer(String name) {
        Symbol input = inputs.get(name);
        if (input != null) {
            return input;
        }
        Optional<Decision> required = model.required(current.id(), name);
        if (required.isPresent()) {
            return decision(required.get());
        }
        return model.model().knowledgeModels().stream()
                .filter(knowledge -> knowledge.name().equals(name))
                .findFirst()
                .<Symbol>map(Symbol.Knowledge::new)
                .orElse(null);
    }

    private Symbol invoke(Symbol.Knowledge function, List<Symbol> arguments, Scope scope) {
        BusinessKnowledgeModel knowledge = function.model();
        FunctionDefinition definition = knowledge.logic();
        if (definition == null || definition.parameters().size() != arguments.size()) {
            throw new Refusal(
                    "%s is invoked with %d arguments, and takes another number"
                            .formatted(knowledge.name(), arguments.size()));
        }
        Map<String, Symbol> parameters = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            var parameter = definition.parameters().get(i);
            Symbol argument = typed(arguments.get(i), parameter.typeRef(), parameter.name());
            parameters.put(
                    parameter.name(), defined(knowledge.name() + " " + parameter.name(), argument));
        }
        String outer = within;
        within = outer + ", knowledge model " + knowledge.name();
        Symbol result =
                typed(
                        logic(knowledge.id(), knowledge.name(), scope.within(parameters)),
                        knowledge.typeRef(),
                        knowledge.name());
        within = outer;
        return result;
    }

    private Symbol table(CompiledTable table, String name, Scope scope) {
        if (table.table().outputs().size() != 1) {
            throw new Refusal(
                    "its table has several outputs, which make a context; one output makes a column");
        }
        String place = within;
        List<Symbol> inputs = new ArrayList<>();
        List<Truth> allowed = new ArrayList<>();
        for (int column = 0; column < table.columns(); column++) {
            within = place + ", input " + (column + 1);
            Symbol input =
                    typed(
                            feel.of(table.input(column), scope),
                            table.table().inputs().get(column).typeRef(),
                            "input " + (column + 1));
            Symbol kept =
                    table.rules() > 1 ? defined(inputName(name, column, table), input) : input;
            inputs.add(kept);
            table.values(column)
                    .ifPresent(values ->
                            allowed.add(
                                    Truth.or(
                                            List.of(
                                                    Comparing.equal(kept, Symbol.NULL),
                                                    feel.passes(values, kept, scope)))));
        }
        List<Truth> matches = new ArrayList<>();
        List<Symbol> outputs = new ArrayList<>();
        for (int rule = 0; rule < table.rules(); rule++) {
            List<Truth> cells = new ArrayList<>();
            for (int column = 0; column < table.columns(); column++) {
                within = place + ", rule " + (rule + 1) + ", input " + (column + 1);
                cells.add(feel.passes(table.cell(rule, column), inputs.get(column), scope));
            }
            within = place + ", rule " + (rule + 1) + ", output 1";
            matches.add(Truth.and(cells));
            outputs.add(
                    typed(
                            feel.of(table.output(rule, 0), scope),
                            table.table().outputs().getFirst().typeRef(),
                            "output"));
        }
        reached.computeIfAbsent(table, _ -> new ArrayList<>()).add(List.copyOf(matches));
        within = place + ", output 1, default";
        if (table.table().outputs().getFirst().defaultEntry() != null) {
            throw new Refusal(
                    "a default output is not lowered; write it as a last rule with - in every input");
        }
        within = place;
        Symbol result = Tables.of(table, matches, outputs);
        return allowed.isEmpty() ? result : Choices.of(Truth.and(allowed), result, Symbol.NULL);
    }

    private static String inputName(String name, int column, CompiledTable table) {
        return table.columns() == 1 ? name + " input" : name + " input " + (column + 1);
    }

    /// Puts a value under a name, where there is anything to compute.
    private Symbol defined(String name, Symbol symbol) {
        return switch (symbol) {
            case Symbol.Ratio(Whole numerator, Whole denominator)
                    when !isPlain(numerator) || !isPlain(denominator) -> {
                Definition definition = define(name, numerator, denominator);
                yield new Symbol.Ratio(
                        new Whole.Reference(definition, Definition.Part.NUMERATOR),
                        definition.isRatio()
                                ? new Whole.Reference(definition, Definition.Part.DENOMINATOR)
                                : denominator);
            }
            case Symbol.Bool(Truth truth) when !isPlain(truth) ->
                    new Symbol.Bool(new Truth.Reference(define(name, truth, null)));
            case Symbol.Chars(Text text) when !isPlain(text) ->
                    new Symbol.Chars(new Text.Reference(define(name, text, null)));
            case Symbol.Date(Day day) when !isPlain(day) ->
                    new Symbol.Date(new Day.Reference(define(name, day, null)));
            default -> symbol;
        };
    }

    private Definition define(
            String name, org.echelon.policy.ir.Expression value, @Nullable Whole denominator) {
        return new Definition(unique(name), articles(), value, denominator);
    }

    /// The name, with a number behind it where that is taken. Databases take names that differ in
    /// capitals only for one, and a fact's column is called `last.staff`.
    private String unique(String name) {
        String wanted = LIKE_A_FACT.matcher(name).matches() ? name.replace('.', '_') : name;
        String unique = wanted;
        for (int number = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); number++) {
            unique = wanted + " " + number;
        }
        return unique;
    }

    private List<String> articles() {
        List<String> articles = new ArrayList<>();
        for (String id : current.authorities()) {
            model.model().sources().stream()
                    .filter(source -> source.id().equals(id))
                    .forEach(source -> articles.add(words(source)));
        }
        return articles;
    }

    private static String words(KnowledgeSource source) {
        return source.description() == null
                ? source.name()
                : source.name() + " " + source.description().strip().replaceAll("\\s+", " ");
    }

    private static boolean isPlain(org.echelon.policy.ir.Expression value) {
        return switch (value) {
            case Whole.Literal _, Whole.Of _, Whole.Bound _, Whole.Reference _, Whole.Null _ ->
                    true;
            case Truth.Literal _,
                    Truth.Of _,
                    Truth.Bound _,
                    Truth.Reference _,
                    Truth.Null _,
                    Truth.YearExists _ ->
                    true;
            case Text.Literal _, Text.Of _, Text.Bound _, Text.Reference _, Text.Null _ -> true;
            case Day.Literal _, Day.Of _, Day.Bound _, Day.Reference _, Day.Null _ -> true;
            default -> false;
        };
    }

    /// The symbol, if its kind is the one stated; DMN's conversions are not made on columns.
    private static Symbol typed(Symbol symbol, @Nullable String type, String what) {
        if (type == null || type.equals("Any") || Choices.isNull(symbol)) {
            return symbol;
        }
        boolean fits =
                switch (type) {
                    case "number" -> Choices.number(symbol) != null;
                    case "boolean" -> Choices.truth(symbol) != null;
                    case "string" -> Choices.text(symbol) != null;
                    case "date" -> Choices.day(symbol) != null;
                    default -> symbol instanceof Known(Value _) ? false : !isScalar(symbol);
                };
        if (!fits) {
            throw new Refusal(
                    "%s is declared as %s and is of another kind; on columns nothing is converted"
                            .formatted(what, type));
        }
        return symbol;
    }

    private static boolean isScalar(Symbol symbol) {
        return symbol instanceof Symbol.Ratio
                || symbol instanceof Symbol.Bool
                || symbol instanceof Symbol.Chars
                || symbol instanceof Symbol.Date;
    }
}
