package org.echelon.policy.dmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.echelon.policy.dmn.DecisionTrace.Match;
import org.echelon.policy.feel.Cause;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.Hull;
import org.echelon.policy.feel.Scope;
import org.echelon.policy.feel.Value;
import org.jspecify.annotations.Nullable;

/// What a table gives for the rules that match, by hit policy.
///
/// Where rules may match, the result holds every value that the table can give, whichever of them
/// do. Each rule's output is evaluated once, and only when it counts.
final class Results {

    private final TableLogic table;
    private final Scope scope;
    private final Session session;
    private final @Nullable Value[] outputs;
    private @Nullable Value byDefault;

    Results(TableLogic table, int rules, Scope scope, Session session) {
        this.table = table;
        this.scope = scope;
        this.session = session;
        this.outputs = new Value[rules];
    }

    Value of(Match[] matches) {
        return switch (table.policy()) {
            case FIRST -> first(matches);
            case UNIQUE -> unique(matches);
            case ANY -> any(matches);
            case PRIORITY -> priority(matches);
            case RULE_ORDER, COLLECT -> collect(matches);
            case OUTPUT_ORDER -> outputOrder(matches);
            case COLLECT_SUM, COLLECT_MIN, COLLECT_MAX, COLLECT_COUNT -> aggregate(matches);
        };
    }

    private Value first(Match[] matches) {
        List<Value> possible = new ArrayList<>();
        for (int rule = 0; rule < matches.length; rule++) {
            switch (matches[rule]) {
                case NO -> {}
                case MAYBE -> possible.add(output(rule));
                case MATCH -> {
                    possible.add(output(rule));
                    return hull(possible);
                }
            }
        }
        possible.add(byDefault());
        return hull(possible);
    }

    private Value unique(Match[] matches) {
        List<Integer> certain = rules(matches, Match.MATCH);
        List<Integer> maybe = rules(matches, Match.MAYBE);
        if (certain.size() > 1) {
            return Value.NULL;
        }
        List<Value> possible = new ArrayList<>();
        if (certain.size() == 1) {
            possible.add(output(certain.getFirst()));
        } else {
            maybe.forEach(rule -> possible.add(output(rule)));
            possible.add(byDefault());
        }
        if (certain.size() + maybe.size() > 1) {
            possible.add(Value.NULL); // two rules at once break the table's promise
        }
        return hull(possible);
    }

    private Value any(Match[] matches) {
        List<Value> certain = outputs(rules(matches, Match.MATCH));
        List<Value> maybe = outputs(rules(matches, Match.MAYBE));
        List<Value> possible = new ArrayList<>();
        if (certain.isEmpty()) {
            possible.addAll(maybe);
            possible.add(byDefault());
        } else {
            possible.add(certain.getFirst());
        }
        Value kept = possible.getFirst();
        for (int i = 1; i < certain.size(); i++) {
            if (!certain.get(i).equals(kept) && !isOpen(certain.get(i)) && !isOpen(kept)) {
                return Value.NULL; // two rules contradict each other
            }
        }
        if (mayContradict(kept, certain) || mayContradict(kept, maybe)) {
            possible.add(Value.NULL);
        }
        return hull(possible);
    }

    private static boolean isOpen(Value value) {
        return value instanceof Value.Open;
    }

    /// Whether any of the outputs may differ from one of them, each counted once.
    private static boolean mayContradict(Value kept, List<Value> outputs) {
        return outputs.stream()
                .anyMatch(output -> !output.equals(kept) || (isOpen(output) && outputs.size() > 1));
    }

    private Value priority(Match[] matches) {
        List<Value> possible = new ArrayList<>();
        Value best = null;
        for (int rule : rules(matches, Match.MATCH)) {
            Integer order =
                    best == null
                            ? Integer.valueOf(-1)
                            : table.outputs().compare(output(rule), best, scope, session);
            if (order == null) {
                possible.add(output(rule));
            } else if (order < 0) {
                best = output(rule);
            }
        }
        possible.add(best == null ? byDefault() : best);
        for (int rule : rules(matches, Match.MAYBE)) {
            Integer order =
                    best == null
                            ? null
                            : table.outputs().compare(output(rule), best, scope, session);
            if (order == null || order < 0) {
                possible.add(output(rule));
            }
        }
        return hull(possible);
    }

    private Value collect(Match[] matches) {
        List<Integer> maybe = rules(matches, Match.MAYBE);
        List<Integer> certain = rules(matches, Match.MATCH);
        if (certain.isEmpty() && maybe.isEmpty()) {
            return byDefault();
        }
        return certain.isEmpty() ? new Value.OpenAny(causes()) : list(matches);
    }

    /// The outputs in rule order, some of them perhaps missing.
    private Value list(Match[] matches) {
        List<Value.OpenItems.Member> members = new ArrayList<>();
        boolean open = false;
        for (int rule = 0; rule < matches.length; rule++) {
            if (matches[rule] != Match.NO) {
                boolean certain = matches[rule] == Match.MATCH;
                members.add(new Value.OpenItems.Member(output(rule), certain));
                open |= !certain;
            }
        }
        return open
                ? new Value.OpenItems(members, causes())
                : new Value.Items(members.stream().map(Value.OpenItems.Member::value).toList());
    }

    private Value outputOrder(Match[] matches) {
        List<Value> certain = new ArrayList<>(outputs(rules(matches, Match.MATCH)));
        if (!rules(matches, Match.MAYBE).isEmpty()
                || certain.stream().anyMatch(Value.Open.class::isInstance)) {
            return new Value.OpenAny(causes());
        }
        if (certain.isEmpty()) {
            return byDefault();
        }
        certain.sort((left, right) -> {
            Integer order = table.outputs().compare(left, right, scope, session);
            return order == null ? 0 : order;
        });
        return new Value.Items(certain);
    }

    private Value aggregate(Match[] matches) {
        boolean certain = !rules(matches, Match.MATCH).isEmpty();
        if (!certain && rules(matches, Match.MAYBE).isEmpty()) {
            return byDefault();
        }
        Expression function = Aggregates.of(table.policy());
        Value total =
                session.interpreter()
                        .evaluate(function, Scope.of(Map.of(Aggregates.LIST, list(matches))));
        return certain ? total : hull(List.of(total, byDefault()));
    }

    /// The unknown inputs behind outputs; the table adds those behind its inputs.
    private Set<Cause> causes() {
        Set<Cause> causes = new TreeSet<>();
        for (Value output : outputs) {
            if (output instanceof Value.Open open) {
                causes.addAll(open.causes());
            }
        }
        return causes;
    }

    private static Value hull(List<Value> possible) {
        return possible.size() == 1 ? possible.getFirst() : Hull.of(possible);
    }

    private static List<Integer> rules(Match[] matches, Match wanted) {
        List<Integer> rules = new ArrayList<>();
        for (int rule = 0; rule < matches.length; rule++) {
            if (matches[rule] == wanted) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private List<Value> outputs(List<Integer> rules) {
        return rules.stream().map(this::output).toList();
    }

    private Value output(int rule) {
        Value known = outputs[rule];
        if (known == null) {
            known = table.outputs().of(table.rows().get(rule).outputs(), scope, session);
            outputs[rule] = known;
        }
        return known;
    }

    private Value byDefault() {
        if (byDefault == null) {
            byDefault = table.outputs().byDefault(scope, session);
        }
        return byDefault;
    }
}
