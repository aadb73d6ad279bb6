package org.echelon.policy.sql;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Slot;
import org.jspecify.annotations.Nullable;

/// Apache Spark with ANSI rules and names that tell capitals apart (`spark.sql.ansi.enabled`,
/// `spark.sql.caseSensitive`): BIGINT and DECIMAL(38,0), parameters by name, `:p1`, `:p2`, ….
///
/// The registers of a subject are columns of its row, `titles` and `awards`, each an array of
/// structs: no join, so rows never travel between machines. Numbers with two decimals stand there
/// as BIGINT in hundredths, an award's amount in fen. Days and years that Spark counts in 32 bits
/// are widened, since its 32 bits raise where ours are proven.
public record Spark() implements Dialect {

    @Override
    public String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    @Override
    public String bound(Slot slot, int position, boolean wide) {
        String type =
                switch (slot.type()) {
                    case NUMBER -> wide ? "DECIMAL(38,0)" : "BIGINT";
                    case MONTHS -> "INT";
                    case TRUTH -> "BOOLEAN";
                    case TEXT -> "STRING";
                    case TEXTS -> "ARRAY<STRING>";
                    case DAY -> "DATE";
                };
        return "CAST(" + mark(position) + " AS " + type + ")";
    }

    @Override
    public String mark(int position) {
        return ":p" + position;
    }

    /// Never a plain NULL: a column of no type cannot be written.
    @Override
    public String nothing(Column.Type type) {
        return switch (type) {
            case NUMBER -> "CAST(NULL AS BIGINT)";
            case TRUTH -> "CAST(NULL AS BOOLEAN)";
            case TEXT -> "CAST(NULL AS STRING)";
            case DAY -> "CAST(NULL AS DATE)";
        };
    }

    @Override
    public List<String> carried(List<String> tables) {
        return tables.stream().map(table -> "subject." + table).toList();
    }

    @Override
    public boolean groupsRegisters() {
        return false;
    }

    @Override
    public String exists(String table, @Nullable String where) {
        return where == null
                ? "coalesce(size(" + table + ") > 0, FALSE)"
                : "coalesce(exists(" + table + ", record -> " + where + "), FALSE)";
    }

    @Override
    public String total(
            String table, @Nullable String where, @Nullable String value, boolean wide) {
        String records = records(table, where);
        if (value == null) {
            return "CAST(coalesce(array_size(" + records + "), 0) AS BIGINT)";
        }
        String nought = wide ? "CAST(0 AS DECIMAL(38,0))" : "CAST(0 AS BIGINT)";
        // the sum has to keep the type that it began with
        String next = "total + coalesce(" + value + ", 0)";
        return "coalesce(aggregate(%s, %s, (total, record) -> CAST(%s AS %s)), 0)"
                .formatted(records, nought, next, wide ? "DECIMAL(38,0)" : "BIGINT");
    }

    @Override
    public String outermost(boolean first, String table, @Nullable String where, String value) {
        return "%s(transform(%s, record -> %s))"
                .formatted(first ? "array_min" : "array_max", records(table, where), value);
    }

    private static String records(String table, @Nullable String where) {
        return where == null ? table : "filter(" + table + ", record -> " + where + ")";
    }

    @Override
    public String literal(String digits, boolean wide) {
        return wide ? "CAST(" + digits + " AS DECIMAL(38,0))" : digits;
    }

    @Override
    public String widened(String value) {
        return "CAST(" + value + " AS DECIMAL(38,0))";
    }

    @Override
    public String lengthened(String value) {
        return "CAST(" + value + " AS BIGINT)";
    }

    /// A product of decimals is an object for each row in Spark, so whoever fills the tables
    /// multiplies.
    @Override
    public boolean tablesHoldUnits() {
        return true;
    }

    @Override
    public String hundredths(String column, boolean room) {
        return column;
    }

    /// Of numbers of 64 bits: `div` gives no wider ones.
    @Override
    public String wholeQuotient(String dividend, String divisor) {
        return dividend + " div " + divisor; // cuts off towards zero
    }

    @Override
    public String same(String left, String right) {
        return left + " <=> " + right;
    }

    @Override
    public String substring(String text, int start, int length) {
        return "substring(" + text + ", " + start + ", " + length + ")";
    }

    @Override
    public String matches(String text, String pattern) {
        return "regexp_like(" + text + ", " + text(pattern) + ")";
    }

    @Override
    public String in(String text, List<String> literals) {
        return text
                + literals.stream().map(this::text).collect(Collectors.joining(", ", " IN (", ")"));
    }

    @Override
    public String inBound(String text, String list) {
        return "array_contains(" + list + ", " + text + ")";
    }

    @Override
    public String startsWith(String text, String literal) {
        return "startswith(" + text + ", " + text(literal) + ")";
    }

    @Override
    public String length(String text) {
        return "length(" + text + ")";
    }

    @Override
    public String daysBetween(String from, String to) {
        return "CAST(datediff(" + to + ", " + from + ") AS BIGINT)";
    }

    @Override
    public String monthsBetween(String from, String to) {
        String months =
                "(year(%2$s) - year(%1$s)) * 12 + month(%2$s) - month(%1$s)".formatted(from, to);
        return "CAST(CASE WHEN %1$s <= %2$s THEN %3$s - CASE WHEN day(%2$s) < day(%1$s) THEN 1 ELSE 0 END ELSE %3$s + CASE WHEN day(%2$s) > day(%1$s) THEN 1 ELSE 0 END END AS BIGINT)"
                .formatted(from, to, months);
    }

    @Override
    public String monthsLater(String day, String months) {
        return "add_months(" + day + ", CAST(" + months + " AS INT))";
    }

    @Override
    public String yearOf(String day) {
        return "CAST(year(" + day + ") AS BIGINT)";
    }

    @Override
    public String dayInYear(String year, int month, int day) {
        return "make_date(CAST(" + year + " AS INT), " + month + ", " + day + ")";
    }

    @Override
    public String day(LocalDate day) {
        return "DATE '" + day + "'";
    }

    /// A backslash escapes in Spark's texts, and two quotes in a row are not one everywhere.
    @Override
    public String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
