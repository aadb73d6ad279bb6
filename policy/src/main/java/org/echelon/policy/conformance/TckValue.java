package org.echelon.policy.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.dmn.XmlElement;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.FeelParser;
import org.echelon.policy.feel.Interpreter;
import org.echelon.policy.feel.Names;
import org.echelon.policy.feel.Scope;
import org.echelon.policy.feel.Value;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Values as the kit writes them, and when two of them are the same.
final class TckValue {

    private static final String XSI = "{http://www.w3.org/2001/XMLSchema-instance}";
    private static final Rational TOLERANCE = Rational.of(1, 100_000_000);
    private static final int SHORT = 6;

    private TckValue() {}

    /// The value inside an element that holds a value, a list or components.
    static Value of(XmlElement holder) {
        if (nil(holder)) {
            return Value.NULL;
        }
        Optional<XmlElement> value = holder.child("value");
        if (value.isPresent()) {
            return single(value.get());
        }
        Optional<XmlElement> list = holder.child("list");
        if (list.isPresent()) {
            return nil(list.get())
                    ? Value.NULL
                    : new Value.Items(
                            list.get().children("item").stream().map(TckValue::of).toList());
        }
        List<XmlElement> components = holder.children("component");
        if (components.isEmpty()) {
            return Value.NULL;
        }
        Map<String, Value> context = new LinkedHashMap<>();
        for (XmlElement component : components) {
            context.put(component.attributes().getOrDefault("name", ""), of(component));
        }
        return new Value.Context(context);
    }

    private static boolean nil(XmlElement element) {
        return "true".equals(element.attribute(XSI + "nil"));
    }

    private static Value single(XmlElement element) {
        if (nil(element)) {
            return Value.NULL;
        }
        String type = element.attributes().getOrDefault(XSI + "type", "string");
        String text = element.text();
        return switch (type.substring(type.indexOf(':') + 1)) {
            case "boolean" -> Value.of(text.strip().equals("true") || text.strip().equals("1"));
            case "decimal", "double", "float", "integer", "int", "long" -> number(text.strip());
            case "date" -> temporal("date", text.strip());
            case "time" -> temporal("time", text.strip());
            case "dateTime" -> temporal("date and time", text.strip());
            case "duration", "dayTimeDuration", "yearMonthDuration" ->
                    temporal("duration", text.strip());
            default -> Value.of(text);
        };
    }

    private static Value number(String text) {
        try {
            return Value.of(Rational.parse(text));
        } catch (NumberFormatException _) {
            return Value.of(text);
        }
    }

    private static Value temporal(String function, String text) {
        return evaluate(function + "(text)", Map.of("text", Value.of(text)));
    }

    private static Value evaluate(String feel, Map<String, Value> variables) {
        Expression expression =
                FeelParser.expression(feel, Names.of(variables.keySet())).tree().orElseThrow();
        return new Interpreter().evaluate(expression, Scope.of(variables));
    }

    /// Whether the engine's value is the expected one. A number that the kit rounded (it has more
    /// than six decimals) may differ by one in 10⁸.
    static boolean same(Value expected, @Nullable Value actual) {
        return switch (expected) {
            case Value.Null _ -> actual instanceof Value.Null;
            case Value.Numeric(Rational wanted, _) ->
                    actual instanceof Value.Numeric(Rational got, _) && same(wanted, got);
            case Value.Items(var wanted) -> {
                if (!(actual instanceof Value.Items(var got)) || wanted.size() != got.size()) {
                    yield false;
                }
                for (int i = 0; i < wanted.size(); i++) {
                    if (!same(wanted.get(i), got.get(i))) {
                        yield false;
                    }
                }
                yield true;
            }
            case Value.Context(var wanted) -> {
                if (!(actual instanceof Value.Context(var got)) || wanted.size() != got.size()) {
                    yield false;
                }
                for (var entry : wanted.entrySet()) {
                    if (!same(entry.getValue(), got.get(entry.getKey()))) {
                        yield false;
                    }
                }
                yield true;
            }
            default ->
                    actual != null
                            && expected.getClass() == actual.getClass()
                            && (expected.equals(actual)
                                    || evaluate("a = b", Map.of("a", expected, "b", actual))
                                            .equals(Value.TRUE));
        };
    }

    private static boolean same(Rational wanted, Rational got) {
        if (wanted.equals(got)) {
            return true;
        }
        String written = wanted.toString();
        int point = written.indexOf('.');
        boolean rounded = point >= 0 && written.length() - point - 1 > SHORT;
        return rounded
                && wanted.minus(got)
                                .abs()
                                .compareTo(TOLERANCE.times(wanted.abs().max(Rational.ONE)))
                        <= 0;
    }
}
