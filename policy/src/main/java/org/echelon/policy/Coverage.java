package org.echelon.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import org.echelon.policy.dmn.CompiledTable;
import org.echelon.policy.dmn.DecisionTable;
import org.echelon.policy.dmn.DecisionTrace.Match;
import org.echelon.policy.dmn.TableEvaluation;
import org.echelon.policy.dmn.TableObserver;
import org.echelon.policy.message.Diagnostic;

/// Which rules of a version's tables are hit when examples, or a population, are run.
///
/// A rule is hit when it certainly matches and counts: in a table of hit policy F only the first
/// that matches does.
public final class Coverage implements TableObserver {

    private final String file;
    private final List<CompiledTable> tables;
    private final IdentityHashMap<DecisionTable, BitSet> hits = new IdentityHashMap<>();

    Coverage(String file, List<CompiledTable> tables) {
        this.file = file;
        this.tables = List.copyOf(tables);
        this.tables.forEach(table -> hits.put(table.table(), new BitSet()));
    }

    @Override
    public void evaluated(TableEvaluation evaluation) {
        BitSet hit = hits.get(evaluation.table());
        if (hit == null) {
            return; // a table of another version
        }
        boolean first = evaluation.table().hitPolicy() == DecisionTable.HitPolicy.FIRST;
        for (int rule = 0; rule < evaluation.matches().size(); rule++) {
            Match match = evaluation.matches().get(rule);
            if (match == Match.MATCH) {
                hit.set(rule);
            }
            if (first && match != Match.NO) {
                return;
            }
        }
    }

    /// How many rules there are.
    public int rules() {
        return tables.stream().mapToInt(CompiledTable::rules).sum();
    }

    /// Adds what another count of the same version has seen.
    public void add(Coverage other) {
        other.hits.forEach((table, rules) -> {
            BitSet mine = hits.get(table);
            if (mine != null) {
                mine.or(rules);
            }
        });
    }

    /// A rule that was never hit.
    ///
    /// @param table where its table stands: `decision rd_score`
    /// @param number its number in the table, from 1
    /// @param cells what it asks for, in the words of the table
    public record Rule(String table, int number, String cells) {}

    /// The rules that were never hit.
    public List<Rule> rulesNeverHit() {
        List<Rule> never = new ArrayList<>();
        for (CompiledTable table : tables) {
            BitSet hit = hits.getOrDefault(table.table(), new BitSet());
            for (int rule = hit.nextClearBit(0);
                    rule < table.rules();
                    rule = hit.nextClearBit(rule + 1)) {
                never.add(new Rule(table.place(), rule + 1, cells(table.table(), rule)));
            }
        }
        return never;
    }

    /// A note for each rule that was never hit.
    public List<Diagnostic> neverHit() {
        return rulesNeverHit().stream()
                .map(rule ->
                        Diagnostic.note(
                                "rule_not_hit",
                                "%s, %s, rule %d".formatted(file, rule.table(), rule.number()),
                                "no example hits it; add one with %s".formatted(rule.cells())))
                .toList();
    }

    private static String cells(DecisionTable table, int rule) {
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < table.inputs().size(); c++) {
            cells.add(
                    "`%s` of %s"
                            .formatted(
                                    table.rules().get(rule).inputs().get(c).strip(),
                                    table.inputs().get(c).expression().strip()));
        }
        return cells.isEmpty() ? "any input" : String.join(", ", cells);
    }
}
