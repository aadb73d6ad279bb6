package org.echelon.policy.feel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.echelon.policy.feel.BuiltIn.Openness;
import org.echelon.policy.feel.BuiltIn.Result;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Functions of texts (DMN 1.5, table 73); characters are Unicode code points.
final class StringFunctions {
    private static final Pattern NUMBER =
            Pattern.compile("-?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

    static final List<BuiltIn> ALL =
            List.of(
                    function(
                            "substring",
                            Result.ANYTHING,
                            StringFunctions::substring,
                            "string, start position",
                            "string, start position, length"),
                    function(
                            "string length",
                            Result.NUMBER,
                            (arguments, _) -> {
                                String text = Arguments.text(arguments[0]);
                                return text == null
                                        ? Value.NULL
                                        : Value.of(
                                                Rational.of(text.codePointCount(0, text.length())));
                            },
                            "string"),
                    mapped("upper case", text -> text.toUpperCase(Locale.ROOT)),
                    mapped("lower case", text -> text.toLowerCase(Locale.ROOT)),
                    pair(
                            "substring before",
                            (text, match) -> {
                                int at = text.indexOf(match);
                                return at < 0 ? "" : text.substring(0, at);
                            }),
                    pair(
                            "substring after",
                            (text, match) -> {
                                int at = text.indexOf(match);
                                return at < 0 ? "" : text.substring(at + match.length());
                            }),
                    test("contains", String::contains),
                    test("starts with", String::startsWith),
                    test("ends with", String::endsWith),
                    function(
                            "matches",
                            Result.TRUTH,
                            StringFunctions::matches,
                            "input, pattern",
                            "input, pattern, flags"),
                    function(
                            "replace",
                            Result.ANYTHING,
                            StringFunctions::replace,
                            "input, pattern, replacement",
                            "input, pattern, replacement, flags"),
                    function("split", Result.ANYTHING, StringFunctions::split, "string, delimiter"),
                    function(
                            "string join",
                            Result.ANYTHING,
                            StringFunctions::join,
                            "list",
                            "list, delimiter"),
                    function(
                            "string",
                            Result.ANYTHING,
                            (arguments, _) ->
                                    arguments[0] instanceof Value.Null
                                            ? Value.NULL
                                            : Value.of(FeelText.plain(arguments[0])),
                            "from"),
                    function(
                            "number",
                            Result.NUMBER,
                            (arguments, _) -> number(arguments),
                            "from",
                            "from, grouping separator, decimal separator"));

    private StringFunctions() {}

    private static BuiltIn function(
            String name, Result result, BuiltIn.Body body, String... signatures) {
        return BuiltIn.of(name, Openness.STRICT, result, body, signatures);
    }

    private static BuiltIn mapped(String name, java.util.function.UnaryOperator<String> body) {
        return function(
                name,
                Result.ANYTHING,
                (arguments, _) -> {
                    String text = Arguments.text(arguments[0]);
                    return text == null ? Value.NULL : Value.of(body.apply(text));
                },
                "string");
    }

    private static BuiltIn pair(String name, BinaryOperator<String> body) {
        return function(
                name,
                Result.ANYTHING,
                (arguments, _) -> {
                    String text = Arguments.text(arguments[0]);
                    String match = Arguments.text(arguments[1]);
                    return text == null || match == null
                            ? Value.NULL
                            : Value.of(body.apply(text, match));
                },
                "string, match");
    }

    private static BuiltIn test(String name, java.util.function.BiPredicate<String, String> body) {
        return function(
                name,
                Result.TRUTH,
                (arguments, _) -> {
                    String text = Arguments.text(arguments[0]);
                    String match = Arguments.text(arguments[1]);
                    return text == null || match == null
                            ? Value.NULL
                            : Value.of(body.test(text, match));
                },
                "string, match");
    }

    private static Value substring(Value[] arguments, Interpreter interpreter) {
        String text = Arguments.text(arguments[0]);
        Integer start = Arguments.truncated(arguments[1]);
        if (text == null || start == null || start == 0) {
            return Value.NULL;
        }
        int size = text.codePointCount(0, text.length());
        int from = start > 0 ? start - 1 : size + start;
        if (from < 0 || from >= size) {
            return Value.NULL;
        }
        int to = size;
        if (arguments.length > 2 && !(arguments[2] instanceof Value.Null)) {
            Integer length = Arguments.truncated(arguments[2]);
            if (length == null || length < 1) {
                return Value.NULL;
            }
            to = (int) Math.min(size, (long) from + length);
        }
        int begin = text.offsetByCodePoints(0, from);
        return Value.of(text.substring(begin, text.offsetByCodePoints(begin, to - from)));
    }

    private static Value matches(Value[] arguments, Interpreter interpreter) {
        String input = Arguments.text(arguments[0]);
        Pattern pattern =
                pattern(
                        arguments[1],
                        arguments.length > 2 ? arguments[2] : Value.NULL,
                        interpreter);
        return input == null || pattern == null
                ? Value.NULL
                : Value.of(XPathRegex.matcher(pattern, input, interpreter).find());
    }

    private static @Nullable Pattern pattern(Value text, Value flags, Interpreter interpreter) {
        String pattern = Arguments.text(text);
        String letters = flags instanceof Value.Null ? "" : Arguments.text(flags);
        return pattern == null || letters == null ? null : interpreter.pattern(pattern, letters);
    }

    private static Value replace(Value[] arguments, Interpreter interpreter) {
        String input = Arguments.text(arguments[0]);
        Value flags = arguments.length > 3 ? arguments[3] : Value.NULL;
        Pattern pattern = pattern(arguments[1], flags, interpreter);
        String replacement = Arguments.text(arguments[2]);
        if (input == null || pattern == null || replacement == null) {
            return Value.NULL;
        }
        if (pattern.matcher("").matches()) {
            // XPath 7.6.2, err:FORX0003: a pattern that matches nothing cannot be replaced
            return Value.NULL;
        }
        boolean quoted = (flags instanceof Value.Null ? "" : FeelText.plain(flags)).contains("q");
        Matcher matcher = XPathRegex.matcher(pattern, input, interpreter);
        String prepared =
                quoted
                        ? Matcher.quoteReplacement(replacement)
                        : XPathRegex.replacement(replacement, matcher.groupCount());
        if (prepared == null) {
            return Value.NULL;
        }
        StringBuilder replaced = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(replaced, prepared);
            if (replaced.length() > Interpreter.MAX_TEXT) {
                return Value.NULL;
            }
        }
        return Value.of(matcher.appendTail(replaced).toString());
    }

    private static Value split(Value[] arguments, Interpreter interpreter) {
        String text = Arguments.text(arguments[0]);
        Pattern pattern = pattern(arguments[1], Value.NULL, interpreter);
        if (text == null || pattern == null || pattern.matcher("").matches()) {
            return Value.NULL;
        }
        List<Value> parts = new ArrayList<>();
        Matcher matcher = XPathRegex.matcher(pattern, text, interpreter);
        int from = 0;
        while (matcher.find()) {
            parts.add(Value.of(text.substring(from, matcher.start())));
            from = matcher.end();
        }
        parts.add(Value.of(text.substring(from)));
        return new Value.Items(parts);
    }

    /// Nulls are left out.
    private static Value join(Value[] arguments, Interpreter interpreter) {
        List<Value> list = Arguments.list(arguments[0]);
        Value between = arguments.length > 1 ? arguments[1] : Value.NULL;
        String delimiter = between instanceof Value.Null ? "" : Arguments.text(between);
        if (list == null || delimiter == null) {
            return Value.NULL;
        }
        StringBuilder joined = new StringBuilder();
        boolean first = true;
        for (Value item : list) {
            if (item instanceof Value.Null) {
                continue;
            }
            if (!(item instanceof Value.Text(var text))
                    || (long) joined.length() + delimiter.length() + text.length()
                            > Interpreter.MAX_TEXT) {
                return Value.NULL;
            }
            joined.append(first ? "" : delimiter).append(text);
            first = false;
        }
        return Value.of(joined.toString());
    }

    private static Value number(Value[] arguments) {
        String text = Arguments.text(arguments[0]);
        if (text == null) {
            return Value.NULL;
        }
        String grouping = "";
        String decimal = ".";
        if (arguments.length > 1) {
            if (!(arguments[1] instanceof Value.Null)) {
                grouping = Arguments.text(arguments[1]);
            }
            if (!(arguments[2] instanceof Value.Null)) {
                decimal = Arguments.text(arguments[2]);
            }
            if (grouping == null
                    || decimal == null
                    || !List.of("", " ", ",", ".").contains(grouping)
                    || !List.of(",", ".").contains(decimal)
                    || grouping.equals(decimal)) {
                return Value.NULL;
            }
        }
        String plain = grouping.isEmpty() ? text : text.replace(grouping, "");
        plain = decimal.equals(".") ? plain : plain.replace(decimal, ".");
        try {
            return NUMBER.matcher(plain).matches() ? Value.of(Rational.parse(plain)) : Value.NULL;
        } catch (ArithmeticException | NumberFormatException _) {
            return Value.NULL;
        }
    }
}
