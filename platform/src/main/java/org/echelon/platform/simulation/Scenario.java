package org.echelon.platform.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A simulation that was kept: what was asked, and what came of it then.
///
/// @param owner sign-in name of who kept it
/// @param region the owner's division
/// @param rules a unit, or `draft:` and an id
/// @param revision of the draft then; absent for a published version
/// @param figures values of the figures that differ from what stood
/// @param counts what came of it
record Scenario(
        UUID id,
        String name,
        String owner,
        String region,
        String rules,
        @Nullable Integer revision,
        String population,
        LocalDate asOf,
        SortedMap<String, BigDecimal> figures,
        Counts counts,
        Instant keptAt) {

    Scenario {
        figures = new TreeMap<>(figures);
    }

    /// Numbers of a simulation.
    record Counts(
            int met,
            int notMet,
            int unknown,
            int invalid,
            long fen,
            int winners,
            int losers,
            int before,
            long fenBefore) {

        static Counts of(Tally tally) {
            return new Counts(
                    tally.met(),
                    tally.notMet(),
                    tally.unknown(),
                    tally.invalid(),
                    tally.fen(),
                    tally.winners(),
                    tally.losers(),
                    tally.before(),
                    tally.fenBefore());
        }

        /// As the table keeps it.
        String text() {
            return "met=%d\nnot-met=%d\nunknown=%d\ninvalid=%d\nfen=%d\nwinners=%d\nlosers=%d\nbefore=%d\nfen-before=%d"
                    .formatted(
                            met, notMet, unknown, invalid, fen, winners, losers, before, fenBefore);
        }

        static Counts parse(String text) {
            Map<String, String> lines = lines(text);
            return new Counts(
                    number(lines, "met"),
                    number(lines, "not-met"),
                    number(lines, "unknown"),
                    number(lines, "invalid"),
                    Long.parseLong(lines.getOrDefault("fen", "0")),
                    number(lines, "winners"),
                    number(lines, "losers"),
                    number(lines, "before"),
                    Long.parseLong(lines.getOrDefault("fen-before", "0")));
        }

        private static int number(Map<String, String> lines, String name) {
            return Integer.parseInt(lines.getOrDefault(name, "0"));
        }

        boolean pays() {
            return fen > 0 || fenBefore > 0;
        }

        int size() {
            return met + notMet + unknown + invalid;
        }
    }

    private static SortedMap<String, String> lines(String text) {
        SortedMap<String, String> lines = new TreeMap<>();
        text.lines()
                .forEach(line -> {
                    int at = line.lastIndexOf('=');
                    if (at > 0) {
                        lines.put(line.substring(0, at), line.substring(at + 1));
                    }
                });
        return lines;
    }

    static String text(Map<String, BigDecimal> figures) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(figures)
                .forEach((name, value) ->
                        text.append(name).append('=').append(value.toPlainString()).append('\n'));
        return text.toString();
    }

    static SortedMap<String, BigDecimal> figures(String text) {
        SortedMap<String, BigDecimal> figures = new TreeMap<>();
        lines(text).forEach((name, value) -> figures.put(name, new BigDecimal(value)));
        return figures;
    }

    /// What was asked, to ask it again.
    SimulationQuestion question() {
        SortedMap<String, String> typed = new TreeMap<>();
        figures.forEach((name, value) -> typed.put(name, value.toPlainString()));
        return new SimulationQuestion(rules, population, asOf, typed);
    }
}
