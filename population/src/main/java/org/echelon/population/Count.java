package org.echelon.population;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Quantity;
import org.echelon.population.Summary.Tally;

/// Verdicts and amounts that are added up where no table is kept.
final class Count {

    private static final int FEN = 2;

    private long met;
    private long notMet;
    private long unknown;
    private long open;
    private BigDecimal amount = BigDecimal.ZERO.setScale(FEN);

    /// What a statement has to select of a result `r` for [#add(ResultSet)].
    static String columns(boolean pays) {
        return """
        count(*) filter (where r.verdict = 'met'), count(*) filter (where r.verdict = 'not_met'), %s\
        """
                .formatted(
                        pays
                                ? "count(*) filter (where r.verdict = 'met' and %1$s is null), coalesce(sum(%1$s) filter (where r.verdict = 'met'), 0)"
                                        .formatted(OnColumns.amount())
                                : "0, 0");
    }

    void add(ResultSet row) throws SQLException {
        met += row.getLong(1);
        notMet += row.getLong(2);
        open += row.getLong(3);
        amount = amount.add(row.getBigDecimal(4));
    }

    void add(Evaluation evaluation) {
        switch (evaluation.verdict()) {
            case MET -> {
                met++;
                if (evaluation.amount().orElse(null) instanceof Quantity.Exact(var yuan)) {
                    amount = amount.add(yuan.toDecimal(FEN, RoundingMode.HALF_UP));
                } else {
                    open++;
                }
            }
            case NOT_MET -> notMet++;
            case UNKNOWN -> unknown++;
            case NOT_IN_FORCE -> throw new IllegalStateException("judged outside every version");
        }
    }

    /// One that is met.
    ///
    /// @param yuan what it is paid; absent where that is open
    void met(Optional<BigDecimal> yuan) {
        met++;
        if (yuan.isPresent()) {
            amount = amount.add(yuan.get());
        } else {
            open++;
        }
    }

    /// How many are met.
    long met() {
        return met;
    }

    /// Some that are not met.
    void notMet(long more) {
        notMet += more;
    }

    /// Some of whom that is not known.
    void unknown(long more) {
        unknown += more;
    }

    void add(Count other) {
        met += other.met;
        notMet += other.notMet;
        unknown += other.unknown;
        open += other.open;
        amount = amount.add(other.amount);
    }

    /// @param enterprises how many there are; those not counted are invalid
    Tally tally(long enterprises, boolean pays) {
        return new Tally(
                met,
                notMet,
                unknown,
                enterprises - met - notMet - unknown,
                0,
                pays ? amount : null,
                pays ? open : 0);
    }
}
