package org.echelon.policy.feel;

import java.math.BigInteger;
import java.util.List;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Reads the arguments of built-in functions; null (Java's) stands for ill-typed.
///
/// A list of one item counts as the item, an item as the list of it (DMN 1.5, 10.3.2.9.4).
final class Arguments {
    private Arguments() {}

    /// The one item of a list of one, otherwise the value.
    static Value single(Value value) {
        return value instanceof Value.Items(var items) && items.size() == 1
                ? items.getFirst()
                : value;
    }

    static @Nullable Rational number(Value value) {
        return single(value) instanceof Value.Numeric(var number, _) ? number : null;
    }

    /// A whole number that fits in 31 bits.
    static @Nullable Integer whole(Value value) {
        Rational number = number(value);
        if (number == null || !number.isInteger()) {
            return null;
        }
        BigInteger whole = number.numerator();
        return whole.bitLength() < 32 ? Integer.valueOf(whole.intValue()) : null;
    }

    /// A number cut to a whole number that fits in 31 bits.
    static @Nullable Integer truncated(Value value) {
        Rational number = number(value);
        if (number == null) {
            return null;
        }
        BigInteger whole = number.signum() < 0 ? number.ceiling() : number.floor();
        return whole.bitLength() < 32 ? Integer.valueOf(whole.intValue()) : null;
    }

    static @Nullable String text(Value value) {
        return single(value) instanceof Value.Text(var text) ? text : null;
    }

    static @Nullable Boolean truth(Value value) {
        return single(value) instanceof Value.Truth(boolean truth) ? Boolean.valueOf(truth) : null;
    }

    static @Nullable List<Value> list(Value value) {
        return switch (value) {
            case Value.Items(var items) -> items;
            case Value.Null _ -> null;
            default -> List.of(value); // one value counts as the list of it
        };
    }

    /// The list of a function that takes one list or its items as arguments.
    static Value many(Value[] arguments) {
        if (arguments.length != 1) {
            return new Value.Items(List.of(arguments));
        }
        Value only = arguments[0];
        boolean list =
                only instanceof Value.Items
                        || only instanceof Value.OpenItems
                        || only instanceof Value.OpenAny
                        || only instanceof Value.Null;
        return list ? only : new Value.Items(List.of(only));
    }
}
