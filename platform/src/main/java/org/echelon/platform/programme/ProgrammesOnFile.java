package org.echelon.platform.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import org.echelon.policy.Programmes;
import org.springframework.stereotype.Component;

/// The programmes as they were on file on a day. A version that was corrected since is there as it
/// stood then, so that an answer given that day comes out the same, byte for byte.
@Component
class ProgrammesOnFile {

    /// So many states of the past are kept in memory; one is some megabytes.
    private static final int KEPT = 4;

    private final Programmes current;
    private final Publications publications;
    private final Clock clock;
    private final Map<SortedSet<Long>, Programmes> past =
            new LinkedHashMap<>(KEPT, 1, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<SortedSet<Long>, Programmes> eldest) {
                    return size() > KEPT;
                }
            };

    ProgrammesOnFile(Programmes current, Publications publications, Clock clock) {
        this.current = current;
        this.publications = publications;
        this.clock = clock;
    }

    /// @param day what was published by its end counts
    Programmes on(LocalDate day) {
        if (!day.isBefore(LocalDate.now(clock))) {
            return current;
        }
        SortedSet<Long> ids =
                publications.inUse(day.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
        if (ids.equals(publications.newestOfUnits())) {
            return current;
        }
        synchronized (past) {
            return past.computeIfAbsent(
                    ids, published -> Programmes.of(publications.files(published)));
        }
    }
}
