package org.echelon.policy.ir;

/// A text or code, ordered by code points.
public sealed interface Text extends Expression {

    record Literal(String value) implements Text {
        @Override
        public boolean nullable() {
            return false;
        }
    }

    record Null() implements Text {
        @Override
        public boolean nullable() {
            return true;
        }
    }

    /// @param nullable whether the year may not exist
    record Of(Column column, boolean nullable) implements Text {}

    record Bound(Slot slot) implements Text {
        @Override
        public boolean nullable() {
            return false;
        }
    }

    record Field(Relation relation, String name) implements Text {
        public Field {
            Truth.check(relation, name, Column.Type.TEXT);
        }

        @Override
        public boolean nullable() {
            return relation.nullable(name);
        }
    }

    record Reference(Definition definition) implements Text {
        @Override
        public boolean nullable() {
            return definition.value().nullable();
        }
    }

    /// So many code points from a place on, which is counted from 1.
    record Part(Text text, int start, int length) implements Text {
        public Part {
            if (start < 1 || length < 0) {
                throw new IllegalArgumentException("a part from " + start + " of " + length);
            }
        }

        @Override
        public boolean nullable() {
            return text.nullable();
        }
    }

    record Choice(Truth condition, Text then, Text otherwise) implements Text {
        @Override
        public boolean nullable() {
            return then.nullable() || otherwise.nullable();
        }
    }

    static Text choice(Truth condition, Text then, Text otherwise) {
        if (condition instanceof Truth.Literal(boolean value)) {
            return value ? then : otherwise;
        }
        return condition instanceof Truth.Null || then.equals(otherwise)
                ? otherwise
                : new Choice(condition, then, otherwise);
    }
}
