package org.echelon.policy.sql;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Day;
import org.echelon.policy.ir.Definition;
import org.echelon.policy.ir.Expression;
import org.echelon.policy.ir.Range;
import org.echelon.policy.ir.Relation;
import org.echelon.policy.ir.Slot;
import org.echelon.policy.ir.Text;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;
import org.jspecify.annotations.Nullable;

/// Expressions as SQL. Every operand that is not a name, a call or a literal stands in parentheses.
final class Expressions {

    static final String DENOMINATOR = " / ";

    private final Dialect dialect;
    private final List<Slot> slots;
    private final Guards guards;
    private final Optional<Registers> registers;

    /// Whether what is printed stands beside a register's own columns, which have names like any.
    private boolean besideRecords;

    Expressions(Dialect dialect, List<Slot> slots, Guards guards) {
        this.dialect = dialect;
        this.slots = slots;
        this.guards = guards;
        this.registers =
                dialect.groupsRegisters()
                        ? Optional.of(new Registers(one -> besideRecords(() -> side(one))))
                        : Optional.empty();
    }

    /// The questions to registers that were printed, where one grouping answers them.
    Optional<Registers> registers() {
        return registers;
    }

    /// What a definition is; of a ratio the numerator.
    String of(Definition definition) {
        return of(guards.value(definition));
    }

    String of(Expression expression) {
        return switch (expression) {
            case Whole whole -> of(whole);
            case Truth truth -> of(truth);
            case Text text -> of(text);
            case Day day -> of(day);
        };
    }

    private String name(Column column) {
        return ofSubject(dialect.quoted(column.path()));
    }

    private String reference(Definition definition, Definition.Part part) {
        return ofSubject(name(definition, part));
    }

    private String ofSubject(String quoted) {
        return besideRecords ? "subject." + quoted : quoted;
    }

    private String bound(Slot slot, boolean wide) {
        return dialect.bound(slot, slots.indexOf(slot) + 1, wide);
    }

    /// The column of a definition, or of its denominator.
    String name(Definition definition, Definition.Part part) {
        return dialect.quoted(
                part == Definition.Part.NUMERATOR
                        ? definition.name()
                        : definition.name() + DENOMINATOR);
    }

    String of(Whole whole) {
        return switch (whole) {
            case Whole.Literal(BigInteger value) ->
                    value.signum() < 0 && isShort(whole)
                            ? "(" + value + ")"
                            : dialect.literal(value.toString(), !isShort(whole));
            case Whole.Null _ -> dialect.nothing(Column.Type.NUMBER);
            case Whole.Of(Column column, _) -> name(column);
            case Whole.Bound(Slot slot) -> bound(slot, !isShort(whole));
            case Whole.Field(_, String name) -> dialect.hundredths(record(name), false);
            case Whole.Reference(Definition definition, var part) -> reference(definition, part);
            case Whole.Arithmetic(var operator, Whole left, Whole right, _, _) -> {
                boolean wide = !isShort(whole);
                boolean tooNarrow = isNarrow(whole) && !isInteger(whole.range());
                String first =
                        !wide && tooNarrow
                                ? dialect.lengthened(of(left))
                                : operand(left, wide && isShort(left));
                yield first + " " + operator.symbol() + " " + operand(right, false);
            }
            case Whole.Quotient(Whole dividend, BigInteger divisor) ->
                    dialect.wholeQuotient(operand(dividend, false), divisor.toString());
            case Whole.Extreme(boolean least, Whole left, Whole right, _, boolean nullable)
                    when !nullable ->
                    (least ? "least(" : "greatest(") + of(left) + ", " + of(right) + ")";
            case Whole.Extreme(boolean least, Whole left, Whole right, _, _) ->
                    "CASE WHEN %1$s %3$s %2$s THEN %1$s WHEN %2$s %4$s %1$s THEN %2$s END"
                            .formatted(
                                    operand(left, false),
                                    operand(right, false),
                                    least ? "<=" : ">=",
                                    least ? "<" : ">");
            case Whole.Choice choice -> {
                List<String> branches = new ArrayList<>();
                Whole rest = choice;
                while (rest
                        instanceof Whole.Choice(Truth condition, Whole then, Whole next, _, _)) {
                    branches.add(branch(condition, of(then)));
                    rest = next;
                }
                String otherwise = rest instanceof Whole.Null ? null : of(rest);
                String table = cases(branches, otherwise);
                yield guards.before(choice)
                        .map(guard -> cases(List.of(branch(guard, table)), otherwise))
                        .orElse(table);
            }
            case Whole.DaysBetween(Day from, Day to) ->
                    dialect.daysBetween(operand(from), operand(to));
            case Whole.MonthsBetween(Day from, Day to) ->
                    dialect.monthsBetween(operand(from), operand(to));
            case Whole.YearOf(Day day) -> dialect.yearOf(of(day));
            case Whole.Total(Relation relation, Truth where, Whole value) ->
                    registers
                            .flatMap(grouped -> grouped.total(relation, where, value))
                            .orElseGet(() -> total(relation, where, value, !isShort(whole)));
        };
    }

    private String total(Relation relation, Truth where, Whole value, boolean wide) {
        return dialect.total(
                relation.table(),
                test(where),
                value.equals(Whole.Literal.ONE) ? null : besideRecords(() -> of(value)),
                wide);
    }

    private static boolean isInteger(Range range) {
        return range.low().bitLength() < 32 && range.high().bitLength() < 32;
    }

    private static boolean isShort(Whole whole) {
        return whole.range().isLong();
    }

    /// Whether an engine computes it in 32 bits, as it does with literals alone.
    private static boolean isNarrow(Whole whole) {
        return switch (whole) {
            case Whole.Literal(BigInteger value) -> value.bitLength() < 32;
            case Whole.Null _ -> true;
            case Whole.Choice(_, Whole then, Whole otherwise, _, _) ->
                    isNarrow(then) && isNarrow(otherwise);
            case Whole.Extreme(_, Whole left, Whole right, _, _) ->
                    isNarrow(left) && isNarrow(right);
            case Whole.Arithmetic(_, Whole left, Whole right, _, _) ->
                    isNarrow(left) && isNarrow(right);
            case Whole.Reference(Definition definition, var part) ->
                    (part == Definition.Part.NUMERATOR
                                            ? definition.value()
                                            : definition.denominator())
                                    instanceof Whole inner
                            && isNarrow(inner);
            default -> false;
        };
    }

    private @Nullable String test(Truth where) {
        return where.equals(Truth.TRUE) ? null : besideRecords(() -> operand(where));
    }

    private String besideRecords(Supplier<String> printed) {
        boolean before = besideRecords;
        besideRecords = true;
        try {
            return printed.get();
        } finally {
            besideRecords = before;
        }
    }

    private String record(String field) {
        return "record." + dialect.quoted(field);
    }

    private static String branch(String condition, String then) {
        return "WHEN " + condition + " THEN " + then;
    }

    private String branch(Truth condition, String then) {
        return branch(
                switch (condition) {
                    case Truth.Certain(Truth value) -> of(value);
                    case Truth.Settled(Truth value) -> of(value);
                    default -> of(condition);
                },
                then);
    }

    private static String cases(List<String> branches, @Nullable String otherwise) {
        return "CASE "
                + String.join(" ", branches)
                + (otherwise == null ? "" : " ELSE " + otherwise)
                + " END";
    }

    private String operand(Whole whole, boolean widened) {
        String text = of(whole);
        if (widened) {
            return whole instanceof Whole.Literal(BigInteger value)
                    ? dialect.literal(value.toString(), true)
                    : dialect.widened(text);
        }
        return whole instanceof Whole.Arithmetic || whole instanceof Whole.Quotient
                ? "(" + text + ")"
                : whole instanceof Whole.MonthsBetween || whole instanceof Whole.DaysBetween
                        ? "(" + text + ")"
                        : text;
    }

    private String operand(Day day) {
        return of(day);
    }

    private String operand(Truth truth) {
        return switch (truth) {
            case Truth.Literal _,
                    Truth.Null _,
                    Truth.Of _,
                    Truth.Bound _,
                    Truth.Reference _,
                    Truth.YearExists _,
                    Truth.Exists _,
                    Truth.Matches _ ->
                    of(truth);
            default -> "(" + of(truth) + ")";
        };
    }

    String of(Truth truth) {
        return switch (truth) {
            case Truth.Literal(boolean value) -> value ? "TRUE" : "FALSE";
            case Truth.Null _ -> dialect.nothing(Column.Type.TRUTH);
            case Truth.Of(Column column, _) -> name(column);
            case Truth.Bound(Slot slot) -> bound(slot, false);
            case Truth.Reference(Definition definition) ->
                    reference(definition, Definition.Part.NUMERATOR);
            case Truth.YearExists(int back) -> ofSubject(dialect.quoted(exists(back)));
            case Truth.Ordered(var order, Whole left, Whole right) ->
                    operand(left, false) + " " + order.symbol() + " " + operand(right, false);
            case Truth.TextOrdered(var order, Text left, Text right) ->
                    of(left) + " " + order.symbol() + " " + of(right);
            case Truth.DayOrdered(var order, Day left, Day right) ->
                    of(left) + " " + order.symbol() + " " + of(right);
            case Truth.Same(Expression left, Expression right) ->
                    left.nullable() || right.nullable()
                            ? dialect.same(side(left), side(right))
                            : side(left) + " = " + side(right);
            case Truth.Missing(Expression value) -> side(value) + " IS NULL";
            case Truth.Certain(Truth value) -> "coalesce(" + of(value) + ", FALSE)";
            case Truth.Settled(Truth value) -> of(Truth.certain(value));
            case Truth.Not(Truth value) -> "NOT " + operand(value);
            case Truth.And(var operands) -> joined(operands, " AND ");
            case Truth.Or(var operands) -> joined(operands, " OR ");
            case Truth.Choice(Truth condition, Truth then, Truth otherwise) ->
                    cases(List.of(branch(condition, of(then))), of(otherwise));
            case Truth.Among(Text value, var texts) -> certain(dialect.in(of(value), texts), value);
            case Truth.AmongBound(Text value, Slot slot) ->
                    certain(dialect.inBound(of(value), bound(slot, false)), value);
            case Truth.Matches(Text value, String pattern) -> dialect.matches(of(value), pattern);
            case Truth.Exists(Relation relation, Truth where) ->
                    registers
                            .flatMap(grouped -> grouped.exists(relation, where))
                            .orElseGet(() -> dialect.exists(relation.table(), test(where)));
        };
    }

    private static String certain(String test, Text value) {
        return value.nullable() ? "coalesce(" + test + ", FALSE)" : test;
    }

    private String side(Expression value) {
        return switch (value) {
            case Whole whole -> operand(whole, false);
            case Truth truth -> operand(truth);
            case Text text -> of(text);
            case Day day -> of(day);
        };
    }

    private String joined(List<Truth> operands, String by) {
        return operands.stream().map(this::operand).collect(Collectors.joining(by));
    }

    /// The name of the column that tells whether an accounting year exists.
    static String exists(int yearsBack) {
        return yearsBack == 1 ? "last exists" : "years[-" + yearsBack + "] exists";
    }

    String of(Text text) {
        return switch (text) {
            case Text.Literal(String value) -> dialect.text(value);
            case Text.Null _ -> dialect.nothing(Column.Type.TEXT);
            case Text.Of(Column column, _) -> name(column);
            case Text.Bound(Slot slot) -> bound(slot, false);
            case Text.Field(_, String name) -> record(name);
            case Text.Reference(Definition definition) ->
                    reference(definition, Definition.Part.NUMERATOR);
            case Text.Part(Text whole, int start, int length) ->
                    dialect.substring(of(whole), start, length);
            case Text.Choice choice -> {
                List<String> branches = new ArrayList<>();
                Text rest = choice;
                while (rest instanceof Text.Choice(Truth condition, Text then, Text next)) {
                    branches.add(branch(condition, of(then)));
                    rest = next;
                }
                yield cases(branches, of(rest));
            }
        };
    }

    String of(Day day) {
        return switch (day) {
            case Day.Literal(var value) -> dialect.day(value);
            case Day.Null _ -> dialect.nothing(Column.Type.DAY);
            case Day.Of(Column column, _) -> name(column);
            case Day.Bound(Slot slot) -> bound(slot, false);
            case Day.Field(_, String name) -> record(name);
            case Day.Reference(Definition definition) ->
                    reference(definition, Definition.Part.NUMERATOR);
            case Day.InYear(Whole year, int month, int ofMonth) ->
                    dialect.dayInYear(of(year), month, ofMonth);
            case Day.MonthsLater(Day from, Whole months) ->
                    dialect.monthsLater(of(from), of(months));
            case Day.Choice(Truth condition, Day then, Day otherwise) ->
                    cases(List.of(branch(condition, of(then))), of(otherwise));
            case Day.Outermost(boolean first, Relation relation, Truth where, Day value) ->
                    registers
                            .flatMap(grouped -> grouped.outermost(first, relation, where, value))
                            .orElseGet(() ->
                                    dialect.outermost(
                                            first,
                                            relation.table(),
                                            test(where),
                                            besideRecords(() -> of(value))));
        };
    }
}
