package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.DecisionTable;
import org.echelon.policy.dmn.Session;
import org.echelon.policy.dmn.TableEvaluation;
import org.echelon.policy.dmn.TableObserver;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.feel.Cause;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.Value;
import org.echelon.policy.programme.Parameter;
import org.echelon.policy.programme.Profile;

/// A model evaluated while nothing is known of the enterprise but what the dictionary says of every
/// one: what its tables are given then is all that they can be given.
///
/// It runs once for each number of years that an enterprise can have closed, from three to none:
/// without any, `last` is null.
final class Possible implements TableObserver {

    /// So many evaluations of one table are kept; a table evaluated more often is in a loop.
    private static final int MOST = 64;

    private static final int WINDOW = 3;

    private final IdentityHashMap<DecisionTable, List<TableEvaluation>> evaluations =
            new IdentityHashMap<>();
    private final List<Session> sessions = new ArrayList<>();

    private Possible() {}

    static Possible of(
            CompiledModel model, FactDictionary facts, Map<String, Parameter> parameters) {
        Possible possible = new Possible();
        boolean readsYears =
                model.model().inputs().stream()
                        .anyMatch(input ->
                                input.name().equals("last") || input.name().equals("years"));
        for (int count = WINDOW; count >= (readsYears ? 0 : WINDOW); count--) {
            Session session =
                    model.startObserved(inputs(facts, parameters, count), false, possible);
            possible.sessions.add(session);
            for (Decision decision : model.model().decisions()) {
                session.decision(decision.id());
            }
        }
        return possible;
    }

    @Override
    public void evaluated(TableEvaluation evaluation) {
        List<TableEvaluation> known =
                evaluations.computeIfAbsent(evaluation.table(), _ -> new ArrayList<>());
        if (known.size() <= MOST) {
            known.add(evaluation);
        }
    }

    @Override
    public boolean exact() {
        return false;
    }

    /// The evaluations of a table.
    List<TableEvaluation> of(DecisionTable table) {
        return evaluations.getOrDefault(table, List.of());
    }

    /// Whether all evaluations of a table were kept.
    boolean hasAll(DecisionTable table) {
        return of(table).size() <= MOST;
    }

    /// What a part of a decision's expression can be, one value for each number of years.
    List<Value> of(String decision, Expression part) {
        return sessions.stream().map(session -> session.evaluate(decision, part)).toList();
    }

    private static Map<String, Value> inputs(
            FactDictionary facts, Map<String, Parameter> parameters, int count) {
        Map<String, Value> inputs = new HashMap<>();
        Profile.INPUTS.forEach(name -> inputs.put(name, anything(name)));
        Map<String, Value> known = new HashMap<>();
        parameters.forEach((name, parameter) -> known.put(name, parameter.value()));
        inputs.put("parameters", new Value.Context(known));
        inputs.put("current", context(facts, FactDefinition.Period.CURRENT));
        inputs.put("panel", context(facts, FactDefinition.Period.PANEL));
        List<Value> years = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            years.add(context(facts, FactDefinition.Period.YEARLY));
        }
        inputs.put("years", new Value.Items(years));
        inputs.put("last", years.isEmpty() ? Value.NULL : years.getLast());
        return inputs;
    }

    private static Value context(FactDictionary facts, FactDefinition.Period period) {
        Map<String, Value> entries = new HashMap<>();
        if (period == FactDefinition.Period.YEARLY) {
            entries.put("year", new Value.OpenNumber(null, null, false, cause("year")));
        }
        for (FactDefinition fact : facts.all()) {
            if (fact.period() == period) {
                entries.put(fact.id(), value(fact));
            }
        }
        return new Value.Context(entries);
    }

    private static Value value(FactDefinition fact) {
        Set<Cause> causes = cause(fact.id());
        return switch (fact.type()) {
            case NUMBER -> new Value.OpenNumber(fact.min(), fact.max(), false, causes);
            case BOOLEAN -> new Value.OpenTruth(true, true, false, causes);
            case CODE, TEXT -> new Value.OpenAny(causes);
        };
    }

    private static Value anything(String name) {
        return new Value.OpenAny(cause(name));
    }

    private static Set<Cause> cause(String name) {
        return Set.of(new Cause(name, null));
    }
}
