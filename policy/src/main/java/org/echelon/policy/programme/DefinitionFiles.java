package org.echelon.policy.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.message.Words;
import org.echelon.policy.result.Source;
import org.echelon.policy.yaml.YamlFile;
import org.echelon.policy.yaml.YamlForm;
import org.echelon.policy.yaml.YamlNode;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Reads the YAML files of a programme's folder. Mistakes are added to the diagnostics given.
public final class DefinitionFiles {

    private static final List<String> KINDS =
            List.of(
                    "title",
                    "listing",
                    "grant",
                    "reward",
                    "loan-support",
                    "place",
                    "service",
                    "contest",
                    "filing");

    private DefinitionFiles() {}

    /// Reads `programme.yaml`.
    public static ProgrammeDefinition programme(
            String place, byte[] yaml, List<Diagnostic> diagnostics) {
        YamlForm form = YamlForm.root(place, YamlFile.read(place, yaml), diagnostics);
        Map<String, ConditionDefinition> conditions = new LinkedHashMap<>();
        form.forms("conditions").forEach((id, inner) -> conditions.put(id, condition(inner)));
        Map<String, OutcomeDefinition> outcomes = new LinkedHashMap<>();
        form.forms("outcomes").forEach((id, inner) -> outcomes.put(id, outcome(inner)));
        Map<String, ProgrammeDefinition.Band> bands = new LinkedHashMap<>();
        form.forms("bands")
                .forEach((fact, inner) ->
                        bands.put(
                                fact,
                                new ProgrammeDefinition.Band(
                                        inner.requiredText("low"), inner.requiredText("high"))));
        ProgrammeDefinition definition =
                new ProgrammeDefinition(
                        form.requiredText("id"),
                        form.requiredWords("name"),
                        oneOf(form, "kind", KINDS, "filing"),
                        oneOf(form, "subject", Subject.Kind.codes(), "enterprise"),
                        form.requiredWords("owner"),
                        oneOf(form, "issuer", List.of("own", "external"), "own"),
                        region(form),
                        form.text("rung"),
                        form.text("matter"),
                        form.texts("excludes"),
                        form.words("benefit"),
                        form.list("sources").stream().map(DefinitionFiles::source).toList(),
                        conditions,
                        outcomes,
                        bands,
                        form.list("pays").stream().map(inner -> pay(inner, outcomes)).toList(),
                        form.form("stacking").map(StackingFile::stacking).orElse(Stacking.NONE));
        form.refuseOtherKeys();
        return definition;
    }

    private static ProgrammeDefinition.Pay pay(
            YamlForm form, Map<String, OutcomeDefinition> outcomes) {
        ProgrammeDefinition.Pay pay =
                new ProgrammeDefinition.Pay(
                        form.requiredText("matter"),
                        form.requiredText("title"),
                        form.text("outcome"));
        YamlNode outcome = form.node("outcome");
        if (pay.outcome() != null && outcome != null && !outcomes.containsKey(pay.outcome())) {
            form.error(
                    "wrong_value",
                    outcome,
                    "'outcome: %s' is not among 'outcomes', which are %s"
                            .formatted(pay.outcome(), String.join(", ", outcomes.keySet())));
        }
        form.refuseOtherKeys();
        return pay;
    }

    /// An empty region means the whole country, as a missing one does.
    private static @Nullable String region(YamlForm form) {
        String region = form.text("region");
        return region == null || region.isBlank() ? null : region;
    }

    private static String oneOf(YamlForm form, String key, List<String> allowed, String otherwise) {
        String text = form.text(key);
        YamlNode node = form.node(key);
        if (text == null || node == null) {
            return otherwise;
        }
        if (!allowed.contains(text)) {
            form.error(
                    "wrong_value",
                    node,
                    "'%s: %s' is not one of %s".formatted(key, text, String.join(", ", allowed)));
        }
        return text;
    }

    private static ConditionDefinition condition(YamlForm form) {
        Map<String, Words> alternatives = new LinkedHashMap<>();
        form.form("alternatives")
                .ifPresent(list ->
                        list.entries()
                                .keySet()
                                .forEach(id -> alternatives.put(id, list.requiredWords(id))));
        ConditionDefinition condition =
                new ConditionDefinition(textOf(form), form.text("unit"), alternatives);
        form.refuseOtherKeys();
        return condition;
    }

    private static OutcomeDefinition outcome(YamlForm form) {
        OutcomeDefinition outcome =
                new OutcomeDefinition(
                        textOf(form),
                        form.text("unit"),
                        form.number("max"),
                        form.number("pass"),
                        form.text("decision"));
        form.refuseOtherKeys();
        return outcome;
    }

    private static Words textOf(YamlForm form) {
        String zh = form.requiredText("zh");
        String en = form.requiredText("en");
        return new Words(zh.isBlank() ? "?" : zh, en.isBlank() ? "?" : en);
    }

    private static SourceDocument source(YamlForm form) {
        SourceDocument source =
                new SourceDocument(
                        form.requiredText("document"),
                        form.words("name"),
                        form.date("in-force"),
                        form.date("until"),
                        oneOf(form, "status", List.of("law", "local", "proposed"), "law"),
                        form.text("confidence"),
                        form.text("uri"));
        form.refuseOtherKeys();
        return source;
    }

    /// Reads `version.yaml`.
    ///
    /// @param from the day the version's folder is named after
    public static VersionDefinition version(
            String place, byte[] yaml, LocalDate from, List<Diagnostic> diagnostics) {
        YamlForm form = YamlForm.root(place, YamlFile.read(place, yaml), diagnostics);
        LocalDate written = form.date("from");
        YamlNode node = form.node("from");
        if (node != null && written != null && !written.equals(from)) {
            form.error(
                    "wrong_value",
                    node,
                    "'from: %s' differs from the folder's name %s; make them the same"
                            .formatted(written, from));
        }
        LocalDate until = form.date("until");
        YamlNode untilNode = form.node("until");
        if (untilNode != null && until != null && !until.isAfter(from)) {
            form.error(
                    "wrong_value",
                    untilNode,
                    "'until: %s' is not after 'from: %s'".formatted(until, from));
        }
        VersionDefinition version =
                new VersionDefinition(
                        from,
                        until,
                        form.list("windows").stream().map(DefinitionFiles::window).toList(),
                        wordsOrText(form, "transition"),
                        wordsOrText(form, "batches"),
                        form.form("validity").map(DefinitionFiles::validity),
                        form.form("renewal").map(DefinitionFiles::renewal),
                        form.form("budget").map(DefinitionFiles::budget),
                        form.text("confidence"));
        form.node("note");
        form.refuseOtherKeys();
        return version;
    }

    /// `{ zh: …, en: … }`, or one text that then stands for both.
    private static Optional<Words> wordsOrText(YamlForm form, String key) {
        return form.node(key) instanceof YamlNode.Scalar(_, String text, _)
                ? Optional.of(new Words(text, text))
                : form.words(key);
    }

    private static VersionDefinition.Validity validity(YamlForm form) {
        Rational years = form.number("years");
        VersionDefinition.Validity validity =
                new VersionDefinition.Validity(
                        years == null ? null : years.floor().intValueExact(), form.text("ends"));
        form.refuseOtherKeys();
        return validity;
    }

    private static VersionDefinition.Renewal renewal(YamlForm form) {
        VersionDefinition.Renewal renewal =
                new VersionDefinition.Renewal(
                        form.text("by"),
                        "expiry".equals(oneOf(form, "from", List.of("expiry"), "")),
                        textOf(form));
        form.refuseOtherKeys();
        return renewal;
    }

    private static VersionDefinition.Window window(YamlForm form) {
        VersionDefinition.Window window =
                new VersionDefinition.Window(
                        form.requiredText("opens"), form.requiredText("closes"));
        for (String key : List.of("opens", "closes")) {
            YamlNode node = form.node(key);
            String text = form.text(key);
            if (node != null && text != null && !text.matches("\\d{2}-\\d{2}")) {
                form.error(
                        "wrong_type",
                        node,
                        "'%s: %s' is not a month and day such as 05-01".formatted(key, text));
            }
        }
        form.refuseOtherKeys();
        return window;
    }

    private static VersionDefinition.Budget budget(YamlForm form) {
        VersionDefinition.Budget budget =
                new VersionDefinition.Budget(
                        form.requiredText("line"), form.text("year"), form.text("rule"));
        form.refuseOtherKeys();
        return budget;
    }

    /// Reads `parameters.yaml`.
    public static Map<String, Parameter> parameters(
            String place, byte[] yaml, List<Diagnostic> diagnostics) {
        YamlForm form = YamlForm.root(place, YamlFile.read(place, yaml), diagnostics);
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (String name : form.entries().keySet()) {
            form.form(name).ifPresent(inner -> parameters.put(name, parameter(name, inner)));
        }
        return parameters;
    }

    private static Parameter parameter(String name, YamlForm form) {
        Parameter parameter =
                new Parameter(
                        name,
                        valueOf(form, form.node("value")),
                        form.text("unit"),
                        form.words("name"),
                        form.form("source")
                                .map(source ->
                                        new Source(
                                                source.requiredText("document"),
                                                source.text("article"))),
                        oneOf(form, "status", List.of("law", "local", "proposed"), "law"));
        form.node("confidence");
        form.node("note");
        if (!form.has("value")) {
            form.requiredText("value");
        }
        form.refuseOtherKeys();
        return parameter;
    }

    private static Value valueOf(YamlForm form, @Nullable YamlNode node) {
        return switch (node) {
            case null -> Value.NULL;
            case YamlNode.Sequence(_, List<YamlNode> items) ->
                    new Value.Items(items.stream().map(item -> valueOf(form, item)).toList());
            case YamlNode.Mapping(_, Map<String, YamlNode> entries) -> {
                Map<String, Value> values = new LinkedHashMap<>();
                entries.forEach((key, item) -> values.put(key, valueOf(form, item)));
                yield new Value.Context(values);
            }
            case YamlNode.Scalar scalar -> scalarValue(form, scalar);
        };
    }

    private static Value scalarValue(YamlForm form, YamlNode.Scalar scalar) {
        try {
            return switch (scalar.kind()) {
                case INTEGER, DECIMAL -> Value.of(Rational.parse(scalar.text()));
                case TRUTH -> Value.of(scalar.text().equals("true"));
                case DATE -> new Value.Day(LocalDate.parse(scalar.text()));
                case NOTHING -> Value.NULL;
                case TEXT -> Value.of(scalar.text());
            };
        } catch (NumberFormatException | java.time.format.DateTimeParseException e) {
            form.error(
                    "wrong_type",
                    scalar,
                    "'%s' is neither a decimal number nor a day".formatted(scalar.text()));
            return Value.NULL;
        }
    }

    /// Reads `papers.yaml`.
    public static List<Paper> papers(String place, byte[] yaml, List<Diagnostic> diagnostics) {
        YamlForm form = YamlForm.root(place, YamlFile.read(place, yaml), diagnostics);
        List<Paper> papers = new ArrayList<>();
        for (YamlForm item : form.list("papers")) {
            papers.add(
                    new Paper(
                            item.requiredText("id"),
                            item.requiredWords("name"),
                            item.texts("conditions"),
                            !item.has("required") || item.truth("required"),
                            item.words("note")));
            item.refuseOtherKeys();
        }
        form.refuseOtherKeys();
        return papers;
    }
}
