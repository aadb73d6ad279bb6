package org.echelon.platform.ledger;

import java.time.Instant;
import org.echelon.quantity.Money;

/// A file of payment orders for the treasury.
///
/// @param id number of the file
/// @param payments how many orders it holds
/// @param total their sum
/// @param sha256 checksum of its bytes, lower-case hexadecimal
/// @param madeBy who made it
/// @param madeAt when
public record PaymentFile(
        long id, int payments, Money total, String sha256, String madeBy, Instant madeAt) {

    /// The name to save it under.
    public String name() {
        return "payments-" + id + ".csv";
    }
}
