package org.echelon.platform.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.echelon.quantity.Money;

/// Money between `numeric(18,2)` and [Money], both exact.
final class Amounts {

    private Amounts() {}

    static Money read(ResultSet row, String column) throws SQLException {
        return of(row.getBigDecimal(column));
    }

    static Money of(BigDecimal yuan) {
        return Money.parse(yuan.toPlainString());
    }

    static BigDecimal decimal(Money money) {
        return new BigDecimal(money.toString());
    }
}
