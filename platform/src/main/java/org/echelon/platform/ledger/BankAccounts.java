package org.echelon.platform.ledger;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.echelon.platform.identity.CurrentViewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The enterprises' accounts at banks: recorded anew when they change, never overwritten, so that a
/// payment names the account it went to.
@Component
class BankAccounts {

    private final JdbcClient database;
    private final AccountSeal seal;
    private final CurrentViewer viewer;
    private final Clock clock;

    BankAccounts(JdbcClient database, AccountSeal seal, CurrentViewer viewer, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.viewer = viewer;
        this.clock = clock;
    }

    /// The account that an enterprise named last.
    Optional<BankAccount> current(String enterprise) {
        return database.sql(
                        """
                        select id, holder, bank, last_four from ledger.bank_account
                        where enterprise_key = :key and recorded_until is null
                        """)
                .param("key", enterprise)
                .query(BankAccounts::read)
                .optional();
    }

    /// An account by its record.
    Optional<BankAccount> find(long id) {
        return database.sql(
                        "select id, holder, bank, last_four from ledger.bank_account where id = :id")
                .param("id", id)
                .query(BankAccounts::read)
                .optional();
    }

    /// Records an account in place of the one before.
    @Transactional(propagation = Propagation.MANDATORY)
    long record(String enterprise, BankDetails details) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        database.sql(
                        """
                        update ledger.bank_account set recorded_until = :now
                        where enterprise_key = :key and recorded_until is null
                        """)
                .param("now", now)
                .param("key", enterprise)
                .update();
        return database.sql(
                        """
                        insert into ledger.bank_account (enterprise_key, holder, bank, sealed_number,
                                                         last_four, recorded_by, recorded_at)
                        values (:key, :holder, :bank, :sealed, :lastFour, :by, :now)
                        returning id
                        """)
                .param("key", enterprise)
                .param("holder", details.holder())
                .param("bank", details.bank())
                .param("sealed", seal.seal(enterprise, details.number()))
                .param("lastFour", details.lastFour())
                .param("by", viewer.get().username())
                .param("now", now)
                .query(Long.class)
                .single();
    }

    /// The whole account, for the payment file alone.
    BankDetails open(long id) {
        return database.sql(
                        """
                        select enterprise_key, holder, bank, sealed_number from ledger.bank_account
                        where id = :id
                        """)
                .param("id", id)
                .query((row, _) ->
                        new BankDetails(
                                row.getString("holder"),
                                row.getString("bank"),
                                seal.open(
                                        row.getString("enterprise_key"),
                                        row.getBytes("sealed_number"))))
                .single();
    }

    private static BankAccount read(java.sql.ResultSet row, int number)
            throws java.sql.SQLException {
        return new BankAccount(
                row.getLong("id"),
                row.getString("holder"),
                row.getString("bank"),
                row.getString("last_four"));
    }
}
