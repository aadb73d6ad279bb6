package org.echelon.platform.programme.studio;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings the changed cells of tables back into their DMN file: only what differs is written, rules
/// that are new are added, rules that are gone are taken out, and everything else stays as it is.
final class RuleMerge {

    private final String xml;
    private final Edits edits = new Edits();
    private final Set<String> ids = new HashSet<>();

    private RuleMerge(String xml) {
        this.xml = xml;
        Markup.read(xml).walk(element -> ids.add(element.attribute("id")));
    }

    /// The file with the tables as they are now.
    ///
    /// @param sheets tables of this very file, changed; a table that is not among them stays. Their
    ///   columns are the file's: kind, name and type are the same
    static String merged(String xml, List<RuleSheet> sheets) {
        RuleMerge merge = new RuleMerge(xml);
        List<RuleSheet> before = RuleSheet.of(xml);
        List<RuleSheet.Located> tables = RuleSheet.located(xml);
        for (RuleSheet sheet : sheets) {
            for (int i = 0; i < before.size(); i++) {
                if (before.get(i).decision().equals(sheet.decision())
                        && before.get(i).number() == sheet.number()) {
                    merge.table(tables.get(i).table(), before.get(i), sheet);
                }
            }
        }
        return merge.edits.applied(xml);
    }

    private void table(Markup.Element table, RuleSheet before, RuleSheet after) {
        if (!before.hitPolicy().equals(after.hitPolicy())) {
            String[] words = after.hitPolicy().split(" ", 2);
            attribute(table, "hitPolicy", words[0]);
            attribute(table, "aggregation", words.length > 1 ? words[1] : null);
        }
        columns(table, before, after);
        if (!before.rules().equals(after.rules())) {
            rules(table, before, after);
        }
    }

    private void columns(Markup.Element table, RuleSheet before, RuleSheet after) {
        List<Markup.Element> inputs = table.children("input");
        List<Markup.Element> outputs = table.children("output");
        List<Markup.Element> annotations = table.children("annotation");
        for (int i = 0; i < before.columns().size(); i++) {
            RuleSheet.Column old = before.columns().get(i);
            RuleSheet.Column now = after.columns().get(i);
            if (old.equals(now)) {
                continue;
            }
            switch (old.kind()) {
                case INPUT -> {
                    Markup.Element input = inputs.get(i);
                    if (!old.text().equals(now.text())) {
                        inner(input, "inputExpression", now.text(), null);
                    }
                    if (!old.values().equals(now.values())) {
                        inner(input, "inputValues", now.values(), null);
                    }
                }
                case OUTPUT -> {
                    Markup.Element output = outputs.get(i - inputs.size());
                    if (output.closesItself()) {
                        filled(output, now);
                        continue;
                    }
                    if (!old.values().equals(now.values())) {
                        inner(output, "outputValues", now.values(), "defaultOutputEntry");
                    }
                    if (!old.otherwise().equals(now.otherwise())) {
                        inner(output, "defaultOutputEntry", now.otherwise(), null);
                    }
                }
                case ANNOTATION ->
                        attribute(
                                annotations.get(i - inputs.size() - outputs.size()),
                                "name",
                                now.text());
            }
        }
    }

    /// Writes values and default into an output that holds nothing so far.
    private void filled(Markup.Element output, RuleSheet.Column now) {
        String prefix = output.prefix();
        String inner =
                (now.values().isEmpty() ? "" : element(prefix, "outputValues", "", now.values()))
                        + (now.otherwise().isEmpty()
                                ? ""
                                : element(prefix, "defaultOutputEntry", "", now.otherwise()));
        opened(output, inner, edits);
    }

    /// Writes an element that closes itself with something inside.
    private void opened(Markup.Element element, String inner, Edits into) {
        String tag = xml.substring(element.start(), element.end());
        into.replace(
                element.start(),
                element.end(),
                "%s>%s</%s%s>"
                        .formatted(
                                tag.substring(0, tag.length() - 2).stripTrailing(),
                                inner,
                                element.prefix(),
                                element.name()));
    }

    /// Writes the text of an inner element; an empty one takes the element out.
    ///
    /// @param before the element before which a new one stands; absent for the end
    private void inner(Markup.Element parent, String name, String text, @Nullable String before) {
        Markup.Element there = parent.child(name).orElse(null);
        if (there != null && text.isEmpty() && !name.equals("inputExpression")) {
            edits.replace(there.start(), there.end(), "");
        } else if (there != null) {
            text(there, text);
        } else {
            String added = element(parent.prefix(), name, "", text);
            Markup.Element next = before == null ? null : parent.child(before).orElse(null);
            if (parent.closesItself()) {
                opened(parent, added, edits);
            } else {
                int at = next == null ? parent.closeStart() : next.start();
                edits.replace(at, at, added);
            }
        }
    }

    private void rules(Markup.Element table, RuleSheet before, RuleSheet after) {
        List<Markup.Element> elements = table.children("rule");
        Map<String, Integer> positions = new LinkedHashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            positions.put(RuleSheet.key(elements.get(i), i), i);
        }
        List<String> orderBefore = before.rules().stream().map(RuleSheet.Rule::key).toList();
        List<String> orderAfter = after.rules().stream().map(RuleSheet.Rule::key).toList();
        if (orderBefore.equals(orderAfter)) {
            for (int i = 0; i < elements.size(); i++) {
                if (!before.rules().get(i).equals(after.rules().get(i))) {
                    cells(elements.get(i), before, i, after.rules().get(i), edits);
                }
            }
            return;
        }
        StringBuilder all = new StringBuilder();
        String gap = elements.isEmpty() ? "\n      " : gapBefore(table, elements, 0);
        for (RuleSheet.Rule rule : after.rules()) {
            Integer position = positions.get(rule.key());
            if (position == null) {
                all.append(gap).append(newRule(table, before, rule));
            } else {
                all.append(gapBefore(table, elements, position))
                        .append(changed(elements.get(position), before, position, rule));
            }
        }
        if (elements.isEmpty()) {
            int at = behindColumns(table);
            edits.replace(at, at, all.toString());
        } else {
            int start = elements.getFirst().start() - gapBefore(table, elements, 0).length();
            edits.replace(start, elements.getLast().end(), all.toString());
        }
    }

    private int behindColumns(Markup.Element table) {
        return table.children().isEmpty() ? table.openEnd() : table.children().getLast().end();
    }

    /// What stands between a rule and what is before it: blanks, and the comment on it.
    private String gapBefore(Markup.Element table, List<Markup.Element> rules, int position) {
        int start = rules.get(position).start();
        int from =
                table.children().stream()
                        .mapToInt(Markup.Element::end)
                        .filter(end -> end <= start)
                        .max()
                        .orElse(table.openEnd());
        return xml.substring(from, start);
    }

    /// A rule that was there, with its changed cells.
    private String changed(
            Markup.Element element, RuleSheet before, int position, RuleSheet.Rule rule) {
        Edits own = new Edits();
        cells(element, before, position, rule, own);
        return own.applied(xml, element.start(), element.end());
    }

    private void cells(
            Markup.Element element,
            RuleSheet before,
            int position,
            RuleSheet.Rule rule,
            Edits into) {
        int column = 0;
        StringBuilder added = new StringBuilder();
        StringBuilder pending = new StringBuilder(); // absent entries that stay empty so far
        for (RuleSheet.Kind kind : RuleSheet.Kind.values()) {
            List<Markup.Element> entries = element.children(entry(kind));
            int of = 0;
            for (RuleSheet.Column one : before.columns()) {
                if (one.kind() != kind) {
                    continue;
                }
                String old = before.rules().get(position).cells().get(column);
                String now = rule.cells().get(column);
                if (of >= entries.size()) {
                    pending.append(newEntry(element.prefix(), kind, now));
                    if (!now.isEmpty()) {
                        added.append(pending);
                        pending.setLength(0);
                    }
                } else if (!old.equals(now)) {
                    textOf(entries.get(of), now, into);
                }
                of++;
                column++;
            }
        }
        if (!added.isEmpty()) {
            into.replace(element.closeStart(), element.closeStart(), added.toString());
        }
    }

    private String newRule(Markup.Element table, RuleSheet before, RuleSheet.Rule rule) {
        String prefix = table.prefix();
        String id =
                rule.key().matches("[A-Za-z_][\\w.-]*") && ids.add(rule.key())
                        ? rule.key()
                        : freshId("rule");
        StringBuilder text = new StringBuilder();
        text.append('<').append(prefix).append("rule id=\"").append(id).append("\">");
        for (int i = 0; i < before.columns().size(); i++) {
            text.append(newEntry(prefix, before.columns().get(i).kind(), rule.cells().get(i)));
        }
        return text.append("</").append(prefix).append("rule>").toString();
    }

    private String newEntry(String prefix, RuleSheet.Kind kind, String text) {
        String id = kind == RuleSheet.Kind.ANNOTATION ? "" : " id=\"" + freshId("entry") + "\"";
        return element(prefix, entry(kind), id, text);
    }

    private String freshId(String stem) {
        int number = 1;
        while (!ids.add(stem + "_" + number)) {
            number++;
        }
        return stem + "_" + number;
    }

    private static String element(String prefix, String name, String attributes, String text) {
        return "<%1$s%2$s%3$s><%1$stext>%4$s</%1$stext></%1$s%2$s>"
                .formatted(prefix, name, attributes, Markup.written(text));
    }

    private static String entry(RuleSheet.Kind kind) {
        return switch (kind) {
            case INPUT -> "inputEntry";
            case OUTPUT -> "outputEntry";
            case ANNOTATION -> "annotationEntry";
        };
    }

    private void text(Markup.Element holder, String text) {
        textOf(holder, text, edits);
    }

    /// Writes the `<text>` within an element.
    private void textOf(Markup.Element holder, String text, Edits into) {
        String prefix = holder.prefix();
        String written = Markup.written(text);
        String whole = "<%1$stext>%2$s</%1$stext>".formatted(prefix, written);
        Markup.Element there = holder.child("text").orElse(null);
        if (there == null && holder.closesItself()) {
            opened(holder, whole, into);
        } else if (there == null) {
            into.replace(holder.openEnd(), holder.openEnd(), whole);
        } else if (there.closesItself()) {
            into.replace(there.start(), there.end(), whole);
        } else {
            into.replace(there.openEnd(), there.closeStart(), written);
        }
    }

    /// Sets an attribute, or takes it out.
    private void attribute(Markup.Element element, String name, @Nullable String value) {
        Markup.Attribute there = element.attributes().get(name);
        if (there != null && value != null) {
            edits.replace(there.start(), there.end(), Markup.writtenInAttribute(value));
        } else if (there != null) {
            int start = xml.lastIndexOf(name, there.start());
            edits.replace(start, there.end() + 1, "");
        } else if (value != null) {
            int at = element.start() + 1 + element.prefix().length() + element.name().length();
            edits.replace(at, at, " %s=\"%s\"".formatted(name, Markup.writtenInAttribute(value)));
        }
    }
}
