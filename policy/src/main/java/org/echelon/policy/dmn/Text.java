package org.echelon.policy.dmn;

import org.jspecify.annotations.Nullable;

/// How names and types written in XML are read.
final class Text {

    private Text() {}

    /// A name with runs of white space made one space, as the FEEL lexer reads it.
    static String name(String written) {
        return written.strip().replaceAll("\\s+", " ");
    }

    /// A type's name, without the prefix `feel:` of DMN 1.1; absent where none is stated.
    static @Nullable String type(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        String name = name(written);
        return name.startsWith("feel:") ? name.substring("feel:".length()) : name;
    }
}
