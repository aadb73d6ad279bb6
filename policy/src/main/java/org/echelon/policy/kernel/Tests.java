package org.echelon.policy.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.policy.ir.Expression;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;

/// What the rules of a table test in common.
final class Tests {

    private Tests() {}

    /// The conditions of a choice and of those that follow where it does not hold.
    static List<Truth> conditions(Whole.Choice choice) {
        List<Truth> conditions = new ArrayList<>();
        Whole next = choice;
        while (next instanceof Whole.Choice(Truth condition, _, Whole otherwise, _, _)) {
            conditions.add(condition);
            next = otherwise;
        }
        return conditions;
    }

    /// The cells that more than one condition tests.
    static List<Truth.Of> shared(List<Truth> conditions) {
        Map<Truth.Of, Integer> times = new LinkedHashMap<>();
        for (Truth condition : conditions) {
            Set<Truth.Of> cells = new LinkedHashSet<>();
            cells(condition, cells);
            cells.forEach(cell -> times.merge(cell, 1, Integer::sum));
        }
        return times.entrySet().stream()
                .filter(one -> one.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void cells(Truth truth, Set<Truth.Of> into) {
        switch (truth) {
            case Truth.Of cell -> into.add(cell);
            case Truth.Not(Truth inner) -> cells(inner, into);
            case Truth.Certain(Truth inner) -> cells(inner, into);
            case Truth.Settled(Truth inner) -> cells(inner, into);
            case Truth.And(List<Truth> operands) ->
                    operands.forEach(operand -> cells(operand, into));
            case Truth.Or(List<Truth> operands) ->
                    operands.forEach(operand -> cells(operand, into));
            default -> {}
        }
    }

    /// The numbers that one condition tests from above and another from below.
    static List<Whole> fromBothSides(List<Truth> conditions) {
        Map<Whole, Set<Integer>> above = new HashMap<>();
        Map<Whole, Set<Integer>> below = new HashMap<>();
        for (int i = 0; i < conditions.size(); i++) {
            compared(conditions.get(i), i, above, below);
        }
        return above.entrySet().stream()
                .filter(one -> {
                    Set<Integer> rules = new HashSet<>(one.getValue());
                    Set<Integer> others = below.getOrDefault(one.getKey(), Set.of());
                    rules.addAll(others);
                    return !others.isEmpty() && rules.size() > 1;
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void compared(
            Truth truth, int rule, Map<Whole, Set<Integer>> above, Map<Whole, Set<Integer>> below) {
        switch (truth) {
            case Truth.Ordered(var order, Whole left, Whole right) -> {
                boolean rising =
                        order == Expression.Order.GREATER || order == Expression.Order.AT_LEAST;
                Map<Whole, Set<Integer>> ofLeft = rising ? above : below;
                Map<Whole, Set<Integer>> ofRight = rising ? below : above;
                ofLeft.computeIfAbsent(base(left), _ -> new HashSet<>()).add(rule);
                ofRight.computeIfAbsent(base(right), _ -> new HashSet<>()).add(rule);
            }
            case Truth.Not(Truth inner) -> compared(inner, rule, below, above);
            case Truth.Certain(Truth inner) -> compared(inner, rule, above, below);
            case Truth.Settled(Truth inner) -> compared(inner, rule, above, below);
            case Truth.And(List<Truth> operands) ->
                    operands.forEach(operand -> compared(operand, rule, above, below));
            case Truth.Or(List<Truth> operands) ->
                    operands.forEach(operand -> compared(operand, rule, above, below));
            default -> {}
        }
    }

    /// A number without the literal that it is multiplied by, which differs from rule to rule.
    private static Whole base(Whole whole) {
        return whole instanceof Whole.Arithmetic(var operator, Whole inner, Whole.Literal _, _, _)
                        && operator == Whole.Arithmetic.Operator.MULTIPLY
                ? inner
                : whole;
    }
}
