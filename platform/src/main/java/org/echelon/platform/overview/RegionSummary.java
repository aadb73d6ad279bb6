package org.echelon.platform.overview;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.echelon.platform.reference.Division;
import org.echelon.policy.programme.Rung;

/// The enterprises of a region by rung and by the divisions below.
///
/// @param code division code; empty for the whole country
/// @param chain the region and those above it, the province first
/// @param asOf the day on which titles are looked at
/// @param total enterprises registered in the region
/// @param synthetic how many of them are invented for the demonstration
/// @param rungs counts by rung, the lowest first
/// @param withoutRung enterprises that hold no rung
/// @param parts the divisions below, by code; an enterprise known only to lie in the region itself
///   stands in a part with the region's own code
public record RegionSummary(
        String code,
        List<Division> chain,
        LocalDate asOf,
        int total,
        int synthetic,
        List<RungCount> rungs,
        int withoutRung,
        List<Part> parts) {

    public RegionSummary {
        chain = List.copyOf(chain);
        rungs = List.copyOf(rungs);
        parts = List.copyOf(parts);
    }

    /// One rung.
    ///
    /// @param rung the rung
    /// @param highest enterprises whose highest rung it is; each enterprise counts once over all
    ///   rungs
    /// @param holders enterprises that hold it, whatever else they hold
    public record RungCount(Rung rung, int highest, int holders) {}

    /// One division below.
    ///
    /// @param division the division
    /// @param total enterprises registered there
    /// @param highest enterprises by the id of their highest rung; `none` for those without
    public record Part(Division division, int total, Map<String, Integer> highest) {}
}
