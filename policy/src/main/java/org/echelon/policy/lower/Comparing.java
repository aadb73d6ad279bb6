package org.echelon.policy.lower;

import java.util.ArrayList;
import java.util.List;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Day;
import org.echelon.policy.ir.Expression.Order;
import org.echelon.policy.ir.Text;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;
import org.echelon.policy.lower.Symbol.Known;
import org.jspecify.annotations.Nullable;

/// Equality, order and membership of symbols, as FEEL has them.
final class Comparing {

    private Comparing() {}

    static Truth compare(Expression.Comparison.Operator operator, Symbol left, Symbol right) {
        return switch (operator) {
            case EQUAL -> equal(left, right);
            case NOT_EQUAL -> Truth.not(equal(left, right));
            case LESS -> order(Order.LESS, left, right);
            case AT_MOST -> order(Order.AT_MOST, left, right);
            case GREATER -> order(Order.GREATER, left, right);
            case AT_LEAST -> order(Order.AT_LEAST, left, right);
        };
    }

    static Truth order(Order order, Symbol left, Symbol right) {
        if (Choices.isNull(left) || Choices.isNull(right)) {
            return new Truth.Null();
        }
        Symbol.Ratio a = Choices.number(left);
        Symbol.Ratio b = Choices.number(right);
        if (a != null && b != null) {
            return Numbers.compare(order, a, b);
        }
        Text text = Choices.text(left);
        Text otherText = Choices.text(right);
        if (text != null && otherText != null) {
            return new Truth.TextOrdered(order, text, otherText);
        }
        Day day = Choices.day(left);
        Day otherDay = Choices.day(right);
        if (day != null && otherDay != null) {
            return new Truth.DayOrdered(order, day, otherDay);
        }
        Whole months = Choices.months(left);
        Whole otherMonths = Choices.months(right);
        if (months != null && otherMonths != null) {
            return Truth.ordered(order, months, otherMonths);
        }
        Whole days = Choices.days(left);
        Whole otherDays = Choices.days(right);
        if (days != null && otherDays != null) {
            return Truth.ordered(order, days, otherDays);
        }
        if (isScalar(left)
                && isScalar(right)
                && !(isKnownDuration(left) || isKnownDuration(right))) {
            return new Truth.Null(); // two kinds have no order
        }
        throw new Refusal(
                "'"
                        + order.symbol()
                        + "' between these kinds of values is not computed on columns");
    }

    static Truth equal(Symbol left, Symbol right) {
        if (Choices.isNull(left)) {
            return missing(right);
        }
        if (Choices.isNull(right)) {
            return missing(left);
        }
        Symbol.Ratio a = Choices.number(left);
        Symbol.Ratio b = Choices.number(right);
        if (a != null && b != null) {
            return Numbers.equal(a, b);
        }
        Truth truth = Choices.truth(left);
        Truth otherTruth = Choices.truth(right);
        if (truth != null && otherTruth != null) {
            return same(truth, otherTruth);
        }
        Text text = Choices.text(left);
        Text otherText = Choices.text(right);
        if (text != null && otherText != null) {
            return text instanceof Text.Literal(String x)
                            && otherText instanceof Text.Literal(String y)
                    ? Truth.of(x.equals(y))
                    : new Truth.Same(text, otherText);
        }
        Day day = Choices.day(left);
        Day otherDay = Choices.day(right);
        if (day != null && otherDay != null) {
            return new Truth.Same(day, otherDay);
        }
        Whole months = Choices.months(left);
        Whole otherMonths = Choices.months(right);
        if (months != null && otherMonths != null) {
            return new Truth.Same(months, otherMonths);
        }
        throw new Refusal("'=' between these kinds of values is not computed on columns");
    }

    private static Truth same(Truth left, Truth right) {
        if (left instanceof Truth.Literal && !(right instanceof Truth.Literal)) {
            return same(right, left);
        }
        if (right instanceof Truth.Literal(boolean value)) {
            return left instanceof Truth.Literal(boolean other)
                    ? Truth.of(value == other)
                    : value ? Truth.certain(left) : Truth.certain(Truth.not(left));
        }
        return new Truth.Same(left, right);
    }

    private static Truth missing(Symbol symbol) {
        return switch (symbol) {
            case Known(Value value) -> Truth.of(value instanceof Value.Null);
            case Symbol.Ratio(Whole numerator, _) -> Truth.missing(numerator);
            case Symbol.Bool(Truth truth) -> Truth.missing(truth);
            case Symbol.Chars(Text text) -> Truth.missing(text);
            case Symbol.Date(Day day) -> Truth.missing(day);
            case Symbol.Days(Whole days) -> Truth.missing(days);
            case Symbol.Months(Whole months) -> Truth.missing(months);
            case Symbol.Items _,
                    Symbol.Rows _,
                    Symbol.Joined _,
                    Symbol.Texts _,
                    Symbol.Facts _,
                    Symbol.Particulars _,
                    Symbol.Parameters _,
                    Symbol.Row _,
                    Symbol.Knowledge _ ->
                    Truth.FALSE;
            case Symbol.Year _, Symbol.Either _ ->
                    throw new Refusal(
                            "whether a year is null is not computed on columns; compare count(years)");
        };
    }

    /// A duration that is written out in days and hours, which nothing here counts in.
    private static boolean isKnownDuration(Symbol symbol) {
        return symbol instanceof Known(Value.DaysDuration _);
    }

    private static boolean isScalar(Symbol symbol) {
        return switch (symbol) {
            case Known _,
                    Symbol.Ratio _,
                    Symbol.Bool _,
                    Symbol.Chars _,
                    Symbol.Date _,
                    Symbol.Days _,
                    Symbol.Months _ ->
                    true;
            default -> false;
        };
    }

    /// Whether an input is a value, lies in a range or is in a list.
    static Truth within(Symbol input, Expression candidates, FromFeel feel, Scope scope) {
        if (candidates instanceof Expression.RangeLiteral range) {
            return inRange(input, range, feel, scope);
        }
        if (candidates instanceof Expression.ListLiteral(List<Expression> items)) {
            Truth among = amongTexts(input, items);
            if (among != null) {
                return among;
            }
            List<Truth> any = new ArrayList<>();
            for (Expression item : items) {
                any.add(
                        Truth.certain(
                                item instanceof Expression.RangeLiteral range
                                        ? inRange(input, range, feel, scope)
                                        : equal(input, feel.of(item, scope))));
            }
            return Truth.or(any);
        }
        return in(input, feel.of(candidates, scope));
    }

    /// Whether an input is a value or in a list.
    static Truth in(Symbol input, Symbol candidates) {
        return switch (candidates) {
            case Symbol.Texts(var slot) -> {
                Text text = Choices.text(input);
                if (text == null) {
                    throw new Refusal("a list of texts is asked for what is no text");
                }
                yield new Truth.AmongBound(text, slot);
            }
            case Symbol.Items(var members, _) -> {
                Truth among = amongKnown(input, members);
                yield among != null
                        ? among
                        : Truth.or(
                                members.stream()
                                        .map(m ->
                                                Truth.and(
                                                        List.of(
                                                                m.there(),
                                                                Truth.certain(
                                                                        equal(input, m.value())))))
                                        .toList());
            }
            case Symbol.Bool _ when !(Choices.truth(input) != null) ->
                    throw new Refusal(
                            "a test that is a truth value, of an input that is none, is not computed on columns");
            case Known(Value.Truth _) when Choices.truth(input) == null ->
                    throw new Refusal(
                            "a test that is a truth value, of an input that is none, is not computed on columns");
            default -> equal(input, candidates);
        };
    }

    private static @Nullable Truth amongKnown(Symbol input, List<Symbol.Items.Member> members) {
        List<String> texts = new ArrayList<>();
        for (Symbol.Items.Member member : members) {
            if (!(member.value() instanceof Known(Value.Text(String text)))
                    || !member.there().equals(Truth.TRUE)) {
                return null;
            }
            texts.add(text);
        }
        Text text = Choices.text(input);
        return text == null || texts.isEmpty() ? null : new Truth.Among(text, texts);
    }

    /// Membership in texts that are written out.
    static @Nullable Truth amongTexts(Symbol input, List<Expression> items) {
        return amongKnown(
                input,
                items.stream()
                        .map(item ->
                                new Symbol.Items.Member(
                                        item instanceof Expression.Literal(Value value)
                                                ? new Known(value)
                                                : new Symbol.Particulars(),
                                        Truth.TRUE))
                        .toList());
    }

    private static Truth inRange(
            Symbol input, Expression.RangeLiteral range, FromFeel feel, Scope scope) {
        if (range.form() != Value.Range.Form.INTERVAL) {
            throw new Refusal("a range written with an operator is not computed on columns");
        }
        List<Truth> both = new ArrayList<>();
        if (range.low() != null) {
            both.add(
                    order(
                            range.lowIncluded() ? Order.AT_MOST : Order.LESS,
                            feel.of(range.low(), scope),
                            input));
        }
        if (range.high() != null) {
            both.add(
                    order(
                            range.highIncluded() ? Order.AT_MOST : Order.LESS,
                            input,
                            feel.of(range.high(), scope)));
        }
        return Truth.and(both);
    }
}
