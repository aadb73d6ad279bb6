package org.echelon.platform.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.echelon.policy.Judge;
import org.echelon.policy.TableLimits;
import org.echelon.policy.Threshold;
import org.echelon.policy.feel.Value;
import org.echelon.policy.programme.ParameterPaths;
import org.echelon.policy.result.Status;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// What is kept of a condition, row by row, asked with the figures at some values.
sealed interface Kept {

    /// The same memory, asked with the figures at other values.
    ///
    /// @param parameters the values of all parameters, by their names
    Kept at(Map<String, Value> parameters);

    /// What becomes of the condition in a row; absent where that is not known.
    @Nullable Status status(int row);

    /// Keeps what the interpreter said of a row with these figures.
    void keep(int row, Status status, Judge.Decided decided);

    /// What became of it.
    final class Said implements Kept {

        private final @Nullable Status[] byRow;

        Said(int rows) {
            this.byRow = new @Nullable Status[rows];
        }

        @Override
        public Kept at(Map<String, Value> parameters) {
            return this;
        }

        @Override
        public @Nullable Status status(int row) {
            return byRow[row];
        }

        @Override
        public void keep(int row, Status status, Judge.Decided decided) {
            byRow[row] = status;
        }
    }

    /// What it holds against a figure, which answers for every value of the figure.
    final class Held implements Kept {

        private final Threshold threshold;
        private final Value figure;
        private final @Nullable Value[] byRow;

        private Held(Threshold threshold, Value figure, @Nullable Value[] byRow) {
            this.threshold = threshold;
            this.figure = figure;
            this.byRow = byRow;
        }

        static Held of(Threshold threshold, Map<String, Value> parameters, int rows) {
            return new Held(threshold, figure(threshold, parameters), new @Nullable Value[rows]);
        }

        private static Value figure(Threshold threshold, Map<String, Value> parameters) {
            return ParameterPaths.within(parameters, threshold.parameter()).orElseThrow();
        }

        @Override
        public Kept at(Map<String, Value> parameters) {
            return new Held(threshold, figure(threshold, parameters), byRow);
        }

        @Override
        public @Nullable Status status(int row) {
            Value value = byRow[row];
            return value == null ? null : threshold.status(value, figure);
        }

        @Override
        public void keep(int row, Status status, Judge.Decided decided) {
            byRow[row] = decided.held().get(threshold);
        }

        /// The number of a row, where it is known.
        @Nullable Value number(int row) {
            return byRow[row];
        }
    }

    /// What became of it in each place that the input of a table's column was found in among the
    /// column's numbers, which answers until a figure passes an end of the input.
    final class Placed implements Kept {

        private final TableLimits limits;
        private final TableLimits.Scale scale;
        private final @Nullable Places[] byRow;

        private Placed(TableLimits limits, TableLimits.Scale scale, @Nullable Places[] byRow) {
            this.limits = limits;
            this.scale = scale;
            this.byRow = byRow;
        }

        static Placed of(TableLimits limits, Map<String, Value> parameters, int rows) {
            return new Placed(limits, limits.scale(parameters), new @Nullable Places[rows]);
        }

        /// What is kept of a row. It is never changed, so that whoever reads it beside one who
        /// keeps more finds it whole.
        ///
        /// @param ends of what the input may be
        /// @param said by the places of the ends
        private record Places(List<Rational> ends, Map<List<Integer>, Status> said) {

            Places {
                said = Map.copyOf(said);
            }

            Places with(List<Integer> places, Status status) {
                Map<List<Integer>, Status> more = new HashMap<>(said);
                more.put(places, status);
                return new Places(ends, more);
            }
        }

        @Override
        public Kept at(Map<String, Value> parameters) {
            return new Placed(limits, limits.scale(parameters), byRow);
        }

        @Override
        public @Nullable Status status(int row) {
            Places known = byRow[row];
            return known == null ? null : known.said().get(scale.places(known.ends()));
        }

        @Override
        public void keep(int row, Status status, Judge.Decided decided) {
            List<Rational> ends = decided.ends().get(limits);
            if (ends != null) {
                Places known = byRow[row];
                byRow[row] =
                        (known == null ? new Places(ends, Map.of()) : known)
                                .with(scale.places(ends), status);
            }
        }
    }
}
