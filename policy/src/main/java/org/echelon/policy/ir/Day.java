package org.echelon.policy.ir;

import java.time.LocalDate;

/// A calendar day.
public sealed interface Day extends Expression {

    Day AS_OF = new Bound(Slot.AS_OF);

    record Literal(LocalDate value) implements Day {
        @Override
        public boolean nullable() {
            return false;
        }
    }

    record Null() implements Day {
        @Override
        public boolean nullable() {
            return true;
        }
    }

    /// @param nullable whether the year may not exist
    record Of(Column column, boolean nullable) implements Day {}

    record Bound(Slot slot) implements Day {
        @Override
        public boolean nullable() {
            return false;
        }
    }

    record Field(Relation relation, String name) implements Day {
        public Field {
            Truth.check(relation, name, Column.Type.DAY);
        }

        @Override
        public boolean nullable() {
            return relation.nullable(name);
        }
    }

    record Reference(Definition definition) implements Day {
        @Override
        public boolean nullable() {
            return definition.value().nullable();
        }
    }

    /// A day of a year, such as the first of January.
    record InYear(Whole year, int month, int day) implements Day {
        @Override
        public boolean nullable() {
            return year.nullable();
        }
    }

    /// So many months later; the last day of a shorter month where it lacks the day.
    record MonthsLater(Day day, Whole months) implements Day {
        @Override
        public boolean nullable() {
            return day.nullable() || months.nullable();
        }
    }

    record Choice(Truth condition, Day then, Day otherwise) implements Day {
        @Override
        public boolean nullable() {
            return then.nullable() || otherwise.nullable();
        }
    }

    /// The first or the last of a field over the rows of a relation for which a test is true; null
    /// where there is none.
    record Outermost(boolean first, Relation relation, Truth where, Day value) implements Day {
        @Override
        public boolean nullable() {
            return true;
        }
    }

    static Day choice(Truth condition, Day then, Day otherwise) {
        if (condition instanceof Truth.Literal(boolean value)) {
            return value ? then : otherwise;
        }
        return condition instanceof Truth.Null || then.equals(otherwise)
                ? otherwise
                : new Choice(condition, then, otherwise);
    }
}
