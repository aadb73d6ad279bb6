package org.echelon.population;

import static org.echelon.population.Database.name;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// The points of a sweep as `sweep`: a column for each parameter under its path, then `met`,
/// `not_met`, `unknown`, `invalid`, `amount`, `amount_open`.
final class SweepTable {

    private static final int DECIMALS = 9;
    private static final int FEN = 2;

    private final Database database;
    private final SweepResult sweep;

    SweepTable(Database database, SweepResult sweep) {
        this.database = database;
        this.sweep = sweep;
    }

    void write(ResultFiles files) {
        List<String> columns = new ArrayList<>();
        sweep.parameters()
                .forEach(parameter -> columns.add(name(parameter.path()) + " decimal(38,9)"));
        columns.addAll(
                List.of(
                        "met bigint",
                        "not_met bigint",
                        "unknown bigint",
                        "invalid bigint",
                        "amount decimal(38,2)",
                        "amount_open bigint"));
        database.run("create table sweep (place bigint, %s)".formatted(String.join(", ", columns)));
        try (DuckDBAppender appender = database.connection().createAppender("main", "sweep")) {
            long place = 0;
            for (SweepResult.Point point : sweep.points()) {
                append(appender, place++, point);
            }
        } catch (SQLException e) {
            throw new Fault("the sweep could not be written", e);
        }
        files.copy("sweep", "select * exclude (place) from sweep order by place");
    }

    private static void append(DuckDBAppender appender, long place, SweepResult.Point point)
            throws SQLException {
        Summary.Tally tally = point.tally();
        appender.beginRow();
        appender.append(place);
        for (Rational value : point.values()) {
            appender.append(value.toDecimal(DECIMALS, java.math.RoundingMode.HALF_UP));
        }
        appender.append(tally.met());
        appender.append(tally.notMet());
        appender.append(tally.unknown());
        appender.append(tally.invalid());
        java.math.@Nullable BigDecimal amount = tally.amount();
        if (amount == null) {
            appender.appendNull();
        } else {
            appender.append(amount.setScale(FEN));
        }
        appender.append(tally.open());
        appender.endRow();
    }
}
