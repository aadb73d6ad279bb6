package org.echelon.policy.difference;

import org.echelon.policy.explain.IndentedJson;
import org.echelon.policy.message.Words;
import org.echelon.policy.result.Source;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// A difference as the JSON of `docs/formats/difference.schema.json`.
public final class DifferenceJson {

    private final JsonGenerator json;

    private DifferenceJson(JsonGenerator json) {
        this.json = json;
    }

    public static String of(Difference difference) {
        return IndentedJson.of(json -> new DifferenceJson(json).write(difference));
    }

    private void write(Difference difference) {
        json.writeStartObject();
        json.writeStringProperty("programme", difference.programme());
        json.writeStringProperty("before", difference.before().toString());
        json.writeStringProperty("after", difference.after().toString());
        json.writeArrayPropertyStart("changes");
        difference.changes().forEach(this::change);
        json.writeEndArray();
        json.writeNumberProperty("examples", difference.examples());
        json.writeArrayPropertyStart("judgedDifferently");
        difference.effects().forEach(this::effect);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void change(Change change) {
        json.writeStartObject();
        json.writeStringProperty("part", change.part().code());
        json.writeStringProperty("kind", change.kind().code());
        json.writeStringProperty("id", change.id());
        words("name", change.name());
        if (change.rule() == null) {
            json.writeNullProperty("rule");
        } else {
            json.writeNumberProperty("rule", change.rule());
        }
        text("cell", change.cell().orElse(null));
        text("before", change.before().orElse(null));
        text("after", change.after().orElse(null));
        words("text", change.text());
        json.writeArrayPropertyStart("sources");
        for (Source source : change.law()) {
            json.writeStartObject();
            json.writeStringProperty("document", source.document());
            text("article", source.article());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void effect(Effect effect) {
        json.writeStartObject();
        json.writeStringProperty("example", effect.example());
        json.writeStringProperty("before", effect.before().verdict().code());
        json.writeStringProperty("after", effect.after().verdict().code());
        json.writeArrayPropertyStart("differing");
        effect.differing().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void words(String name, Words words) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("zh", words.zh());
        json.writeStringProperty("en", words.en());
        json.writeEndObject();
    }

    private void text(String name, @Nullable String text) {
        if (text == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, text);
        }
    }
}
