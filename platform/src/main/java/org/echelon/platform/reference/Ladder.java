package org.echelon.platform.reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.message.Words;

/// The echelon as a partial order of rungs, with tracks per region.
public final class Ladder {

    private final List<Rung> rungs;
    private final Map<String, Words> tracks;

    private Ladder(List<Rung> rungs, Map<String, Words> tracks) {
        this.rungs = rungs;
        this.tracks = tracks;
    }

    static Ladder read(Path folder) {
        Map<String, Object> tree = ReferenceFiles.tree(folder.resolve("echelons.yaml"));
        List<Rung> rungs = new ArrayList<>();
        Map<String, Object> entries = ReferenceFiles.map(tree, "rungs");
        for (String id : entries.keySet()) {
            Map<String, Object> entry = ReferenceFiles.map(entries, id);
            rungs.add(
                    new Rung(
                            id,
                            ReferenceFiles.words(ReferenceFiles.map(entry, "name")),
                            String.valueOf(entry.get("track")),
                            ((Number) entry.getOrDefault("rank", 0)).intValue(),
                            ReferenceFiles.texts(entry, "above"),
                            ReferenceFiles.texts(entry, "titles"),
                            ReferenceFiles.texts(entry, "regions")));
        }
        rungs.sort(Comparator.comparingInt(Rung::rank));
        Map<String, Words> tracks = new LinkedHashMap<>();
        Map<String, Object> names = ReferenceFiles.map(tree, "tracks");
        names.keySet()
                .forEach(id -> tracks.put(id, ReferenceFiles.words(ReferenceFiles.map(names, id))));
        return new Ladder(List.copyOf(rungs), tracks);
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
