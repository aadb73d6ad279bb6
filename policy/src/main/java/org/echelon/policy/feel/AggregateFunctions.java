package org.echelon.policy.feel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.echelon.policy.feel.BuiltIn.Openness;
import org.echelon.policy.feel.BuiltIn.Result;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// `sum`, `count`, `min`, `max`, `mean` and their kin; bounded where the list or its items are
/// open.
final class AggregateFunctions {
    static final List<BuiltIn> ALL =
            List.of(
                    aware("sum", AggregateFunctions::sum),
                    aware("count", (list, _) -> count(list)),
                    aware("min", (list, _) -> extreme(list, true)),
                    aware("max", (list, _) -> extreme(list, false)),
                    aware("mean", AggregateFunctions::mean),
                    aware("product", AggregateFunctions::product),
                    aware("median", (list, _) -> median(list)),
                    strict("stddev", AggregateFunctions::stddev),
                    BuiltIn.ofList(
                            "mode",
                            Openness.STRICT,
                            Result.ANYTHING,
                            (arguments, _) -> mode(arguments)));

    private AggregateFunctions() {}

    @FunctionalInterface
    private interface OfList {
        Value apply(Value list, Interpreter interpreter);
    }

    private static BuiltIn aware(String name, OfList body) {
        return BuiltIn.ofList(
                name,
                Openness.AWARE,
                Result.NUMBER,
                (arguments, interpreter) -> {
                    Value list = Arguments.many(arguments);
                    if (list instanceof Value.Null) {
                        return Value.NULL;
                    }
                    try {
                        return body.apply(list, interpreter);
                    } catch (ArithmeticException _) {
                        return Causes.isOpen(list) ? unbounded(list) : Value.NULL;
                    }
                });
    }

    private static BuiltIn strict(
            String name, java.util.function.BiFunction<List<Rational>, Interpreter, Value> body) {
        return BuiltIn.ofList(
                name,
                Openness.STRICT,
                Result.NUMBER,
                (arguments, interpreter) -> {
                    List<Rational> numbers = numbers(Arguments.many(arguments));
                    return numbers == null || numbers.isEmpty()
                            ? Value.NULL
                            : body.apply(numbers, interpreter);
                });
    }

    private static @Nullable List<Rational> numbers(Value list) {
        if (!(list instanceof Value.Items(var items))) {
            return null;
        }
        List<Rational> numbers = new ArrayList<>(items.size());
        for (Value item : items) {
            if (!(item instanceof Value.Numeric(var number, _))) {
                return null;
            }
            numbers.add(number);
        }
        return numbers;
    }

    private static Value unbounded(Value list) {
        return Interval.EVERYTHING.value(Causes.of(list));
    }

    /// The interval of an item, everything where nothing is known, null where it is no number.
    private static @Nullable Interval interval(Value item) {
        return item instanceof Value.OpenAny ? Interval.EVERYTHING : Interval.of(item);
    }

    private static Value sum(Value list, Interpreter interpreter) {
        return switch (list) {
            case Value.Items(var items) -> sum(items, interpreter);
            case Value.OpenItems open -> sum(open, interpreter);
            default -> unbounded(list); // nothing is known of the list
        };
    }

    private static Value sum(List<Value> items, Interpreter interpreter) {
        if (items.isEmpty()) {
            return Value.NULL;
        }
        Rational sum = Rational.ZERO;
        boolean exact = true;
        for (int i = 0; i < items.size(); i++) {
            if (!(items.get(i) instanceof Value.Numeric(var number, var isExact))) {
                return openSum(items, interpreter);
            }
            sum = sum.plus(number);
            interpreter.spend(sum.effort());
            exact &= isExact;
        }
        return new Value.Numeric(sum, exact);
    }

    private static Value openSum(List<Value> items, Interpreter interpreter) {
        Interval sum = new Interval(Rational.ZERO, Rational.ZERO, false, true);
        for (Value item : items) {
            Interval interval = interval(item);
            if (interval == null) {
                return Value.NULL;
            }
            sum = sum.plus(interval);
            interpreter.spend(sum.effort());
        }
        return sum.value(Causes.of(items));
    }

    private static Value sum(Value.OpenItems list, Interpreter interpreter) {
        Interval zero = new Interval(Rational.ZERO, Rational.ZERO, false, true);
        Interval sum = zero;
        boolean mayBeEmpty = true;
        for (Value.OpenItems.Member member : list.members()) {
            Interval interval = interval(member.value());
            if (interval == null) {
                if (member.certain()) {
                    return Value.NULL;
                }
                sum = sum.orNull(true);
            } else {
                sum = sum.plus(member.certain() ? interval : interval.hull(zero));
                interpreter.spend(sum.effort());
            }
            mayBeEmpty &= !member.certain();
        }
        return sum.orNull(mayBeEmpty).value(Causes.of(list));
    }

    private static Value count(Value list) {
        return switch (list) {
            case Value.Items(var items) -> Value.of(Rational.of(items.size()));
            case Value.OpenItems(var members, _) -> {
                long certain = members.stream().filter(Value.OpenItems.Member::certain).count();
                yield new Interval(Rational.of(certain), Rational.of(members.size()), false, true)
                        .value(Causes.of(list));
            }
            default -> // nothing is known of the list
                    new Value.OpenNumber(Rational.ZERO, null, true, Causes.of(list));
        };
    }

    private static Value extreme(Value list, boolean least) {
        return switch (list) {
            case Value.Items(var items) -> extreme(items, least);
            case Value.OpenItems open -> extreme(open, least);
            default -> Causes.anything(list); // nothing is known of the list
        };
    }

    private static Value extreme(List<Value> items, boolean least) {
        if (items.isEmpty()) {
            return Value.NULL;
        }
        Value extreme = items.getFirst();
        if (extreme instanceof Value.Open) {
            return openExtreme(items, least);
        }
        if (!Comparison.comparable(extreme, extreme)) {
            return Value.NULL;
        }
        for (int i = 1; i < items.size(); i++) {
            Value item = items.get(i);
            if (item instanceof Value.Open) {
                return openExtreme(items, least);
            }
            int better = least ? Comparison.less(item, extreme) : Comparison.less(extreme, item);
            if (better == Outcomes.NULL) {
                return Value.NULL;
            }
            extreme = better == Outcomes.TRUE ? item : extreme;
        }
        return extreme;
    }

    private static Value openExtreme(List<Value> items, boolean least) {
        Interval extreme = null;
        boolean onlyAnything = true;
        for (Value item : items) {
            Interval interval = interval(item);
            if (interval == null) {
                return ordered(items) ? Causes.anything(new Value.Items(items)) : Value.NULL;
            }
            onlyAnything &= item instanceof Value.OpenAny;
            extreme =
                    extreme == null
                            ? interval
                            : least ? extreme.min(interval) : extreme.max(interval);
        }
        return onlyAnything || extreme == null
                ? Causes.anything(new Value.Items(items))
                : extreme.value(Causes.of(items));
    }

    /// Whether the items that are known may be of one kind with those of which nothing is known.
    private static boolean ordered(List<Value> items) {
        Value known = null;
        for (Value item : items) {
            if (item instanceof Value.OpenAny) {
                continue;
            }
            if (item instanceof Value.Open || !Comparison.comparable(item, item)) {
                return false;
            }
            if (known != null && !Comparison.comparable(known, item)) {
                return false;
            }
            known = item;
        }
        return true;
    }

    private static Value extreme(Value.OpenItems list, boolean least) {
        Interval certain = null;
        Interval all = null;
        for (Value.OpenItems.Member member : list.members()) {
            Interval interval = Interval.of(member.value());
            if (interval == null) {
                return Causes.anything(list);
            }
            all = all == null ? interval : least ? all.min(interval) : all.max(interval);
            if (member.certain()) {
                certain =
                        certain == null
                                ? interval
                                : least ? certain.min(interval) : certain.max(interval);
            }
        }
        if (all == null) {
            return Value.NULL;
        }
        if (certain != null) {
            return all.hull(certain).value(Causes.of(list));
        }
        Interval any = all;
        for (Value.OpenItems.Member member : list.members()) {
            Interval interval = Interval.of(member.value());
            any = interval == null ? any : any.hull(interval);
        }
        return any.orNull(true).value(Causes.of(list));
    }

    private static Value mean(Value list, Interpreter interpreter) {
        if (list instanceof Value.Items(var items)) {
            return items.isEmpty()
                    ? Value.NULL
                    : Arithmetic.compute(
                            Expression.Arithmetic.Operator.DIVIDE,
                            sum(items, interpreter),
                            Value.of(Rational.of(items.size())));
        }
        if (!(list instanceof Value.OpenItems(var members, _))) {
            return unbounded(list);
        }
        Interval mean = null;
        boolean mayBeEmpty = true;
        for (Value.OpenItems.Member member : members) {
            Interval interval = interval(member.value());
            if (interval == null) {
                return member.certain() ? Value.NULL : unbounded(list);
            }
            mean = mean == null ? interval : mean.hull(interval);
            mayBeEmpty &= !member.certain();
        }
        return mean == null ? Value.NULL : mean.orNull(mayBeEmpty).value(Causes.of(list));
    }

    private static Value product(Value list, Interpreter interpreter) {
        if (!(list instanceof Value.Items(var items))) {
            return unbounded(list);
        }
        if (items.isEmpty()) {
            return Value.NULL;
        }
        Interval product = new Interval(Rational.ONE, Rational.ONE, false, true);
        for (Value item : items) {
            Interval interval = interval(item);
            if (interval == null) {
                return Value.NULL;
            }
            product = product.times(interval);
            interpreter.spend(product.effort());
        }
        return product.value(Causes.of(items));
    }

    /// The median never falls when an item rises, so its bounds are the medians of the bounds.
    private static Value median(Value list) {
        if (!(list instanceof Value.Items(var items))) {
            return unbounded(list);
        }
        if (items.isEmpty()) {
            return Value.NULL;
        }
        List<Rational> least = new ArrayList<>();
        List<Rational> greatest = new ArrayList<>();
        boolean mayBeNull = false;
        for (Value item : items) {
            Interval interval = interval(item);
            if (interval == null) {
                return Value.NULL;
            }
            mayBeNull |= interval.mayBeNull();
            if (interval.min() != null) {
                least.add(interval.min());
            }
            if (interval.max() != null) {
                greatest.add(interval.max());
            }
        }
        int size = items.size();
        return new Interval(
                        middle(least, size, size - least.size()),
                        middle(greatest, size, 0),
                        mayBeNull,
                        true)
                .value(Causes.of(items));
    }

    /// The median of `size` bounds, of which those not given are infinite.
    ///
    /// @param before how many of the infinite ones come before the finite ones
    private static @Nullable Rational middle(List<Rational> finite, int size, int before) {
        int upper = size / 2 - before;
        int lower = (size - 1) / 2 - before;
        if (lower < 0 || upper >= finite.size()) {
            return null;
        }
        finite.sort(Comparator.naturalOrder());
        return finite.get(upper).plus(finite.get(lower)).dividedBy(Rational.of(2));
    }

    /// The deviation of a sample: divided by one less than the number of items.
    private static Value stddev(List<Rational> numbers, Interpreter interpreter) {
        if (numbers.size() < 2) {
            return Value.NULL;
        }
        try {
            Rational sum = Rational.ZERO;
            for (Rational number : numbers) {
                sum = sum.plus(number);
                interpreter.spend(sum.effort());
            }
            Rational mean = sum.dividedBy(Rational.of(numbers.size()));
            Rational squares = Rational.ZERO;
            for (Rational number : numbers) {
                Rational distance = number.minus(mean);
                squares = squares.plus(distance.times(distance));
                interpreter.spend(squares.effort());
            }
            return Irrational.squareRoot(squares.dividedBy(Rational.of(numbers.size() - 1)), true);
        } catch (ArithmeticException _) {
            return Value.NULL;
        }
    }

    private static Value mode(Value[] arguments) {
        List<Rational> numbers = numbers(Arguments.many(arguments));
        if (numbers == null) {
            return Value.NULL;
        }
        java.util.TreeMap<Rational, Integer> counts = new java.util.TreeMap<>();
        for (Rational number : numbers) {
            counts.merge(number, 1, Integer::sum);
        }
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<Value> modes = new ArrayList<>();
        counts.forEach((number, count) -> {
            if (count == most) {
                modes.add(Value.of(number));
            }
        });
        return new Value.Items(modes);
    }
}
