package org.echelon.policy.kernel;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.Title;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Day;
import org.echelon.policy.ir.Definition;
import org.echelon.policy.ir.Expression;
import org.echelon.policy.ir.Relation;
import org.echelon.policy.ir.Slot;
import org.echelon.policy.ir.Text;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Evaluates what does not differ from row to row, or only with the text of one column or with the
/// records of a register: once for a run, a text, a subject with records, instead of in the loop.
///
/// A value is a `BigInteger`, `Boolean`, `String`, `LocalDate` or null.
///
/// @param slots what is bound
/// @param column the one column that may be read
/// @param text its text
/// @param titles of the subject
/// @param awards of the subject
/// @param record the record that is looked at
record Fixed(
        Map<Slot, Object> slots,
        @Nullable Column column,
        @Nullable String text,
        List<Title> titles,
        List<Award> awards,
        @Nullable Object record) {

    private static final LocalDate WITHOUT_END = LocalDate.of(9999, 12, 31);

    static Fixed of(Map<Slot, Object> slots) {
        return new Fixed(slots, null, null, List.of(), List.of(), null);
    }

    Fixed reading(Column one, String value) {
        return new Fixed(slots, one, value, titles, awards, record);
    }

    Fixed with(List<Title> held, List<Award> received) {
        return new Fixed(slots, column, text, held, received, record);
    }

    private Fixed at(Object row) {
        return new Fixed(slots, column, text, titles, awards, row);
    }

    private List<?> rows(Relation relation) {
        return switch (relation) {
            case TITLES -> titles;
            case AWARDS -> awards;
        };
    }

    private Object bound(Slot slot) {
        return Objects.requireNonNull(slots.get(slot), () -> slot.name() + " is not bound");
    }

    @Nullable Object of(Expression expression) {
        return switch (expression) {
            case Whole whole -> whole(whole);
            case Truth truth -> truth(truth);
            case Text part -> text(part);
            case Day day -> day(day);
        };
    }

    @Nullable BigInteger whole(Whole whole) {
        return switch (whole) {
            case Whole.Literal(BigInteger value) -> value;
            case Whole.Null _ -> null;
            case Whole.Of of -> throw perRow(of.column());
            case Whole.Bound(Slot slot) -> (BigInteger) bound(slot);
            case Whole.Field(_, String name) -> (BigInteger) field(name);
            case Whole.Reference(Definition definition, var part) ->
                    part == Definition.Part.NUMERATOR
                            ? (BigInteger) of(definition.value())
                            : whole(Objects.requireNonNull(definition.denominator()));
            case Whole.Arithmetic(var operator, Whole left, Whole right, _, _) -> {
                BigInteger a = whole(left);
                BigInteger b = whole(right);
                yield a == null || b == null
                        ? null
                        : switch (operator) {
                            case ADD -> a.add(b);
                            case SUBTRACT -> a.subtract(b);
                            case MULTIPLY -> a.multiply(b);
                        };
            }
            case Whole.Quotient(Whole dividend, BigInteger divisor) -> {
                BigInteger a = whole(dividend);
                yield a == null ? null : a.divide(divisor);
            }
            case Whole.Extreme(boolean least, Whole left, Whole right, _, _) -> {
                BigInteger a = whole(left);
                BigInteger b = whole(right);
                yield a == null || b == null ? null : least ? a.min(b) : a.max(b);
            }
            case Whole.Choice(Truth condition, Whole then, Whole otherwise, _, _) ->
                    whole(isTrue(condition) ? then : otherwise);
            case Whole.DaysBetween(Day from, Day to) -> {
                LocalDate a = day(from);
                LocalDate b = day(to);
                yield a == null || b == null
                        ? null
                        : BigInteger.valueOf(ChronoUnit.DAYS.between(a, b));
            }
            case Whole.MonthsBetween(Day from, Day to) -> {
                LocalDate a = day(from);
                LocalDate b = day(to);
                yield a == null || b == null
                        ? null
                        : BigInteger.valueOf(Period.between(a, b).toTotalMonths());
            }
            case Whole.YearOf(Day of) -> {
                LocalDate day = day(of);
                yield day == null ? null : BigInteger.valueOf(day.getYear());
            }
            case Whole.Total(Relation relation, Truth where, Whole value) -> {
                BigInteger total = BigInteger.ZERO;
                for (Object row : rows(relation)) {
                    Fixed at = at(row);
                    BigInteger one = at.isTrue(where) ? at.whole(value) : null;
                    total = one == null ? total : total.add(one);
                }
                yield total;
            }
        };
    }

    boolean isTrue(Truth truth) {
        return Boolean.TRUE.equals(truth(truth));
    }

    @Nullable Boolean truth(Truth truth) {
        return switch (truth) {
            case Truth.Literal(boolean value) -> value;
            case Truth.Null _ -> null;
            case Truth.Of of -> throw perRow(of.column());
            case Truth.Bound(Slot slot) -> (Boolean) bound(slot);
            case Truth.Reference(Definition definition) -> (Boolean) of(definition.value());
            case Truth.YearExists _ ->
                    throw new IllegalStateException("which years exist differs from row to row");
            case Truth.Ordered(var order, Whole left, Whole right) ->
                    ordered(order, whole(left), whole(right));
            case Truth.TextOrdered(var order, Text left, Text right) -> {
                String a = text(left);
                String b = text(right);
                yield (a == null || b == null) ? null : order.holds(Texts.ORDER.compare(a, b));
            }
            case Truth.DayOrdered(var order, Day left, Day right) -> {
                LocalDate a = day(left);
                LocalDate b = day(right);
                yield (a == null || b == null) ? null : order.holds(a.compareTo(b));
            }
            case Truth.Same(Expression left, Expression right) ->
                    Objects.equals(of(left), of(right));
            case Truth.Missing(Expression value) -> of(value) == null;
            case Truth.Certain(Truth value) -> isTrue(value);
            case Truth.Settled(Truth value) -> isTrue(value);
            case Truth.Not(Truth value) -> {
                Boolean known = truth(value);
                yield known == null ? null : !known;
            }
            case Truth.And(List<Truth> operands) -> joined(operands, false);
            case Truth.Or(List<Truth> operands) -> joined(operands, true);
            case Truth.Choice(Truth condition, Truth then, Truth otherwise) ->
                    truth(isTrue(condition) ? then : otherwise);
            case Truth.Among(Text value, List<String> texts) -> {
                String one = text(value);
                yield one != null && texts.contains(one);
            }
            case Truth.AmongBound(Text value, Slot slot) -> {
                String one = text(value);
                yield one != null && ((List<?>) bound(slot)).contains(one);
            }
            case Truth.Matches(Text value, String pattern) -> {
                String one = text(value);
                yield one == null ? null : Pattern.compile(pattern).matcher(one).find();
            }
            case Truth.Exists(Relation relation, Truth where) ->
                    rows(relation).stream().anyMatch(row -> at(row).isTrue(where));
        };
    }

    private static @Nullable Boolean ordered(
            Expression.Order order, @Nullable BigInteger a, @Nullable BigInteger b) {
        return (a == null || b == null) ? null : order.holds(a.compareTo(b));
    }

    /// `or` of the operands where `decisive` is true, `and` where it is false.
    private @Nullable Boolean joined(List<Truth> operands, boolean decisive) {
        boolean none = false;
        for (Truth operand : operands) {
            Boolean one = truth(operand);
            if (one == null) {
                none = true;
            } else if (one == decisive) {
                return decisive;
            }
        }
        return none ? null : (Boolean) !decisive;
    }

    @Nullable String text(Text part) {
        return switch (part) {
            case Text.Literal(String value) -> value;
            case Text.Null _ -> null;
            case Text.Of(Column of, _) -> {
                if (!of.equals(column)) {
                    throw perRow(of);
                }
                yield text;
            }
            case Text.Bound(Slot slot) -> (String) bound(slot);
            case Text.Field(_, String name) -> (String) field(name);
            case Text.Reference(Definition definition) -> (String) of(definition.value());
            case Text.Part(Text whole, int start, int length) -> {
                String one = text(whole);
                yield one == null ? null : Texts.part(one, start, length);
            }
            case Text.Choice(Truth condition, Text then, Text otherwise) ->
                    text(isTrue(condition) ? then : otherwise);
        };
    }

    @Nullable LocalDate day(Day part) {
        return switch (part) {
            case Day.Literal(LocalDate value) -> value;
            case Day.Null _ -> null;
            case Day.Of of -> throw perRow(of.column());
            case Day.Bound(Slot slot) -> (LocalDate) bound(slot);
            case Day.Field(_, String name) -> (LocalDate) field(name);
            case Day.Reference(Definition definition) -> (LocalDate) of(definition.value());
            case Day.InYear(Whole year, int month, int day) -> {
                BigInteger one = whole(year);
                yield one == null ? null : LocalDate.of(one.intValueExact(), month, day);
            }
            case Day.MonthsLater(Day day, Whole months) -> {
                LocalDate one = day(day);
                BigInteger many = whole(months);
                yield one == null || many == null ? null : one.plusMonths(many.longValueExact());
            }
            case Day.Choice(Truth condition, Day then, Day otherwise) ->
                    day(isTrue(condition) ? then : otherwise);
            case Day.Outermost(boolean first, Relation relation, Truth where, Day value) -> {
                LocalDate found = null;
                for (Object row : rows(relation)) {
                    Fixed at = at(row);
                    LocalDate one = at.isTrue(where) ? at.day(value) : null;
                    if (one != null
                            && (found == null
                                    || (first ? one.isBefore(found) : one.isAfter(found)))) {
                        found = one;
                    }
                }
                yield found;
            }
        };
    }

    private @Nullable Object field(String name) {
        return switch (record) {
            case Title title ->
                    switch (name) {
                        case "title" -> title.title();
                        case "number" -> title.number();
                        case "from" -> title.from();
                        case "until" -> title.until() == null ? WITHOUT_END : title.until();
                        default -> throw new IllegalStateException("a title has no " + name);
                    };
            case Award award ->
                    switch (name) {
                        case "programme" -> award.programme();
                        case "matter" -> award.matter();
                        case "level" -> award.level();
                        case "amount" -> award.amount().times(Rational.HUNDRED).floor();
                        case "on" -> award.on();
                        default -> throw new IllegalStateException("an award has no " + name);
                    };
            case null, default -> throw new IllegalStateException(name + " outside of a register");
        };
    }

    private static IllegalStateException perRow(Column column) {
        return new IllegalStateException(column.name() + " differs from row to row");
    }
}
