package org.echelon.policy.programme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.message.Words;
import org.echelon.policy.yaml.YamlFile;
import org.echelon.policy.yaml.YamlForm;
import org.echelon.quantity.Rational;

/// The echelon as a partial order of rungs, with tracks per region: `reference/echelons.yaml`.
public final class Ladder {

    /// No rungs at all.
    public static final Ladder EMPTY = new Ladder(List.of(), Map.of());

    private final List<Rung> rungs;
    private final Map<String, Words> tracks;

    private Ladder(List<Rung> rungs, Map<String, Words> tracks) {
        this.rungs = rungs;
        this.tracks = tracks;
    }

    /// The ladder and what is wrong with its file.
    public record Reading(Ladder ladder, List<Diagnostic> diagnostics) {
        public Reading {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /// Reads `echelons.yaml`.
    public static Reading read(String place, byte[] yaml) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        YamlForm root = YamlForm.root(place, YamlFile.read(place, yaml), diagnostics);
        List<Rung> rungs = new ArrayList<>();
        root.forms("rungs").forEach((id, form) -> rungs.add(rung(id, form)));
        rungs.sort(Comparator.comparingInt(Rung::rank));
        Map<String, Words> tracks = new LinkedHashMap<>();
        root.form("tracks")
                .ifPresent(form ->
                        form.entries()
                                .keySet()
                                .forEach(id -> tracks.put(id, form.requiredWords(id))));
        root.refuseOtherKeys();
        return new Reading(new Ladder(List.copyOf(rungs), tracks), diagnostics);
    }

    private static Rung rung(String id, YamlForm form) {
        Rational rank = form.number("rank");
        Rung rung =
                new Rung(
                        id,
                        form.requiredWords("name"),
                        form.requiredText("track"),
                        rank == null ? 0 : rank.floor().intValueExact(),
                        form.texts("above"),
                        form.texts("titles"),
                        form.texts("regions"));
        form.refuseOtherKeys();
        return rung;
    }

    /// Every rung, the lowest rank first.
    public List<Rung> rungs() {
        return rungs;
    }

    /// The rungs that exist for an enterprise of the region, the lowest rank first.
    public List<Rung> rungs(String region) {
        return rungs.stream().filter(rung -> rung.existsIn(region)).toList();
    }

    public Optional<Rung> find(String id) {
        return rungs.stream().filter(rung -> rung.id().equals(id)).findFirst();
    }

    /// The rung that a title holds, where it holds one.
    public Optional<Rung> ofTitle(String title) {
        return rungs.stream().filter(rung -> rung.titles().contains(title)).findFirst();
    }

    /// The name of a track.
    public Words track(String id) {
        return tracks.getOrDefault(id, new Words(id, id));
    }

    /// Whether `upper` stands above `lower`, directly or by way of others.
    public boolean isAbove(String upper, String lower) {
        return find(upper).stream()
                .flatMap(rung -> rung.above().stream())
                .anyMatch(below -> below.equals(lower) || isAbove(below, lower));
    }
}
