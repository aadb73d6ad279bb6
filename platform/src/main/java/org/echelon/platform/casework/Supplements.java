package org.echelon.platform.casework;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The supplement notices in the database: one for a case, with everything that is missing.
@Component
class Supplements {

    private final JdbcClient database;
    private final Clock clock;

    Supplements(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// The notice of a case, where one was sent.
    Optional<Supplement> of(String receipt) {
        List<SupplementItem> items =
                database.sql(
                                """
                                select field, paper, words
                                from casework.supplement_item
                                where receipt = :receipt
                                order by ordinal
                                """)
                        .param("receipt", receipt)
                        .query((row, _) ->
                                new SupplementItem(
                                        row.getString("field"),
                                        row.getString("paper"),
                                        row.getString("words")))
                        .list();
        return database.sql(
                        """
                        select asked_by, asked_at, answered_at
                        from casework.supplement
                        where receipt = :receipt
                        """)
                .param("receipt", receipt)
                .query((row, _) -> {
                    OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
                    return new Supplement(
                            receipt,
                            items,
                            row.getString("asked_by"),
                            row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                            answered == null ? null : answered.toInstant());
                })
                .optional();
    }

    void ask(CaseFile file, Act act, List<SupplementItem> items) {
        database.sql(
                        """
                        insert into casework.supplement (receipt, asked_by, asked_at)
                        values (:receipt, :by, :now)
                        """)
                .param("receipt", file.receipt())
                .param("by", act.actor())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        int ordinal = 0;
        for (SupplementItem item : items) {
            ordinal++;
            insert(file.receipt(), ordinal, item);
        }
    }

    private void insert(String receipt, int ordinal, SupplementItem item) {
        database.sql(
                        """
                        insert into casework.supplement_item (receipt, ordinal, field, paper, words)
                        values (:receipt, :ordinal, :field, :paper, :words)
                        """)
                .param("receipt", receipt)
                .param("ordinal", ordinal)
                .param("field", CaseMoves.words(item.field()), Types.VARCHAR)
                .param("paper", CaseMoves.words(item.paper()), Types.VARCHAR)
                .param("words", item.words().strip())
                .update();
    }

    void answered(CaseFile file) {
        database.sql(
                        """
                        update casework.supplement set answered_at = :now where receipt = :receipt
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("receipt", file.receipt())
                .update();
    }
}
