package org.echelon.platform.programme.studio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Changes of a text by their places in it; whatever is between them stays byte by byte.
final class Edits {

    /// A part of the text and what stands there now.
    private record Edit(int start, int end, String with) {}

    private final List<Edit> all = new ArrayList<>();

    void replace(int start, int end, String with) {
        all.add(new Edit(start, end, with));
    }

    void insert(int at, String text) {
        replace(at, at, text);
    }

    /// The whole text with the changes.
    String applied(String text) {
        return applied(text, 0, text.length());
    }

    /// A part of the text with the changes, which all lie within it.
    String applied(String text, int from, int to) {
        StringBuilder changed = new StringBuilder();
        int at = from;
        for (Edit edit : all.stream().sorted(Comparator.comparingInt(Edit::start)).toList()) {
            changed.append(text, at, edit.start()).append(edit.with());
            at = edit.end();
        }
        return changed.append(text, at, to).toString();
    }
}
