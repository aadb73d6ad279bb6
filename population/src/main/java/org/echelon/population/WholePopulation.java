package org.echelon.population;

import static org.echelon.population.Database.name;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.Title;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Everything that a population's folder says, read and checked once, handed over figure by figure
/// to whoever holds it in memory.
public final class WholePopulation {

    private static final int FEN = 100;
    private static final int FINE = 1_000_000;

    private WholePopulation() {}

    /// Takes what is read: first how many, then every enterprise in its order, then its figures,
    /// titles and awards in any order, each by the number of the row.
    public interface Taker {

        /// @param synthetic whether they are invented
        /// @return whether to go on
        boolean begin(long enterprises, boolean synthetic);

        /// @param invalid whether what is told of it is impossible; nothing more is told of it then
        void enterprise(Enterprise enterprise, boolean invalid);

        /// A number, truth value or day as a whole number, in units of which [#scale] make one.
        void number(int row, FactKey fact, long units);

        void text(int row, FactKey fact, String text);

        /// A figure that has more decimals, or is greater, than is handed over.
        void unfit(int row, FactKey fact);

        /// The first year with figures of an enterprise whose registration is unknown.
        void began(int row, int year);

        void title(int row, Title title);

        void award(int row, Award award);
    }

    /// How many units make one of a fact: 100 of yuan, which are handed over in fen.
    public static int scale(FactDefinition fact) {
        if (fact.type() != FactDefinition.Type.NUMBER || fact.integer()) {
            return 1;
        }
        return "yuan".equals(fact.unit()) ? FEN : FINE;
    }

    /// Reads a folder.
    ///
    /// @param asOf facts of the closed years before it are handed over
    /// @param years so many of them
    /// @param scratch a folder for what does not fit into memory; what this makes in it is removed
    /// @param memory megabytes for the working database
    /// @throws Refused when a file is missing, cut short, or lacks a column
    /// @throws Fault when the disk or the memory does not suffice
    public static void read(
            Path folder,
            FactDictionary dictionary,
            LocalDate asOf,
            int years,
            Path scratch,
            int threads,
            long memory,
            Taker taker)
            throws Refused {
        Path work;
        try {
            Files.createDirectories(scratch);
            work = Files.createTempDirectory(scratch, "population-");
        } catch (IOException e) {
            throw new Fault("there is no room to read a population in " + scratch, e);
        }
        try (Database database = Database.open(work, threads, memory)) {
            Population population = Population.read(database, folder, dictionary);
            if (taker.begin(population.enterprises(), population.synthetic())) {
                hand(database, population, asOf, years, taker);
            }
        } finally {
            remove(work);
        }
    }

    private static void hand(
            Database database, Population population, LocalDate asOf, int years, Taker taker) {
        database.run(
                """
                create table held as
                select e.*, cast(row_number() over (order by e."row") - 1 as integer) as place,
                       e.id in (select id from invalid) as wrong
                from enterprise e
                """);
        database.each(
                "select * from held order by place",
                row ->
                        taker.enterprise(
                                new Enterprise(
                                        row.getString("uscc"),
                                        row.getString("other_id"),
                                        String.valueOf(row.getString("name")),
                                        row.getString("region"),
                                        row.getString("industry"),
                                        row.getObject("registered_on", LocalDate.class)),
                                row.getBoolean("wrong")));
        List<FactColumn> yearly = new ArrayList<>();
        List<FactColumn> current = new ArrayList<>();
        for (FactColumn column : population.facts().values()) {
            (column.fact().period() == FactDefinition.Period.YEARLY ? yearly : current).add(column);
        }
        figures(database, current, null, taker);
        for (int year = asOf.getYear() - years; year < asOf.getYear(); year++) {
            figures(database, yearly, year, taker);
        }
        began(database, yearly, asOf, taker);
        titles(database, taker);
        awards(database, taker);
    }

    private static void figures(
            Database database, List<FactColumn> columns, @Nullable Integer year, Taker taker) {
        if (columns.isEmpty()) {
            return;
        }
        List<FactKey> keys =
                columns.stream().map(column -> new FactKey(column.fact().id(), year)).toList();
        StringBuilder select = new StringBuilder("select h.place");
        columns.forEach(column -> select.append(", ").append(cell(column)));
        columns.forEach(column -> select.append(", ").append(unfit(column)));
        select.append(" from fact f join held h on h.id = f.id where not h.wrong and f.\"year\" ")
                .append(year == null ? "is null" : "= " + year);
        database.each(
                select.toString(),
                row -> {
                    int place = row.getInt(1);
                    for (int i = 0; i < keys.size(); i++) {
                        hand(row, place, i + 2, columns.get(i), keys.get(i), taker);
                        if (row.getBoolean(i + 2 + keys.size())) {
                            taker.unfit(place, keys.get(i));
                        }
                    }
                });
    }

    private static void hand(
            ResultSet row, int place, int at, FactColumn column, FactKey key, Taker taker)
            throws SQLException {
        switch (column.fact().type()) {
            case CODE, TEXT -> {
                String text = row.getString(at);
                if (text != null) {
                    taker.text(place, key, text);
                }
            }
            case NUMBER, BOOLEAN -> {
                long units = row.getLong(at);
                if (!row.wasNull()) {
                    taker.number(place, key, units);
                }
            }
        }
    }

    private static String cell(FactColumn column) {
        String value = "f." + name(column.fact().id());
        return switch (column.fact().type()) {
            case CODE, TEXT -> value;
            case BOOLEAN -> "cast(%s as bigint)".formatted(value);
            case NUMBER -> {
                int scale = scale(column.fact());
                yield scale == 1
                        ? "try_cast(%s as bigint)".formatted(value)
                        : "case when %s then null else try_cast(%s * %d as bigint) end"
                                .formatted(unfit(column), value, scale);
            }
        };
    }

    private static String unfit(FactColumn column) {
        if (column.fact().type() != FactDefinition.Type.NUMBER) {
            return "false";
        }
        String value = "f." + name(column.fact().id());
        int scale = scale(column.fact());
        return "coalesce(try_cast(%1$s * %2$d as bigint) is null and %1$s is not null or %1$s * %2$d <> try_cast(%1$s * %2$d as bigint), false)"
                .formatted(value, scale);
    }

    private static void began(
            Database database, List<FactColumn> yearly, LocalDate asOf, Taker taker) {
        if (yearly.isEmpty()) {
            return;
        }
        String any =
                yearly.stream()
                        .map(column -> "f." + name(column.fact().id()) + " is not null")
                        .collect(java.util.stream.Collectors.joining(" or "));
        database.each(
                """
                select h.place, min(f."year") from fact f join held h on h.id = f.id
                where h.registered_on is null and not h.wrong and f."year" < %d and (%s) group by 1
                """
                        .formatted(asOf.getYear(), any),
                row -> taker.began(row.getInt(1), row.getInt(2)));
    }

    private static void titles(Database database, Taker taker) {
        database.each(
                """
                select h.place, t.title, t.number, t."from", t."until" from title t join held h on h.id = t.id
                where not h.wrong order by t."from", t.title, t.number
                """,
                row ->
                        taker.title(
                                row.getInt(1),
                                new Title(
                                        row.getString(2),
                                        row.getString(3),
                                        row.getObject(4, LocalDate.class),
                                        row.getObject(5, LocalDate.class))));
    }

    private static void awards(Database database, Taker taker) {
        database.each(
                """
                select h.place, a.programme, a.matter, a.level, a.amount, a."on" from award a join held h on h.id = a.id
                where not h.wrong order by a."on", a.programme, a.matter, a.level, a.amount
                """,
                row ->
                        taker.award(
                                row.getInt(1),
                                new Award(
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        Rational.of(row.getBigDecimal(5).stripTrailingZeros()),
                                        row.getObject(6, LocalDate.class))));
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what was left in " + folder + " cannot be removed", e);
        }
    }
}
