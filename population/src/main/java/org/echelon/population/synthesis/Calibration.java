package org.echelon.population.synthesis;

import java.util.List;
import org.echelon.policy.message.Words;

/// How a population compares with what was published.
///
/// @param targets each published number
/// @param unknown yearly figures that were left out, in ten thousandths of all
public record Calibration(long enterprises, long seed, List<Target> targets, long unknown) {

    public Calibration {
        targets = List.copyOf(targets);
    }

    /// One published number, scaled to the population, and what was drawn.
    ///
    /// @param source where it was published
    /// @param published in the real region
    /// @param scaled to this population
    /// @param drawn counted in the files
    public record Target(
            String id, Words name, String source, long published, long scaled, long drawn) {

        long difference() {
            return drawn - scaled;
        }
    }

    /// Whether every target was met exactly.
    public boolean exact() {
        return targets.stream().allMatch(target -> target.difference() == 0);
    }
}
