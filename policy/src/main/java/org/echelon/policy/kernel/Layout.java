package org.echelon.policy.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Day;
import org.echelon.policy.ir.Expression;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;

/// What the code reads beside itself, each with its number: columns, bitmaps, values that are the
/// same in every row.
final class Layout {

    /// Half of a number, or all of it.
    enum Half {
        HIGH,
        LOW
    }

    /// A column of longs.
    sealed interface Longs {
        record Facts(String column) implements Longs {}

        /// A number that follows from the records of a register.
        record FromRecords(Whole value, Half half) implements Longs {}
    }

    /// A bitmap.
    sealed interface Bitmap {
        record Facts(String column) implements Bitmap {}

        record Unknown(String column) implements Bitmap {}

        record Outside(String column) implements Bitmap {}

        /// Whether a figure is so great that nothing may be unknown beside it.
        record Huge() implements Bitmap {}

        /// Whether a test of a text holds, or is null.
        ///
        /// @param missing whether it is set where the test is null, not where it is true
        record OfText(Column column, Truth test, boolean missing) implements Bitmap {}

        /// Whether what follows from the records of a register is true.
        record FromRecords(Truth value) implements Bitmap {}

        /// Whether what follows from the records of a register is null.
        record MissingFromRecords(Expression value) implements Bitmap {}
    }

    /// A value that is the same in every row.
    sealed interface Parameter {
        record OfNumber(Whole value, Half half) implements Parameter {}

        /// All bits where true.
        record Mask(Truth value) implements Parameter {}

        /// All bits where null.
        record Missing(Expression value) implements Parameter {}

        record OfDay(Day value) implements Parameter {}

        /// The first day after an accounting year, counted back from the year of the question.
        record YearEnd(int yearsBack) implements Parameter {}
    }

    private final Map<Longs, Integer> longs = new LinkedHashMap<>();
    private final Map<String, Integer> ints = new LinkedHashMap<>();
    private final Map<Bitmap, Integer> bitmaps = new LinkedHashMap<>();
    private final Map<Parameter, Integer> parameters = new LinkedHashMap<>();

    int of(Longs one) {
        return number(longs, one);
    }

    int ofInts(String column) {
        return number(ints, column);
    }

    int of(Bitmap one) {
        return number(bitmaps, one);
    }

    int of(Parameter one) {
        return number(parameters, one);
    }

    private static <K> int number(Map<K, Integer> numbers, K one) {
        Integer known = numbers.putIfAbsent(one, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    List<Longs> longs() {
        return new ArrayList<>(longs.keySet());
    }

    List<String> ints() {
        return new ArrayList<>(ints.keySet());
    }

    List<Bitmap> bitmaps() {
        return new ArrayList<>(bitmaps.keySet());
    }

    List<Parameter> parameters() {
        return new ArrayList<>(parameters.keySet());
    }
}
