package org.echelon.platform.casework.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes the questions from `form.schema.json` of a version, with the dictionary's words where the
/// schema has none; see docs/formats/form.md.
final class FormReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Words UNDERTAKING =
            new Words(
                    "本企业承诺：所填信息和所附材料真实、准确、完整，愿意接受核查，并承担由此产生的责任。",
                    "The enterprise vouches that the answers and papers are true, exact and complete, agrees to their"
                            + " verification and answers for them.");

    private final Programme programme;
    private final LocalDate asOf;
    private final @Nullable LocalDate registeredOn;

    private FormReader(Programme programme, LocalDate asOf, @Nullable LocalDate registeredOn) {
        this.programme = programme;
        this.asOf = asOf;
        this.registeredOn = registeredOn;
    }

    /// The schema itself; empty where the version asks nothing.
    static Optional<JsonNode> schema(Version version) {
        return Optional.ofNullable(version.files().get("form.schema.json")).map(JSON::readTree);
    }

    /// The questions on a day.
    ///
    /// @param registeredOn years before the enterprise existed are not asked for
    static Optional<FormModel> read(
            Programme programme,
            Version version,
            LocalDate asOf,
            @Nullable LocalDate registeredOn) {
        return schema(version)
                .map(schema -> new FormReader(programme, asOf, registeredOn).model(schema));
    }

    private FormModel model(JsonNode schema) {
        List<FormModel.Group> groups = new ArrayList<>();
        List<Field> general = new ArrayList<>();
        Set<String> required = required(schema);
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String name = property.getKey();
            JsonNode part = property.getValue();
            switch (part.path("type").asString("")) {
                case "object" -> groups.add(group(name, part, period(name), title(name, part)));
                case "array" -> groups.addAll(years(name, part));
                default -> general.add(field(name, name, part, required.contains(name), null));
            }
        }
        if (!general.isEmpty()) {
            groups.add(new FormModel.Group("general", new Words("确认", "Confirmation"), general));
        }
        return new FormModel(
                words(schema, "title").orElse(programme.definition().name()),
                groups,
                words(schema, "x-undertaking").orElse(UNDERTAKING));
    }

    /// One group for each closed year, the oldest first, as many as the schema allows.
    private List<FormModel.Group> years(String name, JsonNode part) {
        int most = part.path("maxItems").asInt(3);
        int last = asOf.getYear() - 1;
        int first = last - most + 1;
        if (registeredOn != null) {
            first = Math.max(first, registeredOn.getYear());
        }
        List<FormModel.Group> groups = new ArrayList<>();
        for (int year = first; year <= last; year++) {
            groups.add(
                    group(
                            name + "." + year,
                            part.path("items"),
                            year,
                            new Words(year + "年", "The year " + year)));
        }
        return groups;
    }

    private FormModel.Group group(String id, JsonNode part, @Nullable Integer year, Words title) {
        Set<String> required = required(part);
        List<Field> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : part.path("properties").properties()) {
            if (property.getKey().equals("year")) {
                continue;
            }
            fields.add(
                    field(
                            id + "." + property.getKey(),
                            property.getKey(),
                            property.getValue(),
                            required.contains(property.getKey()),
                            new FactKey(property.getKey(), year)));
        }
        return new FormModel.Group(id, title, fields);
    }

    private @Nullable Integer period(String name) {
        return name.equals("last") ? asOf.getYear() - 1 : null;
    }

    private Words title(String name, JsonNode part) {
        Words given =
                words(part, "title")
                        .orElse(
                                name.equals("last")
                                        ? new Words("上一会计年度", "The last accounting year")
                                        : new Words("目前情况", "The present state"));
        Integer year = period(name);
        return year == null
                ? given
                : new Words(given.zh() + "（" + year + "年）", given.en() + " (" + year + ")");
    }

    private Field field(
            String id, String fact, JsonNode part, boolean required, @Nullable FactKey key) {
        Optional<FactDefinition> known = programme.facts().find(fact);
        String partOf = part.path("x-part-of").asString("");
        return new Field(
                id,
                words(part, "title")
                        .or(() -> known.map(FactDefinition::name))
                        .orElse(new Words(fact, fact)),
                words(part, "description").or(() -> known.map(FactDefinition::meaning)),
                kind(part),
                part.path("x-unit").asString(known.map(FactDefinition::unit).orElse(null)),
                options(part),
                required,
                known.isPresent() ? key : null,
                partOf.isEmpty() ? null : id.substring(0, id.lastIndexOf('.') + 1) + partOf);
    }

    private static Field.Kind kind(JsonNode part) {
        if (part.has("oneOf") || part.has("enum")) {
            return Field.Kind.CODE;
        }
        return switch (part.path("type").asString("string")) {
            case "number", "integer" -> Field.Kind.NUMBER;
            case "boolean" -> Field.Kind.TRUTH;
            default -> Field.Kind.TEXT;
        };
    }

    private static List<Field.Option> options(JsonNode part) {
        List<Field.Option> options = new ArrayList<>();
        for (JsonNode one : part.path("oneOf")) {
            String value = one.path("const").asString();
            options.add(
                    new Field.Option(value, words(one, "title").orElse(new Words(value, value))));
        }
        for (JsonNode one : part.path("enum")) {
            options.add(
                    new Field.Option(one.asString(), new Words(one.asString(), one.asString())));
        }
        return options;
    }

    private static Set<String> required(JsonNode part) {
        Set<String> names = new HashSet<>();
        part.path("required").forEach(name -> names.add(name.asString()));
        return names;
    }

    /// `title` with `x-title-en`, `x-undertaking` with `x-undertaking-en`.
    private static Optional<Words> words(JsonNode part, String name) {
        String zh = part.path(name).asString("");
        String en = part.path((name.startsWith("x-") ? name : "x-" + name) + "-en").asString("");
        return zh.isBlank() ? Optional.empty() : Optional.of(new Words(zh, en.isBlank() ? zh : en));
    }
}
