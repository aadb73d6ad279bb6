package org.echelon.policy.yaml;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.message.Words;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// A mapping of a YAML file read key by key, with every mistake collected.
///
/// Asking for a key marks it as known; [#refuseOtherKeys()] then reports what is left over.
public final class YamlForm {

    private final String place;
    private final YamlNode.Mapping mapping;
    private final List<Diagnostic> diagnostics;
    private final Set<String> asked = new java.util.HashSet<>();

    /// @param place name of the file in diagnostics
    /// @param diagnostics where mistakes are added
    public YamlForm(String place, YamlNode.Mapping mapping, List<Diagnostic> diagnostics) {
        this.place = place;
        this.mapping = mapping;
        this.diagnostics = diagnostics;
    }

    /// The form of a file's root; an empty one, with a diagnostic, when the root is not a mapping.
    public static YamlForm root(String place, YamlFile file, List<Diagnostic> diagnostics) {
        diagnostics.addAll(file.diagnostics());
        if (file.root().orElse(null) instanceof YamlNode.Mapping mapping) {
            return new YamlForm(place, mapping, diagnostics);
        }
        file.root()
                .ifPresent(root ->
                        diagnostics.add(
                                Diagnostic.error(
                                        "wrong_type",
                                        place + ", line " + root.line(),
                                        "expected 'key: value' lines")));
        return new YamlForm(place, new YamlNode.Mapping(1, Map.of()), diagnostics);
    }

    public int line() {
        return mapping.line();
    }

    public Map<String, YamlNode> entries() {
        asked.addAll(mapping.entries().keySet());
        return mapping.entries();
    }

    public boolean isEmpty() {
        return mapping.entries().isEmpty();
    }

    public boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    /// `file, line N` of a node.
    public String at(YamlNode node) {
        return place + ", line " + node.line();
    }

    public void error(String code, YamlNode node, String message) {
        diagnostics.add(Diagnostic.error(code, at(node), message));
    }

    public @Nullable YamlNode node(String key) {
        asked.add(key);
        YamlNode node = mapping.entries().get(key);
        return node instanceof YamlNode.Scalar(_, _, YamlNode.Kind kind)
                        && kind == YamlNode.Kind.NOTHING
                ? null
                : node;
    }

    public @Nullable String text(String key) {
        return switch (node(key)) {
            case null -> null;
            case YamlNode.Scalar scalar -> scalar.text();
            case YamlNode other -> {
                wrongType(key, other, "one value");
                yield null;
            }
        };
    }

    /// A text that must be there; an empty one, with a diagnostic, when it is not.
    public String requiredText(String key) {
        String text = text(key);
        if (text == null || text.isBlank()) {
            missing(key);
            return "";
        }
        return text;
    }

    public @Nullable LocalDate date(String key) {
        YamlNode node = node(key);
        String text = text(key);
        if (node == null || text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            error(
                    "wrong_type",
                    node,
                    "'%s' is '%s', which is not a day; write it as 2024-06-30"
                            .formatted(key, text));
            return null;
        }
    }

    public @Nullable Rational number(String key) {
        return switch (node(key)) {
            case null -> null;
            case YamlNode.Scalar(int line, String text, YamlNode.Kind kind)
                    when kind == YamlNode.Kind.INTEGER || kind == YamlNode.Kind.DECIMAL -> {
                try {
                    yield Rational.parse(text);
                } catch (NumberFormatException e) {
                    wrongType(key, new YamlNode.Scalar(line, text, kind), "a decimal number");
                    yield null;
                }
            }
            case YamlNode other -> {
                wrongType(key, other, "a number without quotes");
                yield null;
            }
        };
    }

    public boolean truth(String key) {
        String text = text(key);
        return text != null && text.equals("true");
    }

    /// `{ zh: …, en: … }`.
    public Optional<Words> words(String key) {
        return form(key)
                .flatMap(form -> {
                    String zh = form.requiredText("zh");
                    String en = form.requiredText("en");
                    form.refuseOtherKeys();
                    return zh.isBlank() || en.isBlank()
                            ? Optional.empty()
                            : Optional.of(new Words(zh, en));
                });
    }

    /// Words that must be there; the key itself, with a diagnostic, when they are not.
    public Words requiredWords(String key) {
        Optional<Words> words = words(key);
        if (words.isEmpty() && !has(key)) {
            missing(key);
        }
        return words.orElse(new Words(key, key));
    }

    public Optional<YamlForm> form(String key) {
        return switch (node(key)) {
            case null -> Optional.empty();
            case YamlNode.Mapping inner -> Optional.of(new YamlForm(place, inner, diagnostics));
            case YamlNode other -> {
                wrongType(key, other, "'key: value' lines");
                yield Optional.empty();
            }
        };
    }

    /// The entries of a mapping of mappings, in order.
    public Map<String, YamlForm> forms(String key) {
        Map<String, YamlForm> forms = new LinkedHashMap<>();
        form(key)
                .ifPresent(outer ->
                        outer.entries()
                                .keySet()
                                .forEach(name ->
                                        outer.form(name).ifPresent(form -> forms.put(name, form))));
        return forms;
    }

    /// The items of a list of mappings.
    public List<YamlForm> list(String key) {
        List<YamlForm> forms = new ArrayList<>();
        for (YamlNode item : items(key)) {
            if (item instanceof YamlNode.Mapping inner) {
                forms.add(new YamlForm(place, inner, diagnostics));
            } else {
                wrongType(key, item, "a list of 'key: value' entries");
            }
        }
        return forms;
    }

    /// The items of a list of single values.
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (YamlNode item : items(key)) {
            if (item instanceof YamlNode.Scalar scalar) {
                texts.add(scalar.text());
            } else {
                wrongType(key, item, "a list of single values");
            }
        }
        return texts;
    }

    private List<YamlNode> items(String key) {
        return switch (node(key)) {
            case null -> List.of();
            case YamlNode.Sequence sequence -> sequence.items();
            case YamlNode other -> {
                wrongType(key, other, "a list");
                yield List.of();
            }
        };
    }

    /// Reports every key that nobody asked for, with those that exist.
    public void refuseOtherKeys() {
        mapping.entries()
                .forEach((key, node) -> {
                    if (!asked.contains(key)) {
                        error(
                                "unknown_key",
                                node,
                                "'%s' is not known here; known are %s"
                                        .formatted(
                                                key,
                                                String.join(", ", new java.util.TreeSet<>(asked))));
                    }
                });
    }

    private void missing(String key) {
        diagnostics.add(
                Diagnostic.error(
                        "missing_key",
                        place + ", line " + mapping.line(),
                        "'" + key + "' is missing; add it"));
    }

    private void wrongType(String key, YamlNode found, String expected) {
        String what =
                found instanceof YamlNode.Scalar scalar
                        ? "'" + scalar.text() + "'"
                        : "a list or mapping";
        error("wrong_type", found, "'%s' is %s; expected %s".formatted(key, what, expected));
    }
}
