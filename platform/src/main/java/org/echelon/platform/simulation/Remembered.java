package org.echelon.platform.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.echelon.policy.Judge;
import org.echelon.policy.TableLimits;
import org.echelon.policy.Threshold;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.ir.Reads;
import org.echelon.policy.ir.Slot;
import org.echelon.policy.programme.ParameterPaths;
import org.jspecify.annotations.Nullable;

/// What the interpreter said of single conditions of the rows that the loop leaves to it: it stays
/// right as long as no figure changes that the condition reads. Of a condition that holds a number
/// against a figure the number is remembered, which answers for every value of that figure; of one
/// that reads a table whose column holds its input against figures, where the input lies among
/// them, which answers until a figure passes it.
final class Remembered {

    /// Where the whole row is the interpreter's, whatever the conditions are.
    static final long WHOLE = 1L << Judgement.MOST_CONDITIONS;

    /// So many answers are kept of each condition, each with one set of figures.
    private static final int KEPT = 4;

    private final int rows;
    private final List<String> conditions;
    private final Map<String, Threshold> thresholds;
    private final List<TableLimits> limits;
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
    /// @param limits the columns of tables that hold their input against figures
    Remembered(
            int rows,
            List<String> conditions,
            List<Threshold> thresholds,
            List<TableLimits> limits) {
        this.rows = rows;
        this.conditions = List.copyOf(conditions);
        this.thresholds =
                thresholds.stream()
                        .collect(Collectors.toMap(Threshold::condition, Function.identity()));
        this.limits = List.copyOf(limits);
    }

    /// A condition and what its answers rest on.
    ///
    /// @param figures all that it reads, but for those that the answers hold for any values of
    /// @param order how the numbers of a table's column lie; empty where it is not kept by them
    private record Key(String condition, List<Optional<Value>> figures, List<Integer> order) {}

    /// The answers for one set of figures, each condition's in its place.
    static final class Answers {
        private final List<Kept> byCondition;

        private Answers(List<Kept> byCondition) {
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
            return byCondition.get(bit) instanceof Kept.Held held ? held.number(row) : null;
        }

        /// Remembers what the interpreter said of a row; of different rows at a time.
        void keep(int row, long open, Judge.Decided said) {
            for (long rest = open & ~WHOLE; rest != 0; rest &= rest - 1) {
                int bit = Long.numberOfTrailingZeros(rest);
                byCondition.get(bit).keep(row, said.conditions().get(bit), said);
            }
        }
    }

    /// @param parameters the values of all parameters, by their names
    synchronized Answers of(Plan plan, Map<String, Value> parameters) {
        return new Answers(
                conditions.stream().map(condition -> of(condition, plan, parameters)).toList());
    }

    private Kept of(String condition, Plan plan, Map<String, Value> parameters) {
        List<String> read =
                new Reads()
                        .add(plan.conditions().get(condition)).slots().stream()
                                .map(Slot::name)
                                .toList();
        Threshold threshold = thresholds.get(condition);
        if (threshold != null) {
            return kept.computeIfAbsent(
                            key(condition, read, Set.of(threshold.parameter()), parameters),
                            _ -> Kept.Held.of(threshold, parameters, rows))
                    .at(parameters);
        }
        return limits.stream()
                .filter(one -> read.stream().anyMatch(one.parameters()::contains))
                .findFirst()
                .map(one -> placed(condition, read, one, parameters))
                .orElseGet(() ->
                        kept.computeIfAbsent(
                                key(condition, read, Set.of(), parameters),
                                _ -> new Kept.Said(rows)));
    }

    private Kept placed(
            String condition,
            List<String> read,
            TableLimits column,
            Map<String, Value> parameters) {
        Key key = key(condition, read, column.parameters(), parameters);
        return kept.computeIfAbsent(
                        new Key(condition, key.figures(), column.scale(parameters).order()),
                        _ -> Kept.Placed.of(column, parameters, rows))
                .at(parameters);
    }

    /// @param free figures that the answers hold for any values of
    private static Key key(
            String condition, List<String> read, Set<String> free, Map<String, Value> parameters) {
        return new Key(
                condition,
                read.stream()
                        .filter(name -> !free.contains(name))
                        .map(name -> ParameterPaths.within(parameters, name))
                        .toList(),
                List.of());
    }
}
