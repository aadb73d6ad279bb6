package org.echelon.policy.feel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Translates the regular expressions of XPath (F&O 3.1, 5.6.1, over XML Schema's) to Java's.
///
/// Different are: flags, class subtraction `[a-z-[aeiou]]`, `\i` and `\c`, what `.` leaves out,
/// back references (only to groups that are closed), and what Java alone knows, which is refused.
final class XPathRegex {
    private static final String NAME_START =
            "_:A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF"
                    + "\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF"
                    + "\\uFDF0-\\uFFFD";
    private static final String NAME = NAME_START + "\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040";

    private final String pattern;
    private final boolean free;
    private final boolean dotAll;
    private final StringBuilder java = new StringBuilder();
    private final java.util.ArrayDeque<Integer> open = new java.util.ArrayDeque<>();
    private final java.util.Set<Integer> closed = new java.util.HashSet<>();
    private int groups;
    private int at;

    private XPathRegex(String pattern, boolean free, boolean dotAll) {
        this.pattern = pattern;
        this.free = free;
        this.dotAll = dotAll;
    }

    /// The pattern, or null when it or the flags are wrong.
    static @Nullable Pattern compile(String pattern, String flags) {
        int options = 0;
        boolean free = false;
        boolean quoted = false;
        boolean dotAll = false;
        for (int i = 0; i < flags.length(); i++) {
            switch (flags.charAt(i)) {
                case 's' -> dotAll = true;
                case 'm' -> options |= Pattern.MULTILINE;
                case 'i' -> options |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                case 'x' -> free = true;
                case 'q' -> quoted = true;
                default -> {
                    return null;
                }
            }
        }
        try {
            return quoted
                    ? Pattern.compile(pattern, options | Pattern.LITERAL)
                    : Pattern.compile(
                            new XPathRegex(pattern, free, dotAll).translate(),
                            options | Pattern.UNIX_LINES);
        } catch (PatternSyntaxException | Wrong _) {
            return null;
        }
    }

    /// A matcher that counts its steps, so that no pattern can run forever.
    static Matcher matcher(Pattern pattern, String input, Interpreter interpreter) {
        return pattern.matcher(new Counted(input, interpreter));
    }

    /// XPath's replacement as Java's: `$N` takes as many digits as there are groups for.
    static @Nullable String replacement(String text, int groups) {
        StringBuilder java = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                if (i + 1 >= text.length() || "\\$".indexOf(text.charAt(i + 1)) < 0) {
                    return null;
                }
                java.append(c).append(text.charAt(++i));
            } else if (c == '$') {
                if (i + 1 >= text.length() || !isDigit(text.charAt(i + 1))) {
                    return null;
                }
                int group = text.charAt(++i) - '0';
                while (i + 1 < text.length()
                        && isDigit(text.charAt(i + 1))
                        && group * 10 + text.charAt(i + 1) - '0' <= groups) {
                    group = group * 10 + text.charAt(++i) - '0';
                }
                if (group <= groups) {
                    // a digit that follows must not be taken for part of the number
                    java.append('$').append(group);
                    if (i + 1 < text.length() && isDigit(text.charAt(i + 1))) {
                        java.append('\\').append(text.charAt(++i));
                    }
                }
            } else {
                java.append(c);
            }
        }
        return java.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// The pattern breaks XPath's rules.
    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong() {
            super(null, null, false, false);
        }
    }

    private String translate() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            switch (c) {
                case '\\' -> escape(false);
                case '[' -> characterClass();
                case '(' -> openGroup();
                case ')' -> {
                    if (open.isEmpty()) {
                        throw new Wrong();
                    }
                    int group = open.pop();
                    if (group > 0) {
                        closed.add(group);
                    }
                    copy();
                }
                case '.' -> {
                    java.append(dotAll ? "[\\s\\S]" : "[^\\n\\r]");
                    at++;
                }
                case ']', '}' -> throw new Wrong();
                case '*', '+', '?', '{' -> quantifier();
                default -> {
                    if (!(free && isBlank(c))) {
                        java.append(c == '#' || isBlank(c) ? "\\" : "").append(c);
                    }
                    at++;
                }
            }
        }
        if (!open.isEmpty()) {
            throw new Wrong();
        }
        return java.toString();
    }

    private void copy() {
        java.append(pattern.charAt(at++));
    }

    private void openGroup() {
        copy();
        if (at < pattern.length() && pattern.charAt(at) == '?') {
            if (!pattern.startsWith("?:", at)) {
                throw new Wrong();
            }
            java.append("?:");
            at += 2;
            open.push(0);
        } else {
            open.push(++groups);
        }
    }

    /// A quantifier and its `?`; Java's possessive `+` is refused.
    private void quantifier() {
        if (pattern.charAt(at) == '{') {
            int end = pattern.indexOf('}', at);
            if (end < 0 || !pattern.substring(at, end + 1).matches("\\{\\d+(,\\d*)?}")) {
                throw new Wrong();
            }
            java.append(pattern, at, end + 1);
            at = end + 1;
        } else {
            copy();
        }
        if (at < pattern.length() && pattern.charAt(at) == '?') {
            copy();
        }
        if (at < pattern.length() && "*+?{".indexOf(pattern.charAt(at)) >= 0) {
            throw new Wrong();
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private void skipBlanks() {
        while (free && at < pattern.length() && isBlank(pattern.charAt(at))) {
            at++;
        }
    }

    private void escape(boolean inClass) {
        at++;
        if (!inClass) {
            skipBlanks();
        }
        if (at >= pattern.length()) {
            throw new Wrong();
        }
        char c = pattern.charAt(at++);
        switch (c) {
            case 'n', 'r', 't', 'd', 'D', 's', 'S', 'w', 'W' -> java.append(standard(c, inClass));
            case 'i' -> java.append(inClass ? NAME_START : "[" + NAME_START + "]");
            case 'c' -> java.append(inClass ? NAME : "[" + NAME + "]");
            case 'I' -> java.append("[^").append(NAME_START).append(']');
            case 'C' -> java.append("[^").append(NAME).append(']');
            case 'p', 'P' -> category(c);
            default -> {
                if ("\\|.?*+(){}$-[]^".indexOf(c) >= 0) {
                    java.append('\\').append(c);
                } else if (c >= '1' && c <= '9' && !inClass) {
                    backReference(c - '0');
                } else {
                    throw new Wrong();
                }
            }
        }
    }

    /// XML Schema's classes are wider than Java's: decimal digits of all scripts, and `\w` is all
    /// but punctuation, separators and control characters.
    private static String standard(char c, boolean inClass) {
        return switch (c) {
            case 'd' -> "\\p{Nd}";
            case 'D' -> "\\P{Nd}";
            case 's' -> inClass ? " \\t\\n\\r" : "[ \\t\\n\\r]";
            case 'S' -> "[^ \\t\\n\\r]";
            case 'w' -> "[^\\p{P}\\p{Z}\\p{C}]";
            case 'W' -> "[\\p{P}\\p{Z}\\p{C}]";
            default -> "\\" + c;
        };
    }

    private void category(char c) {
        int end = pattern.indexOf('}', at);
        skipBlanks();
        if (end < 0 || at >= pattern.length() || pattern.charAt(at) != '{') {
            throw new Wrong();
        }
        String name = pattern.substring(at + 1, end);
        if (free) {
            name = name.replaceAll("[ \\t\\n\\r]", "");
        }
        if (!name.matches("[A-Z][a-z]?|Is[A-Za-z0-9-]+")) {
            throw new Wrong();
        }
        java.append('\\').append(c).append('{');
        java.append(name.startsWith("Is") ? "In" + name.substring(2).replace("-", "") : name);
        java.append('}');
        at = end + 1;
    }

    private void backReference(int first) {
        int group = first;
        while (at < pattern.length()
                && isDigit(pattern.charAt(at))
                && group * 10 + pattern.charAt(at) - '0' <= groups) {
            group = group * 10 + pattern.charAt(at++) - '0';
        }
        if (!closed.contains(group)) {
            throw new Wrong();
        }
        java.append("(?:\\").append(group).append(')');
    }

    private void characterClass() {
        java.append('[');
        at++;
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            copy();
        }
        boolean empty = true;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == ']' && !empty) {
                copy();
                return;
            }
            if (c == '-' && at + 1 < pattern.length() && pattern.charAt(at + 1) == '[') {
                subtraction();
                return;
            }
            classMember(c);
            empty = false;
        }
        throw new Wrong();
    }

    private void classMember(char c) {
        switch (c) {
            case '\\' -> escape(true);
            case '[', ']' -> throw new Wrong();
            default -> {
                java.append("&^#".indexOf(c) >= 0 || isBlank(c) ? "\\" : "").append(c);
                at++;
            }
        }
    }

    /// `[a-z-[aeiou]]` is Java's `[a-z&&[^aeiou]]`.
    private void subtraction() {
        at++;
        int before = java.length();
        characterClass();
        String taken = java.substring(before);
        java.setLength(before);
        java.append("&&")
                .append(
                        taken.startsWith("[^")
                                ? "[" + taken.substring(2)
                                : "[^" + taken.substring(1));
        if (at >= pattern.length() || pattern.charAt(at) != ']') {
            throw new Wrong();
        }
        copy();
    }

    /// A text whose reading costs the interpreter's steps.
    private record Counted(CharSequence text, Interpreter interpreter) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            interpreter.spend(1);
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
