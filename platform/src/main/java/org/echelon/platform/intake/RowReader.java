package org.echelon.platform.intake;

import java.time.LocalDate;
import java.util.Optional;
import org.echelon.platform.sheet.Days;
import org.echelon.platform.sheet.Sheet;
import org.echelon.policy.message.Words;

/// Reads typed cells; what cannot be read is refused and empty.
final class RowReader {

    private final Findings findings;

    RowReader(Findings findings) {
        this.findings = findings;
    }

    /// A day; empty when the cell is blank or refused.
    Optional<LocalDate> day(Sheet.Row row, String column) {
        String text = row.get(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalDate> day = Days.read(text);
        if (day.isEmpty()) {
            findings.refuse(
                    row,
                    column,
                    new Words("不是日期；请写成 2024-06-30", "not a date; write it as 2024-06-30"));
        }
        return day;
    }

    /// A year; empty when the cell is blank or refused.
    Optional<Integer> year(Sheet.Row row, String column, int last) {
        String text = row.get(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.matches("\\d{4}")) {
            int year = Integer.parseInt(text);
            if (year >= 1949 && year <= last) {
                return Optional.of(year);
            }
        }
        findings.refuse(
                row,
                column,
                new Words(
                        "不是会计年度；应为 1949 至 %d 之间的四位数".formatted(last),
                        "not an accounting year; write four digits from 1949 to %d"
                                .formatted(last)));
        return Optional.empty();
    }

    /// Whether the cell has a text that could not be read (and was refused).
    static boolean failed(Sheet.Row row, String column, Optional<?> value) {
        return value.isEmpty() && !row.get(column).isEmpty();
    }
}
