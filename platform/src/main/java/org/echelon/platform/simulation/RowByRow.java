package org.echelon.platform.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.echelon.policy.Judge;
import org.echelon.policy.Programme;
import org.echelon.policy.Question;
import org.echelon.policy.TableLimits;
import org.echelon.policy.Threshold;
import org.echelon.policy.Version;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.feel.Value;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Status;
import org.echelon.policy.result.Verdict;
import org.echelon.quantity.Money;

/// A version that the interpreter holds against rows of a population, on every core.
final class RowByRow {

    /// Rows that a thread takes at a time.
    private static final int CHUNK = 500;

    private final HeldPopulation population;
    private final Programme programme;
    private final Version version;
    private final Question question;
    private final List<String> conditions;
    private final List<Threshold> thresholds;
    private final List<Threshold> allThresholds;
    private final List<TableLimits> limits;
    private final Map<FactKey, FactColumn> read;
    private final ExecutorService threads;

    /// @throws CannotJudge when the decision cannot be read, or has more conditions than are
    ///   compared
    RowByRow(
            HeldPopulation population,
            Programme programme,
            Version version,
            ExecutorService threads) {
        this.population = population;
        this.programme = programme;
        this.version = version;
        this.threads = threads;
        this.question = Question.asOf(population.asOf(), population.asOf());
        Judge judge = judge();
        this.conditions = conditions(judge);
        this.thresholds = judge.thresholds();
        this.allThresholds =
                Stream.concat(thresholds.stream(), judge.thresholdsWithin().stream()).toList();
        this.limits = judge.limits();
        this.read = population.columns(version.factsConsulted());
    }

    private Judge judge() {
        return programme
                .judge(version, question)
                .orElseThrow(() ->
                        new CannotJudge(
                                "%s 的决策读不出来，请先在工作室中改正".formatted(version.place()),
                                "the decision of %s cannot be read; mend it in the studio first"
                                        .formatted(version.place())));
    }

    private List<String> conditions(Judge judge) {
        List<String> ids = judge.conditions();
        if (ids.size() > Judgement.MOST_CONDITIONS) {
            throw new CannotJudge(
                    "%s 有 %d 项条件，此处最多 %d 项"
                            .formatted(version.place(), ids.size(), Judgement.MOST_CONDITIONS),
                    "%s has %d conditions; at most %d are compared here"
                            .formatted(version.place(), ids.size(), Judgement.MOST_CONDITIONS));
        }
        return ids;
    }

    /// The ids of the conditions, in the order of a judgement's bits.
    List<String> ids() {
        return conditions;
    }

    /// The conditions that hold a number against a parameter.
    List<Threshold> thresholds() {
        return thresholds;
    }

    /// The conditions that hold a number against a parameter, or of which a part does.
    List<Threshold> allThresholds() {
        return allThresholds;
    }

    /// The columns of tables that hold their input against parameters.
    List<TableLimits> limits() {
        return limits;
    }

    /// Takes what was decided of a row, in the thread that decided it.
    @FunctionalInterface
    interface Taker {
        void take(int row, Judge.Decided decided);
    }

    /// A row as far as the version reads it.
    EnterpriseFacts facts(int row) {
        return population.facts(row, read);
    }

    /// Judges some rows.
    ///
    /// @param rows their numbers
    void judge(Map<String, Value> values, int[] rows, Judgement into) {
        judge(values, rows, into, (_, _) -> {});
    }

    /// @param rows their numbers
    /// @param taker is given each that can be judged, any number at a time
    void judge(Map<String, Value> values, int[] rows, Judgement into, Taker taker) {
        Version asked = version.withValues(values);
        List<Future<?>> work = new ArrayList<>();
        for (int from = 0; from < rows.length; from += CHUNK) {
            int first = from;
            int last = Math.min(from + CHUNK, rows.length);
            work.add(
                    threads.submit(() -> {
                        Judge judge = programme.judge(asked, question).orElseThrow();
                        for (int i = first; i < last; i++) {
                            judge(rows[i], judge, into, taker);
                        }
                    }));
        }
        work.forEach(RowByRow::finish);
    }

    private void judge(int row, Judge judge, Judgement into, Taker taker) {
        into.failing()[row] = 0;
        into.open()[row] = 0;
        into.fen()[row] = 0;
        Optional<Judge.Decided> decided =
                population.invalid(row)
                        ? Optional.empty()
                        : judge.decide(facts(row), allThresholds, limits);
        if (decided.isEmpty()) {
            into.verdicts()[row] = Judgement.INVALID;
            return;
        }
        taker.take(row, decided.get());
        into.verdicts()[row] = code(decided.get().verdict());
        List<Status> statuses = decided.get().conditions();
        for (int bit = 0; bit < statuses.size(); bit++) {
            switch (statuses.get(bit)) {
                case NOT_MET -> into.failing()[row] |= 1L << bit;
                case UNKNOWN -> into.open()[row] |= 1L << bit;
                case MET -> {}
            }
        }
        if (decided.get().verdict() == Verdict.MET) {
            into.fen()[row] = decided.get().amount().map(RowByRow::fen).orElse(0L);
        }
    }

    private static byte code(Verdict verdict) {
        return switch (verdict) {
            case MET -> Judgement.MET;
            case NOT_MET, NOT_IN_FORCE -> Judgement.NOT_MET;
            case UNKNOWN -> Judgement.UNKNOWN;
        };
    }

    private static long fen(Quantity amount) {
        return switch (amount) {
            case Quantity.Exact(var yuan) -> Math.max(0, Money.rounded(yuan).fen());
            case Quantity.Open _, Quantity.Unknown _ -> Judgement.OPEN;
            case Quantity.Undefined _, Quantity.Truth _, Quantity.Text _ -> 0;
        };
    }

    private static void finish(Future<?> work) {
        try {
            work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while judging a population", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an enterprise could not be judged", e.getCause());
        }
    }
}
