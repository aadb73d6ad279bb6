package org.echelon.population;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.echelon.policy.Coverage;
import org.echelon.policy.Judge;
import org.echelon.policy.fact.FactChecks;
import org.echelon.policy.result.Evaluation;

/// Row by row through the interpreter, the reference meaning: all of FEEL, on every core.
final class InterpreterEngine implements Engine {

    private static final String EVERYBODY = "true";

    private final int threads;

    InterpreterEngine(int threads) {
        this.threads = threads;
    }

    @Override
    public String name() {
        return "interpreter";
    }

    /// A row that was judged.
    private record Verdict(RowPipeline.Row row, Judge.Answer answer) {}

    @Override
    public Judged judge(Population population, Rules rules, VerdictTable table, Progress progress) {
        return judge(population, rules, table, progress, EVERYBODY);
    }

    /// @param where which of the enterprises
    Judged judge(
            Population population,
            Rules rules,
            VerdictTable table,
            Progress progress,
            String where) {
        List<Judge> judges = new ArrayList<>();
        List<RowPipeline.Worker<Verdict>> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Judge judge = rules.judge();
            judges.add(judge);
            workers.add(row -> new Verdict(row, judge.judge(row.facts())));
        }
        List<Refusal> refusals = new ArrayList<>();
        long rows;
        try (Database writing = population.database().another();
                DuckDBAppender appender =
                        writing.connection().createAppender("main", table.name())) {
            VerdictWriter writer = new VerdictWriter(table, appender);
            rows =
                    new RowPipeline(population, rules, progress)
                            .run(where, workers, verdict -> write(verdict, writer, refusals));
        } catch (SQLException e) {
            throw new Fault("the verdicts could not be written", e);
        }
        Refusal.note(population.database(), refusals);
        Coverage coverage = rules.version().coverage();
        judges.forEach(judge -> coverage.add(judge.coverage()));
        return new Judged(
                Optional.of(new Unhit(coverage.rulesNeverHit(), where.equals(EVERYBODY))),
                rows,
                List.of());
    }

    private static void write(Verdict verdict, VerdictWriter writer, List<Refusal> refusals)
            throws SQLException {
        RowPipeline.Row row = verdict.row();
        switch (verdict.answer()) {
            case Judge.Answer.Judged(Evaluation evaluation) ->
                    writer.write(row.number(), row.known(), evaluation);
            case Judge.Answer.Refused(List<FactChecks.Problem> problems) ->
                    refusals.add(new Refusal(row.number(), row.id(), problems));
        }
    }
}
