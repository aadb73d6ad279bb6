package org.echelon.population.synthesis;

import java.util.List;
import org.echelon.policy.explain.IndentedJson;
import org.echelon.policy.message.Words;
import tools.jackson.core.JsonGenerator;

/// A calibration as JSON.
final class CalibrationJson {

    private CalibrationJson() {}

    static String of(Calibration calibration) {
        return IndentedJson.of(json -> {
            json.writeStartObject();
            json.writeBooleanProperty("synthetic", true);
            json.writeNumberProperty("enterprises", calibration.enterprises());
            json.writeNumberProperty("seed", calibration.seed());
            json.writeArrayPropertyStart("targets");
            calibration.targets().forEach(target -> target(json, target));
            json.writeEndArray();
            json.writeNumberProperty(
                    "unknownShare", java.math.BigDecimal.valueOf(calibration.unknown(), 4));
            words(json, "assumptions", Published.ASSUMPTIONS);
            words(json, "notUsed", Published.NOT_USED);
            json.writeEndObject();
        });
    }

    private static void target(JsonGenerator json, Calibration.Target target) {
        json.writeStartObject();
        json.writeStringProperty("id", target.id());
        words(json, target.name(), "name");
        json.writeStringProperty("source", target.source());
        json.writeNumberProperty("published", target.published());
        json.writeNumberProperty("scaled", target.scaled());
        json.writeNumberProperty("drawn", target.drawn());
        json.writeNumberProperty("difference", target.difference());
        json.writeEndObject();
    }

    private static void words(JsonGenerator json, String name, List<Words> all) {
        json.writeArrayPropertyStart(name);
        for (Words words : all) {
            json.writeStartObject();
            json.writeStringProperty("zh", words.zh());
            json.writeStringProperty("en", words.en());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void words(JsonGenerator json, Words words, String name) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("zh", words.zh());
        json.writeStringProperty("en", words.en());
        json.writeEndObject();
    }
}
