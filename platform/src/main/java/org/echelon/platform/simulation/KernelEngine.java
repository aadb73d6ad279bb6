package org.echelon.platform.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.echelon.policy.Programme;
import org.echelon.policy.Threshold;
import org.echelon.policy.Version;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.ir.Range;
import org.echelon.policy.ir.Slot;
import org.echelon.policy.kernel.Block;
import org.echelon.policy.kernel.Kernel;
import org.echelon.policy.kernel.Run;
import org.echelon.policy.kernel.Subjects;
import org.echelon.policy.kernel.Wanted;
import org.echelon.policy.lower.Lowering;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/// The generated loop over columns, where a version has one; what it leaves, and every row of a
/// version that has none, is the interpreter's.
@Primary
@Component
class KernelEngine implements RegionEngine {

    private static final Set<Wanted> WANTED = EnumSet.of(Wanted.CONDITIONS, Wanted.AMOUNT);

    private final InterpretingEngine interpreter;
    private final SimulationThreads threads;

    KernelEngine(InterpretingEngine interpreter, SimulationThreads threads) {
        this.interpreter = interpreter;
        this.threads = threads;
    }

    /// A loop and the plan that it is of.
    private record Loop(Plan plan, Kernel kernel) {

        static Optional<Loop> of(Programme programme, Version version) {
            return version.lowering(programme)
                    .flatMap(Lowering::plan)
                    .flatMap(
                            plan -> Kernel.of(plan).kernel().map(kernel -> new Loop(plan, kernel)));
        }
    }

    @Override
    public Prepared prepare(HeldPopulation population, Programme programme, Version version) {
        Optional<Loop> loop = Loop.of(programme, version);
        if (loop.isEmpty()) {
            return interpreter.prepare(population, programme, version);
        }
        RowByRow rows = new RowByRow(population, programme, version, threads.pool());
        return new Fast(
                population,
                programme,
                version,
                rows,
                loop.get(),
                subjects(loop.get().kernel(), population, rows));
    }

    private static Subjects subjects(Kernel kernel, HeldPopulation population, RowByRow rows) {
        Subjects.Builder builder =
                new Subjects.Builder(
                        kernel.columns(), population.size(), population.asOf().getYear());
        for (int row = 0; row < population.size(); row++) {
            builder.put(row, rows.facts(row));
        }
        return builder.build();
    }

    /// A loop with its subjects.
    private final class Fast implements Prepared {

        private final HeldPopulation population;
        private final Programme programme;
        private final Version version;
        private final RowByRow rows;
        private final Loop loop;
        private final Subjects subjects;
        private final boolean[] whole;
        private final Remembered remembered;
        private final Drags drags;

        Fast(
                HeldPopulation population,
                Programme programme,
                Version version,
                RowByRow rows,
                Loop loop,
                Subjects subjects) {
            this.population = population;
            this.programme = programme;
            this.version = version;
            this.rows = rows;
            this.loop = loop;
            this.subjects = subjects;
            this.whole = interpreted(population, programme);
            this.remembered =
                    new Remembered(population.size(), rows.ids(), rows.thresholds(), rows.limits());
            this.drags = new Drags(version, rows.allThresholds());
        }

        /// Rows of which the loop says nothing: those refused, and those with a panel's score that
        /// has to lie within a band.
        private static boolean[] interpreted(HeldPopulation population, Programme programme) {
            boolean[] whole = new boolean[population.size()];
            var scores = population.columns(programme.definition().bands().keySet()).values();
            for (int row = 0; row < whole.length; row++) {
                int at = row;
                whole[row] =
                        population.invalid(row)
                                || scores.stream()
                                        .anyMatch(score -> score.cell(at) != FactColumn.UNKNOWN);
            }
            return whole;
        }

        @Override
        public Judgement judge(Map<String, Value> parameters) {
            Judgement judgement = Judgement.of(population.size(), rows.ids());
            Optional<Bound> found = bind(parameters, WANTED);
            if (found.isEmpty()) {
                int[] all = IntStream.range(0, population.size()).toArray();
                rows.judge(parameters, all, judgement);
                return judgement.interpreted(all.length);
            }
            boolean pays = found.get().plan().amount().isPresent();
            Optional<Drags.Step> step =
                    pays ? Optional.empty() : drags.step(parameters, this::dragged);
            if (step.isPresent()) {
                int[] left = step.get().dragged().judge(step.get().at(), judgement);
                rows.judge(parameters, left, judgement);
                return judgement.interpreted(left.length);
            }
            return judge(found.get(), parameters, pays, judgement);
        }

        private Judgement judge(
                Bound bound, Map<String, Value> parameters, boolean pays, Judgement judgement) {
            long[] open = loop(bound, judgement);
            Remembered.Answers answers = remembered(bound, parameters);
            int[] remaining =
                    IntStream.range(0, open.length)
                            .filter(row -> open[row] != 0)
                            .filter(row -> !answers.complete(row, open[row], pays, judgement))
                            .toArray();
            rows.judge(
                    parameters,
                    remaining,
                    judgement,
                    (row, decided) -> answers.keep(row, open[row], decided));
            return judgement.interpreted(remaining.length);
        }

        private Remembered.Answers remembered(Bound bound, Map<String, Value> parameters) {
            return remembered.of(bound.plan(), version.withValues(parameters).parameterValues());
        }

        @Override
        public void anticipate() {
            if (loop.plan().amount().isEmpty()) {
                drags.anticipate(this::dragged);
            }
        }

        /// The population judged with figures, where a condition has a part that is dragged at both
        /// ends of what the plan is proven for; and the numbers that are held against the figure.
        private Optional<Dragged> dragged(
                Threshold threshold, Value at, Map<String, Value> parameters) {
            List<Dragged.Told> told = new ArrayList<>();
            for (Value value : threshold.alone() ? List.of(at) : ends(threshold)) {
                Map<String, Value> figures = with(parameters, threshold, value);
                Judgement judgement = Judgement.of(population.size(), rows.ids());
                bind(figures, WANTED)
                        .ifPresent(bound -> {
                            judge(bound, figures, false, judgement);
                            told.add(new Dragged.Told(value, judgement));
                        });
            }
            if (told.size() != (threshold.alone() ? 1 : 2)) {
                return Optional.empty();
            }
            int bit = rows.ids().indexOf(threshold.condition());
            return Optional.of(
                    new Dragged(threshold, bit, told, numbers(threshold, bit, told, parameters)));
        }

        /// The numbers that a condition, or its part, holds against a figure: from the loop, else
        /// as they are remembered, else from the interpreter.
        private @Nullable Value[] numbers(
                Threshold threshold,
                int bit,
                List<Dragged.Told> told,
                Map<String, Value> parameters) {
            Value at = told.getFirst().at();
            Map<String, Value> figures = with(parameters, threshold, at);
            @Nullable Value[] numbers = new @Nullable Value[population.size()];
            LoopNumbers.of(threshold, at, loop.plan(), programme)
                    .ifPresent(one ->
                            bind(figures, EnumSet.of(one.wanted()))
                                    .ifPresent(bound -> take(bound, one, numbers)));
            bind(figures, WANTED)
                    .map(bound -> remembered(bound, figures))
                    .ifPresent(answers -> {
                        for (int row = 0; row < numbers.length; row++) {
                            Value known = whole[row] ? null : answers.held(bit, row);
                            numbers[row] = known == null ? numbers[row] : known;
                        }
                    });
            rows.judge(
                    figures,
                    Dragged.unknown(threshold, bit, told, numbers),
                    told.getFirst().said(),
                    (row, decided) -> numbers[row] = decided.held().get(threshold));
            return numbers;
        }

        private void take(Bound bound, LoopNumbers told, @Nullable Value[] numbers) {
            bound.run()
                    .fold(
                            threads.pool(),
                            threads.cores(),
                            () -> numbers,
                            (into, block) -> told.take(block, into));
            for (int row = 0; row < numbers.length; row++) {
                numbers[row] = whole[row] ? null : numbers[row];
            }
        }

        /// The ends of what the plan is proven for, the one first where a comparison is easiest to
        /// meet.
        private List<Value> ends(Threshold threshold) {
            List<Value> rising = new ArrayList<>();
            for (Slot slot : loop.plan().slots()) {
                Range range = slot.range();
                if (slot.name().equals(threshold.parameter()) && range != null) {
                    rising.add(Value.of(Rational.of(range.low(), slot.scale())));
                    rising.add(Value.of(Rational.of(range.high(), slot.scale())));
                }
            }
            return threshold.isFloor() ? rising : rising.reversed();
        }

        private static Map<String, Value> with(
                Map<String, Value> parameters, Threshold threshold, Value at) {
            Map<String, Value> figures = new HashMap<>(parameters);
            figures.put(threshold.parameter(), at);
            return figures;
        }

        /// A run of a plan.
        private record Bound(Run run, Plan plan) {}

        /// With figures beyond what the loop was proven for another one is made, where that is
        /// possible with the same columns.
        private Optional<Bound> bind(Map<String, Value> parameters, Set<Wanted> wanted) {
            Version asked = version.withValues(parameters);
            Map<String, Value> all = asked.parameterValues();
            try {
                return Optional.of(new Bound(run(loop, all, wanted), loop.plan()));
            } catch (IllegalArgumentException _) {
                return Loop.of(programme, asked)
                        .filter(other -> other.kernel().columns().equals(loop.kernel().columns()))
                        .map(other -> new Bound(run(other, all, wanted), other.plan()));
            }
        }

        private Run run(Loop one, Map<String, Value> all, Set<Wanted> wanted) {
            return one.kernel().bind(subjects, all, population.asOf(), wanted);
        }

        /// @return for each row a bit for each condition that is left to the interpreter, and
        ///   [Remembered#WHOLE] where all of it is
        private long[] loop(Bound bound, Judgement into) {
            long[] open = new long[population.size()];
            for (int row = 0; row < open.length; row++) {
                open[row] = whole[row] ? Remembered.WHOLE : 0;
            }
            boolean pays = bound.plan().amount().isPresent();
            bound.run()
                    .fold(
                            threads.pool(),
                            threads.cores(),
                            () -> open,
                            (rest, block) -> take(block, pays, rest, into));
            return open;
        }

        private void take(Block block, boolean pays, long[] left, Judgement into) {
            List<String> ids = rows.ids();
            int count = block.count();
            for (int bit = 0; bit < ids.size(); bit++) {
                long[] may = block.mayBeMet(ids.get(bit));
                long[] mayNot = block.mayBeNotMet(ids.get(bit));
                long[] rest = block.left(ids.get(bit));
                long mask = 1L << bit;
                each(
                        block,
                        mayNot,
                        place -> {
                            boolean open = Block.is(may, place);
                            (open ? into.open() : into.failing())[block.row(place)] |= mask;
                        });
                each(block, rest, place -> left[block.row(place)] |= mask);
            }
            long[] met = block.met();
            long[] notMet = block.notMet();
            long[] rest = block.left();
            for (int place = 0; place < count; place++) {
                int row = block.row(place);
                if (Block.is(rest, place)) {
                    left[row] |= left[row] == 0 ? Remembered.WHOLE : 0;
                } else if (!Block.is(met, place)) {
                    into.verdicts()[row] =
                            Block.is(notMet, place) ? Judgement.NOT_MET : Judgement.UNKNOWN;
                } else if (pays) {
                    pay(block, place, row, left, into);
                }
            }
        }

        /// Goes to each place where a mask is set.
        private static void each(Block block, long[] mask, IntConsumer place) {
            for (int word = 0; word << 6 < block.count(); word++) {
                for (long left = mask[word]; left != 0; left &= left - 1) {
                    place.accept(word << 6 | Long.numberOfTrailingZeros(left));
                }
            }
        }

        private static void pay(Block block, int place, int row, long[] left, Judgement into) {
            switch (block.number("amount", place)) {
                case Block.Answer.Left() -> left[row] |= Remembered.WHOLE;
                case Block.Answer.Nothing() -> into.fen()[row] = 0;
                case Block.Answer.Within _ -> {
                    Long fen = block.fen(place);
                    into.fen()[row] = fen == null ? Judgement.OPEN : Math.max(0, fen);
                }
            }
        }
    }
}
