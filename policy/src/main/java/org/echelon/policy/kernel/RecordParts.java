package org.echelon.policy.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.echelon.policy.ir.Day;
import org.echelon.policy.ir.Definition;
import org.echelon.policy.ir.Expression;
import org.echelon.policy.ir.Reads;
import org.echelon.policy.ir.Text;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;
import org.jspecify.annotations.Nullable;

/// What decides what an expression takes out of the registers: its truths, such as which reward is
/// due, and what it sums or selects. Subjects of whom these are the same get the same value,
/// whatever the figures are that it is made with.
///
/// @param parts each reads a register; nothing else of the expression does
record RecordParts(List<Expression> parts) {

    RecordParts {
        parts = List.copyOf(parts);
    }

    static RecordParts of(Expression expression) {
        Set<Expression> parts = new LinkedHashSet<>();
        collect(expression, parts);
        return new RecordParts(List.copyOf(parts));
    }

    private static void collect(Expression expression, Set<Expression> parts) {
        switch (expression) {
            case Truth truth -> {
                if (!new Reads().add(truth).relations().isEmpty()) {
                    parts.add(truth);
                }
            }
            case Whole.Total total -> parts.add(total);
            case Day.Outermost day -> parts.add(day);
            case Whole.Reference(Definition definition, var part) ->
                    collect(
                            part == Definition.Part.NUMERATOR
                                    ? definition.value()
                                    : Objects.requireNonNull(definition.denominator()),
                            parts);
            case Text.Reference(Definition definition) -> collect(definition.value(), parts);
            case Day.Reference(Definition definition) -> collect(definition.value(), parts);
            default -> Reads.parts(expression).forEach(part -> collect(part, parts));
        }
    }

    /// What the parts come to.
    ///
    /// @param fixed with the records of a subject
    List<@Nullable Object> values(Fixed fixed) {
        List<@Nullable Object> values = new ArrayList<>();
        parts.forEach(part -> values.add(fixed.of(part)));
        return values;
    }
}
