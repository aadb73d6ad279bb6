package org.echelon.population;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.Coverage;
import org.echelon.policy.explain.IndentedJson;
import org.echelon.policy.message.Words;
import org.echelon.population.Summary.Change;
import org.echelon.population.Summary.ConditionCount;
import org.echelon.population.Summary.Distribution;
import org.echelon.population.Summary.Group;
import org.echelon.population.Summary.Tally;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// A summary as the JSON of `docs/formats/summary.schema.json`.
final class SummaryJson {

    private final JsonGenerator json;

    private SummaryJson(JsonGenerator json) {
        this.json = json;
    }

    static String of(Summary summary) {
        return IndentedJson.of(json -> new SummaryJson(json).summary(summary));
    }

    private void summary(Summary summary) {
        json.writeStartObject();
        json.writeStringProperty("programme", summary.programme());
        words("name", summary.name());
        text("version", summary.version().map(Object::toString).orElse(null));
        text("against", summary.against().orElse(null));
        json.writeStringProperty("asOf", summary.asOf().toString());
        json.writeStringProperty("engine", summary.engine());
        json.writeBooleanProperty("synthetic", summary.synthetic());
        json.writeNumberProperty("enterprises", summary.enterprises());
        tally(summary.total());
        counts("invalid", summary.invalid());
        counts("strangers", summary.strangers());
        json.writeNumberProperty("withUnknowns", summary.withUnknowns());
        json.writeNumberProperty("interpreted", summary.interpreted());
        counts("warnings", summary.warnings());
        json.writeArrayPropertyStart("by");
        summary.groups().forEach(this::group);
        json.writeEndArray();
        json.writeArrayPropertyStart("conditions");
        summary.conditions().forEach(this::condition);
        json.writeEndArray();
        if (summary.neverHit().isPresent()) {
            json.writeArrayPropertyStart("rulesNeverHit");
            summary.neverHit().get().forEach(this::rule);
            json.writeEndArray();
        } else {
            json.writeNullProperty("rulesNeverHit");
        }
        change(summary.change());
        summary.sweep().ifPresentOrElse(this::sweep, () -> json.writeNullProperty("sweep"));
        json.writeArrayPropertyStart("budgets");
        summary.budgets().forEach(this::budget);
        json.writeEndArray();
        summary.combination()
                .ifPresentOrElse(this::combination, () -> json.writeNullProperty("combination"));
        json.writeObjectPropertyStart("seconds");
        summary.seconds()
                .forEach((stage, seconds) ->
                        json.writeNumberProperty(
                                stage,
                                BigDecimal.valueOf(seconds)
                                        .setScale(3, java.math.RoundingMode.HALF_UP)));
        json.writeEndObject();
        json.writeEndObject();
    }

    private void tally(Tally tally) {
        json.writeObjectPropertyStart("verdicts");
        json.writeNumberProperty("met", tally.met());
        json.writeNumberProperty("not_met", tally.notMet());
        json.writeNumberProperty("unknown", tally.unknown());
        json.writeNumberProperty("invalid", tally.invalid());
        if (tally.notInForce() > 0) {
            json.writeNumberProperty("not_in_force", tally.notInForce());
        }
        json.writeEndObject();
        number("amount", tally.amount());
        json.writeNumberProperty("amountOpen", tally.open());
    }

    private void group(Group group) {
        json.writeStartObject();
        json.writeStringProperty("dimension", group.dimension());
        json.writeStringProperty("group", group.group());
        words("name", group.name());
        tally(group.tally());
        if (group.change().isPresent()) {
            change(group.change());
        }
        json.writeEndObject();
    }

    private void condition(ConditionCount condition) {
        json.writeStartObject();
        json.writeStringProperty("id", condition.id());
        words("text", condition.text());
        text("unit", condition.unit());
        json.writeNumberProperty("met", condition.met());
        json.writeNumberProperty("not_met", condition.notMet());
        json.writeNumberProperty("unknown", condition.unknown());
        json.writeNumberProperty("onlyThis", condition.onlyThis());
        condition
                .shortfall()
                .ifPresentOrElse(this::distribution, () -> json.writeNullProperty("shortfall"));
        json.writeEndObject();
    }

    private void distribution(Distribution distribution) {
        json.writeObjectPropertyStart("shortfall");
        json.writeNumberProperty("count", distribution.count());
        number("min", distribution.min());
        number("p10", distribution.p10());
        number("p25", distribution.p25());
        number("median", distribution.median());
        number("p75", distribution.p75());
        number("p90", distribution.p90());
        number("max", distribution.max());
        json.writeEndObject();
    }

    private void rule(Coverage.Rule rule) {
        json.writeStartObject();
        json.writeStringProperty("table", rule.table());
        json.writeNumberProperty("rule", rule.number());
        json.writeStringProperty("cells", rule.cells());
        json.writeEndObject();
    }

    private void change(Optional<Change> change) {
        if (change.isEmpty()) {
            json.writeNullProperty("change");
            return;
        }
        json.writeObjectPropertyStart("change");
        json.writeNumberProperty("winners", change.get().winners());
        json.writeNumberProperty("losers", change.get().losers());
        json.writeNumberProperty("newlyOpen", change.get().newlyOpen());
        number("more", change.get().more());
        number("less", change.get().less());
        json.writeEndObject();
    }

    private void sweep(SweepResult sweep) {
        json.writeObjectPropertyStart("sweep");
        json.writeStringProperty("rules", sweep.rules());
        json.writeArrayPropertyStart("parameters");
        for (SweepResult.Parameter parameter : sweep.parameters()) {
            json.writeStartObject();
            json.writeStringProperty("path", parameter.path());
            words("name", parameter.name());
            text("unit", parameter.unit());
            number("now", SweepSection.decimal(parameter.now()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("points");
        for (SweepResult.Point point : sweep.points()) {
            json.writeStartObject();
            json.writeArrayPropertyStart("values");
            point.values().forEach(value -> json.writeNumber(SweepSection.decimal(value)));
            json.writeEndArray();
            tally(point.tally());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void budget(BudgetResult budget) {
        json.writeStartObject();
        json.writeStringProperty("rules", budget.rules());
        number("yuan", budget.yuan());
        text("rule", budget.rule().orElse(null));
        json.writeObjectPropertyStart("order");
        text("column", budget.order().column().orElse(null));
        json.writeStringProperty("as", budget.order().as());
        json.writeNumberProperty("without", budget.order().without());
        json.writeEndObject();
        json.writeNumberProperty("open", budget.open());
        claims(budget.all());
        json.writeArrayPropertyStart("by");
        for (BudgetResult.Group group : budget.groups()) {
            json.writeStartObject();
            json.writeStringProperty("dimension", group.dimension());
            json.writeStringProperty("group", group.group());
            words("name", group.name());
            claims(group.claims());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void claims(BudgetResult.Claims claims) {
        json.writeNumberProperty("claims", claims.count());
        number("asked", claims.asked());
        cut("firstCome", claims.firstCome());
        cut("proRata", claims.proRata());
    }

    private void cut(String name, BudgetResult.Cut cut) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("paid", cut.paid());
        json.writeNumberProperty("inPart", cut.inPart());
        json.writeNumberProperty("notPaid", cut.notPaid());
        number("amount", cut.amount());
        json.writeEndObject();
    }

    private void combination(CombinationResult combination) {
        json.writeObjectPropertyStart("combination");
        json.writeArrayPropertyStart("programmes");
        for (CombinationResult.Part part : combination.programmes()) {
            json.writeStartObject();
            json.writeStringProperty("programme", part.programme());
            words("name", part.name());
            text("version", part.version().map(Object::toString).orElse(null));
            json.writeNumberProperty("met", part.met());
            number("alone", part.alone());
            json.writeNumberProperty("beneficiaries", part.beneficiaries());
            number("paid", part.paid());
            counts("because", part.because());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("enterprises", combination.enterprises());
        json.writeNumberProperty("several", combination.several());
        number("alone", combination.alone());
        number("paid", combination.paid());
        json.writeNumberProperty("unproven", combination.unproven());
        json.writeEndObject();
    }

    private void counts(String name, Map<String, Long> counts) {
        json.writeObjectPropertyStart(name);
        counts.forEach(json::writeNumberProperty);
        json.writeEndObject();
    }

    private void words(String name, Words words) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("zh", words.zh());
        json.writeStringProperty("en", words.en());
        json.writeEndObject();
    }

    private void number(String name, @Nullable BigDecimal value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, value);
        }
    }

    private void text(String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }
}
