package org.echelon.policy.dmn;

import org.echelon.policy.feel.Problem;

/// The wording that FEEL's mistakes share wherever they stand in a model.
final class Mistakes {

    private static final int SHOWN = 80;

    private Mistakes() {}

    /// The problem and the text it is in.
    static String message(Problem problem, String text) {
        String line = text.lines().skip(Math.max(0, problem.line() - 1)).findFirst().orElse(text);
        return problem.message()
                + " (line "
                + problem.line()
                + ", column "
                + problem.column()
                + " of `"
                + shortened(line)
                + "`)";
    }

    /// A text as a message quotes it.
    static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }
}
