package org.echelon.policy.advice;

import java.util.List;
import java.util.Optional;
import org.echelon.policy.Programme;
import org.echelon.policy.explain.GapJson;
import org.echelon.policy.explain.IndentedJson;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.message.Words;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Status;
import org.echelon.quantity.Money;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// An advice as the JSON of `docs/formats/advice.schema.json`.
public final class AdviceJson {

    private final JsonGenerator json;
    private final GapJson gaps;

    private AdviceJson(JsonGenerator json) {
        this.json = json;
        this.gaps = new GapJson(json);
    }

    /// The advice as indented JSON.
    public static String of(Advice advice) {
        return IndentedJson.of(json -> new AdviceJson(json).advice(advice));
    }

    private void advice(Advice advice) {
        json.writeStartObject();
        json.writeObjectPropertyStart("enterprise");
        json.writeStringProperty("id", advice.enterprise().id());
        json.writeStringProperty("name", advice.enterprise().name());
        json.writeEndObject();
        json.writeStringProperty("asOf", advice.asOf().toString());
        json.writeStringProperty("knownAt", advice.knownAt().toString());
        json.writeArrayPropertyStart("holds");
        advice.holds().forEach(this::held);
        json.writeEndArray();
        json.writeArrayPropertyStart("now");
        advice.now().forEach(offer -> offer(offer, false));
        json.writeEndArray();
        json.writeArrayPropertyStart("opens");
        advice.opens().forEach(offer -> offer(offer, true));
        json.writeEndArray();
        json.writeArrayPropertyStart("lacks");
        advice.lacks().forEach(this::lack);
        json.writeEndArray();
        json.writeArrayPropertyStart("unknown");
        advice.unknown().forEach(this::doubt);
        json.writeEndArray();
        json.writeArrayPropertyStart("elsewhere");
        advice.elsewhere().forEach(programme -> json.writeString(programme.id()));
        json.writeEndArray();
        combination(advice.combination());
        json.writeArrayPropertyStart("path");
        advice.path().forEach(this::step);
        json.writeEndArray();
        json.writeObjectPropertyStart("effort");
        json.writeNumberProperty("questions", advice.effort().questions());
        json.writeNumberProperty("limit", advice.effort().limit());
        json.writeBooleanProperty("reached", advice.effort().reached());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void held(Advice.Held held) {
        json.writeStartObject();
        json.writeStringProperty("programme", held.title().title());
        words("name", held.name());
        text("number", held.title().number());
        text("from", held.title().from());
        text("until", held.title().until());
        text("lastDay", held.lastDay());
        text("verdict", held.evaluation().map(one -> one.verdict().code()).orElse(null));
        json.writeArrayPropertyStart("failing");
        held.evaluation().ifPresent(this::failing);
        json.writeEndArray();
        words("renewal", held.renewal().orElse(null));
        text("renewBy", held.renewBy());
        text("fileAgainFrom", held.fileAgainFrom());
        json.writeEndObject();
    }

    private void offer(Advice.Offer offer, boolean later) {
        json.writeStartObject();
        programme(offer.programme(), offer.evaluation());
        amount(offer.evaluation().amount());
        if (later) {
            text("opens", offer.from());
        }
        text("closes", offer.closes());
        json.writeBooleanProperty("application", !offer.withoutApplication());
        if (later) {
            text("then", offer.then().map(one -> one.verdict().code()).orElse(null));
            json.writeArrayPropertyStart("failing");
            offer.then().ifPresent(this::failing);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void lack(Advice.Lack lack) {
        json.writeStartObject();
        programme(lack.programme(), lack.evaluation());
        json.writeArrayPropertyStart("failing");
        failing(lack.evaluation());
        json.writeEndArray();
        gaps.write(lack.gap());
        json.writeBooleanProperty("asked", lack.asked());
        json.writeEndObject();
    }

    private void doubt(Advice.Doubt doubt) {
        json.writeStartObject();
        programme(doubt.programme(), doubt.evaluation());
        amount(doubt.evaluation().amount());
        text("opens", doubt.opens());
        json.writeArrayPropertyStart("missing");
        for (FactKey key : doubt.evaluation().missing()) {
            json.writeStartObject();
            json.writeStringProperty("fact", key.fact());
            Integer year = key.year();
            if (year == null) {
                json.writeNullProperty("year");
            } else {
                json.writeNumberProperty("year", year);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void combination(Combination combination) {
        json.writeObjectPropertyStart("combination");
        money("amount", combination.total());
        json.writeBooleanProperty("proven", combination.proven());
        json.writeArrayPropertyStart("awards");
        for (Combination.Chosen chosen : combination.chosen()) {
            json.writeStartObject();
            json.writeStringProperty("programme", chosen.programme());
            words("name", chosen.name());
            text("matter", chosen.matter());
            text("on", chosen.when());
            money("full", chosen.full());
            money("amount", chosen.amount());
            because(chosen.because());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("without");
        for (Combination.LeftOut left : combination.without()) {
            json.writeStartObject();
            json.writeStringProperty("programme", left.programme());
            words("name", left.name());
            text("matter", left.matter());
            money("full", left.full());
            json.writeStringProperty("rule", left.rule().code());
            text("by", left.by());
            money("totalWith", left.totalWith());
            because(List.of(left.because()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("open");
        for (Combination.Unsettled open : combination.open()) {
            json.writeStartObject();
            json.writeStringProperty("programme", open.programme());
            words("name", open.name());
            amount(Optional.of(open.amount()));
            because(List.of(open.because()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void step(PathStep step) {
        json.writeStartObject();
        json.writeStringProperty("rung", step.rung().id());
        words("name", step.rung().name());
        json.writeStringProperty("programme", step.programme().id());
        json.writeBooleanProperty("renewal", step.renewal());
        json.writeBooleanProperty("reachable", step.reach().isPresent());
        if (step.reach().isPresent()) {
            PathStep.Reach reach = step.reach().get();
            gaps.properties(reach.proposal());
            text("issued", reach.issued());
            json.writeArrayPropertyStart("after");
            reach.after().forEach(json::writeString);
            json.writeEndArray();
            if (reach.sooner().isPresent()) {
                json.writeObjectPropertyStart("sooner");
                text("filing", reach.sooner().get().filing());
                json.writeNumberProperty("cost", GapJson.number(reach.sooner().get().cost()));
                json.writeEndObject();
            } else {
                json.writeNullProperty("sooner");
            }
        } else {
            json.writeNumberProperty("by", step.lastYear());
            text("kind", step.barrier() == null ? null : step.barrier().code());
            because(step.because());
        }
        json.writeEndObject();
    }

    private void programme(Programme programme, Evaluation evaluation) {
        json.writeStringProperty("programme", programme.id());
        words("name", programme.definition().name());
        json.writeStringProperty("kind", programme.definition().kind());
        text("version", evaluation.version());
    }

    private void failing(Evaluation evaluation) {
        for (Condition condition : evaluation.conditions()) {
            if (condition.status() != Status.MET) {
                json.writeStartObject();
                json.writeStringProperty("id", condition.id());
                words("text", condition.text());
                json.writeStringProperty("status", condition.status().code());
                json.writeEndObject();
            }
        }
    }

    private void because(List<Words> because) {
        json.writeArrayPropertyStart("because");
        for (Words words : because) {
            json.writeStartObject();
            json.writeStringProperty("zh", words.zh());
            json.writeStringProperty("en", words.en());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void amount(Optional<Quantity> amount) {
        switch (amount.orElse(new Quantity.Unknown())) {
            case Quantity.Exact(Rational yuan) ->
                    json.writeNumberProperty("amount", GapJson.number(yuan));
            case Quantity.Open(Rational min, Rational max) -> {
                json.writeObjectPropertyStart("amount");
                bound("min", min);
                bound("max", max);
                json.writeEndObject();
            }
            case Quantity _ -> json.writeNullProperty("amount");
        }
    }

    private void bound(String name, @Nullable Rational bound) {
        if (bound == null) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, GapJson.number(bound));
        }
    }

    private void money(String name, @Nullable Money money) {
        bound(name, money == null ? null : money.yuan());
    }

    private void words(String name, @Nullable Words words) {
        if (words == null) {
            json.writeNullProperty(name);
            return;
        }
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("zh", words.zh());
        json.writeStringProperty("en", words.en());
        json.writeEndObject();
    }

    private void text(String name, @Nullable Object value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value.toString());
        }
    }
}
