package org.echelon.platform.ledger;

import java.time.LocalDate;
import java.util.List;
import org.echelon.policy.message.Words;
import org.echelon.quantity.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// Who received what: public.
@Service
public class Recipients {

    private final JdbcClient database;

    Recipients(JdbcClient database) {
        this.database = database;
    }

    /// A payment that arrived and was not taken back.
    ///
    /// @param name the enterprise
    /// @param synthetic invented for the demonstration
    /// @param programme id of the programme
    /// @param thing what was rewarded
    /// @param amount how much
    /// @param paidOn when
    public record Recipient(
            Words name,
            boolean synthetic,
            String programme,
            String thing,
            Money amount,
            LocalDate paidOn) {}

    /// All of them, the newest first.
    @PreAuthorize("permitAll()")
    public List<Recipient> all() {
        return database.sql(
                        """
                        select p.enterprise_name, n.name_en, p.synthetic, p.programme, p.thing,
                               p.amount, p.paid_on
                        from ledger.published_payment p
                        left join enterprise.published_name n on n.key = p.enterprise_key
                        order by p.paid_on desc, p.id desc
                        """)
                .query((row, _) ->
                        new Recipient(
                                RewardRows.name(row),
                                row.getBoolean("synthetic"),
                                row.getString("programme"),
                                row.getString("thing"),
                                Amounts.read(row, "amount"),
                                row.getObject("paid_on", LocalDate.class)))
                .list();
    }
}
