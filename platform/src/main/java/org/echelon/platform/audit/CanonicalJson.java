package org.echelon.platform.audit;

import java.util.Map;
import java.util.TreeMap;

/// JSON of one spelling only (RFC 8785): members in order of their names, no blanks, the shortest
/// escapes. Knows texts, whole numbers and objects, which is all that a record holds.
final class CanonicalJson {

    private CanonicalJson() {}

    static String of(Map<String, ?> members) {
        StringBuilder out = new StringBuilder();
        object(members, out);
        return out.toString();
    }

    private static void object(Map<?, ?> members, StringBuilder out) {
        TreeMap<String, Object> sorted = new TreeMap<>();
        members.forEach((name, value) -> sorted.put((String) name, value));
        out.append('{');
        boolean first = true;
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            if (!first) {
                out.append(',');
            }
            first = false;
            text(member.getKey(), out);
            out.append(':');
            value(member.getValue(), out);
        }
        out.append('}');
    }

    private static void value(Object value, StringBuilder out) {
        switch (value) {
            case String text -> text(text, out);
            case Long number -> out.append(number.longValue());
            case Integer number -> out.append(number.intValue());
            case Map<?, ?> members -> object(members, out);
            default ->
                    throw new IllegalArgumentException("no canonical form for " + value.getClass());
        }
    }

    private static void text(String text, StringBuilder out) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            switch (letter) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (letter < 0x20) {
                        out.append("\\u%04x".formatted((int) letter));
                    } else {
                        out.append(letter);
                    }
                }
            }
        }
        out.append('"');
    }
}
