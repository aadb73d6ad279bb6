package org.echelon.policy.lower;

import java.util.ArrayList;
import java.util.List;
import org.echelon.policy.dmn.CompiledTable;
import org.echelon.policy.ir.Truth;

/// What a table gives for the rules that match, by hit policy. A table without a matching rule
/// gives null.
final class Tables {

    private Tables() {}

    /// @param matches by rule, never null
    static Symbol of(CompiledTable table, List<Truth> matches, List<Symbol> outputs) {
        return switch (table.table().hitPolicy()) {
            case FIRST -> first(matches, outputs);
            case UNIQUE ->
                    Choices.of(atMostOne(matches, table), first(matches, outputs), Symbol.NULL);
            case ANY ->
                    Choices.of(
                            agreeing(matches, outputs, table),
                            first(matches, outputs),
                            Symbol.NULL);
            case PRIORITY -> throw refusal("PRIORITY");
            case RULE_ORDER -> throw refusal("RULE ORDER");
            case OUTPUT_ORDER -> throw refusal("OUTPUT ORDER");
            case COLLECT, COLLECT_SUM, COLLECT_MIN, COLLECT_MAX, COLLECT_COUNT ->
                    throw refusal("COLLECT");
        };
    }

    private static Refusal refusal(String policy) {
        return new Refusal(
                "its hit policy is %s; on columns UNIQUE, ANY and FIRST are computed"
                        .formatted(policy));
    }

    private static Symbol first(List<Truth> matches, List<Symbol> outputs) {
        Symbol result = Symbol.NULL;
        for (int rule = matches.size() - 1; rule >= 0; rule--) {
            result = Choices.of(matches.get(rule), outputs.get(rule), result);
        }
        return result;
    }

    /// Whether not two rules match; true where the cells show that no two can.
    private static Truth atMostOne(List<Truth> matches, CompiledTable table) {
        List<Truth> pairs = new ArrayList<>();
        for (int a = 0; a < matches.size(); a++) {
            for (int b = a + 1; b < matches.size(); b++) {
                if (!Disjoint.rules(table, a, b)) {
                    pairs.add(Truth.not(Truth.and(List.of(matches.get(a), matches.get(b)))));
                }
            }
        }
        return Truth.and(pairs);
    }

    /// Whether no two rules that match contradict each other.
    private static Truth agreeing(List<Truth> matches, List<Symbol> outputs, CompiledTable table) {
        List<Truth> pairs = new ArrayList<>();
        for (int a = 0; a < matches.size(); a++) {
            for (int b = a + 1; b < matches.size(); b++) {
                if (!outputs.get(a).equals(outputs.get(b)) && !Disjoint.rules(table, a, b)) {
                    pairs.add(
                            Truth.or(
                                    List.of(
                                            Truth.not(
                                                    Truth.and(
                                                            List.of(
                                                                    matches.get(a),
                                                                    matches.get(b)))),
                                            Truth.certain(
                                                    Comparing.equal(
                                                            outputs.get(a), outputs.get(b))))));
                }
            }
        }
        return Truth.and(pairs);
    }
}
