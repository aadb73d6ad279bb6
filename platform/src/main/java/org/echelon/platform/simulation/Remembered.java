package org.echelon.platform.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.echelon.policy.Judge;
import org.echelon.policy.Threshold;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.ir.Reads;
import org.echelon.policy.ir.Slot;
import org.echelon.policy.programme.ParameterPaths;
import org.echelon.policy.result.Status;
import org.jspecify.annotations.Nullable;

/// What the interpreter said of single conditions of the rows that the loop leaves to it: it stays
/// right as long as no figure changes that the condition reads. Of a condition that holds a number
/// against a figure the number is remembered, which answers for every value of that figure.
final class Remembered {

    /// Where the whole row is the interpreter's, whatever the conditions are.
    static final long WHOLE = 1L << Judgement.MOST_CONDITIONS;

    /// So many answers are kept of each condition, each with one set of figures.
    private static final int KEPT = 4;

    private final int rows;
    private final List<String> conditions;
    private final Map<String, Threshold> thresholds;
    private final Map<Key, Kept> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                @java.io.Serial private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
                    return size() > KEPT * conditions.size();
                }
            };

    /// @param conditions ids in the order of a judgement's bits
    /// @param thresholds those of them that hold a number against a figure
    Remembered(int rows, List<String> conditions, List<Threshold> thresholds) {
        this.rows = rows;
        this.conditions = List.copyOf(conditions);
        this.thresholds =
                thresholds.stream()
                        .collect(Collectors.toMap(Threshold::condition, Function.identity()));
    }

    /// A condition and the figures that what is kept of it rests on.
    private record Key(String condition, List<Optional<Value>> figures) {}

    /// What is kept of a condition, row by row.
    private sealed interface Kept {

        void keep(int row, Status said, Map<Threshold, Value> held);
    }

    /// What became of it.
    private static final class Said implements Kept {

        private final @Nullable Status[] byRow;

        Said(int rows) {
            this.byRow = new @Nullable Status[rows];
        }

        @Override
        public void keep(int row, Status said, Map<Threshold, Value> held) {
            byRow[row] = said;
        }
    }

    /// What it holds against a figure.
    private static final class Held implements Kept {

        private final Threshold threshold;
        private final @Nullable Value[] byRow;

        Held(Threshold threshold, int rows) {
            this.threshold = threshold;
            this.byRow = new @Nullable Value[rows];
        }

        @Override
        public void keep(int row, Status said, Map<Threshold, Value> held) {
            byRow[row] = held.get(threshold);
        }
    }

    /// What is kept of a condition, with the figure it is held against where it is a threshold.
    private record Answer(Kept kept, Optional<Value> at) {

        @Nullable Status status(int row) {
            return switch (kept) {
                case Said said -> said.byRow[row];
                case Held held -> {
                    Value value = held.byRow[row];
                    yield value == null ? null : held.threshold.status(value, at.orElseThrow());
                }
            };
        }
    }

    /// The answers for one set of figures, each condition's in its place.
    static final class Answers {
        private final List<Answer> byCondition;

        private Answers(List<Answer> byCondition) {
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
                switch (byCondition.get(bit).status(row)) {
                    case MET -> {}
                    case NOT_MET -> failing |= 1L << bit;
                    case UNKNOWN -> unknown |= 1L << bit;
                    case null -> {
                        return false;
                    }
                }
            }
            boolean met = failing == 0 && unknown == 0;
            if (met && pays) {
                return false;
            }
            into.decide(row, failing, unknown);
            return true;
        }

        /// The number that a threshold holds against its figure in a row, where it is remembered.
        ///
        /// @param bit of the condition
        @Nullable Value held(int bit, int row) {
            return byCondition.get(bit).kept() instanceof Held held ? held.byRow[row] : null;
        }

        /// Remembers what the interpreter said of a row; of different rows at a time.
        void keep(int row, long open, Judge.Decided said) {
            for (long rest = open & ~WHOLE; rest != 0; rest &= rest - 1) {
                int bit = Long.numberOfTrailingZeros(rest);
                byCondition.get(bit).kept().keep(row, said.conditions().get(bit), said.held());
            }
        }
    }

    /// @param parameters the values of all parameters, by their names
    synchronized Answers of(Plan plan, Map<String, Value> parameters) {
        List<Answer> found = new ArrayList<>();
        for (String condition : conditions) {
            @Nullable Threshold threshold = thresholds.get(condition);
            List<Optional<Value>> figures = new ArrayList<>();
            for (Slot slot : new Reads().add(plan.conditions().get(condition)).slots()) {
                if (threshold == null || !slot.name().equals(threshold.parameter())) {
                    figures.add(ParameterPaths.within(parameters, slot.name()));
                }
            }
            found.add(
                    new Answer(
                            kept.computeIfAbsent(
                                    new Key(condition, figures),
                                    _ ->
                                            threshold == null
                                                    ? new Said(rows)
                                                    : new Held(threshold, rows)),
                            threshold == null
                                    ? Optional.empty()
                                    : ParameterPaths.within(parameters, threshold.parameter())));
        }
        return new Answers(found);
    }
}
