package org.echelon.platform.outlook;

import java.util.Arrays;

/// What is asked of a work list.
///
/// @param list which list
/// @param programme id of a programme; empty for all
/// @param region division whose enterprises are asked for; empty for all in sight
/// @param kind kind of programme; empty for all
/// @param months for titles, within how many months they end; for newly eligible ones, since how
///   many months
/// @param sort what to sort by
/// @param descending whether the greatest comes first
/// @param page 1 for the first
/// @param size rows of a page
public record WorkQuestion(
        WorkList list,
        String programme,
        String region,
        String kind,
        int months,
        Sort sort,
        boolean descending,
        int page,
        int size) {

    /// Months that are looked at unless the reader says otherwise.
    public static final int MONTHS = 3;

    /// The most that can be asked for.
    public static final int MOST_MONTHS = 36;

    /// What a list sorts by.
    public enum Sort {
        NAME("name", "name"),
        REGION("region", "region"),
        PROGRAMME("programme", "programme"),
        SINCE("since", "turned_at"),
        UNTIL("until", "until"),
        AMOUNT("amount", "amount");

        private final String column;
        private final String sql;

        Sort(String column, String sql) {
            this.column = column;
            this.sql = sql;
        }

        String sql() {
            return sql;
        }

        /// By the id of a column; the usual order of the list where there is none such.
        static Sort of(String column, WorkList list) {
            return Arrays.stream(values())
                    .filter(sort -> sort.column.equals(column))
                    .findFirst()
                    .orElse(
                            switch (list) {
                                case NEWLY_ELIGIBLE -> SINCE;
                                case ABOUT_TO_LOSE -> UNTIL;
                                case ONE_STEP_AWAY -> PROGRAMME;
                                case PAYMENTS -> AMOUNT;
                            });
        }
    }

    public WorkQuestion {
        months = Math.clamp(months, 1, MOST_MONTHS);
    }
}
