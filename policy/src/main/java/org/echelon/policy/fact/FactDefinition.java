package org.echelon.policy.fact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.message.Words;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// One fact of the dictionary.
///
/// @param id stable id, such as `rd_expense`
/// @param period yearly, current, or a panel's score
/// @param type number, boolean, code or text
/// @param unit unit of a number: yuan, persons, points, items, square_metres, years, rank, percent
/// @param integer whether only whole numbers make sense
/// @param min least allowed value; absent means no bound
/// @param max greatest allowed value; absent means no bound
/// @param values the closed list of a code, with its words; empty where the list is open
/// @param partOf the fact this one is a part of and never exceeds
/// @param fallback the fact that is read when this one is unknown
/// @param registers registers in order of trust, the first that has the fact wins
/// @param move how it may move in plans; absent means it does not
/// @param subjects of whom or what it may be told
public record FactDefinition(
        String id,
        Period period,
        Type type,
        @Nullable String unit,
        boolean integer,
        @Nullable Rational min,
        @Nullable Rational max,
        Map<String, Words> values,
        @Nullable String partOf,
        @Nullable String fallback,
        Words name,
        Words meaning,
        List<String> registers,
        Optional<Move> move,
        Set<Subject.Kind> subjects) {

    /// When a fact holds.
    public enum Period {
        YEARLY,
        CURRENT,
        PANEL
    }

    /// What kind of value it has.
    public enum Type {
        NUMBER,
        BOOLEAN,
        CODE,
        TEXT
    }

    /// How a fact may move in a plan.
    ///
    /// @param from running-year, next-year or now
    /// @param direction up, down or both
    /// @param step smallest change, in the fact's unit
    /// @param cost effort of one step, in points that only compare
    public record Move(String from, String direction, Rational step, Rational cost) {}

    /// A value read from text, or what is wrong with it.
    public sealed interface Parsed {
        record Valid(FactValue value) implements Parsed {}

        /// @param code `wrong_type`, `negative`, `out_of_bounds` or `decimals`
        record Invalid(String code, Words problem) implements Parsed {}
    }

    public FactDefinition {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        registers = List.copyOf(registers);
        subjects = Set.copyOf(subjects);
    }

    /// The kinds of subjects it may be told of, for messages: 孵化载体, a carrier.
    public Words subjectWords() {
        List<Words> kinds = subjects.stream().sorted().map(Subject.Kind::words).toList();
        return new Words(
                String.join("、", kinds.stream().map(Words::zh).toList()),
                String.join(" or ", kinds.stream().map(Words::en).toList()));
    }

    /// Reads a cell or scalar. Numbers are plain decimals in the fact's own unit; no thousands
    /// separators, no 万元.
    public Parsed parse(String text) {
        String stripped = text.strip();
        return switch (type) {
            case NUMBER -> parseNumber(stripped);
            case BOOLEAN -> parseTruth(stripped);
            case CODE -> parseCode(stripped);
            case TEXT ->
                    stripped.isEmpty()
                            ? invalid("wrong_type", "为空", "is empty")
                            : new Parsed.Valid(new FactValue.Text(stripped));
        };
    }

    private Parsed parseNumber(String text) {
        Rational value;
        try {
            value = Rational.parse(text);
        } catch (NumberFormatException e) {
            String zhUnit = unit == null ? "" : "，单位为" + unitWords().zh();
            String enUnit = unit == null ? "" : " in " + unitWords().en();
            return invalid(
                    "wrong_type",
                    "“%s”不是数字；请填写不带单位和分隔符的数值%s，如 20000000".formatted(text, zhUnit),
                    "'%s' is not a number; write digits%s without unit or separators, such as 20000000"
                            .formatted(text, enUnit));
        }
        return check(new FactValue.Numeric(value))
                .<Parsed>map(p -> p)
                .orElseGet(() -> new Parsed.Valid(new FactValue.Numeric(value)));
    }

    private Parsed parseTruth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "是" -> new Parsed.Valid(new FactValue.Truth(true));
            case "false", "否" -> new Parsed.Valid(new FactValue.Truth(false));
            default ->
                    invalid(
                            "wrong_type",
                            "“%s”不是真假值；请填写 true 或 false".formatted(text),
                            "'%s' is not a truth value; write true or false".formatted(text));
        };
    }

    private Parsed parseCode(String text) {
        FactValue value = new FactValue.Text(text);
        return text.isEmpty()
                ? invalid("wrong_type", "为空", "is empty")
                : check(value).<Parsed>map(p -> p).orElseGet(() -> new Parsed.Valid(value));
    }

    /// Checks a value against type, bounds, decimals and list.
    public Optional<Parsed.Invalid> check(FactValue value) {
        return switch (value) {
            case FactValue.Numeric(Rational number) when type == Type.NUMBER -> checkNumber(number);
            case FactValue.Truth _ when type == Type.BOOLEAN -> Optional.empty();
            case FactValue.Text(String text) when type == Type.CODE -> checkCode(text);
            case FactValue.Text _ when type == Type.TEXT -> Optional.empty();
            case FactValue _ ->
                    Optional.of(
                            invalid(
                                    "wrong_type",
                                    "的类型应为%s".formatted(typeWords().zh()),
                                    "has the wrong type; expected " + typeWords().en()));
        };
    }

    private Optional<Parsed.Invalid> checkNumber(Rational number) {
        if (min != null && number.compareTo(min) < 0) {
            return Optional.of(
                    invalid(
                            number.signum() < 0 && min.signum() >= 0 ? "negative" : "out_of_bounds",
                            "为 %s，不能小于 %s".formatted(number, min),
                            "is %s and may not be below %s".formatted(number, min)));
        }
        if (max != null && number.compareTo(max) > 0) {
            return Optional.of(
                    invalid(
                            "out_of_bounds",
                            "为 %s，不能大于 %s".formatted(number, max),
                            "is %s and may not be above %s".formatted(number, max)));
        }
        if (integer && !number.isInteger()) {
            return Optional.of(
                    invalid(
                            "decimals",
                            "为 %s，应为整数".formatted(number),
                            "is %s and must be a whole number".formatted(number)));
        }
        if ("yuan".equals(unit) && !number.times(Rational.HUNDRED).isInteger()) {
            return Optional.of(
                    invalid(
                            "decimals",
                            "为 %s，金额以元为单位，最多两位小数（到分）".formatted(number),
                            "is %s; amounts are yuan with at most two decimals (fen)"
                                    .formatted(number)));
        }
        return Optional.empty();
    }

    private Optional<Parsed.Invalid> checkCode(String text) {
        if (values.isEmpty() || values.containsKey(text)) {
            return Optional.empty();
        }
        String known = String.join(", ", values.keySet());
        return Optional.of(
                invalid(
                        "wrong_type",
                        "“%s”不在可选值之内；可选值为 %s".formatted(text, known),
                        "'%s' is not one of %s".formatted(text, known)));
    }

    private Parsed.Invalid invalid(String code, String zh, String en) {
        return new Parsed.Invalid(code, new Words(name.zh() + "（" + id + "）" + zh, id + " " + en));
    }

    private Words typeWords() {
        return switch (type) {
            case NUMBER -> new Words("数字", "a number");
            case BOOLEAN -> new Words("真假值", "a truth value");
            case CODE -> new Words("代码", "a code in quotes");
            case TEXT -> new Words("文字", "a text");
        };
    }

    /// The unit in words; only for a fact that has one.
    private Words unitWords() {
        return Units.words(java.util.Objects.requireNonNull(unit));
    }
}
