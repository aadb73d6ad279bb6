package org.echelon.platform.reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.policy.message.Words;

/// The administrative divisions, with historical codes led to their successors.
public final class Divisions {

    private static final List<Integer> LENGTHS = List.of(2, 4, 6, 9);

    private final SortedMap<String, Division> byCode;
    private final Map<String, String> successors;

    private Divisions(SortedMap<String, Division> byCode, Map<String, String> successors) {
        this.byCode = byCode;
        this.successors = successors;
    }

    static Divisions read(Path folder) {
        Map<String, String> english = new HashMap<>();
        for (var row : ReferenceFiles.table(folder.resolve("division-names-en.csv"))) {
            english.put(row.get("code"), row.get("name_en"));
        }
        SortedMap<String, Division> byCode = new TreeMap<>();
        for (var row : ReferenceFiles.table(folder.resolve("divisions.csv"))) {
            String code = row.get("code");
            String name = row.get("name_zh");
            byCode.put(
                    code,
                    new Division(
                            code,
                            row.get("level"),
                            new Words(name, english.getOrDefault(code, name))));
        }
        Map<String, String> successors = new HashMap<>();
        for (var row : ReferenceFiles.table(folder.resolve("division-aliases.csv"))) {
            successors.put(row.get("code"), row.get("successor"));
        }
        return new Divisions(Collections.unmodifiableSortedMap(byCode), Map.copyOf(successors));
    }

    /// The division of a code, also written with trailing zeros (`440000`) or as a historical code
    /// (`440183`).
    public Optional<Division> find(String code) {
        return Optional.ofNullable(byCode.get(normal(code)));
    }

    /// The code in use today, without trailing zeros of the level above; unknown codes come back as
    /// they are.
    public String normal(String code) {
        String current = successors.getOrDefault(code, code);
        if (byCode.containsKey(current)) {
            return current;
        }
        String shorter = current.replaceFirst("(00)+$", "");
        return byCode.containsKey(shorter) ? shorter : current;
    }

    /// The division and those above it, the province first.
    public List<Division> chain(String code) {
        String normal = normal(code);
        List<Division> chain = new ArrayList<>();
        for (int length : LENGTHS) {
            if (normal.length() >= length) {
                Division division = byCode.get(normal.substring(0, length));
                if (division != null) {
                    chain.add(division);
                }
            }
        }
        return List.copyOf(chain);
    }

    /// The divisions directly below; below the empty code stand the provinces.
    public List<Division> children(String code) {
        int next = LENGTHS.stream().filter(length -> length > code.length()).findFirst().orElse(0);
        return byCode.tailMap(code).values().stream()
                .takeWhile(division -> division.code().startsWith(code))
                .filter(division -> division.code().length() == next)
                .toList();
    }

    public int size() {
        return byCode.size();
    }
}
