package org.echelon.policy.kernel;

import java.util.HashSet;
import java.util.Set;
import org.echelon.policy.ir.Column;

/// Which columns of some subjects have cells that are unknown, and which have figures outside: the
/// loop asks only of these.
///
/// @param unknown columns by name
/// @param outside columns by name
/// @param huge whether a subject has a figure so great that nothing may be unknown beside it
record Sight(Set<String> unknown, Set<String> outside, boolean huge) {

    static Sight of(Subjects subjects, Iterable<Column> columns) {
        Set<String> unknown = new HashSet<>();
        Set<String> outside = new HashSet<>();
        for (Column column : columns) {
            Cells cells = subjects.cells(column.name());
            if (cells.unknown().any()) {
                unknown.add(column.name());
            }
            if (cells instanceof Cells.Numbers numbers && numbers.outside().any()) {
                outside.add(column.name());
            }
        }
        return new Sight(Set.copyOf(unknown), Set.copyOf(outside), subjects.huge().any());
    }
}
