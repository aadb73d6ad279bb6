package org.echelon.population;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Ladder;

/// What the parts of a population are called: divisions and industries of `reference/`, rungs of
/// the echelon, sizes.
final class GroupNames {

    private static final Map<String, Words> SIZES =
            Map.of(
                    "large", new Words("大型", "Large"),
                    "medium", new Words("中型", "Medium"),
                    "small", new Words("小型", "Small"),
                    "micro", new Words("微型", "Micro"));

    private final Map<String, Words> divisions = new HashMap<>();
    private final Map<String, Words> industries = new HashMap<>();
    private final Ladder ladder;

    /// @param reference the folder `reference/`
    GroupNames(Path reference, Ladder ladder) {
        this.ladder = ladder;
        Map<String, String> english = new HashMap<>();
        rows(reference.resolve("division-names-en.csv"))
                .forEach(row -> english.put(row.get(0), row.get(1)));
        rows(reference.resolve("divisions.csv"))
                .forEach(row -> {
                    if (row.get(0).length() <= 6) {
                        divisions.put(
                                row.get(0),
                                new Words(
                                        row.get(2), english.getOrDefault(row.get(0), row.get(2))));
                    }
                });
        rows(reference.resolve("industries.csv"))
                .forEach(row -> industries.put(row.get(1), new Words(row.get(2), row.get(3))));
    }

    Words of(String dimension, String code) {
        if (code.equals(Dimensions.UNKNOWN)) {
            return new Words("未知", "Unknown");
        }
        Words plain = new Words(code, code);
        return switch (dimension) {
            case "region" -> divisions.getOrDefault(code, plain);
            case "industry" -> industries.getOrDefault(code, plain);
            case "size" -> SIZES.getOrDefault(code, plain);
            default ->
                    code.equals(Dimensions.NO_RUNG)
                            ? new Words("未获资格", "No title")
                            : ladder.find(code).map(rung -> rung.name()).orElse(plain);
        };
    }

    /// The rows of a reference file, without comments and header.
    static List<List<String>> rows(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .skip(1)
                    .map(GroupNames::cells)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new java.util.ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(character);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
