package org.echelon.platform.programme.studio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An XML text with the place of every element, so that a change touches nothing but itself:
/// comments, layout, ids, diagrams and what we do not know stay byte by byte.
///
/// Only for a text that a parser has accepted ([org.echelon.policy.dmn.DmnReader]): no document
/// type, no entities of its own, well-formed.
final class Markup {

    /// An element.
    ///
    /// @param name without its prefix
    /// @param prefix with its colon; empty where there is none
    /// @param attributes plain values by written name, with the places of their values
    /// @param start of `<`
    /// @param openEnd behind the `>` of its opening tag
    /// @param closeStart of `</`; equal to [#openEnd] where it closes itself
    /// @param end behind its last `>`
    /// @param children inner elements
    record Element(
            String name,
            String prefix,
            Map<String, Attribute> attributes,
            int start,
            int openEnd,
            int closeStart,
            int end,
            List<Element> children) {

        Optional<Element> child(String wanted) {
            return children.stream().filter(one -> one.name.equals(wanted)).findFirst();
        }

        List<Element> children(String wanted) {
            return children.stream().filter(one -> one.name.equals(wanted)).toList();
        }

        String attribute(String wanted) {
            Attribute found = attributes.get(wanted);
            return found == null ? "" : found.value();
        }

        /// Whether it is written `<name/>`.
        boolean closesItself() {
            return closeStart == end;
        }

        /// Goes through this element and all inner ones, from the top.
        void walk(Consumer<Element> visit) {
            visit.accept(this);
            children.forEach(child -> child.walk(visit));
        }
    }

    /// @param value plain
    /// @param start of the value between its quotes
    /// @param end behind the value
    record Attribute(String value, int start, int end) {}

    private final String xml;
    private int at;

    private Markup(String xml) {
        this.xml = xml;
    }

    /// The outermost element.
    ///
    /// @throws IllegalArgumentException when the text is not well-formed after all
    static Element read(String xml) {
        Markup markup = new Markup(xml);
        try {
            markup.skipToTag();
            return markup.element();
        } catch (StringIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("the XML ends too early", e);
        }
    }

    /// Moves to the next `<` that opens or closes an element.
    private void skipToTag() {
        while (true) {
            at = find("<", at);
            if (xml.startsWith("<!--", at)) {
                at = find("-->", at) + 3;
            } else if (xml.startsWith("<![CDATA[", at)) {
                at = find("]]>", at) + 3;
            } else if (xml.startsWith("<?", at)) {
                at = find("?>", at) + 2;
            } else {
                return;
            }
        }
    }

    private int find(String what, int from) {
        int found = xml.indexOf(what, from);
        if (found < 0) {
            throw new IllegalArgumentException("'%s' is missing in the XML".formatted(what));
        }
        return found;
    }

    private Element element() {
        int start = at;
        at++;
        String written = word();
        Map<String, Attribute> attributes = attributes();
        int colon = written.indexOf(':');
        String prefix = written.substring(0, colon + 1);
        String name = written.substring(colon + 1);
        if (xml.charAt(at) == '/') {
            at += 2;
            return new Element(name, prefix, attributes, start, at, at, at, List.of());
        }
        at++;
        int openEnd = at;
        List<Element> children = new ArrayList<>();
        skipToTag();
        while (!xml.startsWith("</", at)) {
            children.add(element());
            skipToTag();
        }
        int closeStart = at;
        at = find(">", at) + 1;
        return new Element(
                name, prefix, attributes, start, openEnd, closeStart, at, List.copyOf(children));
    }

    private String word() {
        int start = at;
        while (" \t\r\n/>=".indexOf(xml.charAt(at)) < 0) {
            at++;
        }
        return xml.substring(start, at);
    }

    private Map<String, Attribute> attributes() {
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        while (true) {
            blanks();
            char c = xml.charAt(at);
            if (c == '>' || c == '/') {
                return attributes;
            }
            String name = word();
            blanks();
            at++; // =
            blanks();
            char quote = xml.charAt(at);
            int from = at + 1;
            int to = find(String.valueOf(quote), from);
            attributes.put(name, new Attribute(plain(xml.substring(from, to)), from, to));
            at = to + 1;
        }
    }

    private void blanks() {
        while (Character.isWhitespace(xml.charAt(at))) {
            at++;
        }
    }

    /// The text of an element without inner ones; empty for an absent one.
    static String text(String xml, @Nullable Element element) {
        if (element == null || element.closesItself()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        String inner = xml.substring(element.openEnd(), element.closeStart());
        int at = 0;
        while (at < inner.length()) {
            int mark = inner.indexOf('<', at);
            text.append(plain(inner.substring(at, mark < 0 ? inner.length() : mark)));
            if (mark < 0) {
                break;
            }
            if (inner.startsWith("<![CDATA[", mark)) {
                int end = inner.indexOf("]]>", mark);
                text.append(inner, mark + 9, end);
                at = end + 3;
            } else {
                int end = inner.indexOf(inner.startsWith("<!--", mark) ? "-->" : ">", mark);
                at = end + (inner.startsWith("<!--", mark) ? 3 : 1);
            }
        }
        return text.toString().replace("\r\n", "\n").replace('\r', '\n');
    }

    /// A text as XML writes it between tags.
    static String written(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// A text as XML writes it in an attribute.
    static String writtenInAttribute(String text) {
        return written(text).replace("\"", "&quot;").replace("'", "&apos;");
    }

    private static String plain(String written) {
        if (written.indexOf('&') < 0) {
            return written;
        }
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < written.length()) {
            char c = written.charAt(at);
            int end = c == '&' ? written.indexOf(';', at) : -1;
            if (end < 0) {
                text.append(c);
                at++;
            } else {
                text.append(entity(written.substring(at + 1, end)));
                at = end + 1;
            }
        }
        return text.toString();
    }

    private static String entity(String name) {
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> {
                if (!name.startsWith("#")) {
                    throw new IllegalArgumentException(
                            "the entity &%s; is not known".formatted(name));
                }
                yield Character.toString(
                        name.startsWith("#x")
                                ? Integer.parseInt(name.substring(2), 16)
                                : Integer.parseInt(name.substring(1)));
            }
        };
    }
}
