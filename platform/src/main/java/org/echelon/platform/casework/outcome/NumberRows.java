package org.echelon.platform.casework.outcome;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.echelon.platform.identity.CurrentViewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The registry numbers in the database, one for a case, each for one case.
@Component
class NumberRows {

    private final JdbcClient database;
    private final CurrentViewer viewer;
    private final Clock clock;

    NumberRows(JdbcClient database, CurrentViewer viewer, Clock clock) {
        this.database = database;
        this.viewer = viewer;
        this.clock = clock;
    }

    /// The number of a case.
    Optional<RecordedNumber> of(String receipt) {
        return database.sql(
                        """
                        select number, issued_on, evidence, simulated
                        from casework.registry_number
                        where receipt = :receipt
                        """)
                .param("receipt", receipt)
                .query((row, _) ->
                        new RecordedNumber(
                                row.getString("number"),
                                row.getObject("issued_on", LocalDate.class),
                                row.getString("evidence"),
                                row.getBoolean("simulated")))
                .optional();
    }

    /// Whether a case has the number.
    boolean has(String number) {
        return database.sql(
                        "select exists (select from casework.registry_number where number = :number)")
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    /// Adds the number of a case unless the case has one or another case has it.
    ///
    /// @param free whether the version names no form of its numbers
    /// @return whether it was added
    boolean add(String receipt, RecordedNumber given, boolean free) {
        return database.sql(
                                """
                                insert into casework.registry_number (receipt, number, issued_on, evidence,
                                                                      simulated, free, recorded_by, recorded_at)
                                values (:receipt, :number, :on, :evidence, :simulated, :free, :by, :now)
                                on conflict do nothing
                                """)
                        .param("receipt", receipt)
                        .param("number", given.number())
                        .param("on", given.issuedOn())
                        .param("evidence", given.evidence())
                        .param("simulated", given.simulated())
                        .param("free", free)
                        .param("by", viewer.get().username())
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }
}
