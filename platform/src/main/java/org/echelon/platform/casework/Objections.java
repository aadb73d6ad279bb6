package org.echelon.platform.casework;

import java.time.OffsetDateTime;
import java.util.List;
import org.echelon.platform.identity.CurrentViewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// Objections to public notices: made by anybody under their real name, read by the officers of the
/// division that decides on them.
@Service
public class Objections {

    private final CaseActions actions;
    private final JdbcClient database;

    Objections(CaseActions actions, JdbcClient database) {
        this.actions = actions;
        this.database = database;
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
        return database.sql(
                        """
                        select name, contact, grounds, made_at, outcome
                        from casework.objection
                        where receipt = :receipt
                        order by id
                        """)
                .param("receipt", receipt)
                .query((row, _) ->
                        new Objection(
                                row.getString("name"),
                                row.getString("contact"),
                                row.getString("grounds"),
                                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                                row.getString("outcome")))
                .list();
    }
}
