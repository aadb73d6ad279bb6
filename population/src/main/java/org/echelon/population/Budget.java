package org.echelon.population;

import java.util.Optional;
import org.echelon.quantity.Money;

/// Money that may not suffice.
///
/// @param yuan what there is
/// @param order the column of `enterprises` by which one comes before another; absent for the order
///   of the file
public record Budget(Money yuan, Optional<String> order) {}
