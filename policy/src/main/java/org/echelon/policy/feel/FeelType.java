package org.echelon.policy.feel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A FEEL type, as written after `instance of` or a parameter's colon.
public sealed interface FeelType {

    /// The types without parts.
    enum Basic implements FeelType {
        ANY("Any"),
        NULL("Null"),
        NUMBER("number"),
        STRING("string"),
        BOOLEAN("boolean"),
        DATE("date"),
        TIME("time"),
        DATE_TIME("date and time"),
        DAYS_DURATION("days and time duration"),
        MONTHS_DURATION("years and months duration");

        private final String text;

        Basic(String text) {
            this.text = text;
        }

        /// The type's name in FEEL.
        public String text() {
            return text;
        }
    }

    record ListOf(FeelType items) implements FeelType {}

    record RangeOf(FeelType ends) implements FeelType {}

    /// @param entries the entries that a context must have; it may have more
    record ContextOf(Map<String, FeelType> entries) implements FeelType {
        public ContextOf {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    record FunctionOf(List<FeelType> parameters, FeelType result) implements FeelType {
        public FunctionOf {
            parameters = List.copyOf(parameters);
        }
    }

    /// A type defined by the model, found through [Types].
    record Named(String name) implements FeelType {}
}
