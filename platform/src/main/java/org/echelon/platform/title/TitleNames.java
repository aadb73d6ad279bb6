package org.echelon.platform.title;

import org.echelon.policy.Programmes;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Ladder;
import org.echelon.policy.programme.Rung;
import org.springframework.stereotype.Component;

/// What a title is called: as the rung it holds, else as the programme that gives it, else its id.
@Component
public class TitleNames {

    private final Ladder ladder;
    private final Programmes programmes;

    TitleNames(Ladder ladder, Programmes programmes) {
        this.ladder = ladder;
        this.programmes = programmes;
    }

    public Words of(String title) {
        return ladder.ofTitle(title).map(Rung::name).orElseGet(() -> programmes.name(title));
    }
}
