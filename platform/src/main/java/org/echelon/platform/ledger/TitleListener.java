package org.echelon.platform.ledger;

import java.util.Optional;
import org.echelon.platform.title.TitleRecorded;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Holds every newly recorded title against the programmes that pay for it.
///
/// Handed over twice it proposes nothing twice.
@Component
class TitleListener {

    private final Proposals proposals;

    TitleListener(Proposals proposals) {
        this.proposals = proposals;
    }

    @ApplicationModuleListener
    void on(TitleRecorded recorded) {
        proposals.consider(
                recorded.enterpriseKey(), recorded.title(), Optional.of(recorded.number()));
    }
}
