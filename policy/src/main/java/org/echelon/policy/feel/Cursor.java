package org.echelon.policy.feel;

import org.jspecify.annotations.Nullable;

/// The parser's place in a text: the current token and the names in scope.
final class Cursor {
    private final Lexer lexer;
    private Names names;
    private Names seen = Names.none();
    private Token token;

    Cursor(String text, Names names) {
        this.lexer = new Lexer(text);
        this.names = names;
        this.token = lexer.read(0, names);
    }

    Token token() {
        return token;
    }

    Names names() {
        return names;
    }

    /// Changes the names in scope; what follows is cut into tokens by the new names.
    void scope(Names changed) {
        if (changed != names) {
            names = changed;
            token = lexer.read(token.start(), names);
        }
    }

    /// Remembers a context's key: after a dot it is known from here on.
    void remember(String key) {
        seen = seen.plus(key);
    }

    Token take() {
        Token taken = token;
        token = lexer.read(token.end(), names);
        return taken;
    }

    void backTo(Token earlier) {
        token = lexer.read(earlier.start(), names);
    }

    boolean atSymbol(String symbol) {
        return token.isSymbol(symbol);
    }

    boolean takeSymbol(String symbol) {
        boolean there = token.isSymbol(symbol);
        if (there) {
            take();
        }
        return there;
    }

    boolean takeKeyword(String keyword) {
        boolean there = token.isKeyword(keyword);
        if (there) {
            take();
        }
        return there;
    }

    void expectSymbol(String symbol, String where) {
        if (!takeSymbol(symbol)) {
            throw expected("'" + symbol + "' " + where);
        }
    }

    void expectKeyword(String keyword, String where) {
        if (!takeKeyword(keyword)) {
            throw expected("'" + keyword + "' " + where);
        }
    }

    Refusal expected(String what) {
        return new Refusal(token.start(), "found " + token.shown() + ", expected " + what);
    }

    void expectEnd() {
        if (token.kind() != Token.Kind.END) {
            throw expected("an operator or the end of the text");
        }
    }

    /// Takes the member's name that follows a dot, the current token.
    String takeMember() {
        Token member = lexer.readMember(token.end(), names, seen);
        token = lexer.read(member.end(), names);
        return member.text();
    }

    /// A new name up to one of `stops`, or null when something else stands here. Nothing is taken.
    @Nullable Token newName(String stops) {
        String text = lexer.text();
        int start = token.start();
        if (start >= text.length() || !Characters.startsName(text.codePointAt(start))) {
            return null;
        }
        int end = start;
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (stops.indexOf(c) >= 0) {
                return name(text, start, end);
            }
            if (!Characters.continuesName(text.codePointAt(at)) && "./-'’+*".indexOf(c) < 0) {
                return null;
            }
            end = Characters.endOfPart(text, at);
            if (text.startsWith("..", at) || text.startsWith("//", at)) {
                return null;
            }
            at = Characters.skipSpace(text, end);
        }
        return null;
    }

    /// The new name up to a word such as `in`.
    Token takeNewNameBefore(String word) {
        String text = lexer.text();
        int start = token.start();
        int end = start;
        int at = start;
        while (at < text.length()) {
            int next = Characters.endOfPart(text, at);
            if (at > start && text.substring(at, next).equals(word)) {
                Token name = name(text, start, end);
                takeUntil(at);
                return name;
            }
            if (!Characters.continuesName(text.codePointAt(at))
                    && "./-'’+*".indexOf(text.charAt(at)) < 0) {
                break;
            }
            end = next;
            at = Characters.skipSpace(text, end);
        }
        throw expected("a name before '" + word + "'");
    }

    /// Goes on reading after a token made by [#newName].
    void takeUntil(int position) {
        token = lexer.read(position, names);
    }

    private static Token name(String text, int start, int end) {
        StringBuilder name = new StringBuilder(end - start);
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (!Characters.isSpace(c)) {
                name.append(c);
            } else if (name.charAt(name.length() - 1) != ' ') {
                name.append(' ');
            }
        }
        return new Token(Token.Kind.NAME, name.toString(), start, end);
    }
}
