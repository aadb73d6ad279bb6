package org.echelon.policy.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.message.Words;
import org.echelon.policy.result.Gap;
import org.echelon.policy.result.OutOfReach;
import org.echelon.policy.result.Proposal;
import org.echelon.quantity.Rational;
import tools.jackson.core.JsonGenerator;

/// The gap as part of the JSON of `docs/formats/evaluation.schema.json`.
public final class GapJson {

    private static final int DECIMALS = 12;

    private final JsonGenerator json;

    public GapJson(JsonGenerator json) {
        this.json = json;
    }

    /// The properties `gap` and, where there is something, `outOfReach` of the object that is open.
    public void write(Gap gap) {
        json.writeArrayPropertyStart("gap");
        gap.proposals().forEach(this::proposal);
        json.writeEndArray();
        if (!gap.outOfReach().isEmpty()) {
            json.writeArrayPropertyStart("outOfReach");
            gap.outOfReach().forEach(this::outOfReach);
            json.writeEndArray();
        }
    }

    private void proposal(Proposal proposal) {
        json.writeStartObject();
        properties(proposal);
        json.writeEndObject();
    }

    /// The properties of a proposal in the object that is open.
    public void properties(Proposal proposal) {
        json.writeStringProperty("filing", proposal.filing().toString());
        json.writeArrayPropertyStart("change");
        for (Proposal.Change change : proposal.changes()) {
            json.writeStartObject();
            key(change.fact());
            json.writeNumberProperty("from", number(change.from()));
            json.writeNumberProperty("to", number(change.to()));
            if (change.follows()) {
                json.writeBooleanProperty("follows", true);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("cost", number(proposal.cost()));
        json.writeArrayPropertyStart("assumes");
        for (Words words : proposal.assumes()) {
            json.writeStartObject();
            words(words);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringProperty("certified", proposal.certificate().code());
        if (proposal.certificate()
                instanceof Proposal.Certificate.Sufficient(int evaluations, Rational atLeast)) {
            json.writeObjectPropertyStart("bound");
            json.writeNumberProperty("evaluations", evaluations);
            json.writeNumberProperty("atLeast", number(atLeast));
            json.writeEndObject();
        }
    }

    private void outOfReach(OutOfReach out) {
        json.writeStartObject();
        json.writeStringProperty("filing", out.filing().toString());
        json.writeStringProperty("kind", out.kind().code());
        json.writeArrayPropertyStart("because");
        for (OutOfReach.Reason reason : out.because()) {
            json.writeStartObject();
            if (reason.condition() == null) {
                json.writeNullProperty("condition");
            } else {
                json.writeStringProperty("condition", reason.condition());
            }
            json.writeArrayPropertyStart("facts");
            for (FactKey fact : reason.facts()) {
                json.writeStartObject();
                key(fact);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectPropertyStart("message");
            words(reason.message());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void key(FactKey key) {
        json.writeStringProperty("fact", key.fact());
        Integer year = key.year();
        if (year == null) {
            json.writeNullProperty("year");
        } else {
            json.writeNumberProperty("year", year);
        }
    }

    private void words(Words words) {
        json.writeStringProperty("zh", words.zh());
        json.writeStringProperty("en", words.en());
    }

    /// The number as it is: what is proposed is to be applied as it stands.
    public static BigDecimal number(Rational number) {
        BigDecimal shown = number.toDecimal(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return shown.scale() < 0 ? shown.setScale(0) : shown;
    }
}
