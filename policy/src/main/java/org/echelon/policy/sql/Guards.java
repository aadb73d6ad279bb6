package org.echelon.policy.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.ir.Definition;
import org.echelon.policy.ir.Expression;
import org.echelon.policy.ir.Reads;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;

/// Definitions that are null unless a test holds, such as a ratio unless its divisor is positive,
/// and that only tables read which say the same of null whatever the rule: there the test goes
/// before the table and is made once instead of in each rule.
final class Guards {

    private final Set<Definition> moved = new LinkedHashSet<>();

    /// @param definitions all that are printed
    /// @param results what is printed besides them
    Guards(List<Definition> definitions, Collection<? extends Expression> results) {
        List<Expression> all = new ArrayList<>(results);
        for (Definition definition : definitions) {
            all.add(definition.value());
            if (definition.denominator() != null) {
                all.add(definition.denominator());
            }
        }
        for (Definition definition : definitions) {
            if (isGuarded(definition)
                    && all.stream().allMatch(reader -> isIndifferent(reader, definition))) {
                moved.add(definition);
            }
        }
    }

    /// What a definition is where its test holds, if that is asked before; else what it is.
    Expression value(Definition definition) {
        return moved.contains(definition)
                ? ((Whole.Choice) definition.value()).then()
                : definition.value();
    }

    /// What has to hold before the rules of a table are asked.
    Optional<Truth> before(Whole.Choice table) {
        List<Truth> tests =
                moved.stream()
                        .filter(numerators(table)::contains)
                        .map(definition -> ((Whole.Choice) definition.value()).condition())
                        .toList();
        return switch (tests.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(tests.getFirst());
            default -> Optional.of(new Truth.And(tests));
        };
    }

    private static boolean isGuarded(Definition definition) {
        return definition.value() instanceof Whole.Choice choice
                && choice.otherwise() instanceof Whole.Null;
    }

    /// Whether a reader does not name the definition, or is a table no rule of which holds where it
    /// is null and which then says a number.
    private static boolean isIndifferent(Expression reader, Definition definition) {
        if (!numerators(reader).contains(definition)) {
            return true;
        }
        Expression rest = reader;
        while (rest instanceof Whole.Choice(Truth condition, Whole then, Whole otherwise, _, _)) {
            if (!failsWithout(condition, definition) || numerators(then).contains(definition)) {
                return false;
            }
            rest = otherwise;
        }
        return rest instanceof Whole.Literal || rest instanceof Whole.Null; // it is printed twice
    }

    private static boolean failsWithout(Truth condition, Definition definition) {
        return switch (condition) {
            case Truth.Ordered(_, Whole left, Whole right) ->
                    isNullWithout(left, definition) || isNullWithout(right, definition);
            case Truth.Certain(Truth value) -> failsWithout(value, definition);
            case Truth.Settled(Truth value) -> failsWithout(value, definition);
            case Truth.And(var operands) ->
                    operands.stream().anyMatch(operand -> failsWithout(operand, definition));
            case Truth.Or(var operands) ->
                    operands.stream().allMatch(operand -> failsWithout(operand, definition));
            default -> false;
        };
    }

    private static boolean isNullWithout(Whole value, Definition definition) {
        return switch (value) {
            case Whole.Reference(Definition named, var part) ->
                    part == Definition.Part.NUMERATOR && named.equals(definition);
            case Whole.Arithmetic(_, Whole left, Whole right, _, _) ->
                    isNullWithout(left, definition) || isNullWithout(right, definition);
            case Whole.Quotient(Whole dividend, _) -> isNullWithout(dividend, definition);
            default -> false;
        };
    }

    /// The definitions that an expression names, but for those of which it names the denominator
    /// alone.
    private static Set<Definition> numerators(Expression expression) {
        Set<Definition> found = new LinkedHashSet<>();
        if (expression instanceof Whole.Reference(Definition definition, var part)
                && part == Definition.Part.NUMERATOR) {
            found.add(definition);
        }
        Reads.parts(expression).forEach(part -> found.addAll(numerators(part)));
        return found;
    }
}
