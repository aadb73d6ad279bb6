package org.echelon.platform.title;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.programme.Ladder;
import org.echelon.policy.programme.Rung;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// Places on the echelon, from the titles held.
@Service
public class Standings {

    private final Ladder ladder;

    Standings(Ladder ladder) {
        this.ladder = ladder;
    }

    /// The place that follows from these titles in a region; it tells nothing that the titles do
    /// not.
    @PreAuthorize("permitAll()")
    public LadderPlace place(String region, List<HeldTitle> titles) {
        Map<String, HeldTitle> best = new HashMap<>();
        for (HeldTitle title : titles) {
            ladder.ofTitle(title.title())
                    .ifPresent(rung -> best.merge(rung.id(), title, Standings::better));
        }
        List<Rung> rungs = ladder.rungs(region);
        Set<String> held = new HashSet<>();
        best.forEach((rung, title) -> {
            if (title.isValid()) {
                held.add(rung);
            }
        });
        List<LadderPlace.Step> steps = new ArrayList<>();
        for (Rung rung : rungs) {
            Optional<HeldTitle> title = Optional.ofNullable(best.get(rung.id()));
            steps.add(new LadderPlace.Step(rung, state(rung, title, held), title));
        }
        return new LadderPlace(steps);
    }

    private LadderPlace.State state(Rung rung, Optional<HeldTitle> title, Set<String> held) {
        boolean within = rung.above().isEmpty() || rung.above().stream().anyMatch(held::contains);
        LadderPlace.State otherwise = within ? LadderPlace.State.NEXT : LadderPlace.State.FAR;
        return title.map(best ->
                        switch (best.validity()) {
                            case VALID -> LadderPlace.State.HELD;
                            case EXPIRING -> LadderPlace.State.EXPIRING;
                            case EXPIRED, REVOKED -> LadderPlace.State.EXPIRED;
                            case NOT_YET -> otherwise;
                        })
                .orElse(otherwise);
    }

    private static HeldTitle better(HeldTitle one, HeldTitle other) {
        if (one.isValid() != other.isValid()) {
            return one.isValid() ? one : other;
        }
        LocalDate end = one.until() == null ? LocalDate.MAX : one.until();
        LocalDate otherEnd = other.until() == null ? LocalDate.MAX : other.until();
        return end.isBefore(otherEnd) ? other : one;
    }
}
