package org.echelon.population;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Slot;
import org.echelon.policy.programme.ParameterPaths;
import org.echelon.policy.sql.Sql;

/// A decision on columns, prepared once and run with any values of its parameters.
final class ColumnStatement implements AutoCloseable {

    private final Database database;
    private final Sql sql;
    private final PreparedStatement statement;

    private ColumnStatement(Database database, Sql sql, PreparedStatement statement) {
        this.database = database;
        this.sql = sql;
        this.statement = statement;
    }

    /// @param text a statement with the decision's within
    static ColumnStatement of(Database database, Sql sql, String text) throws SQLException {
        return new ColumnStatement(database, sql, database.plain().prepareStatement(text));
    }

    /// Whether the values of the rules lie where the overflow proofs count with.
    boolean fits(Rules rules) {
        return fit(sql.slots(), rules);
    }

    /// Whether the values of the rules lie where the overflow proofs of slots count with.
    static boolean fit(List<Slot> slots, Rules rules) {
        try {
            slots.forEach(slot -> slot.bound(value(slot, rules)));
            return true;
        } catch (IllegalArgumentException _) {
            return false; // the decision is lowered again with those values
        }
    }

    /// The statement with the values of the rules.
    PreparedStatement bound(Rules rules) throws SQLException {
        return bound(slot -> value(slot, rules));
    }

    /// @param values what is bound to a slot
    PreparedStatement bound(Function<Slot, Value> values) throws SQLException {
        for (int i = 0; i < sql.slots().size(); i++) {
            Slot slot = sql.slots().get(i);
            bind(i + 1, slot.bound(values.apply(slot)));
        }
        return statement;
    }

    static Value value(Slot slot, Rules rules) {
        return slot.equals(Slot.AS_OF)
                ? new Value.Day(rules.asOf())
                : ParameterPaths.find(rules.version().parameters(), slot.name()).orElse(Value.NULL);
    }

    private void bind(int place, Object value) throws SQLException {
        switch (value) {
            case BigInteger number when number.bitLength() < Long.SIZE ->
                    statement.setLong(place, number.longValueExact());
            case BigInteger number -> statement.setBigDecimal(place, new BigDecimal(number));
            case LocalDate day -> statement.setDate(place, Date.valueOf(day));
            case List<?> texts ->
                    statement.setArray(
                            place, database.plain().createArrayOf("VARCHAR", texts.toArray()));
            case Object other -> statement.setObject(place, other);
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
