package org.echelon.platform.reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The functional zones.
///
/// @param all in the order of the file
public record Zones(List<Zone> all) {

    static Zones read(Path folder) {
        Map<String, Object> entries =
                ReferenceFiles.map(ReferenceFiles.tree(folder.resolve("zones.yaml")), "zones");
        List<Zone> zones = new ArrayList<>();
        for (String id : entries.keySet()) {
            Map<String, Object> entry = ReferenceFiles.map(entries, id);
            zones.add(
                    new Zone(
                            id,
                            ReferenceFiles.words(ReferenceFiles.map(entry, "name")),
                            ReferenceFiles.texts(entry, "hosts"),
                            "verified".equals(entry.get("confidence"))));
        }
        return new Zones(List.copyOf(zones));
    }

    public Optional<Zone> find(String id) {
        return all.stream().filter(zone -> zone.id().equals(id)).findFirst();
    }

    /// The zones that lie, wholly or in part, in a district.
    public List<Zone> within(String district) {
        return all.stream().filter(zone -> zone.hosts().contains(district)).toList();
    }
}
