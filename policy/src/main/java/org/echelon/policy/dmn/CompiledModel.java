package org.echelon.policy.dmn;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.Externals;
import org.echelon.policy.feel.Interpreter;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Diagnostic;
import org.jspecify.annotations.Nullable;

/// A model whose expressions are parsed and whose requirements are linked.
///
/// Immutable and safe for use by several threads; each evaluation is a [Session].
public final class CompiledModel {

    private final DecisionModel model;
    private final ModelTypes types;
    private final Externals externals;
    private final List<Node> nodes;
    private final Map<String, Node> byKey;

    CompiledModel(
            DecisionModel model,
            ModelTypes types,
            List<Node> nodes,
            Map<String, Node> byKey,
            Externals externals) {
        this.model = model;
        this.types = types;
        this.externals = externals;
        this.nodes = List.copyOf(nodes);
        this.byKey = Map.copyOf(byKey);
    }

    /// Compiles a model that imports nothing.
    ///
    /// @param place the file's name for diagnostics
    /// @param names names of several words that members of the inputs may have
    public static Compilation compile(String place, DecisionModel model, Collection<String> names) {
        return compile(place, model, names, List.of());
    }

    /// Compiles a model together with those it imports, directly or through others.
    public static Compilation compile(
            String place,
            DecisionModel model,
            Collection<String> names,
            Collection<DecisionModel> imported) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        CompiledModel compiled =
                new ModelCompiler(place, model, names, imported, diagnostics)
                        .compile(Externals.NONE);
        boolean refused =
                diagnostics.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
        return new Compilation(refused ? Optional.empty() : Optional.of(compiled), diagnostics);
    }

    /// Compiles a model even where parts of it are wrong: an expression that cannot be read is null
    /// and so is a decision that requires what is not there.
    ///
    /// For conformance runs, where DMN wants null of a decision that is wrong and the right result
    /// of its neighbours.
    ///
    /// @param externals the functions from outside that the model may invoke
    public static CompiledModel tolerant(
            String place,
            DecisionModel model,
            Collection<DecisionModel> imported,
            Externals externals) {
        return new ModelCompiler(place, model, List.of(), imported, new ArrayList<>())
                .compile(externals);
    }

    public DecisionModel model() {
        return model;
    }

    /// The parsed expression of a decision whose logic is a literal expression.
    public Optional<Expression> expression(String decisionId) {
        Logic logic = result(decisionId).logic;
        while (logic instanceof Logic.Typed(Logic inner, _)) {
            logic = inner;
        }
        return logic instanceof Logic.Literal(Expression expression)
                ? Optional.of(expression)
                : Optional.empty();
    }

    /// The decision of that name that a decision requires.
    public Optional<Decision> required(String decisionId, String name) {
        return model.decision(decisionId).stream()
                .flatMap(of -> of.requiredDecisions().stream())
                .flatMap(id -> model.decision(id).stream())
                .filter(needed -> needed.name().equals(name))
                .findFirst();
    }

    /// Starts an evaluation.
    ///
    /// @param inputs by the input data's name, or `namespace#id` where a name is in several models;
    ///   an input left out is null, as DMN wants, so give what is unknown as an open value
    public Session start(Map<String, Value> inputs, boolean traced) {
        return start(inputs, traced, null);
    }

    /// Starts an evaluation that may ask for the time.
    ///
    /// @param clock what `now()` and `today()` read; absent: they are null
    public Session start(Map<String, Value> inputs, boolean traced, @Nullable Clock clock) {
        return new Session(this, new Interpreter(clock, types, externals), inputs, traced, null);
    }

    /// Starts an evaluation that tells of each decision table it comes through.
    public Session startObserved(
            Map<String, Value> inputs, boolean traced, TableObserver observer) {
        return new Session(this, new Interpreter(null, types, externals), inputs, traced, observer);
    }

    /// Every expression of this model's decisions and knowledge models, in the order of the file.
    public List<Formula> formulas() {
        return ModelWalk.of(this).formulas();
    }

    /// Every decision table of this model, in the order of the file.
    public List<CompiledTable> tables() {
        return ModelWalk.of(this).tables();
    }

    List<Node> nodes() {
        return nodes;
    }

    Node.Result result(String decisionId) {
        if (byKey.get(decisionId) instanceof Node.Result result) {
            return result;
        }
        throw new IllegalArgumentException(
                "model " + model.name() + " has no decision with id " + decisionId);
    }

    Node.Service service(String serviceId) {
        if (byKey.get(serviceId) instanceof Node.Service service) {
            return service;
        }
        throw new IllegalArgumentException(
                "model " + model.name() + " has no decision service with id " + serviceId);
    }
}
