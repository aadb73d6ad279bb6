package org.echelon.policy.feel;

import java.util.Random;

/// Makes FEEL that wants too much: of time, of memory, of the stack, or of the parser.
final class HostileFeel {

    private final Random random;

    HostileFeel(Random random) {
        this.random = random;
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private int number(int most) {
        return 1 + random.nextInt(most);
    }

    /// An expression, sometimes broken.
    String next() {
        String text = expression(3);
        return switch (random.nextInt(12)) {
            case 0 -> broken(text);
            case 1 -> nested();
            case 2 -> literal();
            default -> text;
        };
    }

    private String expression(int depth) {
        return switch (random.nextInt(14)) {
            case 0, 1 -> loop(depth);
            case 2, 3 -> grown(depth);
            case 4 -> recursion();
            case 5 -> expressionOfText(depth);
            case 6, 7 -> numeric(depth);
            case 8 -> regex();
            case 9 -> list(depth);
            case 10 -> temporal();
            case 11 -> aggregate(depth);
            default -> atom();
        };
    }

    private String inner(int depth) {
        return depth == 0 ? atom() : expression(depth - 1);
    }

    private String atom() {
        return pick("1", "-1", "0", "x", "null", "\"a\"", "true", "[]", "{}", "x + 1", "1/3", "u");
    }

    private String range() {
        return pick("1", "-5", "x")
                + ".."
                + pick("3", "100", "2000", "100000", "1000000000000", "-7");
    }

    private String loop(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> "(for i in " + range() + " return " + inner(depth) + ")";
            case 1 ->
                    "(for i in "
                            + range()
                            + ", j in "
                            + range()
                            + ", k in "
                            + range()
                            + " return "
                            + inner(depth)
                            + ")";
            case 2 ->
                    "("
                            + pick("some", "every")
                            + " i in "
                            + range()
                            + " satisfies "
                            + inner(depth)
                            + ")";
            default -> "(for i in " + range() + " return i)[" + inner(depth) + "]";
        };
    }

    /// Values that double with each item.
    private String grown(int depth) {
        String step =
                pick(
                        "partial[-1] + partial[-1]",
                        "partial[-1] * partial[-1]",
                        "[partial[-1], partial[-1]]",
                        "concatenate(partial[-1], partial[-1])",
                        "{a: partial[-1], b: partial[-1]}",
                        "partial[-1] / (partial[-1] + i)",
                        "string join([partial[-1], partial[-1]], \",\")",
                        "append(partial, partial)",
                        "partial[-1] ** 2",
                        "flatten(partial)");
        return "(for i in 1.."
                + number(90)
                + " return if i = 1 then "
                + inner(Math.min(depth, 1))
                + " else "
                + step
                + ")"
                + pick("", "[-1]");
    }

    private String recursion() {
        return pick(
                "{f: function(f, n) f(f, n + 1) + 1, r: f(f, 0)}.r",
                "{f: function(f, n) if n = 0 then 0 else f(f, n - 1) + f(f, n - 1), r: f(f, 60)}.r",
                "{f: function(f, n) for i in 1..10 return f(f, n + 1), r: f(f, 0)}.r",
                "{f: function(f, n) [f(f, n + 1), f(f, n + 1)], r: f(f, 0)}.r",
                "(function(g) g(g))(function(g) g(g))");
    }

    private String expressionOfText(int depth) {
        String text =
                "string join(for i in 1.."
                        + pick("10", "2000", "200000", "5000000")
                        + " return \"abcdefgh\")";
        return switch (random.nextInt(7)) {
            case 0 -> "string length(" + text + ")";
            case 1 -> "{s: " + text + ", r: for i in 1..100000 return s + string(i)}.r";
            case 2 -> "{s: " + text + ", r: for i in 1..100000 return upper case(s)}.r";
            case 3 -> "{s: " + text + ", r: for i in 1..100000 return contains(s, \"x\")}.r";
            case 4 -> "{s: " + text + ", r: for i in 1..100000 return split(s, \"a\")}.r";
            case 5 ->
                    "replace("
                            + text
                            + ", \""
                            + pick("a", "b*c", "[a-h]{2,}")
                            + "\", \""
                            + "z".repeat(number(200))
                            + "\")";
            default -> "string(" + inner(depth) + ")";
        };
    }

    private String numeric(int depth) {
        return switch (random.nextInt(8)) {
            case 0 -> number(99) + " ** " + number(99_999);
            case 1 -> "9 ** 9 ** 9 ** " + number(9);
            case 2 ->
                    "("
                            + inner(depth)
                            + pick(" + ", " - ", " * ", " / ", " ** ")
                            + inner(depth)
                            + ")";
            case 3 ->
                    "(for i in 1..200000 return 3 ** 20000 "
                            + pick("+", "*", "/")
                            + " (7 ** 20000 + i))";
            case 4 -> "(for i in 1..200000 return " + pick("exp", "log", "sqrt") + "(i / 1000))";
            case 5 ->
                    pick("decimal", "round up", "round half down")
                            + "(1/3, "
                            + pick("6000", "-6000", "99999999")
                            + ")";
            case 6 -> number(9) + "e" + pick("5", "6000", "999999999", "-6000");
            default -> "(1 + 1/7) ** (x + 0.5)";
        };
    }

    private String regex() {
        String pattern =
                pick(
                        "(a+)+$",
                        "^((a|aa)+)(a|aa)+\\\\1$",
                        "(",
                        "[a-",
                        "(?<x>a)",
                        "\\\\p{IsFoo}",
                        "a{1,999999999}",
                        "(.*)*b",
                        "((((((((((a*)*)*)*)*)*)*)*)*)*)c",
                        "\\\\",
                        "[[a]-[b]]",
                        "\\\\99");
        return pick("matches", "replace", "split")
                + "(\""
                + "a".repeat(number(60))
                + "b\", \""
                + pattern
                + "\""
                + pick("", ", \"$1\"", ", \"" + pick("i", "x", "q", "zz") + "\"")
                + ")";
    }

    private String list(int depth) {
        String list =
                "(for i in "
                        + range()
                        + " return "
                        + pick("i", "1/i", "[i]", "{a: i}", "-i", "3**9000+i")
                        + ")";
        return switch (random.nextInt(9)) {
            case 0 ->
                    "sort("
                            + list
                            + ", function(a, b) "
                            + pick("a < b", "true", "null", "b", "sort([a,b], function(c,d) c<d)")
                            + ")";
            case 1 ->
                    "list replace("
                            + list
                            + ", "
                            + pick("1", "-99999999999", "function(i, n) i = 1")
                            + ", "
                            + inner(depth)
                            + ")";
            case 2 ->
                    pick(
                                    "distinct values",
                                    "duplicate values",
                                    "union",
                                    "flatten",
                                    "reverse",
                                    "sort",
                                    "mode")
                            + "("
                            + list
                            + ")";
            case 3 -> "{l: " + list + ", r: for i in 1..100000 return list contains(l, -1)}.r";
            case 4 -> "{l: " + list + ", r: for i in 1..100000 return index of(l, -1)}.r";
            case 5 -> list + "[item > " + inner(depth) + "]";
            case 6 ->
                    "sublist("
                            + list
                            + ", "
                            + pick("1", "-3", "99999999999")
                            + ", "
                            + pick("1", "99999999999")
                            + ")";
            case 7 ->
                    "insert before("
                            + list
                            + ", "
                            + pick("1", "0", "99999999999")
                            + ", "
                            + inner(depth)
                            + ")";
            default -> list + " = " + list;
        };
    }

    private String aggregate(int depth) {
        return pick("sum", "mean", "product", "median", "stddev", "max", "min", "count", "mode")
                + "("
                + pick(
                        "for i in 1..50000 return 1/i",
                        "for i in 1..50000 return i",
                        "for i in 1..50000 return 3**20000",
                        "for i in 1..50000 return u + i",
                        inner(depth))
                + ")";
    }

    private String temporal() {
        return pick(
                "date(\"999999999-12-31\") + duration(\"P999999999Y\")",
                "duration(\"P99999999999999999999D\") * 99999999999",
                "(for i in date(\"0001-01-01\")..date(\"9999-12-31\") return i)",
                "date(x, x, x)",
                "date and time(\"2024-01-01T00:00:00@Europe/../../etc/passwd\")",
                "@\"P1Y\" ** 2",
                "duration(\"P\" + string(10 ** 400) + \"D\")",
                "range(\"[1..\" + string(3**40000) + \"]\")");
    }

    /// Brackets within brackets, far deeper than anybody writes.
    private String nested() {
        int depth = pick("20", "140", "5000", "200000").length() * 1_000 + number(100);
        return switch (random.nextInt(6)) {
            case 0 -> "(".repeat(depth) + "1" + ")".repeat(depth);
            case 1 -> "[".repeat(depth);
            case 2 -> "-".repeat(depth) + "1";
            case 3 -> "1" + " + 1".repeat(depth);
            case 4 -> "if true then ".repeat(depth) + "1";
            default -> "x" + ".a".repeat(depth);
        };
    }

    private String literal() {
        return switch (random.nextInt(5)) {
            case 0 -> "9".repeat(number(300_000));
            case 1 -> "0." + "1".repeat(number(300_000));
            case 2 -> "\"" + "a".repeat(number(900_000)) + "\"";
            case 3 -> "@\"" + "9".repeat(number(2_000)) + "\"";
            default -> "a".repeat(1_100_000);
        };
    }

    /// Some characters left out, doubled or replaced.
    private String broken(String text) {
        StringBuilder broken = new StringBuilder(text);
        for (int i = number(4); i > 0 && !broken.isEmpty(); i--) {
            int at = random.nextInt(broken.length());
            switch (random.nextInt(3)) {
                case 0 -> broken.deleteCharAt(at);
                case 1 -> broken.insert(at, broken.charAt(at));
                default ->
                        broken.setCharAt(
                                at,
                                pick("(", "]", "\"", "\u0000", "\ud800", "é", "{", "@", "}")
                                        .charAt(0));
            }
        }
        return broken.toString();
    }
}
