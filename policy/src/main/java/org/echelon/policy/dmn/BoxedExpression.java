package org.echelon.policy.dmn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The logic of a decision or a knowledge model, as DMN boxes it.
public sealed interface BoxedExpression
        permits BoxedExpression.LiteralExpression,
                DecisionTable,
                BoxedExpression.BoxedContext,
                BoxedExpression.Invocation,
                BoxedExpression.Relation,
                BoxedExpression.BoxedList,
                FunctionDefinition,
                BoxedExpression.Conditional,
                BoxedExpression.Filter,
                BoxedExpression.For,
                BoxedExpression.Every,
                BoxedExpression.Some {

    /// Id of the element, where it has one.
    @Nullable String id();

    /// Name of the type of its result, where one is stated.
    @Nullable String typeRef();

    /// FEEL text.
    record LiteralExpression(@Nullable String id, @Nullable String typeRef, String text)
            implements BoxedExpression {}

    record BoxedContext(@Nullable String id, @Nullable String typeRef, List<Entry> entries)
            implements BoxedExpression {
        public BoxedContext {
            entries = List.copyOf(entries);
        }

        /// @param name absent for the result entry
        public record Entry(
                @Nullable String name, @Nullable String typeRef, BoxedExpression value) {}
    }

    record Invocation(
            @Nullable String id,
            @Nullable String typeRef,
            BoxedExpression function,
            List<Binding> bindings)
            implements BoxedExpression {
        public Invocation {
            bindings = List.copyOf(bindings);
        }

        /// @param value absent: null is passed
        public record Binding(String parameter, @Nullable BoxedExpression value) {}
    }

    record Relation(
            @Nullable String id,
            @Nullable String typeRef,
            List<Column> columns,
            List<List<BoxedExpression>> rows)
            implements BoxedExpression {
        public Relation {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }

        public record Column(String name, @Nullable String typeRef) {}
    }

    record BoxedList(@Nullable String id, @Nullable String typeRef, List<BoxedExpression> items)
            implements BoxedExpression {
        public BoxedList {
            items = List.copyOf(items);
        }
    }

    record Conditional(
            @Nullable String id,
            @Nullable String typeRef,
            BoxedExpression condition,
            BoxedExpression then,
            BoxedExpression otherwise)
            implements BoxedExpression {}

    record Filter(
            @Nullable String id,
            @Nullable String typeRef,
            BoxedExpression in,
            BoxedExpression match)
            implements BoxedExpression {}

    record For(
            @Nullable String id,
            @Nullable String typeRef,
            String variable,
            BoxedExpression in,
            BoxedExpression result)
            implements BoxedExpression {}

    record Every(
            @Nullable String id,
            @Nullable String typeRef,
            String variable,
            BoxedExpression in,
            BoxedExpression satisfies)
            implements BoxedExpression {}

    record Some(
            @Nullable String id,
            @Nullable String typeRef,
            String variable,
            BoxedExpression in,
            BoxedExpression satisfies)
            implements BoxedExpression {}
}
