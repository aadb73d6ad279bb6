package org.echelon.policy.kernel;

import java.util.Comparator;

/// Texts as FEEL has them: made of code points.
final class Texts {

    /// By code points.
    static final Comparator<String> ORDER =
            (a, b) -> {
                int[] left = a.codePoints().toArray();
                int[] right = b.codePoints().toArray();
                return java.util.Arrays.compare(left, right);
            };

    private Texts() {}

    /// So many code points from a place on, which is counted from 1; fewer at the end.
    static String part(String text, int start, int length) {
        return text.codePoints()
                .skip(start - 1L)
                .limit(length)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
