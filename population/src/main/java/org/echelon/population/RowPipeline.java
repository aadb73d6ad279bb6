package org.echelon.population;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.echelon.policy.fact.EnterpriseFacts;

/// Enterprises row by row through workers on every core, with a bounded number of rows in memory
/// however large the population is. What the workers find is taken in the order of the rows.
final class RowPipeline {

    private static final int CHUNK = 500;
    private static final int CHUNKS_PER_THREAD = 4;

    private final Population population;
    private final FlatView view;
    private final Progress progress;

    RowPipeline(Population population, Rules rules, Progress progress) {
        this(population, new FlatView(population, rules), progress);
    }

    /// @param view says which facts a row has
    RowPipeline(Population population, FlatView view, Progress progress) {
        this.population = population;
        this.view = view;
        this.progress = progress;
    }

    /// A row to be judged.
    ///
    /// @param known whether nothing is unknown of what the version reads
    record Row(long number, String id, boolean known, EnterpriseFacts facts) {}

    /// Works on one row; belongs to one thread at a time.
    @FunctionalInterface
    interface Worker<T> {
        T work(Row row);
    }

    /// Takes what was found of a row.
    @FunctionalInterface
    interface Sink<T> {
        void take(T found) throws SQLException;
    }

    /// @param where which of the valid enterprises
    /// @param workers one for each thread
    /// @return how many rows there were
    <T> long run(String where, List<? extends Worker<T>> workers, Sink<T> sink)
            throws SQLException {
        BlockingQueue<Worker<T>> idle = new ArrayBlockingQueue<>(workers.size());
        idle.addAll(workers);
        RowReader reader = new RowReader(view.columns());
        long[] rows = {0};
        try (ExecutorService pool = Executors.newFixedThreadPool(workers.size())) {
            Deque<Future<List<T>>> ahead = new ArrayDeque<>();
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
                                    ahead.add(submit(pool, idle, chunk));
                                    if (ahead.size() > workers.size() * CHUNKS_PER_THREAD) {
                                        rows[0] += take(ahead.remove(), sink);
                                        progress.done(rows[0]);
                                    }
                                }
                            });
            ahead.add(submit(pool, idle, chunk));
            while (!ahead.isEmpty()) {
                rows[0] += take(ahead.remove(), sink);
                progress.done(rows[0]);
            }
        }
        return rows[0];
    }

    private static <T> Future<List<T>> submit(
            ExecutorService pool, BlockingQueue<Worker<T>> idle, List<Row> chunk) {
        List<Row> rows = List.copyOf(chunk);
        chunk.clear();
        return pool.submit(() -> {
            Worker<T> worker = idle.take();
            try {
                List<T> found = new ArrayList<>(rows.size());
                for (Row row : rows) {
                    found.add(worker.work(row));
                }
                return found;
            } finally {
                idle.add(worker);
            }
        });
    }

    /// @return how many rows there were
    private static <T> long take(Future<List<T>> chunk, Sink<T> sink) throws SQLException {
        List<T> all = finished(chunk);
        for (T found : all) {
            sink.take(found);
        }
        return all.size();
    }

    private static <T> List<T> finished(Future<List<T>> chunk) {
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
