package org.echelon.policy.dmn;

import java.util.List;
import org.echelon.policy.dmn.DecisionTable.HitPolicy;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.FeelParser;
import org.echelon.policy.feel.Names;

/// The aggregations of COLLECT, as FEEL.
final class Aggregates {

    /// Name under which the expressions find the outputs.
    static final String LIST = "outputs";

    private static final Expression SUM = parse("sum");
    private static final Expression MIN = parse("min");
    private static final Expression MAX = parse("max");
    private static final Expression COUNT = parse("count");

    private Aggregates() {}

    static Expression of(HitPolicy policy) {
        return switch (policy) {
            case COLLECT_SUM -> SUM;
            case COLLECT_MIN -> MIN;
            case COLLECT_MAX -> MAX;
            case COLLECT_COUNT -> COUNT;
            case UNIQUE, ANY, PRIORITY, FIRST, RULE_ORDER, OUTPUT_ORDER, COLLECT ->
                    throw new IllegalArgumentException(policy + " does not aggregate");
        };
    }

    private static Expression parse(String function) {
        return FeelParser.expression(function + "(" + LIST + ")", Names.of(List.of(LIST)))
                .tree()
                .orElseThrow();
    }
}
