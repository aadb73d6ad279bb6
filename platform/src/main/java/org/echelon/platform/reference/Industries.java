package org.echelon.platform.reference;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.echelon.policy.message.Words;

/// Sections and divisions of GB/T 4754-2017.
public final class Industries {

    private static final Pattern CODE = Pattern.compile("[A-T]?(\\d{2,4})");

    private final SortedMap<String, Industry> divisions;

    private Industries(SortedMap<String, Industry> divisions) {
        this.divisions = divisions;
    }

    static Industries read(Path folder) {
        Map<String, Words> sections = new HashMap<>();
        SortedMap<String, Industry> divisions = new TreeMap<>();
        for (var row : ReferenceFiles.table(folder.resolve("industries.csv"))) {
            Words name = new Words(row.get("name_zh"), row.get("name_en"));
            String section = row.get("section");
            String code = row.get("code");
            if (code.isEmpty()) {
                sections.put(section, name);
            } else {
                Words sectionName = sections.getOrDefault(section, name);
                divisions.put(code, new Industry(code, section, sectionName, name, false));
            }
        }
        return new Industries(Collections.unmodifiableSortedMap(divisions));
    }

    /// The industry of a code of 2 to 4 digits, with or without the section's letter; empty when
    /// its division does not exist or the letter is another section's.
    public Optional<Industry> find(String code) {
        var match = CODE.matcher(code);
        if (!match.matches()) {
            return Optional.empty();
        }
        String digits = match.group(1);
        Industry division = divisions.get(digits.substring(0, 2));
        if (division == null
                || (code.length() > digits.length() && !code.startsWith(division.section()))) {
            return Optional.empty();
        }
        return Optional.of(
                new Industry(
                        digits,
                        division.section(),
                        division.sectionName(),
                        division.division(),
                        digits.length() > 2));
    }

    public int size() {
        return divisions.size();
    }
}
