package org.echelon.platform.title;

import java.util.List;
import java.util.Optional;
import org.echelon.policy.programme.Rung;

/// Where an enterprise stands on the echelon on a day.
///
/// @param steps every rung that exists for its region, the lowest first
public record LadderPlace(List<Step> steps) {

    public LadderPlace {
        steps = List.copyOf(steps);
    }

    /// The highest rung held on the day.
    public Optional<Step> highest() {
        return steps.stream().filter(Step::isHeld).reduce((_, later) -> later);
    }

    /// One rung of the picture.
    ///
    /// @param rung the rung
    /// @param state how the enterprise stands to it
    /// @param title the title that decides the state, where there is one
    public record Step(Rung rung, State state, Optional<HeldTitle> title) {

        public boolean isHeld() {
            return state == State.HELD || state == State.EXPIRING;
        }
    }

    /// How an enterprise stands to a rung.
    public enum State {
        /// Held, and not ending within six months.
        HELD,
        /// Held, and ending within six months.
        EXPIRING,
        /// Held once, not valid any more.
        EXPIRED,
        /// Not held; a rung directly below is held, or nothing stands below.
        NEXT,
        /// Not held, and further up.
        FAR
    }
}
