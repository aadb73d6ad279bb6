package org.echelon.policy.sql;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Slot;
import org.jspecify.annotations.Nullable;

/// DuckDB: BIGINT and HUGEINT, parameters by position.
public record DuckDb() implements Dialect {

    @Override
    public String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    @Override
    public String bound(Slot slot, int position, boolean wide) {
        String type =
                switch (slot.type()) {
                    case NUMBER -> wide ? "HUGEINT" : "BIGINT";
                    case MONTHS -> "INTEGER";
                    case TRUTH -> "BOOLEAN";
                    case TEXT -> "VARCHAR";
                    case TEXTS -> "VARCHAR[]";
                    case DAY -> "DATE";
                };
        return "CAST($" + position + " AS " + type + ")";
    }

    @Override
    public String mark(int position) {
        return "$" + position;
    }

    @Override
    public String nothing(Column.Type type) {
        return switch (type) {
            case NUMBER -> "NULL";
            case TRUTH -> "CAST(NULL AS BOOLEAN)";
            case TEXT -> "CAST(NULL AS VARCHAR)";
            case DAY -> "CAST(NULL AS DATE)";
        };
    }

    /// The type of a column of the wide table, see [Sql].
    public static String type(Column column) {
        return switch (column.type()) {
            case NUMBER -> column.scale() == 1 ? "BIGINT" : "DECIMAL(18,2)";
            case TRUTH -> "BOOLEAN";
            case TEXT -> "VARCHAR";
            case DAY -> "DATE";
        };
    }

    /// None: registers are relations of their own here.
    @Override
    public List<String> carried(List<String> tables) {
        return List.of();
    }

    @Override
    public boolean groupsRegisters() {
        return true;
    }

    @Override
    public String exists(String table, @Nullable String where) {
        return "EXISTS (SELECT 1" + rows(table, where) + ")";
    }

    @Override
    public String total(
            String table, @Nullable String where, @Nullable String value, boolean wide) {
        return "coalesce((SELECT "
                + (value == null ? "count(*)" : "sum(" + value + ")")
                + rows(table, where)
                + "), 0)";
    }

    @Override
    public String outermost(boolean first, String table, @Nullable String where, String value) {
        return "(SELECT " + (first ? "min(" : "max(") + value + ")" + rows(table, where) + ")";
    }

    private static String rows(String table, @Nullable String where) {
        return " FROM "
                + table
                + " record WHERE record.key = subject.key"
                + (where == null ? "" : " AND " + where);
    }

    @Override
    public String literal(String digits, boolean wide) {
        return wide ? digits + "::HUGEINT" : digits;
    }

    @Override
    public String widened(String value) {
        return "CAST(" + value + " AS HUGEINT)";
    }

    @Override
    public String lengthened(String value) {
        return "CAST(" + value + " AS BIGINT)";
    }

    @Override
    public boolean tablesHoldUnits() {
        return false;
    }

    @Override
    public String hundredths(String column, boolean room) {
        // the product keeps the decimal's width, and raises where it does not fit
        return room
                ? "CAST(" + column + " * 100 AS BIGINT)"
                : "CAST(CAST(" + column + " AS DECIMAL(20,2)) * 100 AS BIGINT)";
    }

    @Override
    public String wholeQuotient(String dividend, String divisor) {
        return dividend + " // " + divisor; // cuts off towards zero
    }

    @Override
    public String same(String left, String right) {
        return left + " IS NOT DISTINCT FROM " + right;
    }

    @Override
    public String substring(String text, int start, int length) {
        return "substring(" + text + ", " + start + ", " + length + ")";
    }

    @Override
    public String matches(String text, String pattern) {
        return "regexp_matches(" + text + ", " + text(pattern) + ")";
    }

    @Override
    public String in(String text, List<String> literals) {
        return text
                + literals.stream().map(this::text).collect(Collectors.joining(", ", " IN (", ")"));
    }

    @Override
    public String inBound(String text, String list) {
        return "list_contains(" + list + ", " + text + ")";
    }

    @Override
    public String startsWith(String text, String literal) {
        return "starts_with(" + text + ", " + text(literal) + ")";
    }

    @Override
    public String length(String text) {
        return "length(" + text + ")";
    }

    @Override
    public String daysBetween(String from, String to) {
        return to + " - " + from;
    }

    @Override
    public String monthsBetween(String from, String to) {
        String months =
                "(year(%2$s) - year(%1$s)) * 12 + month(%2$s) - month(%1$s)".formatted(from, to);
        return "CASE WHEN %1$s <= %2$s THEN %3$s - CASE WHEN day(%2$s) < day(%1$s) THEN 1 ELSE 0 END ELSE %3$s + CASE WHEN day(%2$s) > day(%1$s) THEN 1 ELSE 0 END END"
                .formatted(from, to, months);
    }

    @Override
    public String monthsLater(String day, String months) {
        return "CAST(" + day + " + to_months(CAST(" + months + " AS INTEGER)) AS DATE)";
    }

    @Override
    public String yearOf(String day) {
        return "year(" + day + ")";
    }

    @Override
    public String dayInYear(String year, int month, int day) {
        return "make_date(" + year + ", " + month + ", " + day + ")";
    }

    @Override
    public String day(LocalDate day) {
        return "DATE '" + day + "'";
    }
}
