package org.echelon.population;

import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Status;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Writes evaluations as rows of a [VerdictTable]. Ratios are in percent, rounded half up to four
/// decimals here and nowhere earlier; amounts are exact to the fen.
final class VerdictWriter {

    private static final int DECIMALS = 4;
    private static final int FEN = 2;

    private final VerdictTable table;
    private final DuckDBAppender appender;

    VerdictWriter(VerdictTable table, DuckDBAppender appender) {
        this.table = table;
        this.appender = appender;
    }

    void write(long row, boolean known, Evaluation evaluation) throws SQLException {
        appender.beginRow();
        appender.append(row);
        appender.append(evaluation.verdict().code());
        appender.append(known);
        for (Map.Entry<String, VerdictTable.Kind> outcome : table.outcomes().entrySet()) {
            Quantity quantity = evaluation.outcomes().get(outcome.getKey());
            switch (outcome.getValue()) {
                case NUMBER -> number(quantity, DECIMALS);
                case TRUTH -> truth(quantity);
                case TEXT -> text(quantity);
            }
        }
        if (table.pays()) {
            number(evaluation.amount().orElse(null), FEN);
        }
        Map<String, Condition> conditions = new HashMap<>();
        evaluation.conditions().forEach(condition -> conditions.put(condition.id(), condition));
        for (String id : table.conditions()) {
            Condition condition = conditions.get(id);
            if (condition == null) {
                appender.appendNull();
                appender.appendNull();
            } else {
                appender.append(condition.status().code());
                exact(
                        condition.status() == Status.UNKNOWN
                                ? null // by how much what is open is met or missed says nothing
                                : condition.slack().orElse(null),
                        DECIMALS);
            }
        }
        appender.endRow();
    }

    private void number(@Nullable Quantity quantity, int decimals) throws SQLException {
        if (quantity instanceof Quantity.Open(Rational min, Rational max)) {
            appender.appendNull();
            exact(min, decimals);
            exact(max, decimals);
            return;
        }
        exact(quantity instanceof Quantity.Exact(Rational value) ? value : null, decimals);
        appender.appendNull();
        appender.appendNull();
    }

    private void exact(@Nullable Rational value, int decimals) throws SQLException {
        if (value == null) {
            appender.appendNull();
        } else {
            appender.append(value.toDecimal(decimals, RoundingMode.HALF_UP));
        }
    }

    private void truth(@Nullable Quantity quantity) throws SQLException {
        if (quantity instanceof Quantity.Truth(boolean value)) {
            appender.append(value);
        } else {
            appender.appendNull();
        }
    }

    private void text(@Nullable Quantity quantity) throws SQLException {
        switch (quantity) {
            case Quantity.Text(String value) -> appender.append(value);
            case Quantity.Truth(boolean value) -> appender.append(Boolean.toString(value));
            case Quantity.Exact(Rational value) ->
                    appender.append(
                            org.echelon.policy.explain.Judgement.shown(value).toPlainString());
            case null -> appender.appendNull();
            case Quantity.Open _, Quantity.Undefined _, Quantity.Unknown _ -> appender.appendNull();
        }
    }
}
