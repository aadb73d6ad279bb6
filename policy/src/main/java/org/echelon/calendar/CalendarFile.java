package org.echelon.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.echelon.policy.yaml.YamlFile;
import org.echelon.policy.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/// The file of one notice. JSON is YAML, so it is read as such.
///
/// @param papers addresses of the notices
/// @param off each named day: whether it is a holiday (or a make-up working day)
record CalendarFile(List<String> papers, Map<LocalDate, Boolean> off) {

    static CalendarFile read(String place, byte[] bytes) {
        YamlFile file = YamlFile.read(place, bytes);
        if (!file.diagnostics().isEmpty()) {
            throw new IllegalArgumentException(file.diagnostics().getFirst().toString());
        }
        if (!(file.root().orElse(null) instanceof YamlNode.Mapping root)
                || !(root.entries().get("days") instanceof YamlNode.Sequence days)) {
            throw new IllegalArgumentException(
                    place + ": a calendar has `papers` and `days`; see reference/README.md");
        }
        Map<LocalDate, Boolean> off = new HashMap<>();
        for (YamlNode item : days.items()) {
            Map<String, YamlNode> entry =
                    item instanceof YamlNode.Mapping day ? day.entries() : Map.of();
            String rest = text(entry.get("isOffDay"));
            if (!rest.equals("true") && !rest.equals("false")) {
                throw wrong(place, item, "isOffDay", rest, "true or false");
            }
            off.put(date(place, item, text(entry.get("date"))), rest.equals("true"));
        }
        List<String> papers =
                root.entries().get("papers") instanceof YamlNode.Sequence list
                        ? list.items().stream().map(CalendarFile::text).toList()
                        : List.of();
        return new CalendarFile(papers, Map.copyOf(off));
    }

    private static LocalDate date(String place, YamlNode item, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            throw wrong(place, item, "date", text, "a day such as 2026-02-14");
        }
    }

    private static IllegalArgumentException wrong(
            String place, YamlNode item, String key, String found, String expected) {
        return new IllegalArgumentException(
                "%s, line %d: %s is '%s'; write %s"
                        .formatted(place, item.line(), key, found, expected));
    }

    private static String text(@Nullable YamlNode node) {
        return node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    }
}
