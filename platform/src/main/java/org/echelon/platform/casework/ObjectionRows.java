package org.echelon.platform.casework;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The objections in the database.
@Component
class ObjectionRows {

    private final JdbcClient database;
    private final Clock clock;

    ObjectionRows(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    List<Objection> of(String receipt) {
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

    void add(CaseFile file, Act act, ActionInput input) {
        database.sql(
                        """
                        insert into casework.objection (receipt, name, contact, grounds, made_at)
                        values (:receipt, :name, :contact, :grounds, :now)
                        """)
                .param("receipt", file.receipt())
                .param("name", String.valueOf(input.objector()).strip())
                .param("contact", String.valueOf(input.contact()).strip())
                .param("grounds", String.valueOf(act.reason()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Decides on all that are open.
    void decide(CaseFile file, Act act) {
        database.sql(
                        """
                        update casework.objection
                        set outcome = :outcome, decided_by = :by, decided_at = :now
                        where receipt = :receipt and outcome is null
                        """)
                .param("outcome", act.action() == Action.UPHOLD_OBJECTION ? "UPHELD" : "DISMISSED")
                .param("by", act.actor())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("receipt", file.receipt())
                .update();
    }
}
