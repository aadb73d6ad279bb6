package org.echelon.policy.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.message.Words;
import org.echelon.policy.yaml.YamlFile;
import org.echelon.policy.yaml.YamlForm;
import org.echelon.policy.yaml.YamlNode;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// The facts that may be told of an enterprise or another subject, by id, in the order of the
/// dictionary.
public final class FactDictionary {

    private static final List<String> REGISTERS =
            List.of(
                    "tax",
                    "statistics",
                    "patent_office",
                    "audit",
                    "published",
                    "declared",
                    "panel",
                    "register");

    private final Supplier<Map<String, FactDefinition>> facts;

    private FactDictionary(Supplier<Map<String, FactDefinition>> facts) {
        this.facts = facts;
    }

    /// A dictionary that is looked up anew at each question, so that who holds it knows the facts
    /// of programmes published meanwhile.
    ///
    /// @param newest gives the dictionary of the moment
    public static FactDictionary following(Supplier<FactDictionary> newest) {
        return new FactDictionary(() -> newest.get().facts.get());
    }

    /// A dictionary and what was wrong with its file.
    public record Reading(FactDictionary dictionary, List<Diagnostic> diagnostics) {}

    public static FactDictionary of(Collection<FactDefinition> definitions) {
        Map<String, FactDefinition> facts = new LinkedHashMap<>();
        definitions.forEach(definition -> facts.put(definition.id(), definition));
        return new FactDictionary(() -> facts);
    }

    /// Reads `facts.yaml`. Definitions with mistakes are left out and reported.
    public static Reading read(String place, byte[] yaml) {
        return read(place, yaml, of(List.of()));
    }

    /// Reads a programme's own `facts.yaml`, whose facts may be parts of common ones. The
    /// dictionary read holds the own facts alone.
    public static Reading read(String place, byte[] yaml, FactDictionary common) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        YamlForm root = YamlForm.root(place, YamlFile.read(place, yaml), diagnostics);
        List<FactDefinition> definitions = new ArrayList<>();
        root.forms("facts").forEach((id, form) -> definitions.add(definition(id, form)));
        root.refuseOtherKeys();
        FactDictionary dictionary = of(definitions);
        FactDictionary known = common.with(dictionary);
        for (FactDefinition definition : definitions) {
            known.checkReference(place, definition, "part-of", definition.partOf(), diagnostics);
            known.checkReference(place, definition, "fallback", definition.fallback(), diagnostics);
        }
        return new Reading(dictionary, diagnostics);
    }

    private void checkReference(
            String place,
            FactDefinition definition,
            String key,
            @Nullable String other,
            List<Diagnostic> diagnostics) {
        if (other != null && !facts.get().containsKey(other)) {
            diagnostics.add(
                    Diagnostic.error(
                            "unknown_fact",
                            place + ", fact " + definition.id(),
                            "'%s: %s' names no fact of this dictionary".formatted(key, other)));
        }
    }

    private static FactDefinition definition(String id, YamlForm form) {
        FactDefinition.Period period =
                choice(form, "period", FactDefinition.Period.class, FactDefinition.Period.CURRENT);
        FactDefinition.Type type =
                choice(form, "type", FactDefinition.Type.class, FactDefinition.Type.NUMBER);
        Map<String, Words> values = new LinkedHashMap<>();
        form.form("values")
                .ifPresent(list ->
                        list.entries()
                                .keySet()
                                .forEach(value -> values.put(value, list.requiredWords(value))));
        List<String> registers = form.texts("registers");
        for (String register : registers) {
            if (!REGISTERS.contains(register)) {
                YamlNode node = form.node("registers");
                if (node != null) {
                    form.error(
                            "unknown_register",
                            node,
                            "register '%s' is not one of %s".formatted(register, REGISTERS));
                }
            }
        }
        FactDefinition definition =
                new FactDefinition(
                        id,
                        period,
                        type,
                        form.text("unit"),
                        form.truth("integer"),
                        form.number("min"),
                        form.number("max"),
                        values,
                        form.text("part-of"),
                        form.text("fallback"),
                        form.requiredWords("name"),
                        form.requiredWords("meaning"),
                        registers,
                        form.form("move").map(FactDictionary::move),
                        subjects(form));
        form.refuseOtherKeys();
        return definition;
    }

    /// `subject: carrier`, or a list of several; an enterprise where it is absent.
    private static Set<Subject.Kind> subjects(YamlForm form) {
        YamlNode node = form.node("subject");
        if (node == null) {
            return Set.of(Subject.Kind.ENTERPRISE);
        }
        List<String> codes =
                node instanceof YamlNode.Scalar scalar
                        ? List.of(scalar.text())
                        : form.texts("subject");
        Set<Subject.Kind> kinds = EnumSet.noneOf(Subject.Kind.class);
        for (String code : codes) {
            Subject.Kind.of(code)
                    .ifPresentOrElse(
                            kinds::add,
                            () ->
                                    form.error(
                                            "wrong_value",
                                            node,
                                            "'subject: %s' is not one of %s"
                                                    .formatted(
                                                            code,
                                                            String.join(
                                                                    ", ", Subject.Kind.codes()))));
        }
        return kinds;
    }

    private static FactDefinition.Move move(YamlForm form) {
        FactDefinition.Move move =
                new FactDefinition.Move(
                        oneOf(form, "from", List.of("running-year", "next-year", "now")),
                        oneOf(form, "direction", List.of("up", "down", "both")),
                        aboveZero(form, "step"),
                        aboveZero(form, "cost"));
        form.refuseOtherKeys();
        return move;
    }

    private static String oneOf(YamlForm form, String key, List<String> allowed) {
        String text = form.requiredText(key);
        YamlNode node = form.node(key);
        if (node != null && !allowed.contains(text)) {
            form.error(
                    "wrong_value",
                    node,
                    "'%s: %s' is not one of %s".formatted(key, text, String.join(", ", allowed)));
        }
        return text;
    }

    /// A step or its cost; 1 where none is given.
    private static Rational aboveZero(YamlForm form, String key) {
        Rational number = form.number(key);
        YamlNode node = form.node(key);
        if (number == null || node == null) {
            return Rational.ONE;
        }
        if (number.signum() <= 0) {
            form.error(
                    "wrong_value",
                    node,
                    "'%s: %s' is not above 0; a step and its cost are".formatted(key, number));
            return Rational.ONE;
        }
        return number;
    }

    private static <E extends Enum<E>> E choice(
            YamlForm form, String key, Class<E> type, E otherwise) {
        String text = form.requiredText(key);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        YamlNode node = form.node(key);
        if (node != null) {
            form.error(
                    "wrong_type",
                    node,
                    "'%s: %s' is not one of %s"
                            .formatted(
                                    key,
                                    text,
                                    List.of(type.getEnumConstants())
                                            .toString()
                                            .toLowerCase(Locale.ROOT)));
        }
        return otherwise;
    }

    public Optional<FactDefinition> find(String id) {
        return Optional.ofNullable(facts.get().get(id));
    }

    public List<FactDefinition> all() {
        return List.copyOf(facts.get().values());
    }

    /// The facts that may be told of a kind of subject.
    public List<FactDefinition> of(Subject.Kind kind) {
        return facts.get().values().stream()
                .filter(fact -> fact.subjects().contains(kind))
                .toList();
    }

    /// This dictionary with a programme's own facts added.
    public FactDictionary with(FactDictionary own) {
        Map<String, FactDefinition> joined = new LinkedHashMap<>(facts.get());
        joined.putAll(own.facts.get());
        return new FactDictionary(() -> joined);
    }

    /// The ids most like a mistyped one, for messages.
    public List<String> similarTo(String id) {
        return facts.get().keySet().stream()
                .filter(known -> distance(id, known) <= Math.max(1, id.length() / 4))
                .sorted(java.util.Comparator.comparingInt(known -> distance(id, known)))
                .limit(3)
                .toList();
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
