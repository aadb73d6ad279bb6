package org.echelon.policy.feel;

/// Leaves the parser at the first mistake; never seen outside this package.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int position;

    Refusal(int position, String message) {
        super(message, null, false, false);
        this.position = position;
    }

    int position() {
        return position;
    }

    Problem problem(String text) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < position && i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        String message = getMessage();
        return new Problem(
                line,
                text.codePointCount(lineStart, Math.min(position, text.length())) + 1,
                message == null ? "not understood" : message);
    }
}
