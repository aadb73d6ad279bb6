package org.echelon.policy.dmn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A decision table.
///
/// @param hitPolicy how the rules that match make the result
/// @param outputs at least one; with several the result is a context
public record DecisionTable(
        @Nullable String id,
        @Nullable String typeRef,
        HitPolicy hitPolicy,
        List<Input> inputs,
        List<Output> outputs,
        List<Rule> rules)
        implements BoxedExpression {

    public DecisionTable {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        rules = List.copyOf(rules);
    }

    /// What DMN calls hit policy, together with its aggregation.
    public enum HitPolicy {
        UNIQUE("U"),
        ANY("A"),
        PRIORITY("P"),
        FIRST("F"),
        RULE_ORDER("R"),
        OUTPUT_ORDER("O"),
        COLLECT("C"),
        COLLECT_SUM("C+"),
        COLLECT_MIN("C<"),
        COLLECT_MAX("C>"),
        COLLECT_COUNT("C#");

        private final String letter;

        HitPolicy(String letter) {
            this.letter = letter;
        }

        /// DMN's abbreviation, such as `C+`.
        public String letter() {
            return letter;
        }
    }

    /// An input column.
    ///
    /// @param expression FEEL text, evaluated once
    /// @param values unary tests that the input must pass; absent: anything
    public record Input(
            @Nullable String id,
            @Nullable String label,
            String expression,
            @Nullable String typeRef,
            @Nullable String values) {}

    /// An output column.
    ///
    /// @param name the key in the result where there are several outputs
    /// @param values the possible outputs, in descending priority
    /// @param defaultEntry FEEL text of the result where no rule matches
    public record Output(
            @Nullable String id,
            @Nullable String name,
            @Nullable String label,
            @Nullable String typeRef,
            @Nullable String values,
            @Nullable String defaultEntry) {}

    /// A rule.
    ///
    /// @param inputs one unary test for each input column, `-` for any
    /// @param outputs one expression for each output column
    public record Rule(
            @Nullable String id,
            List<String> inputs,
            List<String> outputs,
            List<String> annotations) {
        public Rule {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
            annotations = List.copyOf(annotations);
        }
    }
}
