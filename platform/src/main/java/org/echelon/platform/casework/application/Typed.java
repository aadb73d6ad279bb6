package org.echelon.platform.casework.application;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came with a form: for each question the box, what the page had shown in it, and the number
/// of the value it had shown. So a box that nobody touched is never sent on as an answer, and a
/// page that somebody left open for a day overwrites nothing.
///
/// @param value what stands in the box
/// @param seen what the page had shown in it
/// @param dispute why the register's value is wrong
/// @param disputeSeen what the page had shown of it
/// @param version number of the value that the page had shown
/// @param conflicting whether the page showed two values to choose from
/// @param choice `mine` or `theirs`; absent where none was made
record Typed(
        String value,
        String seen,
        String dispute,
        String disputeSeen,
        int version,
        boolean conflicting,
        @Nullable String choice) {

    private static final int LONGEST = 2_000;

    /// The values of a form by question.
    static Map<String, Typed> read(Sheet sheet, Map<String, String> parameters) {
        Map<String, Typed> typed = new LinkedHashMap<>();
        for (Entry entry : sheet.entries()) {
            String id = entry.field().id();
            String value = parameters.get("v." + id);
            if (entry.editable() && value != null) {
                typed.put(
                        id,
                        new Typed(
                                clean(value),
                                clean(parameters.getOrDefault("w." + id, "")),
                                clean(parameters.getOrDefault("d." + id, "")),
                                clean(parameters.getOrDefault("e." + id, "")),
                                number(parameters.getOrDefault("b." + id, "0")),
                                parameters.containsKey("k." + id),
                                parameters.get("c." + id)));
            }
        }
        return typed;
    }

    /// Whether the person changed anything.
    boolean changed() {
        return !value.equals(seen) || !dispute.equals(disputeSeen);
    }

    static String clean(String text) {
        String clean = Drafts.clean(text);
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }

    static int number(String text) {
        return text.matches("\\d{1,8}") ? Integer.parseInt(text) : 0;
    }
}
