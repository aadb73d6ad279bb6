package org.echelon.platform.enterprise;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Reads rows of the table of facts.
final class FactRows {

    static final String COLUMNS =
            """
            f.fact, f.year, f.valid_from, f.valid_until, f.number, f.truth, f.text, f.day, f.register,
            f.source, f.confidence, f.recorded_by, f.recorded_at, f.recorded_until
            """;

    private FactRows() {}

    static FactEntry entry(ResultSet row, int number) throws SQLException {
        OffsetDateTime until = row.getObject("recorded_until", OffsetDateTime.class);
        return new FactEntry(
                key(row),
                value(row),
                Register.of(row.getString("register")).orElseThrow(),
                row.getString("source"),
                row.getString("confidence"),
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant(),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }

    static FactKey key(ResultSet row) throws SQLException {
        return new FactKey(row.getString("fact"), row.getObject("year", Integer.class));
    }

    static FactValue value(ResultSet row) throws SQLException {
        BigDecimal number = row.getBigDecimal("number");
        if (number != null) {
            return new FactValue.Numeric(Rational.of(number));
        }
        Boolean truth = row.getObject("truth", Boolean.class);
        if (truth != null) {
            return new FactValue.Truth(truth);
        }
        LocalDate day = row.getObject("day", LocalDate.class);
        return day != null ? new FactValue.Day(day) : new FactValue.Text(row.getString("text"));
    }

    /// The value as the column `number` holds it; facts are decimals, never thirds.
    static @Nullable BigDecimal number(FactValue value) {
        return value instanceof FactValue.Numeric(Rational number)
                ? new BigDecimal(number.toString())
                : null;
    }

    static @Nullable Boolean truth(FactValue value) {
        return value instanceof FactValue.Truth(boolean truth) ? truth : null;
    }

    static @Nullable String text(FactValue value) {
        return value instanceof FactValue.Text(String text) ? text : null;
    }

    static @Nullable LocalDate day(FactValue value) {
        return value instanceof FactValue.Day(LocalDate day) ? day : null;
    }
}
