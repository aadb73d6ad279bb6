package org.echelon.population;

import static org.echelon.policy.result.Status.MET;
import static org.echelon.policy.result.Status.NOT_MET;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.echelon.policy.Judge;
import org.echelon.policy.Threshold;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.feel.Value;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Status;
import org.jspecify.annotations.Nullable;

/// The rows of a sweep that are the interpreter's: each is read once, and judged under every value
/// or, where one threshold alone is turned, once.
final class RowSweep {

    private final Population population;
    private final Rules rules;
    private final List<Rules> variants;
    private final int threads;
    private final Progress progress;

    /// @param variants the rules of each point
    RowSweep(
            Population population,
            Rules rules,
            List<Rules> variants,
            int threads,
            Progress progress) {
        this.population = population;
        this.rules = rules;
        this.variants = variants;
        this.threads = threads;
        this.progress = progress;
    }

    /// @param wanted points
    /// @param where which of the valid enterprises
    /// @param turned the threshold that the points differ in, where it is to be judged once
    /// @param counts of all points
    void count(List<Integer> wanted, String where, Optional<Turned> turned, List<Count> counts) {
        if (wanted.isEmpty()) {
            return;
        }
        progress.stage(
                "turning the parameter row by row / 逐行调整参数",
                population
                        .database()
                        .number(
                                "select count(*) from enterprise e where e.id not in (select id from invalid) and "
                                        + where));
        Supplier<Work> made =
                turned.<Supplier<Work>>map(one -> () -> new Once(one.steps(wanted)))
                        .orElse(() -> new EachPoint(wanted));
        List<Work> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(made.get());
        }
        try {
            new RowPipeline(population, rules, progress).run(where, workers, _ -> {});
        } catch (SQLException e) {
            throw new Fault("a sweep could not be read", e);
        }
        workers.forEach(work -> work.addTo(counts));
    }

    /// Judges rows and keeps count; who is refused under a value is counted by nobody there, so
    /// invalid.
    private sealed interface Work extends RowPipeline.Worker<Long> {

        void judge(EnterpriseFacts facts);

        /// Adds to each point what was counted there.
        void addTo(List<Count> counts);

        @Override
        default Long work(RowPipeline.Row row) {
            judge(row.facts());
            return row.number();
        }
    }

    /// Judges rows under several values.
    private final class EachPoint implements Work {
        private final List<Integer> points;
        private final List<Judge> judges;
        private final List<Count> counts;

        EachPoint(List<Integer> points) {
            this.points = points;
            this.judges = points.stream().map(point -> variants.get(point).judge()).toList();
            this.counts = points.stream().map(_ -> new Count()).toList();
        }

        @Override
        public void judge(EnterpriseFacts facts) {
            for (int i = 0; i < judges.size(); i++) {
                if (judges.get(i).judge(facts) instanceof Judge.Answer.Judged(var said)) {
                    counts.get(i).add(said);
                }
            }
        }

        @Override
        public void addTo(List<Count> all) {
            for (int i = 0; i < points.size(); i++) {
                all.get(points.get(i)).add(counts.get(i));
            }
        }
    }

    /// Judges rows once, keeps the number that the threshold's condition holds against its
    /// parameter, and asks what becomes of that at the steps.
    private final class Once implements Work {
        private final Steps steps;
        private final Threshold threshold;
        private final Judge judge;
        private final int condition;
        private final Buckets buckets;
        private @Nullable EachPoint eachPoint;

        Once(Steps steps) {
            this.steps = steps;
            this.threshold = steps.threshold();
            this.judge = variants.get(steps.points().getFirst()).judge();
            this.condition = judge.conditions().indexOf(threshold.condition());
            this.buckets = new Buckets(steps.count());
        }

        @Override
        public void judge(EnterpriseFacts facts) {
            judge.decide(facts, List.of(threshold), List.of())
                    .ifPresent(decided -> {
                        Value held = decided.held().get(threshold);
                        if (held == null) {
                            eachPoint().judge(facts); // it may be something else than a number
                        } else {
                            count(decided, held);
                        }
                    });
        }

        private EachPoint eachPoint() {
            EachPoint known = eachPoint;
            if (known == null) {
                known = new EachPoint(steps.points());
                eachPoint = known;
            }
            return known;
        }

        private void count(Judge.Decided decided, Value held) {
            List<Status> others = new ArrayList<>(decided.conditions());
            others.remove(condition);
            int possible = others.contains(NOT_MET) ? 0 : steps.possible(held);
            int certain = others.stream().allMatch(MET::equals) ? steps.met(held) : 0;
            if (certain == 0) {
                buckets.add(possible, 1);
            } else {
                buckets.add(certain, possible, decided.amount().flatMap(Once::yuan));
            }
        }

        private static Optional<BigDecimal> yuan(Quantity amount) {
            return amount instanceof Quantity.Exact(var yuan)
                    ? Optional.of(yuan.toDecimal(2, RoundingMode.HALF_UP))
                    : Optional.empty();
        }

        @Override
        public void addTo(List<Count> counts) {
            buckets.addTo(counts, steps.points());
            EachPoint rest = eachPoint;
            if (rest != null) {
                rest.addTo(counts);
            }
        }
    }
}
