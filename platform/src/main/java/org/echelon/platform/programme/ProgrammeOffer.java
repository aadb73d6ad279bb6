package org.echelon.platform.programme;

import java.util.List;
import java.util.Optional;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.policy.Programme;
import org.jspecify.annotations.Nullable;

/// What the reader can do about a programme, shown on its page: given by modules that come after
/// this one, such as applying.
public interface ProgrammeOffer {

    /// The offer for whoever reads; empty where there is none.
    Optional<Offer> of(Programme programme, Formats say);

    /// An offer.
    ///
    /// @param title what it is
    /// @param lines from when until when, and what to mind
    /// @param button where it leads; absent where it cannot be taken now
    record Offer(String title, List<String> lines, @Nullable LinkView button) {

        public Offer {
            lines = List.copyOf(lines);
        }
    }
}
