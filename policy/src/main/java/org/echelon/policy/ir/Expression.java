package org.echelon.policy.ir;

/// A typed expression over the columns of one row.
///
/// Null is FEEL's null, a value: a year that does not exist, a division by zero, a table without a
/// matching rule. Unknown is no value of the tree: a row of which a column that is read is unknown
/// is not computed here, see [Plan].
public sealed interface Expression permits Whole, Truth, Text, Day {

    /// Whether it may be null.
    boolean nullable();

    /// How two ordered values are compared.
    enum Order {
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        private final String symbol;

        Order(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        /// Whether it holds of two values that compare so.
        public boolean holds(int comparison) {
            return switch (this) {
                case LESS -> comparison < 0;
                case AT_MOST -> comparison <= 0;
                case GREATER -> comparison > 0;
                case AT_LEAST -> comparison >= 0;
            };
        }

        /// The order of the two the other way: it holds where this one does not.
        public Order opposite() {
            return switch (this) {
                case LESS -> AT_LEAST;
                case AT_MOST -> GREATER;
                case GREATER -> AT_MOST;
                case AT_LEAST -> LESS;
            };
        }
    }
}
