package org.echelon.platform.programme.studio;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.platform.programme.Publications;
import org.echelon.platform.programme.PublishedFiles;
import org.echelon.policy.yaml.YamlText;
import org.springframework.stereotype.Component;

/// Begins a version with the files of another one.
@Component
class NewVersion {

    private final Publications publications;

    NewVersion(Publications publications) {
        this.publications = publications;
    }

    /// The files of a version, moved to another first day, and the programme's own; empty where
    /// there is no such version. Only the day changes: in `version.yaml`, and in names that carry
    /// it. The last day of the old version is left out.
    ///
    /// @param unit the version to begin with, such as `cn/hnte/2016-01-01`
    Optional<SortedMap<String, byte[]>> files(String programme, String unit, LocalDate day) {
        SortedMap<String, byte[]> moved = new TreeMap<>();
        boolean found = false;
        for (var file : publications.files(programme).entrySet()) {
            String of = PublishedFiles.unitOf(file.getKey());
            if (of.equals(programme)) {
                moved.put(file.getKey(), file.getValue());
            } else if (of.equals(unit)) {
                found = true;
                String name = file.getKey().substring(unit.length() + 1);
                moved.put(
                        programme + "/" + day + "/" + name,
                        moved(name, file.getValue(), unit, programme + "/" + day, day));
            }
        }
        return found ? Optional.of(moved) : Optional.empty();
    }

    private static byte[] moved(
            String name, byte[] content, String unit, String newUnit, LocalDate day) {
        if (!name.endsWith(".yaml") && !name.endsWith(".dmn") && !name.endsWith(".json")) {
            return content;
        }
        String text = new String(content, StandardCharsets.UTF_8).replace(unit, newUnit);
        if (name.equals("version.yaml")) {
            text = new YamlText(text).with(day.toString(), "from").text();
            text = text.replaceAll("(?m)^until:", "# until:");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
