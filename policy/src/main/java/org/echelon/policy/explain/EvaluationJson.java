package org.echelon.policy.explain;

import java.util.List;
import java.util.Optional;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.message.Notice;
import org.echelon.policy.message.Words;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Gap;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Source;
import org.echelon.policy.result.Trace;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// An evaluation as the JSON of `docs/formats/evaluation.schema.json`.
public final class EvaluationJson {

    private final JsonGenerator json;

    private EvaluationJson(JsonGenerator json) {
        this.json = json;
    }

    /// The evaluation as indented JSON, numbers rounded half up to four decimals.
    public static String of(Evaluation evaluation) {
        return of(evaluation, Gap.NONE);
    }

    /// The evaluation and what would turn its verdict.
    public static String of(Evaluation evaluation, Gap gap) {
        return IndentedJson.of(json -> new EvaluationJson(json).evaluation(evaluation, gap));
    }

    /// The evaluation with its trace, what would turn its verdict, and what it takes to ask again.
    public static String of(Evaluation evaluation, Gap gap, Replay replay) {
        return IndentedJson.of(json -> {
            json.writeStartObject();
            new EvaluationJson(json).properties(evaluation, gap);
            replay.write(json);
            json.writeEndObject();
        });
    }

    private void evaluation(Evaluation evaluation, Gap gap) {
        json.writeStartObject();
        properties(evaluation, gap);
        json.writeEndObject();
    }

    private void properties(Evaluation evaluation, Gap gap) {
        json.writeStringProperty("programme", evaluation.programme());
        text("version", evaluation.version());
        json.writeStringProperty("asOf", evaluation.asOf().toString());
        json.writeStringProperty("knownAt", evaluation.knownAt().toString());
        json.writeStringProperty("verdict", evaluation.verdict().code());
        json.writeObjectPropertyStart("outcomes");
        evaluation.outcomes().forEach(this::quantity);
        json.writeEndObject();
        quantity("amount", evaluation.amount());
        json.writeArrayPropertyStart("conditions");
        evaluation.conditions().forEach(this::condition);
        json.writeEndArray();
        json.writeArrayPropertyStart("missing");
        evaluation.missing().forEach(this::key);
        json.writeEndArray();
        json.writeArrayPropertyStart("warnings");
        evaluation.warnings().forEach(this::notice);
        json.writeEndArray();
        new GapJson(json).write(gap);
        evaluation.trace().ifPresent(this::trace);
    }

    private void condition(Condition condition) {
        json.writeStartObject();
        json.writeStringProperty("id", condition.id());
        words("text", condition.text());
        json.writeStringProperty("status", condition.status().code());
        quantity("actual", condition.actual());
        if (condition.required().isPresent()) {
            json.writeObjectPropertyStart("required");
            json.writeStringProperty("op", condition.required().get().op());
            quantity("value", condition.required().get().value());
            json.writeEndObject();
        } else {
            json.writeNullProperty("required");
        }
        text("unit", condition.unit());
        quantity("shortfall", condition.shortfall());
        json.writeArrayPropertyStart("alternatives");
        condition.alternatives().forEach(this::condition);
        json.writeEndArray();
        json.writeArrayPropertyStart("sources");
        condition.sources().forEach(this::source);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void source(Source source) {
        json.writeStartObject();
        json.writeStringProperty("document", source.document());
        text("article", source.article());
        json.writeEndObject();
    }

    private void key(FactKey key) {
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

    private void notice(Notice notice) {
        json.writeStartObject();
        json.writeStringProperty("code", notice.code());
        text("fact", notice.fact().orElse(null));
        words("message", notice.message());
        json.writeEndObject();
    }

    private void trace(Trace trace) {
        json.writeArrayPropertyStart("trace");
        for (Trace.Step step : trace.decisions()) {
            json.writeStartObject();
            json.writeStringProperty("decision", step.decision());
            json.writeObjectPropertyStart("inputs");
            step.inputs().forEach(json::writeStringProperty);
            json.writeEndObject();
            json.writeStringProperty("value", step.value());
            rules(step.rules());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void rules(List<Trace.Rule> rules) {
        json.writeArrayPropertyStart("rules");
        for (Trace.Rule rule : rules) {
            json.writeStartObject();
            json.writeNumberProperty("number", rule.number());
            text("id", rule.id());
            json.writeStringProperty("match", rule.match().code());
            if (rule.failing().isPresent()) {
                Trace.Cell cell = rule.failing().get();
                json.writeObjectPropertyStart("failing");
                json.writeNumberProperty("input", cell.input());
                json.writeStringProperty("expression", cell.expression());
                json.writeStringProperty("test", cell.test());
                json.writeStringProperty("value", cell.value());
                json.writeEndObject();
            } else {
                json.writeNullProperty("failing");
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void words(String name, Words words) {
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

    private void quantity(String name, Optional<Quantity> quantity) {
        quantity.ifPresentOrElse(
                value -> quantity(name, value), () -> json.writeNullProperty(name));
    }

    private void quantity(String name, Quantity quantity) {
        switch (quantity) {
            case Quantity.Exact(Rational value) ->
                    json.writeNumberProperty(name, Judgement.shown(value));
            case Quantity.Open(Rational min, Rational max) -> {
                json.writeObjectPropertyStart(name);
                bound("min", min);
                bound("max", max);
                json.writeEndObject();
            }
            case Quantity.Truth(boolean value) -> json.writeBooleanProperty(name, value);
            case Quantity.Text(String value) -> json.writeStringProperty(name, value);
            case Quantity.Undefined _, Quantity.Unknown _ -> json.writeNullProperty(name);
        }
    }

    private void bound(String name, @Nullable Rational value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, Judgement.shown(value));
        }
    }
}
