package org.echelon.policy.feel;

/// A piece of a FEEL text.
///
/// @param text the name as known, the string's content, the number or symbol as written
record Token(Kind kind, String text, int start, int end) {
    enum Kind {
        NUMBER,
        STRING,
        TEMPORAL,
        NAME,
        KEYWORD,
        SYMBOL,
        END
    }

    boolean is(Kind wanted, String wantedText) {
        return kind == wanted && text.equals(wantedText);
    }

    boolean isSymbol(String symbol) {
        return is(Kind.SYMBOL, symbol);
    }

    boolean isKeyword(String keyword) {
        return is(Kind.KEYWORD, keyword);
    }

    String shown() {
        return switch (kind) {
            case END -> "the end of the text";
            case STRING -> "the string \"" + text + "\"";
            case NUMBER, TEMPORAL, NAME, KEYWORD, SYMBOL -> "'" + text + "'";
        };
    }
}
