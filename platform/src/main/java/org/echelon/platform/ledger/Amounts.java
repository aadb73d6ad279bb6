package org.echelon.platform.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.echelon.quantity.Money;

/// Money between `numeric(18,2)` and [Money], both exact, and as accounts write it.
final class Amounts {

    private Amounts() {}

    static Money read(ResultSet row, String column) throws SQLException {
        return of(row.getBigDecimal(column));
    }

    static Money of(BigDecimal yuan) {
        return Money.parse(yuan.toPlainString());
    }

    /// Yuan with thousands and two decimals, as accounts are read.
    static String grouped(Money money) {
        return "%,d.%02d"
                .formatted(Math.abs(money.fen()) / 100, Math.abs(money.fen()) % 100)
                .transform(text -> money.signum() < 0 ? "−" + text : text);
    }

    static BigDecimal decimal(Money money) {
        return new BigDecimal(money.toString());
    }
}
