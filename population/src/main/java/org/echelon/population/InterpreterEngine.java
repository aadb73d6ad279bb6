package org.echelon.population;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.duckdb.DuckDBAppender;
import org.echelon.policy.Judge;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactChecks;
import org.echelon.policy.result.Evaluation;

/// Row by row through the interpreter, the reference meaning: all of FEEL, on every core, with a
/// bounded number of rows in memory however large the population is.
final class InterpreterEngine implements Engine {

    private static final int CHUNK = 500;
    private static final int CHUNKS_PER_THREAD = 4;

    private final int threads;

    InterpreterEngine(int threads) {
        this.threads = threads;
    }

    @Override
    public String name() {
        return "interpreter";
    }

    /// A row to be judged.
    private record Row(long number, String id, boolean known, EnterpriseFacts facts) {}

    /// A row that was judged.
    private record Verdict(Row row, Judge.Answer answer) {}

    @Override
    public Judged judge(Population population, Rules rules, VerdictTable table, Progress progress) {
        return judge(population, rules, table, progress, "true");
    }

    /// @param where which of the enterprises
    Judged judge(
            Population population,
            Rules rules,
            VerdictTable table,
            Progress progress,
            String where) {
        FlatView view = new FlatView(population, rules);
        RowReader reader = new RowReader(view.columns());
        BlockingQueue<Judge> judges = new ArrayBlockingQueue<>(threads);
        for (int i = 0; i < threads; i++) {
            judges.add(rules.judge());
        }
        List<Refusal> refusals = new ArrayList<>();
        long[] rows = {0};
        try (Database writing = population.database().another();
                ExecutorService pool = Executors.newFixedThreadPool(threads);
                DuckDBAppender appender =
                        writing.connection().createAppender("main", table.name())) {
            VerdictWriter writer = new VerdictWriter(table, appender);
            Deque<Future<List<Verdict>>> ahead = new ArrayDeque<>();
            List<Row> chunk = new ArrayList<>(CHUNK);
            population
                    .database()
                    .each(
                            view.sql(where),
                            found -> {
                                chunk.add(
                                        new Row(
                                                found.getLong("row"),
                                                found.getString("id"),
                                                found.getBoolean("known"),
                                                reader.read(found)));
                                if (chunk.size() == CHUNK) {
                                    ahead.add(submit(pool, judges, chunk));
                                    if (ahead.size() > threads * CHUNKS_PER_THREAD) {
                                        rows[0] += write(ahead.remove(), writer, refusals);
                                        progress.done(rows[0]);
                                    }
                                }
                            });
            ahead.add(submit(pool, judges, chunk));
            while (!ahead.isEmpty()) {
                rows[0] += write(ahead.remove(), writer, refusals);
                progress.done(rows[0]);
            }
        } catch (SQLException e) {
            throw new Fault("the verdicts could not be written", e);
        }
        Refusal.note(population.database(), refusals);
        Judge first = judges.remove();
        judges.forEach(other -> first.coverage().add(other.coverage()));
        return new Judged(Optional.of(first.coverage().rulesNeverHit()), rows[0], List.of());
    }

    private static Future<List<Verdict>> submit(
            ExecutorService pool, BlockingQueue<Judge> judges, List<Row> chunk) {
        List<Row> rows = List.copyOf(chunk);
        chunk.clear();
        return pool.submit(() -> {
            Judge judge = judges.take();
            try {
                List<Verdict> verdicts = new ArrayList<>(rows.size());
                for (Row row : rows) {
                    verdicts.add(new Verdict(row, judge.judge(row.facts())));
                }
                return verdicts;
            } finally {
                judges.add(judge);
            }
        });
    }

    /// @return how many rows there were
    private static long write(
            Future<List<Verdict>> chunk, VerdictWriter writer, List<Refusal> refusals)
            throws SQLException {
        List<Verdict> verdicts = finished(chunk);
        for (Verdict verdict : verdicts) {
            Row row = verdict.row();
            switch (verdict.answer()) {
                case Judge.Answer.Judged(Evaluation evaluation) ->
                        writer.write(row.number(), row.known(), evaluation);
                case Judge.Answer.Refused(List<FactChecks.Problem> problems) ->
                        refusals.add(new Refusal(row.number(), row.id(), problems));
            }
        }
        return verdicts.size();
    }

    private static List<Verdict> finished(Future<List<Verdict>> chunk) {
        try {
            return chunk.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted", e);
        } catch (ExecutionException e) {
            throw new Fault("an enterprise could not be judged", e.getCause());
        }
    }
}
