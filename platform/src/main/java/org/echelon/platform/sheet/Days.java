package org.echelon.platform.sheet;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;

/// Reads days as people and spreadsheets write them: `2024-06-30` or `2024/6/30`.
public final class Days {

    private static final List<DateTimeFormatter> FORMATS =
            List.of(
                    DateTimeFormatter.ISO_LOCAL_DATE,
                    DateTimeFormatter.ofPattern("u/M/d").withResolverStyle(ResolverStyle.STRICT));

    private Days() {}

    /// The day; empty when the text is none.
    public static Optional<LocalDate> read(String text) {
        for (DateTimeFormatter format : FORMATS) {
            try {
                return Optional.of(LocalDate.parse(text.strip(), format));
            } catch (DateTimeParseException _) {
                // the next format
            }
        }
        return Optional.empty();
    }
}
