package org.echelon.platform.simulation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.echelon.policy.message.Words;

/// Lists of enterprises by name that follow from a simulation.
enum NameList {
    /// Meet it, and not by the rules in force.
    WINNERS,
    /// Meet the rules in force, and not these.
    LOSERS,
    /// Miss exactly one condition.
    NEAR;

    Words words() {
        return switch (this) {
            case WINNERS -> new Words("新增", "Winners");
            case LOSERS -> new Words("失去", "Losers");
            case NEAR -> new Words("只差一项", "Miss exactly one condition");
        };
    }

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<NameList> of(String path) {
        return Stream.of(values()).filter(list -> list.path().equals(path)).findFirst();
    }

    /// Whether a row is on the list.
    ///
    /// @param condition of [#NEAR] the place of the one condition; below 0 for any
    boolean holds(int row, Judgement now, Judgement before, int condition) {
        boolean met = now.verdicts()[row] == Judgement.MET;
        boolean metBefore = before.verdicts()[row] == Judgement.MET;
        return switch (this) {
            case WINNERS -> met && !metBefore;
            case LOSERS -> metBefore && !met;
            case NEAR -> {
                long misses = now.failing()[row];
                yield Long.bitCount(misses) == 1
                        && now.open()[row] == 0
                        && (condition < 0 || misses == 1L << condition);
            }
        };
    }
}
