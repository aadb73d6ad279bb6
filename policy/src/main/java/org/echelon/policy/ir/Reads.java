package org.echelon.policy.ir;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What some expressions read, directly and through the decisions they name.
public final class Reads {

    private final Set<Definition> definitions = new LinkedHashSet<>();
    private final Set<Column> columns = new LinkedHashSet<>();
    private final Set<Slot> slots = new LinkedHashSet<>();
    private final Set<Relation> relations = new LinkedHashSet<>();
    private boolean years;

    /// Adds what an expression reads.
    public Reads add(@Nullable Expression expression) {
        if (expression == null) {
            return this;
        }
        switch (expression) {
            case Whole.Of(Column column, _) -> columns.add(column);
            case Truth.Of(Column column, _) -> columns.add(column);
            case Text.Of(Column column, _) -> columns.add(column);
            case Day.Of(Column column, _) -> columns.add(column);
            case Whole.Bound(Slot slot) -> slots.add(slot);
            case Truth.Bound(Slot slot) -> slots.add(slot);
            case Text.Bound(Slot slot) -> slots.add(slot);
            case Day.Bound(Slot slot) -> slots.add(slot);
            case Truth.AmongBound(_, Slot slot) -> slots.add(slot);
            case Truth.YearExists _ -> years = true;
            case Whole.Total(Relation relation, _, _) -> relations.add(relation);
            case Truth.Exists(Relation relation, _) -> relations.add(relation);
            case Day.Outermost(_, Relation relation, _, _) -> relations.add(relation);
            case Whole.Reference(Definition definition, _) -> add(definition);
            case Truth.Reference(Definition definition) -> add(definition);
            case Text.Reference(Definition definition) -> add(definition);
            case Day.Reference(Definition definition) -> add(definition);
            default -> {}
        }
        parts(expression).forEach(this::add);
        return this;
    }

    private void add(Definition definition) {
        if (!definitions.contains(definition)) {
            add(definition.value());
            add(definition.denominator());
            definitions.add(definition); // after what it reads
        }
    }

    /// The decisions, each after those that it reads.
    public List<Definition> definitions() {
        return List.copyOf(definitions);
    }

    public List<Column> columns() {
        return List.copyOf(columns);
    }

    public List<Slot> slots() {
        return List.copyOf(slots);
    }

    public Set<Relation> relations() {
        return Set.copyOf(relations);
    }

    /// Whether it matters which accounting years exist.
    public boolean years() {
        return years || columns.stream().anyMatch(column -> column.yearsBack() > 0);
    }

    /// The decisions that an expression names itself.
    public static List<Definition> named(Expression expression) {
        List<Definition> named = new ArrayList<>();
        switch (expression) {
            case Whole.Reference(Definition definition, _) -> named.add(definition);
            case Truth.Reference(Definition definition) -> named.add(definition);
            case Text.Reference(Definition definition) -> named.add(definition);
            case Day.Reference(Definition definition) -> named.add(definition);
            default -> parts(expression).forEach(part -> named.addAll(named(part)));
        }
        return named;
    }

    /// The expressions that an expression is made of.
    public static List<Expression> parts(Expression expression) {
        return switch (expression) {
            case Whole.Arithmetic(_, var left, var right, _, _) -> List.of(left, right);
            case Whole.Quotient(var dividend, _) -> List.of(dividend);
            case Whole.Extreme(_, var left, var right, _, _) -> List.of(left, right);
            case Whole.Choice(var condition, var then, var otherwise, _, _) ->
                    List.of(condition, then, otherwise);
            case Whole.DaysBetween(var from, var to) -> List.of(from, to);
            case Whole.MonthsBetween(var from, var to) -> List.of(from, to);
            case Whole.YearOf(var day) -> List.of(day);
            case Whole.Total(_, var where, var value) -> List.of(where, value);
            case Truth.Ordered(_, var left, var right) -> List.of(left, right);
            case Truth.TextOrdered(_, var left, var right) -> List.of(left, right);
            case Truth.DayOrdered(_, var left, var right) -> List.of(left, right);
            case Truth.Same(var left, var right) -> List.of(left, right);
            case Truth.Missing(var value) -> List.of(value);
            case Truth.Certain(var value) -> List.of(value);
            case Truth.Settled(var value) -> List.of(value);
            case Truth.Not(var value) -> List.of(value);
            case Truth.And(var operands) -> List.copyOf(operands);
            case Truth.Or(var operands) -> List.copyOf(operands);
            case Truth.Choice(var condition, var then, var otherwise) ->
                    List.of(condition, then, otherwise);
            case Truth.Among(var value, _) -> List.of(value);
            case Truth.AmongBound(var value, _) -> List.of(value);
            case Truth.Matches(var value, _) -> List.of(value);
            case Truth.Exists(_, var where) -> List.of(where);
            case Text.Part(var text, _, _) -> List.of(text);
            case Text.Choice(var condition, var then, var otherwise) ->
                    List.of(condition, then, otherwise);
            case Day.InYear(var year, _, _) -> List.of(year);
            case Day.MonthsLater(var day, var months) -> List.of(day, months);
            case Day.Choice(var condition, var then, var otherwise) ->
                    List.of(condition, then, otherwise);
            case Day.Outermost(_, _, var where, var value) -> List.of(where, value);
            case Whole.Literal _,
                    Whole.Null _,
                    Whole.Of _,
                    Whole.Bound _,
                    Whole.Field _,
                    Whole.Reference _,
                    Truth.Literal _,
                    Truth.Null _,
                    Truth.Of _,
                    Truth.Bound _,
                    Truth.Reference _,
                    Truth.YearExists _,
                    Text.Literal _,
                    Text.Null _,
                    Text.Of _,
                    Text.Bound _,
                    Text.Field _,
                    Text.Reference _,
                    Day.Literal _,
                    Day.Null _,
                    Day.Of _,
                    Day.Bound _,
                    Day.Field _,
                    Day.Reference _ ->
                    List.of();
        };
    }
}
