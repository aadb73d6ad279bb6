package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.dmn.BusinessKnowledgeModel;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.dmn.CompiledTable;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.dmn.DecisionService;
import org.echelon.policy.dmn.Formula;
import org.echelon.policy.dmn.FunctionDefinition;
import org.echelon.policy.dmn.InputData;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.Value;
import org.jspecify.annotations.Nullable;

/// What the names of a model mean, without running it.
final class Symbols {

    /// Decisions that read one another are followed so far; a cycle is an error of its own.
    static final int DEPTH = 40;

    private final DecisionModel model;
    private final FactDictionary facts;
    private final List<Formula> formulas;
    private final List<CompiledTable> tables;
    private final Map<String, Decision> decisions = new HashMap<>();
    private final Map<String, BusinessKnowledgeModel> knowledge = new HashMap<>();
    private final Map<String, Formula> logic = new HashMap<>();
    private final Map<String, CompiledTable> wholeTables = new HashMap<>();
    private final Map<String, List<Call>> calls = new HashMap<>();

    /// How often a knowledge model is named: once for each call, more where it is passed around.
    private final Map<String, Integer> mentions = new HashMap<>();

    /// What a name means.
    sealed interface Symbol {

        /// Input data, by its name.
        record Data(String name) implements Symbol {}

        record OfDecision(Decision decision) implements Symbol {}

        record OfKnowledge(BusinessKnowledgeModel knowledge) implements Symbol {}

        /// A parameter of a knowledge model, counted from 0.
        record Argument(BusinessKnowledgeModel knowledge, int position) implements Symbol {}

        record Unknown() implements Symbol {}
    }

    /// What a value is, as far as the profile says.
    enum Sort {
        YEAR,
        YEARS,
        CURRENT,
        PANEL,
        SUBJECT,
        PARAMETERS,
        TITLE,
        TITLES,
        AWARD,
        AWARDS,
        AS_OF,
        UNKNOWN
    }

    /// An invocation of a knowledge model.
    record Call(List<Expression> arguments, Place at) {}

    Symbols(CompiledModel compiled, FactDictionary facts) {
        this.model = compiled.model();
        this.facts = facts;
        this.formulas = compiled.formulas();
        this.tables = compiled.tables();
        model.decisions().forEach(decision -> decisions.put(decision.id(), decision));
        model.knowledgeModels().forEach(function -> knowledge.put(function.id(), function));
        for (Formula formula : formulas) {
            if (formula.role() instanceof Formula.Role.Logic) {
                logic.put(formula.owner(), formula);
            }
        }
        for (CompiledTable table : tables) {
            if (table.isWholeLogic()) {
                wholeTables.put(table.owner(), table);
            }
        }
        formulas.forEach(formula -> Parts.forEach(formula, this::collectCalls));
    }

    private void collectCalls(Expression expression, Place at) {
        if (expression
                        instanceof
                        Expression.Call(Expression.Name(String name), var names, var given)
                && find(at, name) instanceof Symbol.OfKnowledge(var function)) {
            calls.computeIfAbsent(function.id(), _ -> new ArrayList<>())
                    .add(new Call(names.isEmpty() ? given : List.of(), at));
        } else if (expression instanceof Expression.Name(String name)
                && find(at, name) instanceof Symbol.OfKnowledge(var function)) {
            mentions.merge(function.id(), 1, Integer::sum);
        }
    }

    List<Formula> formulas() {
        return formulas;
    }

    List<CompiledTable> tables() {
        return tables;
    }

    DecisionModel model() {
        return model;
    }

    FactDictionary facts() {
        return facts;
    }

    Optional<Decision> decision(String id) {
        return Optional.ofNullable(decisions.get(id));
    }

    /// The literal expression that is the whole logic of a decision or knowledge model.
    Optional<Formula> logic(String owner) {
        return Optional.ofNullable(logic.get(owner));
    }

    /// The table that is the whole logic of a decision or knowledge model.
    Optional<CompiledTable> table(String owner) {
        return Optional.ofNullable(wholeTables.get(owner));
    }

    /// The invocations of a knowledge model, as far as the model shows them.
    List<Call> calls(BusinessKnowledgeModel function) {
        return calls.getOrDefault(function.id(), List.of());
    }

    /// Whether a session over everything that is possible shows every evaluation of what belongs to
    /// a decision or knowledge model: it is not evaluated in a loop, nor by a service.
    boolean isSeenWhole(String owner) {
        return isSeenWhole(owner, 0);
    }

    private boolean isSeenWhole(String owner, int depth) {
        if (depth > DEPTH || usesServices()) {
            return false;
        }
        if (decisions.containsKey(owner)) {
            return true;
        }
        List<Call> invocations = calls.getOrDefault(owner, List.of());
        return !invocations.isEmpty()
                && invocations.size() == mentions.getOrDefault(owner, 0)
                && invocations.stream()
                        .allMatch(call ->
                                !call.at().isLocal()
                                        && (decisions.containsKey(call.at().owner())
                                                ? call.at().formula().locals().isEmpty()
                                                : isSeenWhole(call.at().owner(), depth + 1)));
    }

    private boolean usesServices() {
        Set<String> services = new HashSet<>();
        model.services().stream().map(DecisionService::id).forEach(services::add);
        return decisions.values().stream()
                        .anyMatch(d -> d.requiredKnowledge().stream().anyMatch(services::contains))
                || knowledge.values().stream()
                        .anyMatch(k -> k.requiredKnowledge().stream().anyMatch(services::contains));
    }

    /// What a name means in a place. Variables of the place itself are unknown here.
    Symbol find(Place at, String name) {
        if (at.locals().containsKey(name)) {
            return new Symbol.Unknown();
        }
        BusinessKnowledgeModel function = knowledge.get(at.owner());
        if (function != null) {
            FunctionDefinition definition = function.logic();
            if (definition != null) {
                for (int i = 0; i < definition.parameters().size(); i++) {
                    if (definition.parameters().get(i).name().equals(name)) {
                        return new Symbol.Argument(function, i);
                    }
                }
            }
            return named(function.requiredKnowledge(), name);
        }
        if (at.formula().locals().contains(name)) {
            return new Symbol.Unknown();
        }
        Decision decision = decisions.get(at.owner());
        if (decision == null) {
            return new Symbol.Unknown();
        }
        for (InputData input : model.inputs()) {
            if (input.name().equals(name) && decision.requiredInputs().contains(input.id())) {
                return new Symbol.Data(name);
            }
        }
        for (String id : decision.requiredDecisions()) {
            Decision required = decisions.get(id);
            if (required != null && required.name().equals(name)) {
                return new Symbol.OfDecision(required);
            }
        }
        return named(decision.requiredKnowledge(), name);
    }

    private Symbol named(List<String> ids, String name) {
        for (String id : ids) {
            BusinessKnowledgeModel function = knowledge.get(id);
            if (function != null && function.name().equals(name)) {
                return new Symbol.OfKnowledge(function);
            }
        }
        return new Symbol.Unknown();
    }

    /// What an expression gives, as far as the profile says.
    Sort sort(Expression expression, Place at) {
        return sort(expression, at, 0);
    }

    private Sort sort(Expression expression, Place at, int depth) {
        if (depth > DEPTH) {
            return Sort.UNKNOWN;
        }
        return switch (expression) {
            case Expression.Name(String name) -> {
                Place.Local local = at.locals().get(name);
                if (local != null) {
                    Expression from = local.from();
                    Sort sort = from == null ? Sort.UNKNOWN : sort(from, at, depth + 1);
                    yield local.item() ? item(sort) : sort;
                }
                yield switch (find(at, name)) {
                    case Symbol.Data(String data) -> ofData(data);
                    case Symbol.OfDecision(Decision decision) ->
                            logic(decision.id())
                                    .map(read -> sort(read.expression(), Place.of(read), depth + 1))
                                    .orElse(Sort.UNKNOWN);
                    case Symbol.Argument(var function, int position) ->
                            argument(function, position, depth);
                    case Symbol.OfKnowledge _, Symbol.Unknown _ -> Sort.UNKNOWN;
                };
            }
            case Expression.Filter(var list, var condition) -> {
                Sort sort = sort(list, at, depth + 1);
                yield isIndex(condition) ? item(sort) : sort;
            }
            case Expression.If(_, var then, var otherwise) -> {
                Sort sort = sort(then, at, depth + 1);
                yield sort == sort(otherwise, at, depth + 1) ? sort : Sort.UNKNOWN;
            }
            default -> Sort.UNKNOWN;
        };
    }

    private Sort argument(BusinessKnowledgeModel function, int position, int depth) {
        Sort common = null;
        for (Call call : calls(function)) {
            Sort sort =
                    position < call.arguments().size()
                            ? sort(call.arguments().get(position), call.at(), depth + 1)
                            : Sort.UNKNOWN;
            common = common == null || common == sort ? sort : Sort.UNKNOWN;
        }
        return common == null ? Sort.UNKNOWN : common;
    }

    private static Sort ofData(String name) {
        return switch (name) {
            case "last" -> Sort.YEAR;
            case "years" -> Sort.YEARS;
            case "current" -> Sort.CURRENT;
            case "panel" -> Sort.PANEL;
            case "enterprise", "person", "contract", "carrier", "project" -> Sort.SUBJECT;
            case "parameters" -> Sort.PARAMETERS;
            case "holds" -> Sort.TITLES;
            case "received" -> Sort.AWARDS;
            case "as of" -> Sort.AS_OF;
            default -> Sort.UNKNOWN;
        };
    }

    private static Sort item(Sort list) {
        return switch (list) {
            case YEARS -> Sort.YEAR;
            case TITLES -> Sort.TITLE;
            case AWARDS -> Sort.AWARD;
            default -> Sort.UNKNOWN;
        };
    }

    private static boolean isIndex(Expression condition) {
        return switch (condition) {
            case Expression.Literal(Value.Numeric _) -> true;
            case Expression.Negation(var operand) -> isIndex(operand);
            default -> false;
        };
    }

    /// The fact that an expression reads as it is, or reads of each year of a list.
    Optional<FactDefinition> fact(Expression expression, Place at) {
        return Optional.ofNullable(fact(expression, at, 0));
    }

    private @Nullable FactDefinition fact(Expression expression, Place at, int depth) {
        if (depth > DEPTH) {
            return null;
        }
        return switch (expression) {
            case Expression.Path(var value, String member) -> {
                FactDefinition fact = facts.find(member).orElse(null);
                yield fact != null && provides(sort(value, at), fact) ? fact : null;
            }
            case Expression.Name(String name)
                    when find(at, name) instanceof Symbol.OfDecision(Decision decision) -> {
                Formula read = logic.get(decision.id());
                yield read == null ? null : fact(read.expression(), Place.of(read), depth + 1);
            }
            case Expression.Name(String name)
                    when find(at, name) instanceof Symbol.Argument(var function, int position) -> {
                List<Call> invocations = calls(function);
                yield invocations.size() == 1
                                && position < invocations.getFirst().arguments().size()
                        ? fact(
                                invocations.getFirst().arguments().get(position),
                                invocations.getFirst().at(),
                                depth + 1)
                        : null;
            }
            default -> null;
        };
    }

    /// Whether what is read is where the fact is.
    static boolean provides(Sort sort, FactDefinition fact) {
        return switch (fact.period()) {
            case YEARLY -> sort == Sort.YEAR || sort == Sort.YEARS;
            case CURRENT -> sort == Sort.CURRENT;
            case PANEL -> sort == Sort.PANEL;
        };
    }
}
