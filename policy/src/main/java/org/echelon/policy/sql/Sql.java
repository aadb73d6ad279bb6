package org.echelon.policy.sql;

import java.util.List;
import org.echelon.policy.ir.Slot;

/// A statement with what is to be bound.
///
/// It reads a relation `population` with one row for each subject (`key`, and the plan's columns:
/// yearly facts as `revenue_y1` for the last closed year, days as DATE, whole facts as BIGINT,
/// other numbers as DECIMAL(18,2), null where unknown or where the year does not exist), and where
/// registers are asked `titles` and `awards` with the same `key`. [Spark] says where its tables
/// differ.
///
/// @param text the statement
/// @param slots by position: `$1` is the first
/// @param titles whether the relation `titles` is read
/// @param awards whether the relation `awards` is read
public record Sql(String text, List<Slot> slots, boolean titles, boolean awards) {
    public Sql {
        slots = List.copyOf(slots);
    }
}
