package org.echelon.conformance.columns;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.ir.Slot;
import org.echelon.policy.kernel.Subjects;
import org.echelon.policy.programme.ParameterPaths;
import org.echelon.policy.sql.DuckDb;
import org.echelon.policy.sql.Sql;
import org.jspecify.annotations.Nullable;

/// Loads subjects into the wide table that a plan's statement reads, and runs it.
final class DuckDbRun implements AutoCloseable {

    private static final LocalDate WITHOUT_END = LocalDate.of(9999, 12, 31);

    private final Connection connection;
    private final Plan plan;
    private final List<Column> columns;

    DuckDbRun(Plan plan) throws SQLException {
        this.connection = DriverManager.getConnection("jdbc:duckdb:");
        this.plan = plan;
        this.columns = plan.stored();
    }

    void load(List<EnterpriseFacts> subjects, LocalDate asOf) throws SQLException {
        List<String> population = new ArrayList<>(List.of("key BIGINT"));
        columns.forEach(c -> population.add("\"" + c.name() + "\" " + DuckDb.type(c)));
        table(
                "population",
                population,
                rows -> {
                    for (int key = 0; key < subjects.size(); key++) {
                        List<@Nullable String> row = row("" + key);
                        for (Column column : columns) {
                            row.add(
                                    text(
                                            Subjects.value(
                                                    column, subjects.get(key), asOf.getYear())));
                        }
                        rows.add(row);
                    }
                });
        table(
                "titles",
                List.of(
                        "key BIGINT",
                        "title VARCHAR",
                        "number VARCHAR",
                        "\"from\" DATE",
                        "until DATE"),
                rows -> {
                    for (int key = 0; key < subjects.size(); key++) {
                        for (var title : subjects.get(key).holds()) {
                            LocalDate until = title.until() == null ? WITHOUT_END : title.until();
                            rows.add(
                                    row(
                                            "" + key,
                                            title.title(),
                                            title.number(),
                                            title.from().toString(),
                                            until.toString()));
                        }
                    }
                });
        table(
                "awards",
                List.of(
                        "key BIGINT",
                        "programme VARCHAR",
                        "matter VARCHAR",
                        "level VARCHAR",
                        "amount DECIMAL(18,2)",
                        "\"on\" DATE"),
                rows -> {
                    for (int key = 0; key < subjects.size(); key++) {
                        for (var award : subjects.get(key).received()) {
                            rows.add(
                                    row(
                                            "" + key,
                                            award.programme(),
                                            award.matter(),
                                            award.level(),
                                            plain(new FactValue.Numeric(award.amount())),
                                            award.on().toString()));
                        }
                    }
                });
    }

    private static List<@Nullable String> row(@Nullable String... values) {
        List<@Nullable String> row = new ArrayList<>();
        for (String value : values) {
            row.add(value);
        }
        return row;
    }

    private interface Filling {
        void into(List<List<@Nullable String>> rows);
    }

    private void table(String name, List<String> definitions, Filling filling) throws SQLException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        filling.into(rows);
        try (Statement statement = connection.createStatement()) {
            String names =
                    definitions.stream()
                            .map(d -> d.substring(0, d.lastIndexOf(' ')) + " VARCHAR")
                            .collect(Collectors.joining(", "));
            statement.execute("CREATE OR REPLACE TABLE staging (" + names + ")");
            try (DuckDBAppender appender =
                    ((DuckDBConnection) connection).createAppender("main", "staging")) {
                for (List<@Nullable String> row : rows) {
                    appender.beginRow();
                    for (String value : row) {
                        appender.append(value);
                    }
                    appender.endRow();
                }
            }
            String cast =
                    definitions.stream()
                            .map(d -> {
                                int at = d.lastIndexOf(' ');
                                String column = d.substring(0, at);
                                return "CAST("
                                        + column
                                        + " AS "
                                        + d.substring(at)
                                        + ") AS "
                                        + column;
                            })
                            .collect(Collectors.joining(", "));
            statement.execute(
                    "CREATE OR REPLACE TABLE " + name + " AS SELECT " + cast + " FROM staging");
        }
    }

    private static @Nullable String text(@Nullable FactValue value) {
        return value == null ? null : plain(value);
    }

    private static String plain(FactValue value) {
        return switch (value) {
            case FactValue.Numeric(var number) ->
                    number.toDecimal(2, java.math.RoundingMode.UNNECESSARY)
                            .stripTrailingZeros()
                            .toPlainString();
            case FactValue.Truth(boolean truth) -> String.valueOf(truth);
            case FactValue.Text(String text) -> text;
            case FactValue.Day(LocalDate day) -> day.toString();
        };
    }

    /// What the statement says of each subject, by its number.
    SortedMap<Long, Map<String, @Nullable Object>> run(
            Sql sql, Map<String, Value> parameters, LocalDate asOf) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters, asOf);
                ResultSet result = statement.executeQuery()) {
            SortedMap<Long, Map<String, @Nullable Object>> rows = new TreeMap<>();
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                Map<String, @Nullable Object> row = new HashMap<>();
                for (int i = 1; i <= width; i++) {
                    row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
                }
                rows.put(
                        ((Number) java.util.Objects.requireNonNull(row.get("key"))).longValue(),
                        row);
            }
            return rows;
        }
    }

    PreparedStatement prepared(Sql sql, Map<String, Value> parameters, LocalDate asOf)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.text());
        for (int i = 0; i < sql.slots().size(); i++) {
            Slot slot = sql.slots().get(i);
            switch (slot.bound(value(slot, parameters, asOf))) {
                case BigInteger number when number.bitLength() < 64 ->
                        statement.setLong(i + 1, number.longValueExact());
                case BigInteger number -> statement.setBigDecimal(i + 1, new BigDecimal(number));
                case LocalDate day -> statement.setDate(i + 1, Date.valueOf(day));
                case List<?> texts ->
                        statement.setArray(
                                i + 1, connection.createArrayOf("VARCHAR", texts.toArray()));
                case Object other -> statement.setObject(i + 1, other);
            }
        }
        return statement;
    }

    static Value value(Slot slot, Map<String, Value> parameters, LocalDate asOf) {
        return slot.equals(Slot.AS_OF)
                ? new Value.Day(asOf)
                : ParameterPaths.within(parameters, slot.name()).orElse(Value.NULL);
    }

    Connection connection() {
        return connection;
    }

    Plan plan() {
        return plan;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
