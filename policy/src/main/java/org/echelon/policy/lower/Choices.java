package org.echelon.policy.lower;

import java.time.LocalDate;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Day;
import org.echelon.policy.ir.Text;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;
import org.echelon.policy.lower.Symbol.Known;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// One of two symbols by a condition, and symbols read as values of one kind. Null is a member of
/// every kind.
final class Choices {

    private Choices() {}

    static Symbol of(Truth condition, Symbol then, Symbol otherwise) {
        if (condition instanceof Truth.Literal(boolean value)) {
            return value ? then : otherwise;
        }
        if (condition instanceof Truth.Null || then.equals(otherwise)) {
            return otherwise;
        }
        if (condition instanceof Truth.YearExists(int back)
                && then instanceof Symbol.Year(int same)
                && back == same
                && isNull(otherwise)) {
            return then; // all of a year that does not exist is null
        }
        Symbol.Ratio number = number(then);
        Symbol.Ratio other = number(otherwise);
        if (number != null && other != null) {
            return Numbers.choice(condition, number, other);
        }
        Truth truth = truth(then);
        Truth otherTruth = truth(otherwise);
        if (truth != null && otherTruth != null) {
            return new Symbol.Bool(Truth.choice(condition, truth, otherTruth));
        }
        Text text = text(then);
        Text otherText = text(otherwise);
        if (text != null && otherText != null) {
            return new Symbol.Chars(Text.choice(condition, text, otherText));
        }
        Day day = day(then);
        Day otherDay = day(otherwise);
        if (day != null && otherDay != null) {
            return new Symbol.Date(Day.choice(condition, day, otherDay));
        }
        return new Symbol.Either(condition, then, otherwise);
    }

    static boolean isNull(Symbol symbol) {
        return symbol instanceof Known(Value.Null _);
    }

    static Symbol.@Nullable Ratio number(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Ratio number -> number;
            case Known(Value.Numeric(Rational value, _)) -> Numbers.of(value);
            case Known(Value.Null _) -> new Symbol.Ratio(new Whole.Null(), Whole.Literal.ONE);
            default -> null;
        };
    }

    static @Nullable Truth truth(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Bool(Truth truth) -> truth;
            case Known(Value.Truth(boolean value)) -> Truth.of(value);
            case Known(Value.Null _) -> new Truth.Null();
            default -> null;
        };
    }

    static @Nullable Text text(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Chars(Text text) -> text;
            case Known(Value.Text(String value)) -> new Text.Literal(value);
            case Known(Value.Null _) -> new Text.Null();
            default -> null;
        };
    }

    static @Nullable Day day(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Date(Day day) -> day;
            case Known(Value.Day(LocalDate value)) -> new Day.Literal(value);
            case Known(Value.Null _) -> new Day.Null();
            default -> null;
        };
    }

    static @Nullable Whole days(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Days(Whole days) -> days;
            case Known(Value.Null _) -> new Whole.Null();
            default -> null;
        };
    }

    static @Nullable Whole months(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Months(Whole months) -> months;
            case Known(Value.MonthsDuration(long months)) -> Whole.of(months);
            case Known(Value.Null _) -> new Whole.Null();
            default -> null;
        };
    }
}
