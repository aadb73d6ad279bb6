package org.echelon.population;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.Title;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Reads a row of a [FlatView] as the facts of an enterprise.
final class RowReader {

    private static final String FIELD = "\u001f";
    private static final String RECORD = "\u001e";

    private final List<FlatView.Column> columns;

    RowReader(List<FlatView.Column> columns) {
        this.columns = columns;
    }

    EnterpriseFacts read(ResultSet row) throws SQLException {
        SortedMap<Integer, Map<String, FactValue>> yearly = new TreeMap<>();
        Map<String, FactValue> current = new HashMap<>();
        for (FlatView.Column column : columns) {
            FactValue value = value(column, row);
            if (value != null) {
                Integer year = column.year();
                (year == null ? current : yearly.computeIfAbsent(year, _ -> new HashMap<>()))
                        .put(column.fact().id(), value);
            }
        }
        int first = row.getInt(FlatView.FIRST_YEAR);
        if (!row.wasNull()) {
            // tells since when it has existed; no decision reads it
            yearly.computeIfAbsent(first, _ -> new HashMap<>())
                    .put("year", new FactValue.Truth(true));
        }
        return new EnterpriseFacts(
                new Enterprise(
                        row.getString("uscc"),
                        row.getString("other_id"),
                        String.valueOf(row.getString("name")),
                        row.getString("region"),
                        row.getString("industry"),
                        row.getObject("registered_on", LocalDate.class)),
                yearly,
                current,
                titles(row.getString("titles")),
                awards(row.getString("awards")));
    }

    private static @Nullable FactValue value(FlatView.Column column, ResultSet row)
            throws SQLException {
        return switch (column.fact().type()) {
            case NUMBER -> {
                BigDecimal number = row.getBigDecimal(column.name());
                yield number == null ? null : new FactValue.Numeric(rational(number));
            }
            case BOOLEAN -> {
                boolean truth = row.getBoolean(column.name());
                yield row.wasNull() ? null : new FactValue.Truth(truth);
            }
            case CODE, TEXT -> {
                String text = row.getString(column.name());
                yield text == null ? null : new FactValue.Text(text);
            }
        };
    }

    private static Rational rational(BigDecimal number) {
        return Rational.of(number.stripTrailingZeros());
    }

    private static List<Title> titles(@Nullable String text) {
        List<Title> titles = new ArrayList<>();
        for (String[] field : records(text)) {
            titles.add(
                    new Title(
                            field[0],
                            orNull(field[1]),
                            LocalDate.parse(field[2]),
                            field[3].isEmpty() ? null : LocalDate.parse(field[3])));
        }
        return titles;
    }

    private static List<Award> awards(@Nullable String text) {
        List<Award> awards = new ArrayList<>();
        for (String[] field : records(text)) {
            awards.add(
                    new Award(
                            field[0],
                            orNull(field[1]),
                            orNull(field[2]),
                            rational(new BigDecimal(field[3])),
                            LocalDate.parse(field[4])));
        }
        return awards;
    }

    private static List<String[]> records(@Nullable String text) {
        List<String[]> records = new ArrayList<>();
        if (text != null) {
            for (String one : text.split(RECORD, -1)) {
                records.add(one.split(FIELD, -1));
            }
        }
        return records;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
