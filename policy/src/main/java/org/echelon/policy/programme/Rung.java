package org.echelon.policy.programme;

import java.util.List;
import org.echelon.policy.message.Words;

/// A rung of the echelon.
///
/// @param id such as `hnte`
/// @param name in both languages
/// @param track main, side or growth
/// @param rank sorts pictures and picks the rung shown first; not an order of law
/// @param above the rungs directly below this one
/// @param titles ids of the programmes whose valid title holds the rung
/// @param regions division codes where the rung exists; empty means everywhere
public record Rung(
        String id,
        Words name,
        String track,
        int rank,
        List<String> above,
        List<String> titles,
        List<String> regions) {

    public Rung {
        above = List.copyOf(above);
        titles = List.copyOf(titles);
        regions = List.copyOf(regions);
    }

    /// Whether the rung exists for an enterprise of the region.
    public boolean existsIn(String region) {
        return regions.isEmpty() || regions.stream().anyMatch(region::startsWith);
    }
}
