package org.echelon.platform.programme.studio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A decision table as a person edits it: texts alone, exactly as FEEL has them.
///
/// @param decision name of the decision or knowledge model that it belongs to
/// @param number which of its tables, 1 for the first
/// @param hitPolicy as DMN writes it, with the aggregation where there is one: `COLLECT SUM`
/// @param columns inputs, then outputs, then annotations
/// @param rules from top to bottom
record RuleSheet(
        String decision, int number, String hitPolicy, List<Column> columns, List<Rule> rules) {

    RuleSheet {
        columns = List.copyOf(columns);
        rules = List.copyOf(rules);
    }

    /// What a column is.
    enum Kind {
        INPUT,
        OUTPUT,
        ANNOTATION
    }

    /// @param kind what it is
    /// @param text the expression of an input, the name of an output or an annotation
    /// @param type the type it is declared with; empty where it is none
    /// @param values the values that are allowed, as unary tests; empty where any is
    /// @param otherwise the output where no rule matches; empty where there is none
    record Column(Kind kind, String text, String type, String values, String otherwise) {}

    /// @param key id of the rule, or `#3` for the third where it has none; empty for a new one
    /// @param cells one for each column
    record Rule(String key, List<String> cells) {

        Rule {
            cells = List.copyOf(cells);
        }
    }

    /// The tables of a DMN file in the order of the file.
    static List<RuleSheet> of(String xml) {
        List<RuleSheet> sheets = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (Located table : located(xml)) {
            sheets.add(
                    sheet(
                            xml,
                            table,
                            numbers.merge(table.decision(), 1, (one, more) -> one + more)));
        }
        return sheets;
    }

    /// A table and whose it is.
    record Located(String decision, Markup.Element table) {}

    static List<Located> located(String xml) {
        List<Located> found = new ArrayList<>();
        for (Markup.Element owner : Markup.read(xml).children()) {
            owner.walk(element -> {
                if (element.name().equals("decisionTable")) {
                    found.add(new Located(owner.attribute("name"), element));
                }
            });
        }
        return found;
    }

    private static RuleSheet sheet(String xml, Located located, int number) {
        Markup.Element table = located.table();
        List<Column> columns = new ArrayList<>();
        for (Markup.Element input : table.children("input")) {
            Markup.Element expression = input.child("inputExpression").orElse(null);
            columns.add(
                    new Column(
                            Kind.INPUT,
                            textOf(xml, expression),
                            expression == null ? "" : expression.attribute("typeRef"),
                            textOf(xml, input.child("inputValues").orElse(null)),
                            ""));
        }
        for (Markup.Element output : table.children("output")) {
            columns.add(
                    new Column(
                            Kind.OUTPUT,
                            output.attribute("name"),
                            output.attribute("typeRef"),
                            textOf(xml, output.child("outputValues").orElse(null)),
                            textOf(xml, output.child("defaultOutputEntry").orElse(null))));
        }
        for (Markup.Element annotation : table.children("annotation")) {
            columns.add(new Column(Kind.ANNOTATION, annotation.attribute("name"), "", "", ""));
        }
        List<Rule> rules = new ArrayList<>();
        List<Markup.Element> elements = table.children("rule");
        for (int i = 0; i < elements.size(); i++) {
            rules.add(new Rule(key(elements.get(i), i), cells(xml, table, elements.get(i))));
        }
        return new RuleSheet(located.decision(), number, hitPolicy(table), columns, rules);
    }

    static String hitPolicy(Markup.Element table) {
        String policy = table.attribute("hitPolicy");
        String aggregation = table.attribute("aggregation");
        return (policy.isEmpty() ? "UNIQUE" : policy)
                + (aggregation.isEmpty() ? "" : " " + aggregation);
    }

    static String key(Markup.Element rule, int position) {
        String id = rule.attribute("id");
        return id.isEmpty() ? "#" + (position + 1) : id;
    }

    /// The entries of a rule, one for each column; absent ones are empty.
    private static List<String> cells(String xml, Markup.Element table, Markup.Element rule) {
        List<String> cells = new ArrayList<>();
        for (String[] pair :
                new String[][] {
                    {"input", "inputEntry"},
                    {"output", "outputEntry"},
                    {"annotation", "annotationEntry"}
                }) {
            List<Markup.Element> entries = rule.children(pair[1]);
            for (int i = 0; i < table.children(pair[0]).size(); i++) {
                cells.add(i < entries.size() ? textOf(xml, entries.get(i)) : "");
            }
        }
        return cells;
    }

    /// The `<text>` within an element.
    private static String textOf(
            String xml, Markup.@org.jspecify.annotations.Nullable Element element) {
        return element == null ? "" : Markup.text(xml, element.child("text").orElse(null)).strip();
    }
}
