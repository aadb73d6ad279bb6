package org.echelon.policy.lower;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.echelon.policy.dmn.CompiledTable;
import org.echelon.policy.dmn.DecisionTable;
import org.echelon.policy.ir.Day;
import org.echelon.policy.ir.Expression;
import org.echelon.policy.ir.Reads;
import org.echelon.policy.ir.Text;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;

/// When a rule is hit by any of those who read its table: it matches and, in a table of hit policy
/// F, none above it does. Never null; true of more subjects where it is not exact, never of fewer.
final class RuleHits {

    /// In a longer table what stands above a rule is not asked: each rule would ask all of it.
    private static final int LONG = 60;

    private final IdentityHashMap<CompiledTable, List<List<Truth>>> reached;

    /// @param reached of each table, as often as it is read, when its rules match
    RuleHits(IdentityHashMap<CompiledTable, List<List<Truth>>> reached) {
        this.reached = reached;
    }

    Truth of(Lowering.Rule rule) {
        List<Truth> ways = new ArrayList<>();
        reached.forEach((table, read) -> {
            if (table.place().equals(rule.table())) {
                read.forEach(matches -> ways.add(hit(table, matches, rule.number() - 1)));
            }
        });
        return Truth.or(ways);
    }

    private static Truth hit(CompiledTable table, List<Truth> matches, int rule) {
        if (isOfRecords(matches.get(rule))) {
            return Truth.TRUE;
        }
        List<Truth> terms = new ArrayList<>();
        terms.add(Truth.certain(matches.get(rule)));
        if (table.table().hitPolicy() == DecisionTable.HitPolicy.FIRST && table.rules() <= LONG) {
            for (int above = 0; above < rule; above++) {
                if (!Disjoint.rules(table, above, rule) && !isOfRecords(matches.get(above))) {
                    terms.add(Truth.not(Truth.certain(matches.get(above))));
                }
            }
        }
        return Truth.and(terms);
    }

    /// Whether it speaks of one row of a register, so that no row of subjects says it: the table
    /// stands in a filter.
    private static boolean isOfRecords(Truth match) {
        return namesField(match)
                || new Reads()
                        .add(match).definitions().stream()
                                .anyMatch(definition -> namesField(definition.value()));
    }

    private static boolean namesField(Expression expression) {
        return switch (expression) {
            case Whole.Field _, Text.Field _, Day.Field _ -> true;
            case Whole.Total _, Truth.Exists _, Day.Outermost _ -> false;
            default -> Reads.parts(expression).stream().anyMatch(RuleHits::namesField);
        };
    }
}
