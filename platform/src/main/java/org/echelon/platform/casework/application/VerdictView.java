package org.echelon.platform.casework.application;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.echelon.platform.page.ConditionView;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.Tag;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.message.Words;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Requirement;
import org.echelon.policy.result.Source;
import org.echelon.policy.result.Status;
import org.echelon.policy.result.Verdict;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a programme said, as a page shows it; read from the JSON that is kept with a filing, so
/// that a draft and a filing of years ago are shown by the same words.
///
/// @param tag the verdict
/// @param conditions every condition
/// @param missing the facts that would settle it
/// @param warnings what was doubtful
public record VerdictView(
        Tag tag, List<ConditionView> conditions, List<String> missing, List<String> warnings) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public VerdictView {
        conditions = List.copyOf(conditions);
        missing = List.copyOf(missing);
        warnings = List.copyOf(warnings);
    }

    /// @param evaluation JSON as `docs/formats/evaluation.schema.json`
    /// @param programme id of the programme, whose page has the documents
    /// @param name name of a fact in the reader's language
    static VerdictView of(
            String evaluation, String programme, Formats say, Function<FactKey, String> name) {
        JsonNode json = JSON.readTree(evaluation);
        Verdict verdict = verdict(json.path("verdict").asString());
        List<ConditionView> conditions = new ArrayList<>();
        json.path("conditions").forEach(one -> conditions.add(condition(one, programme, say)));
        List<String> missing = new ArrayList<>();
        json.path("missing").forEach(one -> missing.add(name.apply(key(one))));
        List<String> warnings = new ArrayList<>();
        json.path("warnings").forEach(one -> warnings.add(say.words(words(one.path("message")))));
        return new VerdictView(Tag.of(verdict, say), conditions, missing, warnings);
    }

    /// How many conditions have the status.
    public long count(String kind) {
        return conditions.stream().filter(one -> one.tag().kind().equals(kind)).count();
    }

    private static Verdict verdict(String code) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.code().equals(code))
                .findFirst()
                .orElse(Verdict.UNKNOWN);
    }

    private static Status status(String code) {
        return Arrays.stream(Status.values())
                .filter(status -> status.code().equals(code))
                .findFirst()
                .orElse(Status.UNKNOWN);
    }

    private static FactKey key(JsonNode node) {
        JsonNode year = node.path("year");
        return new FactKey(node.path("fact").asString(), year.isNumber() ? year.asInt() : null);
    }

    private static Words words(JsonNode node) {
        return new Words(node.path("zh").asString(), node.path("en").asString());
    }

    private static ConditionView condition(JsonNode node, String programme, Formats say) {
        String unit = node.path("unit").asString(null);
        Optional<Quantity> actual = quantity(node.path("actual"));
        Optional<Requirement> required =
                quantity(node.path("required").path("value"))
                        .filter(value -> !(value instanceof Quantity.Truth))
                        .map(value ->
                                new Requirement(
                                        node.path("required").path("op").asString(), value));
        Optional<Formats.Compared> compared =
                actual.flatMap(value -> required.map(asked -> say.compared(value, asked, unit)));
        List<ConditionView> ways = new ArrayList<>();
        node.path("alternatives").forEach(way -> ways.add(condition(way, programme, say)));
        List<LinkView> law = new ArrayList<>();
        node.path("sources")
                .forEach(source ->
                        law.add(
                                LinkView.of(
                                        say.words(
                                                new Source(
                                                                source.path("document").asString(),
                                                                source.path("article")
                                                                        .asString(null))
                                                        .words()),
                                        "/programmes/" + programme + "#sources")));
        return new ConditionView(
                node.path("id").asString(),
                say.words(words(node.path("text"))),
                Tag.of(status(node.path("status").asString()), say),
                compared.map(Formats.Compared::actual).orElse(null),
                compared.map(Formats.Compared::required).orElse(null),
                quantity(node.path("shortfall"))
                        .map(missing -> shortfall(required, say.shortfall(missing, unit), say))
                        .orElse(null),
                law,
                List.of(),
                ways,
                null);
    }

    private static ConditionView.Shortfall shortfall(
            Optional<Requirement> required, String amount, Formats say) {
        return required.filter(asked -> asked.op().startsWith("<")).isPresent()
                ? ConditionView.Shortfall.tooMuch(amount, say)
                : ConditionView.Shortfall.tooLittle(amount, say);
    }

    private static Optional<Quantity> quantity(JsonNode node) {
        if (node.isNumber()) {
            return Optional.of(new Quantity.Exact(Rational.of(node.decimalValue())));
        }
        if (node.isBoolean()) {
            return Optional.of(new Quantity.Truth(node.booleanValue()));
        }
        if (node.isString()) {
            return Optional.of(new Quantity.Text(node.asString()));
        }
        return node.isObject()
                ? Optional.of(new Quantity.Open(bound(node.path("min")), bound(node.path("max"))))
                : Optional.empty();
    }

    private static @Nullable Rational bound(JsonNode node) {
        return node.isNumber() ? Rational.of(node.decimalValue()) : null;
    }
}
