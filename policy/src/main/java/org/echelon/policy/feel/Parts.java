package org.echelon.policy.feel;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// The parts of lists and contexts: unchangeable, and counted.
///
/// A list may hold one list twice, that one another twice, and so on: after sixty steps no machine
/// can walk through it, though it takes up little memory. So every list and context knows how many
/// parts it has in all, and none is made of more than [#MOST]. Long texts and numbers count as
/// several parts, for the room they take up.
final class Parts {
    /// The most parts of one value, those of its parts included.
    static final long MOST = 2_000_000;

    private Parts() {}

    static List<Value> list(Collection<? extends Value> values) {
        return values instanceof Items items ? items : new Items(values.toArray(Value[]::new));
    }

    static Map<String, Value> map(Map<String, Value> entries) {
        return entries instanceof Entries same ? same : new Entries(new LinkedHashMap<>(entries));
    }

    private static final int CHARACTERS_OF_A_PART = 64;
    private static final int WORDS_OF_A_PART = 8;

    /// How many parts a value has, itself included.
    static long count(Value value) {
        return switch (value) {
            case Value.Numeric(var number, _) -> 1 + number.words() / WORDS_OF_A_PART;
            case Value.Text(var text) -> 1 + text.length() / CHARACTERS_OF_A_PART;
            case Value.OpenNumber(var min, var max, _, _) ->
                    1 + (words(min) + words(max)) / WORDS_OF_A_PART;
            case Value.Items(var items) -> items instanceof Items counted ? counted.count : 1;
            case Value.Context(var entries) ->
                    entries instanceof Entries counted ? counted.count : 1;
            case Value.OpenItems(var members, _) -> {
                long count = 1;
                for (Value.OpenItems.Member member : members) {
                    count += count(member.value());
                }
                yield count;
            }
            case Value.Null _,
                    Value.Truth _,
                    Value.Day _,
                    Value.Time _,
                    Value.DayTime _,
                    Value.DaysDuration _,
                    Value.MonthsDuration _,
                    Value.Range _,
                    Value.Function _,
                    Value.OpenTruth _,
                    Value.OpenAny _ ->
                    1;
        };
    }

    private static long words(@Nullable Rational number) {
        return number == null ? 0 : number.words();
    }

    /// What it costs to walk through a value and compute with its numbers, in steps: its parts, and
    /// more for numbers of many digits.
    static long effort(Value value) {
        return switch (value) {
            case Value.Items(var items) when items instanceof Items counted -> counted.effort;
            case Value.Context(var entries) when entries instanceof Entries counted ->
                    counted.effort;
            case Value.Numeric(var number, _) -> 1 + number.effort();
            case Value.OpenNumber(var min, var max, _, _) ->
                    1 + (min == null ? 0 : min.effort()) + (max == null ? 0 : max.effort());
            default -> count(value); // texts and the rest: by the room they take up
        };
    }

    private static long checked(long count) {
        if (count > MOST) {
            throw new Budget.Exhausted("a value of more than " + MOST + " parts");
        }
        return count;
    }

    private static final class Items extends AbstractList<Value> implements RandomAccess {
        private final Value[] values;
        private final long count;
        private final long effort;

        Items(Value[] values) {
            this.values = values;
            long sum = 1;
            long work = 1;
            for (Value value : values) {
                sum += count(Objects.requireNonNull(value));
                work += Parts.effort(value);
            }
            this.count = checked(sum);
            this.effort = work;
        }

        @Override
        public Value get(int index) {
            return values[index];
        }

        @Override
        public int size() {
            return values.length;
        }
    }

    private static final class Entries extends AbstractMap<String, Value> {
        private final Map<String, Value> entries;
        private final long count;
        private final long effort;

        Entries(Map<String, Value> entries) {
            this.entries = entries;
            long sum = 1;
            long work = 1;
            for (Value value : entries.values()) {
                sum += count(Objects.requireNonNull(value));
                work += Parts.effort(value);
            }
            this.count = checked(sum);
            this.effort = work;
        }

        @Override
        public @Nullable Value get(@Nullable Object key) {
            return entries.get(key);
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return entries.containsKey(key);
        }

        @Override
        public Set<Map.Entry<String, Value>> entrySet() {
            return Collections.unmodifiableMap(entries).entrySet();
        }
    }
}
