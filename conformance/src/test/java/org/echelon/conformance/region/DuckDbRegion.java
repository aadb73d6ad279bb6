package org.echelon.conformance.region;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.Particular;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.ir.Slot;
import org.echelon.policy.programme.ParameterPaths;
import org.echelon.policy.sql.DuckDb;
import org.echelon.policy.sql.Sql;
import org.echelon.policy.sql.SqlPrinter;
import org.jspecify.annotations.Nullable;

/// The enterprises of a region in a wide table of DuckDB, judged by the printed statement; verdicts
/// counted.
final class DuckDbRegion implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement statement;

    /// @param parameters the values of the version's parameters, by their names
    DuckDbRegion(RegionColumns region, Plan plan, Map<String, Value> parameters)
            throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        List<Column> columns = columns(plan);
        try (Statement create = connection.createStatement()) {
            create.execute("set threads = 1");
            create.execute(
                    "create table population (key bigint, %s)"
                            .formatted(
                                    columns.stream()
                                            .map(column ->
                                                    "\"%s\" %s"
                                                            .formatted(column.name(), type(column)))
                                            .collect(Collectors.joining(", "))));
            create.execute(
                    "create table titles (key bigint, title varchar, number varchar, \"from\" date, until date)");
        }
        try (DuckDBAppender rows = appender("population");
                DuckDBAppender titles = appender("titles")) {
            for (int row = 0; row < region.rows; row++) {
                EnterpriseFacts facts = Interpreted.facts(region, row);
                rows.beginRow();
                rows.append((long) row);
                for (Column column : columns) {
                    append(rows, column, value(facts, column));
                }
                rows.endRow();
                for (var title : facts.holds()) {
                    titles.beginRow();
                    titles.append((long) row);
                    titles.append(title.title());
                    titles.appendNull();
                    titles.append(title.from());
                    titles.append(
                            title.until() == null ? LocalDate.of(9999, 12, 31) : title.until());
                    titles.endRow();
                }
            }
        }
        Sql sql = SqlPrinter.print(plan, new DuckDb());
        statement =
                connection.prepareStatement(
                        "select count(*) filter (where r.\"exact\" and r.verdict = 'met'), count(*) filter (where r.\"exact\" and r.verdict = 'not_met'), count(*) filter (where not r.\"exact\") from (\n%s) r"
                                .formatted(sql.text()));
        for (int i = 0; i < sql.slots().size(); i++) {
            Slot slot = sql.slots().get(i);
            Value value =
                    slot.equals(Slot.AS_OF)
                            ? new Value.Day(Interpreted.AS_OF)
                            : ParameterPaths.within(parameters, slot.name()).orElseThrow();
            switch (slot.bound(value)) {
                case LocalDate day -> statement.setDate(i + 1, Date.valueOf(day));
                case List<?> texts ->
                        statement.setArray(
                                i + 1, connection.createArrayOf("VARCHAR", texts.toArray()));
                case Object other -> statement.setObject(i + 1, other);
            }
        }
    }

    private static List<Column> columns(Plan plan) {
        Map<String, Column> columns = new LinkedHashMap<>();
        plan.began().ifPresent(began -> columns.put(began.column().name(), began.column()));
        for (Column column : plan.columns()) {
            columns.put(column.name(), column);
            Column fallback = column.fallback();
            if (fallback != null) {
                columns.putIfAbsent(fallback.name(), fallback);
            }
        }
        return new ArrayList<>(columns.values());
    }

    private DuckDBAppender appender(String table) throws SQLException {
        return ((DuckDBConnection) connection).createAppender("main", table);
    }

    private static String type(Column column) {
        return switch (column.type()) {
            case NUMBER -> column.scale() == 1 ? "bigint" : "decimal(18,2)";
            case TRUTH -> "boolean";
            case TEXT -> "varchar";
            case DAY -> "date";
        };
    }

    private static @Nullable FactValue value(EnterpriseFacts facts, Column column) {
        for (Particular particular : facts.subject().kind().particulars()) {
            if (particular.id().equals(column.name())) {
                return facts.subject().particular(particular);
            }
        }
        return column.yearsBack() == 0
                ? facts.current().get(column.fact())
                : facts.yearly()
                        .getOrDefault(Interpreted.AS_OF.getYear() - column.yearsBack(), Map.of())
                        .get(column.fact());
    }

    private static void append(DuckDBAppender rows, Column column, @Nullable FactValue value)
            throws SQLException {
        switch (value) {
            case FactValue.Numeric(var number) when column.scale() == 1 ->
                    rows.append(number.numerator().longValueExact());
            case FactValue.Numeric(var number) -> {
                BigDecimal two = number.toDecimal(2, java.math.RoundingMode.UNNECESSARY);
                rows.append(two);
            }
            case FactValue.Truth(boolean truth) -> rows.append(truth);
            case FactValue.Text(String text) -> rows.append(text);
            case FactValue.Day(LocalDate day) -> rows.append(day);
            case null -> rows.appendNull();
        }
    }

    /// How many are met, not met, and not for columns.
    long[] count() throws SQLException {
        try (ResultSet found = statement.executeQuery()) {
            found.next();
            return new long[] {found.getLong(1), found.getLong(2), found.getLong(3)};
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
