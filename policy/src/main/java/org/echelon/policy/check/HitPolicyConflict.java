package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.dmn.DecisionTable;
import org.echelon.policy.dmn.DecisionTable.HitPolicy;
import org.echelon.policy.feel.FeelParser;
import org.echelon.policy.feel.FeelText;
import org.echelon.policy.feel.Interpreter;
import org.echelon.policy.feel.Names;
import org.echelon.policy.feel.Scope;
import org.echelon.policy.feel.UnaryTests;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Diagnostic;

/// A hit policy asks of the outputs what they do not give: an order that no list states, a sum of
/// what is no number, one value of several columns.
final class HitPolicyConflict implements StudyCheck {

    @Override
    public List<Diagnostic> find(Study study) {
        List<Diagnostic> found = new ArrayList<>();
        for (TableStudy table : study.tables()) {
            switch (table.policy()) {
                case PRIORITY, OUTPUT_ORDER -> ordered(table, found);
                case COLLECT_SUM, COLLECT_MIN, COLLECT_MAX -> aggregated(table, found);
                case UNIQUE, ANY, FIRST, RULE_ORDER, COLLECT, COLLECT_COUNT -> {}
            }
            listed(table, found);
        }
        return found;
    }

    private static void ordered(TableStudy table, List<Diagnostic> found) {
        boolean any = false;
        for (int o = 0; o < table.table().table().outputs().size(); o++) {
            any |= table.table().priorities(o).isPresent();
        }
        if (!any) {
            found.add(
                    Diagnostic.error(
                            "hit_policy",
                            table.place(),
                            "hit policy %s orders the rules by their outputs, but no output lists its values, the highest first; add the output values, or choose another hit policy"
                                    .formatted(table.policy().letter())));
        }
    }

    private static void aggregated(TableStudy table, List<Diagnostic> found) {
        DecisionTable read = table.table().table();
        if (read.outputs().size() > 1) {
            found.add(
                    Diagnostic.error(
                            "hit_policy",
                            table.place(),
                            "hit policy %s makes one value of one output, but there are %d; split the table, or choose hit policy C"
                                    .formatted(table.policy().letter(), read.outputs().size())));
            return;
        }
        for (int r = 0; r < table.rules(); r++) {
            Value value = table.evaluate(table.table().output(r, 0));
            if (!isFit(table.policy(), value)) {
                found.add(
                        Diagnostic.error(
                                "hit_policy",
                                table.place(r) + ", output 1",
                                "hit policy %s needs %s, but the output is %s; the result is null as soon as the rule matches. Correct the output, or choose hit policy C"
                                        .formatted(
                                                table.policy().letter(),
                                                table.policy() == HitPolicy.COLLECT_SUM
                                                        ? "a number"
                                                        : "what can be ordered",
                                                FeelText.of(value))));
            }
        }
    }

    private static boolean isFit(HitPolicy policy, Value value) {
        if (value instanceof Value.Numeric || value instanceof Value.Open) {
            return true;
        }
        return policy != HitPolicy.COLLECT_SUM
                && (value instanceof Value.Text || Piece.kind(value) != null);
    }

    /// Outputs that are not among the values that their column lists.
    private static void listed(TableStudy table, List<Diagnostic> found) {
        List<DecisionTable.Output> outputs = table.table().table().outputs();
        for (int o = 0; o < outputs.size(); o++) {
            String values = outputs.get(o).values();
            Optional<UnaryTests> tests =
                    values == null
                            ? Optional.empty()
                            : FeelParser.unaryTests(values, Names.of(List.of())).tree();
            for (int r = 0; r < table.rules() && tests.isPresent(); r++) {
                Value value = table.evaluate(table.table().output(r, o));
                boolean wrong =
                        !(value instanceof Value.Open || value instanceof Value.Null)
                                && !(new Interpreter().test(tests.get(), value, Scope.empty())
                                        instanceof Value.Open)
                                && !new Interpreter()
                                        .test(tests.get(), value, Scope.empty())
                                        .equals(Value.TRUE);
                if (wrong) {
                    found.add(
                            Diagnostic.warning(
                                    "output_not_listed",
                                    table.place(r) + ", output " + (o + 1),
                                    "%s is not among the values that the output lists (%s); correct one of the two"
                                            .formatted(
                                                    FeelText.of(value),
                                                    String.valueOf(values).strip())));
                }
            }
        }
    }
}
