package org.echelon.policy.yaml;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// The text of a YAML file, changed value by value: comments, order and layout around a value stay
/// as they are.
///
/// @param text the file
public record YamlText(String text) {

    private static final int MAX_CHARACTERS = 4_000_000;
    private static final int MAX_DEPTH = 40;

    /// A value as it is written: quotes and brackets included; empty where there is none.
    ///
    /// @param path keys from the top
    public Optional<String> written(String... path) {
        return node(path)
                .filter(YamlText::isInline)
                .map(node ->
                        text.substring(offset(node.getStartMark()), offset(node.getEndMark())));
    }

    /// A single value as it is meant, without its quotes; empty where there is none or where it is
    /// a list or a mapping.
    public Optional<String> value(String... path) {
        return node(path)
                .filter(ScalarNode.class::isInstance)
                .map(ScalarNode.class::cast)
                .map(ScalarNode::getValue);
    }

    /// The keys of a mapping, in the order of the file.
    public List<String> keys(String... path) {
        return node(path)
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .map(mapping ->
                        mapping.getValue().stream().flatMap(tuple -> key(tuple).stream()).toList())
                .orElse(List.of());
    }

    /// The text with a value in the place of another one, or added where there is none.
    ///
    /// @param written the value as YAML writes it, on one line
    /// @throws IllegalArgumentException when the value stands over several lines, or the path leads
    ///   through something that is no mapping; change it as text then
    public YamlText with(String written, String... path) {
        Optional<Node> there = node(path);
        if (there.isPresent()) {
            if (!isInline(there.get())) {
                throw new IllegalArgumentException(
                        "'%s' is written over several lines".formatted(String.join(".", path)));
            }
            return replaced(
                    offset(there.get().getStartMark()), offset(there.get().getEndMark()), written);
        }
        String[] above = java.util.Arrays.copyOf(path, path.length - 1);
        String entry = path[path.length - 1] + ": " + written;
        Optional<Node> parent = node(above);
        if (parent.isEmpty()) {
            if (path.length == 1) {
                String end = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
                return new YamlText(text + end + entry + "\n");
            }
            return with("{ " + entry + " }", above);
        }
        if (!(parent.get() instanceof MappingNode mapping)) {
            throw new IllegalArgumentException(
                    "'%s' is no mapping".formatted(String.join(".", above)));
        }
        return added(mapping, entry);
    }

    private YamlText added(MappingNode mapping, String entry) {
        if (mapping.getValue().isEmpty()) {
            return replaced(
                    offset(mapping.getStartMark()),
                    offset(mapping.getEndMark()),
                    "{ " + entry + " }");
        }
        NodeTuple last = mapping.getValue().getLast();
        if (mapping.getFlowStyle() == FlowStyle.FLOW) {
            int end = offset(last.getValueNode().getEndMark());
            return replaced(end, end, ", " + entry);
        }
        int start = offset(last.getKeyNode().getStartMark());
        String indent = " ".repeat(last.getKeyNode().getStartMark().getColumn());
        if (isInline(last.getValueNode())) {
            // after the line of the last entry, so that its comment stays with it
            int end = text.indexOf('\n', offset(last.getValueNode().getEndMark()));
            return end < 0
                    ? new YamlText(text + "\n" + indent + entry + "\n")
                    : replaced(end, end, "\n" + indent + entry);
        }
        return replaced(start, start, entry + "\n" + indent);
    }

    /// The text with one item more at the end of a list; the list is begun where there is none.
    ///
    /// @param written the item as YAML writes it, on one line
    /// @throws IllegalArgumentException when the path leads to something that is no list
    public YamlText withItem(String written, String... path) {
        Optional<Node> there = node(path);
        if (there.isEmpty()) {
            return with("[ " + written + " ]", path);
        }
        if (!(there.get() instanceof SequenceNode list)) {
            throw new IllegalArgumentException("'%s' is no list".formatted(String.join(".", path)));
        }
        if (list.getValue().isEmpty()) {
            return with("[ " + written + " ]", path);
        }
        Node last = list.getValue().getLast();
        if (list.getFlowStyle() == FlowStyle.FLOW) {
            int end = offset(last.getEndMark());
            return replaced(end, end, ", " + written);
        }
        String indent = " ".repeat(list.getStartMark().getColumn());
        int end = lineEnd(lastScalarEnd(last));
        return replaced(end, end, "\n" + indent + "- " + written);
    }

    /// The text without an entry: its key, its value and, where it has lines of its own, the
    /// comment on them. Without such an entry it is the text itself.
    ///
    /// @throws IllegalArgumentException when it is the only entry of a mapping within another one,
    ///   which would leave nothing behind its key
    public YamlText without(String... path) {
        String name = path[path.length - 1];
        String[] above = java.util.Arrays.copyOf(path, path.length - 1);
        if (node(path).isEmpty() || !(node(above).orElse(null) instanceof MappingNode mapping)) {
            return this;
        }
        List<NodeTuple> entries = mapping.getValue();
        int at = 0;
        while (key(entries.get(at)).filter(name::equals).isEmpty()) {
            at++;
        }
        int start = offset(entries.get(at).getKeyNode().getStartMark());
        Node value = entries.get(at).getValueNode();
        if (mapping.getFlowStyle() == FlowStyle.FLOW) {
            if (at > 0) {
                Node before = entries.get(at - 1).getValueNode();
                return replaced(offset(before.getEndMark()), offset(value.getEndMark()), "");
            }
            return entries.size() > 1
                    ? replaced(start, offset(entries.get(1).getKeyNode().getStartMark()), "")
                    : replaced(start, offset(value.getEndMark()), "");
        }
        if (entries.size() == 1 && above.length > 0) {
            throw new IllegalArgumentException(
                    "'%s' is the only entry of '%s'".formatted(name, String.join(".", above)));
        }
        int from = text.lastIndexOf('\n', start - 1) + 1;
        int to = Math.min(lineEnd(lastScalarEnd(value)) + 1, text.length());
        return replaced(from, to, "");
    }

    /// Behind the last character of a value; the end of a mapping in lines is counted with the
    /// blank lines and comments behind it otherwise.
    private int lastScalarEnd(Node node) {
        if (node instanceof CollectionNode<?> collection
                && collection.getFlowStyle() != FlowStyle.FLOW
                && !collection.getValue().isEmpty()) {
            Object last = collection.getValue().getLast();
            return lastScalarEnd(
                    last instanceof NodeTuple tuple ? tuple.getValueNode() : (Node) last);
        }
        int end = offset(node.getEndMark());
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private YamlText replaced(int start, int end, String with) {
        return new YamlText(text.substring(0, start) + with + text.substring(end));
    }

    /// Whether it can be replaced as it stands: a value on one line, or in brackets.
    private static boolean isInline(Node node) {
        return node instanceof ScalarNode
                ? node.getStartMark().getLine() == node.getEndMark().getLine()
                : node instanceof CollectionNode<?> collection
                        && collection.getFlowStyle() == FlowStyle.FLOW;
    }

    private Optional<Node> node(String... path) {
        @Nullable Node node = root();
        for (String key : path) {
            if (!(node instanceof MappingNode mapping)) {
                return Optional.empty();
            }
            node =
                    mapping.getValue().stream()
                            .filter(tuple -> key(tuple).filter(key::equals).isPresent())
                            .map(NodeTuple::getValueNode)
                            .findFirst()
                            .orElse(null);
        }
        return Optional.ofNullable(node);
    }

    private static Optional<String> key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    private @Nullable Node root() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setAllowDuplicateKeys(true);
        try {
            return new Yaml(options).compose(new StringReader(text));
        } catch (YAMLException _) {
            return null;
        }
    }

    /// Marks count characters as people do, strings count some of them twice.
    private int offset(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }
}
