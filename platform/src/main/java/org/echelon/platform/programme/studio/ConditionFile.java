package org.echelon.platform.programme.studio;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Conditions in the text of a `decision.dmn`: a decision with its requirements, the article it
/// rests on and its place in the service `conditions`, written, changed or taken out, while
/// everything else stays byte by byte.
///
/// Only for a text that [TableEditor#isReadable] and that has the service.
final class ConditionFile {

    /// What is written of a condition.
    ///
    /// @param id of its decision
    /// @param feel its rule
    /// @param inputs names of the input data that the rule reads
    /// @param document number of the document it rests on
    /// @param article the article of it; empty for the document as a whole
    record Written(
            String id, String feel, SequencedSet<String> inputs, String document, String article) {}

    private String xml;
    private Markup.Element root;

    private ConditionFile(String xml) {
        this.xml = xml;
        this.root = Markup.read(xml);
    }

    /// Whether conditions can be written into it.
    static boolean hasService(String xml) {
        return new ConditionFile(xml).service().isPresent();
    }

    /// Every id of the file, and every name of a decision or of input data.
    static Set<String> taken(String xml) {
        Set<String> taken = new HashSet<>();
        Markup.read(xml)
                .walk(element -> {
                    taken.add(element.attribute("id"));
                    taken.add(element.attribute("name"));
                });
        return taken;
    }

    /// The file with one condition more, the last of them.
    static String added(String xml, Written condition) {
        ConditionFile file = new ConditionFile(xml);
        file.inputs(condition.inputs());
        String source = file.source(condition.document(), condition.article());
        file.decision(condition, source);
        file.serve(condition.id());
        file.serveInputs(condition.inputs());
        file.shape(condition.id());
        return file.xml;
    }

    /// The file with another rule or another source of a condition that it has.
    static String changed(String xml, Written condition) {
        ConditionFile file = new ConditionFile(xml);
        Set<String> before = file.references(file.decision(condition.id()));
        file.inputs(condition.inputs());
        String source = file.source(condition.document(), condition.article());
        file.rule(condition);
        file.require(condition);
        file.cite(condition.id(), source);
        file.serveInputs(condition.inputs());
        file.drop(before);
        return file.xml;
    }

    /// The file without a condition, and without the inputs and sources that it alone had.
    static String removed(String xml, String id) {
        ConditionFile file = new ConditionFile(xml);
        Markup.Element decision = file.decision(id);
        Set<String> before = file.references(decision);
        Set<String> gone = new HashSet<>();
        decision.walk(element -> gone.add(element.attribute("id")));
        gone.remove("");
        file.cut(element ->
                element.equals(decision)
                        || (element.name().equals("outputDecision") && refersTo(element, id))
                        || gone.contains(element.attribute("dmnElementRef")));
        file.drop(before);
        return file.xml;
    }

    /// Decisions that read a condition, and services other than `conditions` that offer it; it
    /// cannot be taken out from under them.
    static List<String> readers(String xml, String id) {
        ConditionFile file = new ConditionFile(xml);
        return file.root.children().stream()
                .filter(one -> !file.isService(one))
                .filter(one -> {
                    boolean[] reads = new boolean[1];
                    one.walk(element -> reads[0] |= refersTo(element, id));
                    return reads[0];
                })
                .map(one -> one.attribute("name"))
                .toList();
    }

    // where things stand

    private boolean isService(Markup.Element one) {
        return one.name().equals("decisionService") && one.attribute("name").equals("conditions");
    }

    private Optional<Markup.Element> service() {
        return root.children().stream().filter(this::isService).findFirst();
    }

    private Markup.Element decision(String id) {
        return root.children("decision").stream()
                .filter(one -> one.attribute("id").equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no decision '%s'".formatted(id)));
    }

    private String inputId(String name) {
        return root.children("inputData").stream()
                .filter(one -> one.attribute("name").equals(name))
                .map(one -> one.attribute("id"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean refersTo(Markup.Element element, String id) {
        return element.attribute("href").equals("#" + id);
    }

    /// Ids that a decision's requirements name.
    private Set<String> references(Markup.Element decision) {
        Set<String> ids = new TreeSet<>();
        decision.walk(element -> {
            if (element.attribute("href").startsWith("#")) {
                ids.add(element.attribute("href").substring(1));
            }
        });
        return ids;
    }

    // writing

    private void apply(Edits edits) {
        xml = edits.applied(xml);
        root = Markup.read(xml);
    }

    private void insert(int at, String text) {
        Edits edits = new Edits();
        edits.insert(at, text);
        apply(edits);
    }

    /// Takes elements out, each with the blanks before it.
    private void cut(Predicate<Markup.Element> which) {
        Edits edits = new Edits();
        cut(root, which, edits);
        apply(edits);
    }

    private void cut(Markup.Element within, Predicate<Markup.Element> which, Edits edits) {
        for (Markup.Element child : within.children()) {
            if (which.test(child)) {
                edits.replace(child.start() - gap(child).length(), child.end(), "");
            } else {
                cut(child, which, edits);
            }
        }
    }

    /// The blanks before an element, the line break included.
    private String gap(Markup.Element element) {
        int from = element.start();
        while (Character.isWhitespace(xml.charAt(from - 1))) {
            from--;
        }
        return xml.substring(from, element.start());
    }

    /// The line break and indentation of a new element beside another one.
    private String beside(Markup.Element element) {
        String gap = gap(element);
        int line = gap.lastIndexOf('\n');
        if (line < 0) {
            return gap;
        }
        return gap.substring(line > 0 && gap.charAt(line - 1) == '\r' ? line - 1 : line);
    }

    private String tag(String name, String attributes, @Nullable String inner) {
        String written = root.prefix() + name;
        return inner == null
                ? "<%s%s/>".formatted(written, attributes)
                : "<%1$s%2$s>%3$s</%1$s>".formatted(written, attributes, inner);
    }

    private static String attribute(String name, String value) {
        return " %s=\"%s\"".formatted(name, Markup.writtenInAttribute(value));
    }

    private String freshId(String wanted) {
        Set<String> taken = taken(xml);
        String id = wanted;
        for (int number = 2; taken.contains(id); number++) {
            id = wanted + "_" + number;
        }
        return id;
    }

    private static Markup.@Nullable Element last(List<Markup.Element> elements) {
        return elements.isEmpty() ? null : elements.getLast();
    }

    /// Puts an element of the top level behind the last one of its name, or before the first of
    /// another name.
    private void put(String name, String before, String text) {
        Markup.Element beside = last(root.children(name));
        if (beside != null) {
            insert(beside.end(), beside(beside) + text);
            return;
        }
        Markup.Element next = root.child(before).or(() -> root.child("decision")).orElseThrow();
        insert(next.start(), text + beside(next));
    }

    private void inputs(Collection<String> names) {
        for (String name : names) {
            if (root.children("inputData").stream()
                    .noneMatch(one -> one.attribute("name").equals(name))) {
                String id = freshId("in_" + name.replace(' ', '_'));
                String variable =
                        tag(
                                "variable",
                                attribute("id", id + "_variable")
                                        + attribute("name", name)
                                        + (name.equals("as of")
                                                ? attribute("typeRef", "date")
                                                : ""),
                                null);
                put(
                        "inputData",
                        "knowledgeSource",
                        tag("inputData", attribute("id", id) + attribute("name", name), variable));
            }
        }
    }

    /// The id of the source of an article, which is added where there is none.
    private String source(String document, String article) {
        String description = article.isEmpty() ? "" : "article " + article;
        for (Markup.Element source : root.children("knowledgeSource")) {
            String said = Markup.text(xml, source.child("description").orElse(null)).strip();
            if (source.attribute("name").equals(document)
                    && article(said).equals(article(description))) {
                return source.attribute("id");
            }
        }
        String id = freshId("source_" + (root.children("knowledgeSource").size() + 1));
        put(
                "knowledgeSource",
                "decision",
                tag(
                        "knowledgeSource",
                        attribute("id", id) + attribute("name", document),
                        description.isEmpty()
                                ? null
                                : tag("description", "", Markup.written(description))));
        return id;
    }

    private static String article(String description) {
        return description.replaceFirst("^([Aa]rticle|art\\.) ", "").strip();
    }

    private void decision(Written condition, String source) {
        String id = condition.id();
        Markup.Element beside =
                service().stream()
                        .flatMap(service -> service.children("outputDecision").stream())
                        .flatMap(output ->
                                root.children("decision").stream()
                                        .filter(one -> refersTo(output, one.attribute("id"))))
                        .reduce((_, second) -> second)
                        .or(() -> Optional.ofNullable(last(root.children("decision"))))
                        .orElseThrow();
        String line = beside(beside);
        String inner = line + (line.contains("\n") ? "  " : "");
        StringBuilder text = new StringBuilder();
        text.append(inner)
                .append(
                        tag(
                                "variable",
                                attribute("id", id + "_variable")
                                        + attribute("name", id)
                                        + attribute("typeRef", "boolean"),
                                null));
        for (String input : condition.inputs()) {
            text.append(inner).append(requirement(id, input));
        }
        text.append(inner)
                .append(
                        tag(
                                "authorityRequirement",
                                attribute("id", id + "_rests"),
                                tag("requiredAuthority", attribute("href", "#" + source), null)))
                .append(inner)
                .append(
                        tag(
                                "literalExpression",
                                attribute("id", id + "_logic"),
                                tag("text", "", Markup.written(condition.feel()))))
                .append(line);
        insert(
                beside.end(),
                gap(beside)
                        + tag(
                                "decision",
                                attribute("id", id) + attribute("name", id),
                                text.toString()));
    }

    private String requirement(String id, String input) {
        return tag(
                "informationRequirement",
                attribute("id", freshId(id + "_reads_" + input.replace(' ', '_'))),
                tag("requiredInput", attribute("href", "#" + inputId(input)), null));
    }

    private void rule(Written condition) {
        Markup.Element text =
                decision(condition.id())
                        .child("literalExpression")
                        .flatMap(logic -> logic.child("text"))
                        .orElseThrow();
        if (!Markup.text(xml, text).strip().equals(condition.feel())) {
            Edits edits = new Edits();
            edits.replace(text.openEnd(), text.closeStart(), Markup.written(condition.feel()));
            apply(edits);
        }
    }

    /// Adds the requirements that are missing and takes out those of inputs that are no longer
    /// read.
    private void require(Written condition) {
        for (String input : condition.inputs()) {
            Markup.Element decision = decision(condition.id());
            String reference = inputId(input);
            boolean there =
                    decision.children("informationRequirement").stream()
                            .flatMap(one -> one.children().stream())
                            .anyMatch(one -> refersTo(one, reference));
            if (!there) {
                Markup.Element behind =
                        Optional.ofNullable(last(decision.children("informationRequirement")))
                                .or(() -> decision.child("variable"))
                                .orElseThrow();
                insert(behind.end(), beside(behind) + requirement(condition.id(), input));
            }
        }
        Set<String> needed = new HashSet<>();
        condition.inputs().forEach(input -> needed.add("#" + inputId(input)));
        Markup.Element decision = decision(condition.id());
        cut(element ->
                decision.children().contains(element)
                        && element.children().stream()
                                .anyMatch(inner ->
                                        inner.name().equals("requiredInput")
                                                && !needed.contains(inner.attribute("href"))));
    }

    /// Lets the decision rest on a source; further ones that it rests on stay.
    private void cite(String id, String source) {
        Markup.Element decision = decision(id);
        List<Markup.Element> authorities =
                decision.children("authorityRequirement").stream()
                        .flatMap(one -> one.children("requiredAuthority").stream())
                        .toList();
        if (authorities.isEmpty()) {
            Markup.Element logic = decision.child("literalExpression").orElseThrow();
            insert(
                    logic.start(),
                    tag(
                                    "authorityRequirement",
                                    attribute("id", freshId(id + "_rests")),
                                    tag("requiredAuthority", attribute("href", "#" + source), null))
                            + beside(logic));
        } else if (!refersTo(authorities.getFirst(), source)) {
            Markup.Attribute href =
                    Optional.ofNullable(authorities.getFirst().attributes().get("href"))
                            .orElseThrow();
            Edits edits = new Edits();
            edits.replace(href.start(), href.end(), Markup.writtenInAttribute("#" + source));
            apply(edits);
        }
    }

    private void serve(String id) {
        Markup.Element service = service().orElseThrow();
        Markup.Element beside =
                Optional.ofNullable(last(service.children("outputDecision")))
                        .or(() -> service.child("variable"))
                        .orElseThrow();
        insert(
                beside.end(),
                beside(beside) + tag("outputDecision", attribute("href", "#" + id), null));
    }

    private void serveInputs(Collection<String> names) {
        for (String name : names) {
            Markup.Element service = service().orElseThrow();
            String id = inputId(name);
            if (service.children("inputData").stream().noneMatch(one -> refersTo(one, id))) {
                Markup.Element beside = service.children().getLast();
                insert(
                        beside.end(),
                        beside(beside) + tag("inputData", attribute("href", "#" + id), null));
            }
        }
    }

    /// Draws the decision below what is drawn already; a file without a diagram stays so.
    private void shape(String id) {
        Optional<Markup.Element> last =
                root.children("DMNDI").stream()
                        .flatMap(one -> one.children("DMNDiagram").stream())
                        .flatMap(one -> one.children("DMNShape").stream())
                        .filter(one -> one.child("Bounds").isPresent())
                        .reduce((_, second) -> second);
        if (last.isEmpty()) {
            return;
        }
        Markup.Element beside = last.get();
        Markup.Element bounds = beside.child("Bounds").orElseThrow();
        double[] lowest = new double[1];
        root.walk(element -> {
            if (element.name().equals("Bounds")) {
                lowest[0] = Math.max(lowest[0], number(element, "y") + number(element, "height"));
            }
        });
        insert(
                beside.end(),
                "%s<%sDMNShape%s%s><%sBounds x=\"160\" y=\"%d\" width=\"180\" height=\"80\"/></%sDMNShape>"
                        .formatted(
                                beside(beside),
                                beside.prefix(),
                                attribute("id", freshId(id + "_shape")),
                                attribute("dmnElementRef", id),
                                bounds.prefix(),
                                Math.round(lowest[0]) + 40,
                                beside.prefix()));
    }

    private static double number(Markup.Element element, String name) {
        try {
            return Double.parseDouble(element.attribute(name));
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    // what nothing needs any more

    /// Takes out inputs and sources that no decision names any more, and from the service those
    /// inputs that its decisions no longer read.
    private void drop(Set<String> candidates) {
        for (String id : candidates) {
            boolean input = isThere("inputData", id);
            if (!input && !isThere("knowledgeSource", id)) {
                continue;
            }
            boolean used =
                    root.children().stream()
                            .filter(one -> !one.name().equals("decisionService"))
                            .anyMatch(one -> references(one).contains(id));
            if (!used) {
                cut(element ->
                        element.attribute("id").equals(id)
                                || (input && refersTo(element, id))
                                || element.attribute("dmnElementRef").equals(id));
            } else if (input && !served().contains(id)) {
                Markup.Element service = service().orElseThrow();
                cut(element -> service.children().contains(element) && refersTo(element, id));
            }
        }
    }

    private boolean isThere(String name, String id) {
        return root.children(name).stream().anyMatch(one -> one.attribute("id").equals(id));
    }

    /// Ids of everything that the decisions of the service read, directly or by other decisions.
    private Set<String> served() {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        service().stream()
                .flatMap(service -> service.children().stream())
                .filter(one -> !one.name().equals("inputData"))
                .map(one -> one.attribute("href"))
                .filter(href -> href.startsWith("#"))
                .forEach(href -> open.add(href.substring(1)));
        while (!open.isEmpty()) {
            String id = open.remove();
            if (reached.add(id)) {
                root.children().stream()
                        .filter(one -> one.attribute("id").equals(id))
                        .forEach(one -> open.addAll(references(one)));
            }
        }
        return reached;
    }
}
