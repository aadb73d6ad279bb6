package org.echelon.policy.sql;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.echelon.policy.ir.Day;
import org.echelon.policy.ir.Expression;
import org.echelon.policy.ir.Expression.Order;
import org.echelon.policy.ir.Reads;
import org.echelon.policy.ir.Relation;
import org.echelon.policy.ir.Text;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;

/// Questions to registers that one grouping of each register answers for all subjects, so that it
/// is gone through once and joined once.
///
/// Such a question is of a record alone, or compares one day of a record with one of the subject:
/// then the first or the last day says it. What is of another form stays a question of its own.
final class Registers {

    private final Function<Expression, String> printed;
    private final Map<Relation, Map<String, String>> asked = new EnumMap<>(Relation.class);

    /// @param printed an expression beside a register's records, as an operand
    Registers(Function<Expression, String> printed) {
        this.printed = printed;
    }

    /// What a test asks of records.
    ///
    /// @param record of a record alone
    /// @param subject of the subject alone
    /// @param both of both
    private record Parts(List<Truth> record, List<Truth> subject, List<Truth> both) {

        static Parts of(List<Truth> operands) {
            Parts parts = new Parts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (Truth operand : operands) {
                (isOfRecord(operand)
                                ? parts.record
                                : isOfSubject(operand) ? parts.subject : parts.both)
                        .add(operand);
            }
            return parts;
        }
    }

    /// A day of a record held against one of the subject.
    ///
    /// @param left whether the record's stands on the left
    private record Comparison(Day.Field field, Order order, Day day, boolean left) {

        static Optional<Comparison> of(List<Truth> both) {
            return both.size() == 1
                            && both.getFirst()
                                    instanceof Truth.DayOrdered(Order order, Day left, Day right)
                    ? left instanceof Day.Field field && isOfSubject(right)
                            ? Optional.of(new Comparison(field, order, right, true))
                            : right instanceof Day.Field field && isOfSubject(left)
                                    ? Optional.of(new Comparison(field, order, left, false))
                                    : Optional.empty()
                    : Optional.empty();
        }

        boolean isAlwaysThere() {
            return !field.relation().nullable(field.name());
        }

        /// Whether the first day decides, and not the last.
        boolean isOfFirst() {
            return (order == Order.LESS || order == Order.AT_MOST) == left;
        }
    }

    /// Whether there is a record for which a test is true.
    Optional<String> exists(Relation relation, Truth where) {
        if (where instanceof Truth.Missing(Truth test) && !isOfRecord(where)) {
            return open(relation, Parts.of(conjuncts(test)));
        }
        Parts parts = Parts.of(conjuncts(where));
        if (parts.both().isEmpty()) {
            return Optional.of(all(parts.subject(), flag(relation, parts.record())));
        }
        return Comparison.of(parts.both())
                .filter(Comparison::isAlwaysThere)
                .map(one -> {
                    String outermost =
                            outermost(one.isOfFirst(), relation, parts.record(), one.field());
                    String day = printed.apply(one.day());
                    return all(
                            parts.subject(),
                            one.left()
                                    ? outermost + " " + one.order().symbol() + " " + day
                                    : day + " " + one.order().symbol() + " " + outermost);
                });
    }

    /// Whether there is a record for which it is open whether several tests are true: none is
    /// false, and the day of the subject is null.
    private Optional<String> open(Relation relation, Parts parts) {
        boolean others =
                parts.record().stream().noneMatch(Truth::nullable)
                        && parts.subject().stream().noneMatch(Truth::nullable);
        return Comparison.of(parts.both())
                .filter(one -> others && one.isAlwaysThere())
                .map(one ->
                        all(
                                parts.subject(),
                                printed.apply(new Truth.Missing(one.day()))
                                        + " AND "
                                        + flag(relation, parts.record())));
    }

    /// How many records there are for which a test is true, or what a number of theirs adds up to.
    Optional<String> total(Relation relation, Truth where, Whole value) {
        if (!isOfRecord(where) || !isOfRecord(value)) {
            return Optional.empty();
        }
        String sum =
                value.equals(Whole.Literal.ONE) ? "count(*)" : "sum(" + printed.apply(value) + ")";
        return Optional.of("coalesce(" + ask(relation, sum, conjuncts(where)) + ", 0)");
    }

    /// The first or the last day of records for which a test is true.
    Optional<String> outermost(boolean first, Relation relation, Truth where, Day value) {
        return isOfRecord(where) && isOfRecord(value)
                ? Optional.of(outermost(first, relation, conjuncts(where), value))
                : Optional.empty();
    }

    private String outermost(boolean first, Relation relation, List<Truth> tests, Day value) {
        return ask(relation, (first ? "min(" : "max(") + printed.apply(value) + ")", tests);
    }

    private String flag(Relation relation, List<Truth> tests) {
        return ask(relation, "count(*)", tests) + " > 0";
    }

    private String all(List<Truth> tests, String last) {
        return "coalesce("
                + tests.stream()
                        .map(test -> printed.apply(test) + " AND ")
                        .collect(Collectors.joining())
                + last
                + ", FALSE)";
    }

    /// @return the column with the answer
    private String ask(Relation relation, String aggregate, List<Truth> tests) {
        String filter =
                tests.isEmpty()
                        ? ""
                        : tests.stream()
                                .map(printed)
                                .collect(Collectors.joining(" AND ", " FILTER (WHERE ", ")"));
        Map<String, String> answers = asked.computeIfAbsent(relation, _ -> new LinkedHashMap<>());
        return "subject."
                + answers.computeIfAbsent(
                        aggregate + filter,
                        _ -> "\"" + relation.table() + ", question " + (answers.size() + 1) + "\"");
    }

    /// The groupings, each a step of the statement.
    List<String> steps() {
        return asked.entrySet().stream()
                .map(register ->
                        "%1$s_asked AS (\n  SELECT record.key,\n%2$s\n  FROM %1$s record\n  GROUP BY record.key\n)"
                                .formatted(
                                        register.getKey().table(),
                                        register.getValue().entrySet().stream()
                                                .map(one ->
                                                        "    "
                                                                + one.getKey()
                                                                + " AS "
                                                                + one.getValue())
                                                .collect(Collectors.joining(",\n"))))
                .toList();
    }

    /// The columns with the answers, each after a comma.
    String columns() {
        return asked.entrySet().stream()
                .flatMap(register ->
                        register.getValue().values().stream()
                                .map(name ->
                                        ",\n    " + register.getKey().table() + "_asked." + name))
                .collect(Collectors.joining());
    }

    /// The joins of the groupings with the facts.
    String joins() {
        return asked.keySet().stream()
                .map(relation ->
                        "\n  LEFT JOIN %1$s_asked ON %1$s_asked.key = subject.key"
                                .formatted(relation.table()))
                .collect(Collectors.joining());
    }

    private static List<Truth> conjuncts(Truth where) {
        return where.equals(Truth.TRUE)
                ? List.of()
                : where instanceof Truth.And(List<Truth> operands) ? operands : List.of(where);
    }

    private static boolean isOfRecord(Expression expression) {
        Reads reads = new Reads().add(expression);
        return reads.columns().isEmpty()
                && reads.definitions().isEmpty()
                && reads.relations().isEmpty()
                && !reads.years();
    }

    private static boolean isOfSubject(Expression expression) {
        return switch (expression) {
            case Whole.Field _, Text.Field _, Day.Field _ -> false;
            case Truth.Exists _, Whole.Total _, Day.Outermost _ -> false;
            default -> Reads.parts(expression).stream().allMatch(Registers::isOfSubject);
        };
    }
}
