package org.echelon.platform.page;

import java.math.RoundingMode;
import java.time.LocalDate;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// What stands in one cell of a table: as the page shows it, as a file exports it, as rows sort.
public sealed interface Cell {

    /// The words on the page.
    String shown();

    /// Where the words lead, where they do.
    default @Nullable String link() {
        return null;
    }

    /// A second, quieter line on the page, such as the source of a figure.
    default @Nullable String note() {
        return null;
    }

    /// A status to draw instead of the plain words.
    default @Nullable Tag tag() {
        return null;
    }

    /// The bare number for a chart, where the cell holds one.
    default @Nullable String chartValue() {
        return null;
    }

    /// Words.
    record Text(String shown, @Nullable String link, @Nullable String note) implements Cell {}

    /// A number: exact for files and charts, formatted for the page. Absent means unknown.
    record Figure(@Nullable Rational exact, String shown, @Nullable String note) implements Cell {

        @Override
        public @Nullable String chartValue() {
            return exact == null ? null : exact.toDecimal(6, RoundingMode.HALF_UP).toPlainString();
        }
    }

    /// A day.
    record Day(@Nullable LocalDate day, String shown) implements Cell {}

    /// A status.
    record Status(Tag tag) implements Cell {

        @Override
        public String shown() {
            return tag.word();
        }
    }

    /// Words alone.
    static Cell text(String shown) {
        return new Text(shown, null, null);
    }

    /// Words that lead somewhere.
    static Cell link(String shown, String link) {
        return new Text(shown, link, null);
    }

    /// A whole number.
    static Cell count(long count, Formats say) {
        return new Figure(Rational.of(count), say.count(count), null);
    }

    /// A day, or a dash where there is none.
    static Cell day(@Nullable LocalDate day, Formats say) {
        return new Day(day, day == null ? "–" : say.day(day));
    }
}
