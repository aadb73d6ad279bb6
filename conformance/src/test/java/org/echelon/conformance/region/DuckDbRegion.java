package org.echelon.conformance.region;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.Title;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.ir.Slot;
import org.echelon.policy.kernel.Subjects;
import org.echelon.policy.programme.ParameterPaths;
import org.echelon.policy.sql.DuckDb;
import org.echelon.policy.sql.Sql;
import org.echelon.policy.sql.SqlPrinter;
import org.jspecify.annotations.Nullable;

/// The enterprises of a region in a wide table of DuckDB, judged by the printed statement on one
/// thread.
final class DuckDbRegion implements Judging {

    private static final LocalDate WITHOUT_END = LocalDate.of(9999, 12, 31);

    private static final String LEFT = "left";

    private final TableProgramme programme;
    private final int rows;
    private final Sql sql;
    private final Connection connection;
    private final PreparedStatement counting;

    DuckDbRegion(Lot lot, SqlPrinter.Ranges ranges) throws SQLException {
        this(lot.programme(), lot.rows(), lot.facts(), ranges);
    }

    /// @param facts by row
    DuckDbRegion(
            TableProgramme programme,
            int rows,
            IntFunction<EnterpriseFacts> facts,
            SqlPrinter.Ranges ranges)
            throws SQLException {
        this.programme = programme;
        this.rows = rows;
        Plan plan = programme.plan();
        this.sql = SqlPrinter.print(plan, new DuckDb(), ranges);
        this.connection = DriverManager.getConnection("jdbc:duckdb:");
        List<Column> columns = plan.stored();
        create(columns);
        fill(columns, facts);
        this.counting = prepared("select r.verdict, count(*) from (\n%s) r group by r.verdict");
    }

    private void create(List<Column> columns) throws SQLException {
        try (Statement create = connection.createStatement()) {
            create.execute("set threads = 1");
            create.execute(
                    "create table population (key bigint, %s)"
                            .formatted(
                                    columns.stream()
                                            .map(column ->
                                                    "\"%s\" %s"
                                                            .formatted(
                                                                    column.name(),
                                                                    DuckDb.type(column)))
                                            .collect(Collectors.joining(", "))));
            create.execute(
                    "create table titles (key bigint, title varchar, number varchar, \"from\" date, until date)");
            create.execute(
                    "create table awards (key bigint, programme varchar, matter varchar, level varchar, amount decimal(18,2), \"on\" date)");
        }
    }

    private void fill(List<Column> columns, IntFunction<EnterpriseFacts> all) throws SQLException {
        try (DuckDBAppender population = appender("population");
                DuckDBAppender titles = appender("titles");
                DuckDBAppender awards = appender("awards")) {
            for (int row = 0; row < rows; row++) {
                EnterpriseFacts facts = all.apply(row);
                population.beginRow();
                population.append((long) row);
                for (Column column : columns) {
                    append(
                            population,
                            column,
                            Subjects.value(column, facts, programme.asOf().getYear()));
                }
                population.endRow();
                for (Title title : facts.holds()) {
                    append(titles, row, title);
                }
                for (Award award : facts.received()) {
                    append(awards, row, award);
                }
            }
        }
    }

    private static void append(DuckDBAppender titles, long row, Title title) throws SQLException {
        titles.beginRow();
        titles.append(row);
        titles.append(title.title());
        titles.append(title.number());
        titles.append(title.from());
        titles.append(title.until() == null ? WITHOUT_END : title.until());
        titles.endRow();
    }

    private static void append(DuckDBAppender awards, long row, Award award) throws SQLException {
        awards.beginRow();
        awards.append(row);
        awards.append(award.programme());
        awards.append(award.matter());
        awards.append(award.level());
        awards.append(award.amount().toDecimal(2, RoundingMode.UNNECESSARY));
        awards.append(award.on());
        awards.endRow();
    }

    /// @param around what is asked of the statement
    private PreparedStatement prepared(String around) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(around.formatted(sql.text()));
        Map<String, Value> parameters = programme.version().parameterValues();
        for (int i = 0; i < sql.slots().size(); i++) {
            Slot slot = sql.slots().get(i);
            Value value =
                    slot.equals(Slot.AS_OF)
                            ? new Value.Day(programme.asOf())
                            : ParameterPaths.within(parameters, slot.name()).orElseThrow();
            switch (slot.bound(value)) {
                case BigInteger number -> statement.setLong(i + 1, number.longValueExact());
                case LocalDate day -> statement.setDate(i + 1, Date.valueOf(day));
                case List<?> texts ->
                        statement.setArray(
                                i + 1, connection.createArrayOf("VARCHAR", texts.toArray()));
                case Object other -> statement.setObject(i + 1, other);
            }
        }
        return statement;
    }

    private DuckDBAppender appender(String table) throws SQLException {
        return ((DuckDBConnection) connection).createAppender("main", table);
    }

    private static void append(DuckDBAppender rows, Column column, @Nullable FactValue value)
            throws SQLException {
        switch (value) {
            case FactValue.Numeric(var number) when column.scale() == 1 ->
                    rows.append(number.numerator().longValueExact());
            case FactValue.Numeric(var number) ->
                    rows.append(number.toDecimal(2, RoundingMode.UNNECESSARY));
            case FactValue.Truth(boolean truth) -> rows.append(truth);
            case FactValue.Text(String text) -> rows.append(text);
            case FactValue.Day(LocalDate day) -> rows.append(day);
            case null -> rows.appendNull();
        }
    }

    @Override
    public int rows() {
        return rows;
    }

    /// The verdict is named once, as a group: DuckDB puts the decisions into whatever names it and
    /// computes them anew in each place.
    @Override
    public Counts count() throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        try (ResultSet found = counting.executeQuery()) {
            while (found.next()) {
                String verdict = found.getString(1);
                counts.put(verdict == null ? LEFT : verdict, found.getLong(2));
            }
        }
        return new Counts(
                counts.getOrDefault("met", 0L),
                counts.getOrDefault("not_met", 0L),
                0,
                counts.getOrDefault(LEFT, 0L));
    }

    /// All that the statement says of each enterprise.
    ResultSet said() throws SQLException {
        return prepared("%s").executeQuery();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
