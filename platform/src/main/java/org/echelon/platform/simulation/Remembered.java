package org.echelon.platform.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.ir.Reads;
import org.echelon.policy.ir.Slot;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.programme.ParameterPaths;

/// What the interpreter said of single conditions of the rows that the loop leaves to it: it stays
/// right as long as no figure changes that the condition reads.
final class Remembered {

    /// Where the whole row is the interpreter's, whatever the conditions are.
    static final long WHOLE = 1L << Judgement.MOST_CONDITIONS;

    /// So many answers are kept of each condition, each with one set of figures.
    private static final int KEPT = 4;

    private static final byte MET = 1;
    private static final byte NOT_MET = 2;
    private static final byte UNKNOWN = 3;

    private final int rows;
    private final List<String> conditions;
    private final Map<Key, byte[]> answers =
            new LinkedHashMap<>(16, 0.75f, true) {
                @java.io.Serial private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, byte[]> eldest) {
                    return size() > KEPT * conditions.size();
                }
            };

    /// @param conditions ids in the order of a judgement's bits
    Remembered(int rows, List<String> conditions) {
        this.rows = rows;
        this.conditions = List.copyOf(conditions);
    }

    /// A condition and the figures that it reads.
    private record Key(String condition, List<Optional<Value>> figures) {}

    /// The answers for one set of figures, each condition's in its place.
    static final class Answers {
        private final List<byte[]> byCondition;

        private Answers(List<byte[]> byCondition) {
            this.byCondition = List.copyOf(byCondition);
        }

        /// Completes what the loop said of a row, where all that it left open is remembered.
        ///
        /// @param open a bit for each condition that the loop leaves
        /// @param pays whether a row that meets everything is paid, which is not remembered
        boolean complete(int row, long open, boolean pays, Judgement into) {
            if ((open & WHOLE) != 0) {
                return false;
            }
            long failing = into.failing()[row] & ~open;
            long unknown = into.open()[row] & ~open;
            for (long rest = open; rest != 0; rest &= rest - 1) {
                int bit = Long.numberOfTrailingZeros(rest);
                switch (byCondition.get(bit)[row]) {
                    case MET -> {}
                    case NOT_MET -> failing |= 1L << bit;
                    case UNKNOWN -> unknown |= 1L << bit;
                    default -> {
                        return false;
                    }
                }
            }
            boolean met = failing == 0 && unknown == 0;
            if (met && pays) {
                return false;
            }
            into.failing()[row] = failing;
            into.open()[row] = unknown;
            into.verdicts()[row] =
                    met ? Judgement.MET : failing != 0 ? Judgement.NOT_MET : Judgement.UNKNOWN;
            return true;
        }

        /// Remembers what the interpreter said of a row.
        void keep(int row, long open, Judgement said) {
            if (said.verdicts()[row] == Judgement.INVALID) {
                return;
            }
            for (long rest = open & ~WHOLE; rest != 0; rest &= rest - 1) {
                int bit = Long.numberOfTrailingZeros(rest);
                long mask = 1L << bit;
                byCondition.get(bit)[row] =
                        (said.failing()[row] & mask) != 0
                                ? NOT_MET
                                : (said.open()[row] & mask) != 0 ? UNKNOWN : MET;
            }
        }
    }

    /// @param parameters the values of all parameters, by their names
    synchronized Answers of(Plan plan, Map<String, Value> parameters) {
        List<byte[]> found = new ArrayList<>();
        for (String condition : conditions) {
            Truth truth = plan.conditions().get(condition);
            List<Optional<Value>> figures = new ArrayList<>();
            for (Slot slot : new Reads().add(truth).slots()) {
                figures.add(ParameterPaths.within(parameters, slot.name()));
            }
            found.add(answers.computeIfAbsent(new Key(condition, figures), _ -> new byte[rows]));
        }
        return new Answers(found);
    }
}
