package org.echelon.policy.yaml;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.message.Diagnostic;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.AnchorNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A YAML file as a tree. No tags that build objects, no anchors, bounded size and depth.
///
/// @param root the tree, absent when the file cannot be read at all
/// @param diagnostics what is wrong with it, with file and line
public record YamlFile(Optional<YamlNode> root, List<Diagnostic> diagnostics) {

    private static final int MAX_CHARACTERS = 4_000_000;
    private static final int MAX_DEPTH = 40;

    public YamlFile {
        diagnostics = List.copyOf(diagnostics);
    }

    /// Reads UTF-8 YAML.
    ///
    /// @param place name of the file in diagnostics
    public static YamlFile read(String place, byte[] bytes) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setAllowDuplicateKeys(true); // found below, all at once, with both lines
        try {
            var reader =
                    new InputStreamReader(
                            new ByteArrayInputStream(withoutByteOrderMark(bytes)),
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPORT));
            Node node = new Yaml(options).compose(reader);
            if (node == null) {
                diagnostics.add(
                        Diagnostic.error(
                                "empty_file", place, "the file is empty; write at least one key"));
                return new YamlFile(Optional.empty(), diagnostics);
            }
            YamlNode root = new Conversion(place, diagnostics).convert(node);
            return new YamlFile(Optional.of(root), diagnostics);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            String problem = e.getProblem() == null ? "unreadable" : e.getProblem();
            diagnostics.add(
                    Diagnostic.error(
                            "yaml_syntax",
                            place + ", line " + line,
                            "not valid YAML: "
                                    + problem
                                    + "; mend this line (mind spaces and quotes)"));
        } catch (YAMLException e) {
            diagnostics.add(
                    Diagnostic.error(
                            "yaml_syntax",
                            place,
                            "not readable as UTF-8 YAML: "
                                    + e.getMessage()
                                    + "; save it as UTF-8 text"));
        }
        return new YamlFile(Optional.empty(), diagnostics);
    }

    private static byte[] withoutByteOrderMark(byte[] bytes) {
        boolean marked =
                bytes.length >= 3
                        && bytes[0] == (byte) 0xEF
                        && bytes[1] == (byte) 0xBB
                        && bytes[2] == (byte) 0xBF;
        return marked ? java.util.Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    }

    private record Conversion(String place, List<Diagnostic> diagnostics) {

        YamlNode convert(Node node) {
            int line = node.getStartMark().getLine() + 1;
            if (node.getAnchor() != null) {
                diagnostics.add(
                        Diagnostic.error(
                                "yaml_anchor",
                                place + ", line " + line,
                                "anchors and aliases are not allowed; write the value out"));
                return new YamlNode.Scalar(line, "", YamlNode.Kind.NOTHING);
            }
            return switch (node) {
                case MappingNode mapping -> mapping(line, mapping);
                case SequenceNode sequence ->
                        new YamlNode.Sequence(
                                line, sequence.getValue().stream().map(this::convert).toList());
                case ScalarNode scalar ->
                        new YamlNode.Scalar(line, scalar.getValue(), kind(scalar.getTag()));
                case AnchorNode _ -> new YamlNode.Scalar(line, "", YamlNode.Kind.NOTHING);
                default ->
                        throw new IllegalStateException("a YAML node of kind " + node.getNodeId());
            };
        }

        private YamlNode mapping(int line, MappingNode mapping) {
            Map<String, YamlNode> entries = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                int keyLine = tuple.getKeyNode().getStartMark().getLine() + 1;
                @Nullable String key =
                        tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : null;
                if (key == null) {
                    diagnostics.add(
                            Diagnostic.error(
                                    "yaml_key",
                                    place + ", line " + keyLine,
                                    "a key must be a single word or number"));
                    continue;
                }
                YamlNode value = convert(tuple.getValueNode());
                YamlNode earlier = entries.putIfAbsent(key, value);
                if (earlier != null) {
                    diagnostics.add(
                            Diagnostic.error(
                                    "duplicate",
                                    place + ", line " + keyLine,
                                    "'%s' stands twice, first on line %d; keep one of them"
                                            .formatted(key, earlier.line())));
                }
            }
            return new YamlNode.Mapping(line, entries);
        }

        private static YamlNode.Kind kind(Tag tag) {
            if (tag.equals(Tag.INT)) {
                return YamlNode.Kind.INTEGER;
            }
            if (tag.equals(Tag.FLOAT)) {
                return YamlNode.Kind.DECIMAL;
            }
            if (tag.equals(Tag.BOOL)) {
                return YamlNode.Kind.TRUTH;
            }
            if (tag.equals(Tag.TIMESTAMP)) {
                return YamlNode.Kind.DATE;
            }
            return tag.equals(Tag.NULL) ? YamlNode.Kind.NOTHING : YamlNode.Kind.TEXT;
        }
    }
}
