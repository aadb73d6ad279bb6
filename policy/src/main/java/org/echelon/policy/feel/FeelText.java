package org.echelon.policy.feel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Writes values as FEEL text.
///
/// Open values have no FEEL text: numbers, days and durations print as the range they lie in where
/// one is known, others as `unknown`.
public final class FeelText {
    private FeelText() {}

    public static String of(Value value) {
        StringBuilder text = new StringBuilder();
        append(text, value, true);
        return text.toString();
    }

    /// What FEEL's function `string` gives: as [#of], a text itself without quotes.
    static String plain(Value value) {
        StringBuilder text = new StringBuilder();
        append(text, value, false);
        return text.toString();
    }

    /// A number as a decimal: exact where 34 digits suffice, otherwise rounded half to even.
    public static String of(Rational number) {
        return decimal(number).stripTrailingZeros().toPlainString();
    }

    private static BigDecimal decimal(Rational number) {
        if (number.isInteger()) {
            return new BigDecimal(number.numerator());
        }
        if (number.denominator().bitLength() < 128) {
            BigInteger rest = number.denominator();
            int twos = rest.getLowestSetBit();
            rest = rest.shiftRight(twos);
            int fives = 0;
            BigInteger five = BigInteger.valueOf(5);
            for (BigInteger[] parts = rest.divideAndRemainder(five);
                    parts[1].signum() == 0;
                    parts = rest.divideAndRemainder(five)) {
                rest = parts[0];
                fives++;
            }
            if (rest.equals(BigInteger.ONE)) {
                BigDecimal exact =
                        number.toDecimal(Math.max(twos, fives), RoundingMode.UNNECESSARY);
                if (exact.precision() <= Irrational.DIGITS.getPrecision()) {
                    return exact;
                }
            }
        }
        return number.toDecimal(Irrational.DIGITS);
    }

    private static void append(StringBuilder text, Value value, boolean quoted) {
        switch (value) {
            case Value.Null _ -> text.append("null");
            case Value.Truth(boolean truth) -> text.append(truth);
            case Value.Numeric(var number, _) -> text.append(of(number));
            case Value.Text(var string) -> {
                if (quoted) {
                    quote(text, string);
                } else {
                    text.append(string);
                }
            }
            case Value.Day(var day) -> temporal(text, Temporals.text(day), quoted);
            case Value.Time(var time) -> temporal(text, Temporals.text(time), quoted);
            case Value.DayTime(var dayTime) -> temporal(text, Temporals.text(dayTime), quoted);
            case Value.DaysDuration duration -> temporal(text, Temporals.text(duration), quoted);
            case Value.MonthsDuration duration -> temporal(text, Temporals.text(duration), quoted);
            case Value.Range range -> range(text, range);
            case Value.Items(var items) -> items(text, items);
            case Value.Context(var entries) -> context(text, entries);
            case Value.Function function ->
                    text.append(
                            function instanceof BuiltIn builtIn
                                    ? builtIn.name()
                                    : "function("
                                            + String.join(", ", function.parameters())
                                            + ") …");
            case Value.OpenNumber(var min, var max, var mayBeNull, _) -> {
                text.append(min == null ? "(-∞" : "[" + of(min)).append("..");
                text.append(max == null ? "∞)" : of(max) + "]");
                text.append(mayBeNull ? " or null" : "");
            }
            case Value.OpenTruth open -> text.append(outcomes(open));
            case Value.OpenAny(var extent, _) ->
                    text.append(extent == null ? "unknown" : extent.text());
            case Value.OpenItems(var members, _) -> {
                items(text, members.stream().map(Value.OpenItems.Member::value).toList());
                text.append(" or fewer");
            }
        }
    }

    private static String outcomes(Value.OpenTruth open) {
        return (open.mayBeTrue() ? "true" : "")
                + (open.mayBeTrue() && open.mayBeFalse() ? " or " : "")
                + (open.mayBeFalse() ? "false" : "")
                + (open.mayBeNull() ? " or null" : "");
    }

    private static void temporal(StringBuilder text, String literal, boolean quoted) {
        text.append(quoted ? "@\"" + literal + "\"" : literal);
    }

    private static void range(StringBuilder text, Value.Range range) {
        Value low = range.low();
        Value high = range.high();
        switch (range.form()) {
            case EQUAL, NOT_EQUAL -> {
                text.append(range.form() == Value.Range.Form.EQUAL ? "(=" : "(!=");
                append(text, low == null ? Value.NULL : low, true);
                text.append(')');
            }
            case COMPARISON, INTERVAL -> {
                if (range.form() == Value.Range.Form.COMPARISON && (low == null || high == null)) {
                    text.append(
                            low == null
                                    ? range.highIncluded() ? "(<=" : "(<"
                                    : range.lowIncluded() ? "(>=" : "(>");
                    end(text, low == null ? high : low);
                    text.append(')');
                } else {
                    text.append(range.lowIncluded() ? '[' : '(');
                    end(text, low);
                    text.append("..");
                    end(text, high);
                    text.append(range.highIncluded() ? ']' : ')');
                }
            }
        }
    }

    private static void end(StringBuilder text, @Nullable Value end) {
        append(text, end == null ? Value.NULL : end, true);
    }

    private static void items(StringBuilder text, List<Value> items) {
        text.append('[');
        String separator = "";
        for (Value item : items) {
            text.append(separator);
            append(text, item, true);
            separator = ", ";
        }
        text.append(']');
    }

    private static void context(StringBuilder text, Map<String, Value> entries) {
        text.append('{');
        String separator = "";
        for (Map.Entry<String, Value> entry : entries.entrySet()) {
            text.append(separator);
            if (isName(entry.getKey())) {
                text.append(entry.getKey());
            } else {
                quote(text, entry.getKey());
            }
            text.append(": ");
            append(text, entry.getValue(), true);
            separator = ", ";
        }
        text.append('}');
    }

    private static boolean isName(String key) {
        return !key.isEmpty()
                && Characters.startsName(key.codePointAt(0))
                && key.codePoints().allMatch(c -> c == ' ' || Characters.continuesName(c));
    }

    private static void quote(StringBuilder text, String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c);
            }
        }
        text.append('"');
    }
}
