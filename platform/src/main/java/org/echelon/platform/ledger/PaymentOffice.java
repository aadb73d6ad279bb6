package org.echelon.platform.ledger;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Takes in payment orders after the transaction that gave them has committed.
///
/// The outbox hands an order over again when the platform was killed in between; the unique row of
/// reward and attempt lets it in once.
@Component
class PaymentOffice {

    private final JdbcClient database;
    private final Clock clock;

    PaymentOffice(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(PaymentOrdered order) {
        database.sql(
                        """
                        insert into ledger.payment (reward_id, attempt, budget_id, amount, bank_account_id,
                                                    recorded_at)
                        select id, attempt, budget_id, amount, bank_account_id, :now
                        from ledger.reward
                        where id = :id and attempt = :attempt and state = 'ORDERED'
                        on conflict (reward_id, attempt) do nothing
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("id", order.reward())
                .param("attempt", order.attempt())
                .update();
    }
}
