package org.echelon.platform.outlook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.Particular;
import org.echelon.policy.programme.Sha256;

/// What is known of an enterprise, as checksums: enough to tell whether anything changed, and what.
///
/// @param parts by name of a fact (`staff`, `revenue@2025`), of a particular (`region`), or
///   [#HOLDS] and [#RECEIVED]: the beginning of the SHA-256 of its value
record Basis(SortedMap<String, String> parts) {

    /// The titles.
    static final String HOLDS = "holds";

    /// The awards.
    static final String RECEIVED = "received";

    /// Hexadecimal digits kept of each: two values of one fact share them once in four billion.
    private static final int DIGITS = 8;

    Basis {
        parts = new TreeMap<>(parts);
    }

    static Basis of(EnterpriseFacts facts) {
        SortedMap<String, String> parts = new TreeMap<>();
        for (Particular particular : facts.subject().kind().particulars()) {
            FactValue value = facts.subject().particular(particular);
            if (value != null) {
                parts.put(particular.id(), digest(value.toString()));
            }
        }
        facts.current().forEach((fact, value) -> parts.put(fact, digest(value.toString())));
        facts.yearly()
                .forEach((year, values) ->
                        values.forEach((fact, value) ->
                                parts.put(
                                        name(new FactKey(fact, year)), digest(value.toString()))));
        parts.put(HOLDS, digest(sorted(facts.holds())));
        parts.put(RECEIVED, digest(sorted(facts.received())));
        return new Basis(parts);
    }

    /// A fact's name among the parts.
    static String name(FactKey fact) {
        return fact.year() == null ? fact.fact() : fact.fact() + "@" + fact.year();
    }

    /// The fact that a name among the parts stands for.
    static FactKey fact(String name) {
        int at = name.indexOf('@');
        return at < 0
                ? new FactKey(name, null)
                : new FactKey(name.substring(0, at), Integer.valueOf(name.substring(at + 1)));
    }

    private static String sorted(List<?> all) {
        return String.join("\n", all.stream().map(Object::toString).sorted().toList());
    }

    private static String digest(String value) {
        return Sha256.of(value.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }

    /// As the table keeps it: `name=digits`, one a line.
    String text() {
        List<String> lines = new ArrayList<>();
        parts.forEach((name, digits) -> lines.add(name + "=" + digits));
        return String.join("\n", lines);
    }

    static Basis parse(String text) {
        SortedMap<String, String> parts = new TreeMap<>();
        text.lines()
                .forEach(line -> {
                    int at = line.lastIndexOf('=');
                    parts.put(line.substring(0, at), line.substring(at + 1));
                });
        return new Basis(parts);
    }

    /// Of everything together.
    String checksum() {
        return Sha256.of(text().getBytes(StandardCharsets.UTF_8));
    }

    /// What is new, different or gone since then.
    List<String> changedSince(Basis before) {
        SortedSet<String> changed = new TreeSet<>(parts.keySet());
        changed.addAll(before.parts.keySet());
        changed.removeIf(
                name -> parts.getOrDefault(name, "").equals(before.parts.getOrDefault(name, "")));
        return List.copyOf(changed);
    }
}
