package org.echelon.platform.outlook;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Requirement;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Shortcomings and changes as they stand in the table; numbers exact, as text.
final class StandingJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StandingJson() {}

    static @Nullable String shortcomings(List<Shortcoming> all) {
        if (all.isEmpty()) {
            return null;
        }
        ArrayNode list = JSON.createArrayNode();
        for (Shortcoming one : all) {
            ObjectNode node = list.addObject().put("condition", one.condition());
            one.actual().ifPresent(value -> node.set("actual", quantity(value)));
            one.required()
                    .ifPresent(asked -> {
                        node.put("op", asked.op());
                        node.set("required", quantity(asked.value()));
                    });
            if (one.unit() != null) {
                node.put("unit", one.unit());
            }
            one.shortfall().ifPresent(value -> node.set("shortfall", quantity(value)));
            one.part()
                    .ifPresent(part -> {
                        node.put("part", part.fact());
                        node.put("more", part.amount().toString());
                        node.put("partUnit", part.unit());
                    });
        }
        return list.toString();
    }

    static List<Shortcoming> shortcomings(@Nullable String json) {
        List<Shortcoming> all = new ArrayList<>();
        if (json != null) {
            JSON.readTree(json).forEach(node -> all.add(shortcoming(node)));
        }
        return all;
    }

    private static Shortcoming shortcoming(JsonNode node) {
        return new Shortcoming(
                node.path("condition").asString(),
                quantity(node.path("actual")),
                quantity(node.path("required"))
                        .map(value -> new Requirement(node.path("op").asString(), value)),
                text(node, "unit"),
                quantity(node.path("shortfall")),
                Optional.ofNullable(text(node, "part"))
                        .map(fact ->
                                new Shortcoming.Part(
                                        fact,
                                        exact(node.path("more").asString()),
                                        node.path("partUnit").asString())));
    }

    static @Nullable String change(Optional<OneChange> change) {
        if (change.isEmpty()) {
            return null;
        }
        ObjectNode node = JSON.createObjectNode().put("filing", change.get().filing().toString());
        change.get()
                .move()
                .ifPresent(move -> {
                    node.put("fact", move.fact().fact());
                    if (move.fact().year() != null) {
                        node.put("year", move.fact().year());
                    }
                    node.put("from", move.from().toString());
                    node.put("to", move.to().toString());
                });
        return node.toString();
    }

    static Optional<OneChange> change(@Nullable String json) {
        if (json == null) {
            return Optional.empty();
        }
        JsonNode node = JSON.readTree(json);
        return Optional.of(
                new OneChange(
                        LocalDate.parse(node.path("filing").asString()),
                        Optional.ofNullable(text(node, "fact"))
                                .map(fact ->
                                        new OneChange.Move(
                                                new FactKey(
                                                        fact,
                                                        node.has("year")
                                                                ? node.path("year").asInt()
                                                                : null),
                                                exact(node.path("from").asString()),
                                                exact(node.path("to").asString())))));
    }

    private static JsonNode quantity(Quantity quantity) {
        ObjectNode node = JSON.createObjectNode();
        switch (quantity) {
            case Quantity.Exact(Rational value) -> node.put("number", value.toString());
            case Quantity.Open(Rational min, Rational max) -> {
                node.put("open", true);
                if (min != null) {
                    node.put("min", min.toString());
                }
                if (max != null) {
                    node.put("max", max.toString());
                }
            }
            case Quantity.Truth(boolean value) -> node.put("truth", value);
            case Quantity.Text(String value) -> node.put("text", value);
            case Quantity.Undefined() -> node.put("undefined", true);
            case Quantity.Unknown() -> node.put("unknown", true);
        }
        return node;
    }

    private static Optional<Quantity> quantity(JsonNode node) {
        if (!node.isObject()) {
            return Optional.empty();
        }
        if (node.has("number")) {
            return Optional.of(new Quantity.Exact(exact(node.path("number").asString())));
        }
        if (node.has("open")) {
            return Optional.of(new Quantity.Open(number(node, "min"), number(node, "max")));
        }
        if (node.has("truth")) {
            return Optional.of(new Quantity.Truth(node.path("truth").asBoolean()));
        }
        if (node.has("text")) {
            return Optional.of(new Quantity.Text(node.path("text").asString()));
        }
        return Optional.of(
                node.has("undefined") ? new Quantity.Undefined() : new Quantity.Unknown());
    }

    /// What [Rational#toString] wrote: a decimal, or a fraction such as `1/3`.
    private static Rational exact(String text) {
        int at = text.indexOf('/');
        return at < 0
                ? Rational.parse(text)
                : Rational.of(
                        new BigInteger(text.substring(0, at)),
                        new BigInteger(text.substring(at + 1)));
    }

    private static @Nullable Rational number(JsonNode node, String name) {
        String text = text(node, name);
        return text == null ? null : exact(text);
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.has(name) ? node.path(name).asString() : null;
    }
}
