package org.echelon.platform.ledger;

import org.echelon.quantity.Money;

/// Where the money of a line is.
///
/// @param appropriated all that was put in
/// @param available what nobody has a claim to
/// @param reserved kept for enterprises that confirmed
/// @param committed promised
/// @param ordered on its way
/// @param paid received
/// @param recovered paid by mistake and taken back
public record Balance(
        Money appropriated,
        Money available,
        Money reserved,
        Money committed,
        Money ordered,
        Money paid,
        Money recovered) {

    /// What is spoken for: never above what was appropriated.
    public Money used() {
        return reserved.plus(committed).plus(ordered).plus(paid).plus(recovered);
    }
}
