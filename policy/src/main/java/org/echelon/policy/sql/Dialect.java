package org.echelon.policy.sql;

import java.util.List;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Slot;
import org.jspecify.annotations.Nullable;

/// How an engine spells what the printer needs.
public sealed interface Dialect permits DuckDb, Spark {

    /// A name, whatever is in it.
    String quoted(String name);

    /// A value that is bound when the statement runs.
    ///
    /// @param position counted from 1
    String bound(Slot slot, int position, boolean wide);

    /// How the header names a value that is bound.
    ///
    /// @param position counted from 1
    String mark(int position);

    /// A null of a kind.
    String nothing(Column.Type type);

    /// What of the registers each step hands on to the next, so that it can be asked there.
    ///
    /// @param tables the registers that are asked
    List<String> carried(List<String> tables);

    /// Whether a register is asked in one grouping by subject, where that answers the question.
    boolean groupsRegisters();

    /// Whether the subject has a record in a register for which a test is true; never null.
    ///
    /// @param where absent for any record
    String exists(String table, @Nullable String where);

    /// What the subject's records for which a test is true add up to; 0 where there is none.
    ///
    /// @param value what is added up; absent to count
    /// @param wide whether the sum needs a wide integer
    String total(String table, @Nullable String where, @Nullable String value, boolean wide);

    /// The first or last day of the subject's records for which a test is true; null where there is
    /// none.
    String outermost(boolean first, String table, @Nullable String where, String value);

    /// An integer literal of 64 bits, or a wide one.
    String literal(String digits, boolean wide);

    /// The value as a wide integer.
    String widened(String value);

    /// The value as an integer of 64 bits.
    String lengthened(String value);

    /// Whether the tables hold numbers in whole units already, fen where another engine has yuan.
    boolean tablesHoldUnits();

    /// Fen of a column of yuan with two decimals, or hundredths of another number, in 64 bits.
    ///
    /// @param room whether the value is known to leave room for the product
    String hundredths(String column, boolean room);

    String wholeQuotient(String dividend, String divisor);

    /// Whether two values are the same, null being the same as null.
    String same(String left, String right);

    String substring(String text, int start, int length);

    String matches(String text, String pattern);

    String in(String text, List<String> literals);

    String inBound(String text, String list);

    String startsWith(String text, String literal);

    String length(String text);

    String daysBetween(String from, String to);

    String monthsBetween(String from, String to);

    String monthsLater(String day, String months);

    String yearOf(String day);

    String dayInYear(String year, int month, int day);

    String day(java.time.LocalDate day);

    default String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
