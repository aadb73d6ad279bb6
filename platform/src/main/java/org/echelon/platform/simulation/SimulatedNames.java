package org.echelon.platform.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.echelon.policy.Judge;
import org.echelon.policy.Question;
import org.echelon.policy.Version;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// Names who wins, who loses, and who misses exactly one condition. Naming enterprises of the
/// register is a look at each of them, which is kept.
@Service
public class SimulatedNames {

    /// An enterprise on a list.
    ///
    /// @param key what addresses call it, where it is on file here
    /// @param fen what it would be paid
    /// @param fenBefore what the rules in force pay it
    /// @param failing the conditions that it does not meet: by these rules, or of a winner by those
    ///   in force
    public record Named(
            @Nullable String key,
            String name,
            String region,
            boolean synthetic,
            long fen,
            long fenBefore,
            List<Condition> failing) {

        public Named {
            failing = List.copyOf(failing);
        }
    }

    /// A page of a list.
    ///
    /// @param total rows of all pages
    public record Page(List<Named> rows, int total) {

        public Page {
            rows = List.copyOf(rows);
        }

        /// The enterprises of the register that it names.
        public List<String> keys() {
            return rows.stream().flatMap(row -> Optional.ofNullable(row.key()).stream()).toList();
        }
    }

    /// A page of a list of what came of a simulation.
    ///
    /// @param condition id of the one condition that is missed; empty for any
    /// @param within a division; empty for all
    @PreAuthorize("@access.simulates()")
    public Page page(
            Simulations.Answer answer,
            NameList list,
            String condition,
            String within,
            int from,
            int most) {
        HeldPopulation population = answer.population();
        Judgement now = answer.now();
        Judgement before = answer.before().orElse(now);
        int place = condition.isEmpty() ? -1 : now.conditions().indexOf(condition);
        if (!condition.isEmpty() && place < 0) {
            return new Page(List.of(), 0);
        }
        int[] rows =
                IntStream.range(0, population.size())
                        .filter(row -> list.holds(row, now, before, place))
                        .filter(row ->
                                population
                                        .districts()
                                        .get(population.district(row))
                                        .startsWith(within))
                        .toArray();
        Optional<Judge> judge = judge(answer, list);
        List<Named> named = new ArrayList<>();
        for (int i = Math.min(from, rows.length); i < Math.min(from + most, rows.length); i++) {
            named.add(named(rows[i], population, now, before, judge));
        }
        return new Page(named, rows.length);
    }

    /// Who explains: of a winner the rules in force say what it misses, of others these.
    private static Optional<Judge> judge(Simulations.Answer answer, NameList list) {
        Opened opened = answer.opened();
        Question question = Question.asOf(answer.population().asOf(), answer.population().asOf());
        if (list == NameList.WINNERS) {
            return opened.standing()
                    .flatMap(version -> opened.standingOf().judge(version, question));
        }
        Version version = opened.version().withValues(Figure.values(answer.set()));
        return opened.programme().judge(version, question);
    }

    private static Named named(
            int row,
            HeldPopulation population,
            Judgement now,
            Judgement before,
            Optional<Judge> judge) {
        return new Named(
                population.register() ? population.key(row) : null,
                population.enterprise(row).name(),
                Optional.ofNullable(population.enterprise(row).region()).orElse(""),
                population.synthetic(row),
                paid(now, row),
                paid(before, row),
                judge.map(one -> failing(one, population.all(row))).orElse(List.of()));
    }

    private static long paid(Judgement judgement, int row) {
        return Math.max(0, judgement.fen()[row]);
    }

    private static List<Condition> failing(Judge judge, EnterpriseFacts facts) {
        return switch (judge.judge(facts)) {
            case Judge.Answer.Judged(var evaluation) ->
                    evaluation.conditions().stream()
                            .filter(condition -> condition.status() != Status.MET)
                            .toList();
            case Judge.Answer.Refused _ -> List.of();
        };
    }
}
