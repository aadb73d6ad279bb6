package org.echelon.policy.feel;

import java.util.Set;

/// Cuts a FEEL text into tokens on demand: what a name is depends on the names in scope.
final class Lexer {
    private static final Set<String> KEYWORDS =
            Set.of(
                    "for",
                    "return",
                    "in",
                    "if",
                    "then",
                    "else",
                    "some",
                    "every",
                    "satisfies",
                    "and",
                    "or",
                    "between",
                    "instance",
                    "function",
                    "true",
                    "false",
                    "null");

    /// Members of dates, times and ranges that are two words.
    private static final Names MEMBERS =
            Names.of(java.util.List.of("time offset", "start included", "end included"));

    private final String text;

    Lexer(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    Token read(int from, Names names) {
        int start = skip(from);
        if (start >= text.length()) {
            return new Token(Token.Kind.END, "", text.length(), text.length());
        }
        int c = text.codePointAt(start);
        if (Characters.startsName(c)) {
            return name(start, names);
        }
        if (isDigit(c) || (c == '.' && isDigitAt(start + 1))) {
            return number(start);
        }
        if (c == '"') {
            return string(start, Token.Kind.STRING, start);
        }
        if (c == '@') {
            int quote = skip(start + 1);
            if (quote < text.length() && text.charAt(quote) == '"') {
                return string(quote, Token.Kind.TEMPORAL, start);
            }
            throw new Refusal(start, "'@' starts a date, time or duration: @\"2024-06-30\"");
        }
        Names.Match known = names.longest(text, start);
        return known != null && known.end() - start > 2
                ? new Token(Token.Kind.NAME, known.name(), start, known.end())
                : symbol(start);
    }

    /// The name after a dot: a known name, or one word, keywords included.
    Token readMember(int from, Names names, Names seen) {
        int start = skip(from);
        if (start >= text.length() || !Characters.startsName(text.codePointAt(start))) {
            throw new Refusal(start, "a name is expected after '.'");
        }
        int end = Characters.endOfPart(text, start);
        String name = text.substring(start, end);
        for (Names candidates : new Names[] {names, seen, MEMBERS}) {
            Names.Match match = candidates.longest(text, start);
            if (match != null && match.end() > end) {
                name = match.name();
                end = match.end();
            }
        }
        return new Token(Token.Kind.NAME, name, start, end);
    }

    private Token name(int start, Names names) {
        int end = Characters.endOfPart(text, start);
        String word = text.substring(start, end);
        Names.Match known = names.longest(text, start);
        Names.Match builtIn = BuiltIns.NAMES.longest(text, start);
        if (builtIn != null
                && builtIn.end() > end
                && (known == null || builtIn.end() > known.end())
                && (!builtIn.name().contains(" and ") || opensBracket(builtIn.end()))) {
            known = builtIn;
        }
        if (known != null && known.end() > end) {
            return new Token(Token.Kind.NAME, known.name(), start, known.end());
        }
        Token.Kind kind = KEYWORDS.contains(word) ? Token.Kind.KEYWORD : Token.Kind.NAME;
        return new Token(kind, word, start, end);
    }

    private boolean opensBracket(int from) {
        int at = skip(from);
        return at < text.length() && text.charAt(at) == '(';
    }

    private Token number(int start) {
        int at = start;
        while (isDigitAt(at)) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '.' && isDigitAt(at + 1)) {
            at++;
            while (isDigitAt(at)) {
                at++;
            }
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = at + 1;
            if (exponent < text.length()
                    && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
                exponent++;
            }
            if (isDigitAt(exponent)) {
                at = exponent;
                while (isDigitAt(at)) {
                    at++;
                }
            }
        }
        return new Token(Token.Kind.NUMBER, text.substring(start, at), start, at);
    }

    private Token string(int quote, Token.Kind kind, int start) {
        StringBuilder content = new StringBuilder();
        int at = quote + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                return new Token(kind, content.toString(), start, at + 1);
            }
            if (c == '\\' && at + 1 < text.length()) {
                at = escape(at, content);
            } else {
                content.append(c);
                at++;
            }
        }
        throw new Refusal(start, "the string has no closing '\"'");
    }

    private int escape(int backslash, StringBuilder content) {
        char c = text.charAt(backslash + 1);
        switch (c) {
            case 'n' -> content.append('\n');
            case 'r' -> content.append('\r');
            case 't' -> content.append('\t');
            case '"', '\'', '\\' -> content.append(c);
            case 'u', 'U' -> {
                int digits = c == 'u' ? 4 : 6;
                int end = backslash + 2 + digits;
                if (end <= text.length() && isHex(backslash + 2, end)) {
                    int point = Integer.parseInt(text, backslash + 2, end, 16);
                    if (point <= Character.MAX_CODE_POINT) {
                        content.appendCodePoint(point);
                        return end;
                    }
                }
                content.append('\\').append(c);
            }
            default -> content.append('\\').append(c);
        }
        return backslash + 2;
    }

    private boolean isHex(int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private Token symbol(int start) {
        for (String symbol : new String[] {"**", "..", "<=", ">=", "!=", "->"}) {
            if (text.startsWith(symbol, start)) {
                return new Token(Token.Kind.SYMBOL, symbol, start, start + 2);
            }
        }
        int end = start + Character.charCount(text.codePointAt(start));
        return new Token(Token.Kind.SYMBOL, text.substring(start, end), start, end);
    }

    /// Past space and comments.
    private int skip(int from) {
        int at = Characters.skipSpace(text, from);
        while (text.startsWith("//", at) || text.startsWith("/*", at)) {
            boolean line = text.charAt(at + 1) == '/';
            int end = text.indexOf(line ? "\n" : "*/", at + 2);
            if (end < 0 && !line) {
                throw new Refusal(at, "the comment has no closing '*/'");
            }
            at = Characters.skipSpace(text, end < 0 ? text.length() : end + (line ? 1 : 2));
        }
        return at;
    }

    private boolean isDigitAt(int at) {
        return at < text.length() && isDigit(text.charAt(at));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
