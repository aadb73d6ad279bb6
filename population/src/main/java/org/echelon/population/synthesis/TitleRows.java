package org.echelon.population.synthesis;

import java.sql.SQLException;
import java.time.LocalDate;
import org.duckdb.DuckDBAppender;

/// The titles of an enterprise. Numbers say that they are synthetic.
final class TitleRows {

    private static final int HNTE_YEARS = 3;

    private final DuckDBAppender appender;

    TitleRows(DuckDBAppender appender) {
        this.appender = appender;
    }

    void write(String code, long number, Territory territory, long rank, Firm firm)
            throws SQLException {
        if (territory.holdsHnte(rank)) {
            int year = territory.isNew(rank) ? 2025 : firm.chance(200, 0.5) ? 2024 : 2023;
            LocalDate from = LocalDate.of(year, 12, firm.whole(201, 1, 28));
            row(
                    code,
                    "cn/hnte",
                    "SYNTHETIC-GR%d%08d".formatted(year, number),
                    from,
                    from.plusYears(HNTE_YEARS));
        }
        if (territory.holdsTechSme(rank)) {
            LocalDate from = LocalDate.of(2026, firm.whole(202, 3, 6), firm.whole(203, 1, 28));
            row(
                    code,
                    "cn/tech-sme",
                    "SYNTHETIC-2026%08d".formatted(number),
                    from,
                    LocalDate.of(2027, 1, 1));
        }
        if (territory.isInnovative(rank)) {
            LocalDate from = LocalDate.of(2025, 11, firm.whole(204, 1, 28));
            row(
                    code,
                    "cn/gansu/innovative-enterprise",
                    "SYNTHETIC-GS%08d".formatted(number),
                    from,
                    from.plusYears(HNTE_YEARS));
        }
        if (territory.isIncubated(rank)) {
            row(
                    code,
                    "cn/incubated",
                    "SYNTHETIC-IN%08d".formatted(number),
                    LocalDate.of(2025, firm.whole(205, 1, 12), 1),
                    LocalDate.of(2028, 1, 1));
        }
    }

    private void row(String code, String title, String number, LocalDate from, LocalDate until)
            throws SQLException {
        appender.beginRow();
        appender.append(code);
        appender.append(title);
        appender.append(number);
        appender.append(from);
        appender.append(until);
        appender.endRow();
    }
}
