package org.echelon.policy.explain;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.Particular;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.fact.Title;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// What it takes to ask the same question again: it goes with a trace, so that anybody can see that
/// the trace is what the engine says.
///
/// @param checksum checksum of the version's files, as a publication has it; absent where no
///   version was in force
/// @param filing the day of filing that was named for the gap, where one was
/// @param facts the facts as they were read
public record Replay(@Nullable String checksum, Optional<LocalDate> filing, EnterpriseFacts facts) {

    /// The format of the trace and of what goes with it; a reader refuses a higher one.
    public static final int FORMAT = 1;

    void write(JsonGenerator json) {
        json.writeObjectPropertyStart("replay");
        json.writeNumberProperty("format", FORMAT);
        text(json, "checksum", checksum);
        text(json, "filing", filing.map(LocalDate::toString).orElse(null));
        json.writeObjectPropertyStart("facts");
        subject(json, facts.subject());
        json.writeObjectPropertyStart("facts");
        facts.yearly().forEach((year, values) -> values(json, year.toString(), values));
        values(json, "current", facts.current());
        json.writeEndObject();
        json.writeArrayPropertyStart("holds");
        facts.holds().forEach(title -> title(json, title));
        json.writeEndArray();
        json.writeArrayPropertyStart("received");
        facts.received().forEach(award -> award(json, award));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void subject(JsonGenerator json, Subject subject) {
        json.writeObjectPropertyStart(subject.kind().code());
        String id = subject.id();
        if (!id.equals(subject.name())) {
            boolean other = id.matches("[a-z][a-z0-9_-]*:.+");
            json.writeStringProperty(other ? "other-id" : numberKey(subject.kind()), id);
        }
        json.writeStringProperty("name", subject.name());
        for (Particular particular : subject.kind().particulars()) {
            FactValue value = subject.particular(particular);
            if (value != null) {
                json.writeName(particular.entry().replace(' ', '-'));
                value(json, value);
            }
        }
        json.writeEndObject();
    }

    private static String numberKey(Subject.Kind kind) {
        return switch (kind) {
            case ENTERPRISE, CARRIER -> "uscc";
            case PERSON -> "id-number";
            case CONTRACT, PROJECT -> "number";
        };
    }

    private static void values(JsonGenerator json, String name, Map<String, FactValue> values) {
        json.writeObjectPropertyStart(name);
        new TreeMap<>(values)
                .forEach((id, value) -> {
                    json.writeName(id);
                    value(json, value);
                });
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, FactValue value) {
        switch (value) {
            case FactValue.Numeric(Rational number) -> json.writeNumber(GapJson.number(number));
            case FactValue.Truth(boolean truth) -> json.writeBoolean(truth);
            case FactValue.Text(String text) -> json.writeString(text);
            case FactValue.Day(LocalDate day) -> json.writeString(day.toString());
        }
    }

    private static void title(JsonGenerator json, Title title) {
        json.writeStartObject();
        json.writeStringProperty("title", title.title());
        optional(json, "number", title.number());
        json.writeStringProperty("from", title.from().toString());
        LocalDate until = title.until();
        optional(json, "until", until == null ? null : until.toString());
        json.writeEndObject();
    }

    private static void award(JsonGenerator json, Award award) {
        json.writeStartObject();
        json.writeStringProperty("programme", award.programme());
        optional(json, "matter", award.matter());
        optional(json, "level", award.level());
        json.writeNumberProperty("amount", GapJson.number(award.amount()));
        json.writeStringProperty("on", award.on().toString());
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String name, @Nullable String text) {
        if (text != null) {
            json.writeStringProperty(name, text);
        }
    }

    private static void text(JsonGenerator json, String name, @Nullable String text) {
        if (text == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, text);
        }
    }
}
