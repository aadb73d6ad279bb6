package org.echelon.policy.fact;

import java.time.LocalDate;
import org.echelon.quantity.Rational;

/// The value of one fact.
public sealed interface FactValue {

    /// A number in the unit of its fact: yuan, persons, points, square metres.
    record Numeric(Rational value) implements FactValue {}

    /// A truth value.
    record Truth(boolean value) implements FactValue {}

    /// A code of an enumeration or free text.
    record Text(String value) implements FactValue {}

    /// A day.
    record Day(LocalDate value) implements FactValue {}
}
