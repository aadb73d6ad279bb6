package org.echelon.platform.simulation;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.echelon.policy.Judge;
import org.echelon.policy.Programme;
import org.echelon.policy.Question;
import org.echelon.policy.Version;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Status;
import org.echelon.policy.result.Verdict;
import org.echelon.quantity.Money;
import org.springframework.stereotype.Component;

/// The interpreter, row by row on every core: the reference meaning, for any programme.
@Component
class InterpretingEngine implements RegionEngine {

    /// Rows that a thread takes at a time.
    private static final int CHUNK = 2_000;

    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    Runtime.getRuntime().availableProcessors(),
                    Thread.ofPlatform().name("simulation-", 0).daemon().factory());

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    @Override
    public Prepared prepare(HeldPopulation population, Programme programme, Version version) {
        Question question = Question.asOf(population.asOf(), population.asOf());
        List<String> conditions =
                programme
                        .judge(version, question)
                        .orElseThrow(() ->
                                new CannotJudge(
                                        "%s 的决策读不出来，请先在工作室中改正".formatted(version.place()),
                                        "the decision of %s cannot be read; mend it in the studio first"
                                                .formatted(version.place())))
                        .conditions();
        if (conditions.size() > Judgement.MOST_CONDITIONS) {
            throw new CannotJudge(
                    "%s 有 %d 项条件，此处最多 %d 项"
                            .formatted(
                                    version.place(), conditions.size(), Judgement.MOST_CONDITIONS),
                    "%s has %d conditions; at most %d are compared here"
                            .formatted(
                                    version.place(), conditions.size(), Judgement.MOST_CONDITIONS));
        }
        Map<FactKey, FactColumn> read = population.columns(names(version));
        return values -> {
            Version asked = version.withValues(values);
            Judgement judgement = Judgement.of(population.size(), conditions);
            List<Future<?>> work = new ArrayList<>();
            for (int from = 0; from < population.size(); from += CHUNK) {
                int first = from;
                int last = Math.min(from + CHUNK, population.size());
                work.add(
                        threads.submit(() -> {
                            Judge judge = programme.judge(asked, question).orElseThrow();
                            for (int row = first; row < last; row++) {
                                judge(row, population, read, judge, judgement);
                            }
                        }));
            }
            work.forEach(InterpretingEngine::finish);
            return judgement;
        };
    }

    /// The facts that a version reads, and what they fall back on.
    private static Set<String> names(Version version) {
        Set<String> names = new HashSet<>();
        for (FactDefinition fact : version.factsRead()) {
            names.add(fact.id());
            Optional.ofNullable(fact.fallback()).ifPresent(names::add);
        }
        return names;
    }

    private static void judge(
            int row,
            HeldPopulation population,
            Map<FactKey, FactColumn> read,
            Judge judge,
            Judgement into) {
        Optional<Judge.Decided> decided =
                population.invalid(row)
                        ? Optional.empty()
                        : judge.decide(population.facts(row, read));
        if (decided.isEmpty()) {
            into.verdicts()[row] = Judgement.INVALID;
            return;
        }
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
            into.fen()[row] = decided.get().amount().map(InterpretingEngine::fen).orElse(0L);
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
