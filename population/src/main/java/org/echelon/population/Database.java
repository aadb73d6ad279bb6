package org.echelon.population;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/// The working database of one run: DuckDB in this process, in a file of its own that is thrown
/// away, so that more than the memory holds goes to disk.
///
/// Whatever fails in it is a [Fault] with the statement's purpose; bad input never reaches it as a
/// failure, since it is looked for first.
public final class Database implements AutoCloseable {

    private final DuckDBConnection connection;
    private volatile @Nullable DuckDBPreparedStatement running;

    private Database(DuckDBConnection connection) {
        this.connection = connection;
    }

    /// @param folder where its file and what does not fit into memory go
    /// @param memory megabytes it may use
    public static Database open(Path folder, int threads, long memory) {
        Properties properties = new Properties();
        properties.setProperty("threads", Integer.toString(threads));
        properties.setProperty("memory_limit", memory + "MB");
        properties.setProperty("temp_directory", folder.resolve("spill").toString());
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("jdbc_stream_results", "true");
        String url = "jdbc:duckdb:" + folder.resolve("work.duckdb");
        try {
            Database database =
                    new Database(
                            DuckDBConnection.newConnection(url, false, properties)
                                    .unwrap(DuckDBConnection.class));
            database.run("set enable_progress_bar = true"); // is counted, so that it can be asked
            database.run("set enable_progress_bar_print = false");
            return database;
        } catch (Exception | LinkageError e) {
            // an error when there is no room to unpack the database's own library
            throw new Fault("the working database could not be opened in " + folder, e);
        }
    }

    /// Another connection, to write while this one reads.
    Database another() {
        try {
            return new Database(connection.duplicate());
        } catch (SQLException e) {
            throw new Fault("the working database gives no second connection", e);
        }
    }

    public DuckDBConnection connection() {
        return connection;
    }

    public void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            watched(statement, () -> statement.execute(sql));
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /// Runs a prepared statement.
    void execute(PreparedStatement statement) throws SQLException {
        watched(statement, statement::execute);
    }

    @FunctionalInterface
    private interface Execution {
        boolean execute() throws SQLException;
    }

    private void watched(Statement statement, Execution execution) throws SQLException {
        running = statement.unwrap(DuckDBPreparedStatement.class);
        try {
            execution.execute();
        } finally {
            running = null;
        }
    }

    /// How much of the statement that runs is done, in percent; below 0 where that is not known.
    public double percentage() {
        try {
            DuckDBPreparedStatement statement = running;
            return statement == null ? -1 : statement.getQueryProgress().getPercentage();
        } catch (SQLException _) {
            return -1; // it has ended by now
        }
    }

    public long number(String sql) {
        List<Long> all = query(sql, row -> row.getLong(1));
        return all.isEmpty() ? 0 : all.getFirst();
    }

    /// Reads one row.
    @FunctionalInterface
    interface RowMapper<T extends @Nullable Object> {
        T map(ResultSet row) throws SQLException;
    }

    <T> List<T> query(String sql, RowMapper<T> mapper) {
        List<T> rows = new ArrayList<>();
        each(sql, row -> rows.add(mapper.map(row)));
        return rows;
    }

    /// Takes one row.
    @FunctionalInterface
    interface RowConsumer {
        void take(ResultSet row) throws SQLException;
    }

    /// Each row of an answer of any length, as it comes.
    void each(String sql, RowConsumer consumer) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                consumer.take(rows);
            }
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    static Fault failed(String sql, SQLException e) {
        String first = sql.strip().lines().findFirst().orElse("");
        return new Fault(
                "the working database could not do: "
                        + (first.length() > 120 ? first.substring(0, 120) + "…" : first),
                e);
    }

    /// A text as SQL.
    public static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /// A name as SQL.
    static String name(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new Fault("the working database could not be closed", e);
        }
    }

    /// The plain connection, for what needs prepared statements.
    Connection plain() {
        return connection;
    }
}
