package org.echelon.platform.casework;

import java.util.List;
import org.echelon.platform.identity.CurrentViewer;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// Objections to public notices: made by anybody under their real name, read by the officers of the
/// division that decides on them.
@Service
public class Objections {

    private final CaseActions actions;
    private final ObjectionRows rows;

    Objections(CaseActions actions, ObjectionRows rows) {
        this.actions = actions;
        this.rows = rows;
    }

    /// Objects to a case on public notice. Who objects sees no case: the platform writes it down
    /// for them, and nothing of who is signed in goes with it.
    @PreAuthorize("permitAll()")
    public Acted object(String receipt, ActionInput objection) {
        return CurrentViewer.asPlatform(() -> actions.act(receipt, Action.OBJECT, 0, objection));
    }

    /// The objections of a case, for those who decide on them.
    @PreAuthorize("@caseAccess.decides(#receipt)")
    public List<Objection> of(String receipt) {
        return rows.of(receipt);
    }
}
