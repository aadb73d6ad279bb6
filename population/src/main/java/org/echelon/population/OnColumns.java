package org.echelon.population;

import java.util.ArrayList;
import java.util.List;
import org.echelon.policy.Judge;
import org.echelon.policy.ir.Plan;

/// What the table `judged_on_columns` tells of each row of a [WideTable] that it judges (`exact`),
/// and how that becomes a row of a [VerdictTable].
///
/// Numbers are fractions in whole numbers, `X` over `X / `, and are rounded here and nowhere
/// earlier.
enum OnColumns {
    /// rows of which all is known: each condition is true or not, each number is one or null
    KNOWN {
        @Override
        String status(String condition) {
            return "if(coalesce(r.%s, false), 'met', 'not_met')".formatted(quoted(condition));
        }

        @Override
        List<String> number(String number, int decimals, String type) {
            return List.of(rounded(number, number, "1", decimals, type), "null", "null");
        }

        @Override
        String slack(String condition, String times) {
            return scaled(condition, times);
        }
    },

    /// rows of which something is unknown as well: a condition is null where it is open, and a
    /// number that is (`X open`) lies from `X` to `X greatest`, each null where it has no such end
    OPEN {
        @Override
        String status(String condition) {
            return "if(r.%1$s is null, 'unknown', if(r.%1$s, 'met', 'not_met'))"
                    .formatted(quoted(condition));
        }

        @Override
        List<String> number(String number, int decimals, String type) {
            String least = rounded(number, number, "1", decimals, type);
            String greatest = rounded(greatest(number), number, "1", decimals, type);
            String open = "r." + quoted(open(number));
            return List.of(
                    "if(%s, null, %s)".formatted(open, least),
                    "if(%s, %s, null)".formatted(open, least),
                    "if(%s, %s, null)".formatted(open, greatest));
        }

        @Override
        String slack(String condition, String times) {
            return "if(r.%s is null or r.%s, null, %s)"
                    .formatted(
                            quoted("condition_" + condition),
                            quoted(open("slack_" + condition)),
                            scaled(condition, times));
        }
    };

    /// Which rows a result `r` judges, beside the wide table `p`.
    static final String HERE = "r.\"exact\" and not p.apart";

    private static final int DECIMALS = 4;
    private static final int FEN = 2;
    private static final String NUMBER = "decimal(28,4)";
    private static final String YUAN = "decimal(18,2)";

    /// The status of a condition.
    abstract String status(String condition);

    /// A number, its least and its greatest.
    abstract List<String> number(String number, int decimals, String type);

    /// By how much a condition is met or missed, where it is known which and by how much.
    ///
    /// @param times what it is multiplied by to be shown, a whole number
    abstract String slack(String condition, String times);

    /// The columns of the table of verdicts after `known`, in its order, each after a comma.
    String values(Plan plan, Judge judge, VerdictTable table) {
        List<String> values = new ArrayList<>();
        table.outcomes()
                .forEach((id, kind) -> {
                    String column = "outcome_" + id;
                    switch (kind) {
                        case NUMBER -> values.addAll(number(column, DECIMALS, NUMBER));
                        case TRUTH -> values.add("r." + quoted(column));
                        case TEXT -> values.add("cast(r.%s as varchar)".formatted(quoted(column)));
                    }
                });
        if (table.pays()) {
            values.addAll(
                    plan.amount().isPresent()
                            ? number("amount", FEN, YUAN)
                            : List.of("null", "null", "null"));
        }
        for (String id : table.conditions()) {
            values.add(status("condition_" + id));
            values.add(
                    plan.slacks().containsKey(id)
                            ? slack(id, judge.shownTimes(id).numerator().toString())
                            : "null");
        }
        return values.isEmpty() ? "" : ", " + String.join(",\n  ", values);
    }

    private static String scaled(String condition, String times) {
        String number = "slack_" + condition;
        return rounded(number, number, times, DECIMALS, NUMBER);
    }

    /// Yuan to the fen of a result `r` of which all is known.
    static String amount() {
        return rounded("amount", "amount", "1", FEN, YUAN);
    }

    /// The column under a number's fraction line.
    static String under(String number) {
        return number + " / ";
    }

    /// The column of the greatest that a number may be.
    static String greatest(String number) {
        return number + " greatest";
    }

    /// The column that tells whether a number may be another.
    static String open(String number) {
        return number + " open";
    }

    private static String quoted(String column) {
        return Database.name(column);
    }

    /// A fraction as a decimal, rounded half up away from zero, computed in whole numbers.
    ///
    /// @param number whose column is under the fraction line
    private static String rounded(
            String column, String number, String times, int decimals, String type) {
        String over = "r." + quoted(column);
        String under = "cast(r.%s as hugeint)".formatted(quoted(under(number)));
        String scaled =
                "((abs(cast(%s as hugeint)) * %s%s * 2 + %s) // (2 * %s))"
                        .formatted(over, times, "0".repeat(decimals), under, under);
        return "cast(cast(sign(%s) * %s as decimal(28,0)) * cast(0.%s1 as decimal(%d,%d)) as %s)"
                .formatted(over, scaled, "0".repeat(decimals - 1), decimals + 1, decimals, type);
    }
}
