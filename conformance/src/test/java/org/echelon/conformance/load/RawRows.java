package org.echelon.conformance.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;

/// The rows a run left, written again with nothing above PostgreSQL: COPY into tables with the same
/// indexes, one transaction for each submission.
final class RawRows {

    /// As many connections as the platform's pool has; the server keeps to sixty in all.
    private static final int CONNECTIONS = 16;

    private RawRows() {}

    static void write(RunningPlatform platform, long marker, int submissions) throws Exception {
        Map<String, List<String>> rows = read(platform, marker);
        long number = rows.values().stream().mapToLong(List::size).sum();
        try (Connection connection = platform.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema raw");
            for (String table : rows.keySet()) {
                statement.execute(
                        "create table "
                                + raw(table)
                                + " (like "
                                + table
                                + " including all excluding identity excluding generated)");
            }
        }
        Cost before = platform.cost();
        long begin = System.nanoTime();
        long[] times = transactions(platform, rows, submissions);
        double took = (System.nanoTime() - begin) / 1e9;
        Cost cost = platform.cost().minus(before);
        System.out.printf(
                "the same %d rows (%.1f for one submission, %d tables) by COPY, %d connections: %.1f s, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, PostgreSQL %.1f ms of processor time for one submission%n",
                number,
                (double) number / submissions,
                rows.size(),
                CONNECTIONS,
                took,
                Stopwatch.millis(times, 0.50),
                Stopwatch.millis(times, 0.95),
                Stopwatch.millis(times, 0.99),
                cost.database() / submissions);
        rows.forEach((table, lines) -> System.out.printf("  %s %d%n", table, lines.size()));
    }

    private static long[] transactions(
            RunningPlatform platform, Map<String, List<String>> rows, int submissions)
            throws Exception {
        long[] times = new long[submissions];
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                running.add(
                        threads.submit(() -> {
                            try (Connection connection = platform.connect()) {
                                connection.setAutoCommit(false);
                                for (int n = next.getAndIncrement();
                                        n < submissions;
                                        n = next.getAndIncrement()) {
                                    long begin = System.nanoTime();
                                    copy(connection, rows, n, submissions);
                                    connection.commit();
                                    times[n] = System.nanoTime() - begin;
                                }
                            }
                            return null;
                        }));
            }
            for (Future<Void> one : running) {
                one.get();
            }
        }
        java.util.Arrays.sort(times);
        return times;
    }

    /// The share of one submission: rows are dealt out evenly.
    private static void copy(
            Connection connection, Map<String, List<String>> rows, int number, int submissions)
            throws SQLException, IOException {
        for (Map.Entry<String, List<String>> table : rows.entrySet()) {
            List<String> all = table.getValue();
            int from = (int) ((long) all.size() * number / submissions);
            int to = (int) ((long) all.size() * (number + 1) / submissions);
            if (from < to) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy " + raw(table.getKey()) + " from stdin",
                                new java.io.StringReader(
                                        String.join("\n", all.subList(from, to)) + "\n"));
            }
        }
    }

    private static Map<String, List<String>> read(RunningPlatform platform, long marker)
            throws SQLException, IOException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        try (Connection connection = platform.connect()) {
            for (String table : tables(connection)) {
                ByteArrayOutputStream text = new ByteArrayOutputStream();
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "copy (select * from %s where xmin::text::bigint > %d) to stdout"
                                        .formatted(table, marker),
                                text);
                List<String> lines = text.toString(StandardCharsets.UTF_8).lines().toList();
                if (!lines.isEmpty()) {
                    rows.put(table, lines);
                }
            }
        }
        return rows;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                select format('%I.%I', schemaname, tablename)
                                from pg_tables
                                where schemaname not in ('pg_catalog', 'information_schema', 'raw')
                                order by 1
                                """)) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    private static String raw(String table) {
        return "raw.\"" + table.replace("\"", "") + "\"";
    }
}
