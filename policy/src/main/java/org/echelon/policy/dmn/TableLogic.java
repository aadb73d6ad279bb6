package org.echelon.policy.dmn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.dmn.DecisionTable.HitPolicy;
import org.echelon.policy.dmn.DecisionTrace.CellTrace;
import org.echelon.policy.dmn.DecisionTrace.Match;
import org.echelon.policy.dmn.DecisionTrace.RuleTrace;
import org.echelon.policy.feel.Cause;
import org.echelon.policy.feel.Scope;
import org.echelon.policy.feel.UnaryTests;
import org.echelon.policy.feel.Value;
import org.jspecify.annotations.Nullable;

/// A decision table ready to run.
///
/// Each input is evaluated once. A rule matches, does not, or may match where an input is unknown;
/// the result is then the hull of what the table gives in every case ([Cases]).
///
/// @param table the table as read
record TableLogic(DecisionTable table, List<Column> columns, List<Row> rows, Outputs outputs)
        implements Logic {

    /// The most rules that are followed case by case where the result need not be exact.
    private static final int MOST_OBSERVED = 200;

    HitPolicy policy() {
        return table.hitPolicy();
    }

    /// @param text the input's expression as written
    /// @param values what the input must pass, where stated
    record Column(String text, Logic input, @Nullable UnaryTests values) {}

    /// @param id the rule's id, where it has one
    record Row(@Nullable String id, List<Cell> cells, List<Logic> outputs) {}

    record Cell(String text, UnaryTests tests) {

        Match match(Value input, Scope scope, Session session) {
            if (tests.any()) {
                return Match.MATCH;
            }
            return matched(session.interpreter().test(tests, input, scope));
        }
    }

    static Match matched(Value test) {
        return switch (test) {
            case Value.Truth(boolean holds) -> holds ? Match.MATCH : Match.NO;
            case Value.OpenTruth open -> open.mayBeTrue() ? Match.MAYBE : Match.NO;
            case Value.Open _ -> Match.MAYBE;
            default -> Match.NO;
        };
    }

    @Override
    public Value evaluate(Scope scope, Session session) {
        Value[] inputs = new Value[columns.size()];
        Set<Cause> causes = Set.of();
        boolean mayBeOutside = false;
        boolean outside = false;
        for (int c = 0; c < inputs.length; c++) {
            inputs[c] = columns.get(c).input.evaluate(scope, session);
            if (inputs[c] instanceof Value.Open open) {
                causes = Opened.join(causes, open.causes());
            }
            switch (allowed(c, inputs[c], scope, session)) {
                case NO -> outside = true;
                case MAYBE -> mayBeOutside = true;
                case MATCH -> {}
            }
        }
        Recording recording = session.recording();
        session.interpreter().spend(rows.size());
        Match[] matches = matches(inputs, scope, session, recording);
        TableObserver observer = session.observer();
        if (observer != null) {
            observer.evaluated(
                    new TableEvaluation(
                            table,
                            List.of(inputs),
                            List.of(matches),
                            scope,
                            session.interpreter()));
        }
        if (outside) {
            return Value.NULL;
        }
        Results results = new Results(this, matches.length, scope, session);
        boolean open = false;
        for (Match match : matches) {
            open |= match == Match.MAYBE;
        }
        if (!open && !mayBeOutside) {
            return results.of(matches);
        }
        if (observer != null && !observer.exact() && matches.length > MOST_OBSERVED) {
            Value widest = results.of(matches); // sound; the exact cases of large tables take long
            return mayBeOutside
                    ? Opened.hull(List.of(widest, Value.NULL), causes)
                    : Opened.because(widest, causes);
        }
        return opened(inputs, matches, mayBeOutside, results, causes, scope, session);
    }

    private Value opened(
            Value[] inputs,
            Match[] matches,
            boolean mayBeOutside,
            Results results,
            Set<Cause> causes,
            Scope scope,
            Session session) {
        List<Value> possible = new ArrayList<>();
        for (Match[] each : new Cases(this, scope, session).of(inputs, matches)) {
            Value value = results.of(each);
            if (!possible.contains(value)) {
                possible.add(value);
            }
        }
        if (mayBeOutside && !possible.contains(Value.NULL)) {
            possible.add(Value.NULL);
        }
        return possible.size() == 1
                ? Opened.because(possible.getFirst(), causes)
                : Opened.hull(possible, causes);
    }

    private Match allowed(int column, Value input, Scope scope, Session session) {
        UnaryTests values = columns.get(column).values;
        if (values == null || input instanceof Value.Null) {
            return Match.MATCH;
        }
        Value test = session.interpreter().test(values, input, scope);
        return test instanceof Value.OpenTruth open && !open.mayBeFalse()
                ? Match.MATCH
                : matched(test);
    }

    private Match[] matches(
            Value[] inputs, Scope scope, Session session, @Nullable Recording recording) {
        Match[] matches = new Match[rows.size()];
        int[] failing = recording == null ? null : new int[matches.length];
        boolean decided = false;
        for (int r = 0; r < matches.length; r++) {
            if (decided && failing == null) {
                matches[r] = Match.NO; // FIRST: what follows a certain match cannot count
                continue;
            }
            Row row = rows.get(r);
            Match match = Match.MATCH;
            int cellAt = -1;
            for (int c = 0; c < inputs.length && match != Match.NO; c++) {
                Match cell = row.cells.get(c).match(inputs[c], scope, session);
                if (cell == Match.NO || (cell == Match.MAYBE && match == Match.MATCH)) {
                    match = cell;
                    cellAt = c;
                }
            }
            matches[r] = match;
            decided |= match == Match.MATCH && policy() == HitPolicy.FIRST;
            if (failing != null) {
                failing[r] = cellAt;
            }
        }
        if (recording != null && failing != null) {
            recording.table(this, inputs, matches, failing);
        }
        return matches;
    }

    /// The value of each column, by its expression as written.
    Map<String, Value> tested(Value[] inputs) {
        Map<String, Value> tested = LinkedHashMap.newLinkedHashMap(inputs.length);
        for (int c = 0; c < inputs.length; c++) {
            tested.put(columns.get(c).text, inputs[c]);
        }
        return tested;
    }

    /// What became of each rule, with the cell that decided against it.
    List<RuleTrace> rules(Value[] inputs, Match[] matches, int[] failing) {
        List<RuleTrace> rules = new ArrayList<>(matches.length);
        for (int r = 0; r < matches.length; r++) {
            Row row = rows.get(r);
            int column = failing[r];
            Optional<CellTrace> cell =
                    column < 0
                            ? Optional.empty()
                            : Optional.of(
                                    new CellTrace(
                                            column + 1,
                                            columns.get(column).text,
                                            row.cells.get(column).text,
                                            inputs[column]));
            rules.add(new RuleTrace(r + 1, row.id, matches[r], cell));
        }
        return rules;
    }
}
