package org.echelon.conformance.region;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.Title;
import org.echelon.policy.ir.Column;
import org.echelon.quantity.Rational;

/// Enterprises of Guangzhou with what a version reads, made from a seed: no picture of any region.
/// Each value depends on the row and its own name alone.
final class MadeEnterprises implements IntFunction<EnterpriseFacts> {

    private static final long SEED = 20_261_122;
    private static final BigInteger THIRTY = BigInteger.valueOf(30);
    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);

    /// Of what a fact is a part, and between which percentages of it.
    private record Part(String whole, int least, int most) {}

    private static final Map<String, Part> PARTS =
            Map.of(
                    "st_staff", new Part("staff", 0, 40),
                    "rd_expense", new Part("revenue", 0, 12),
                    "rd_expense_domestic", new Part("rd_expense", 40, 100),
                    "hnte_income", new Part("total_income", 40, 100));

    private final List<Column> columns;
    private final LocalDate asOf;
    private final double unknown;

    /// @param unknownPerMille share of each fact that is unknown, in thousandths
    /// @param scored whether a panel's scores are known
    MadeEnterprises(TableProgramme programme, int unknownPerMille, boolean scored) {
        this.columns =
                programme.plan().columns().stream()
                        .filter(column -> !column.path().startsWith("enterprise."))
                        .filter(column -> scored || !column.path().startsWith("panel."))
                        .toList();
        this.asOf = programme.asOf();
        this.unknown = unknownPerMille / 1000.0;
    }

    @Override
    public EnterpriseFacts apply(int row) {
        LocalDate registered = FIRST_DAY.plusDays((int) (drawn(row, "registered", 0) * 2_500));
        Map<Integer, Map<String, FactValue>> yearly = new HashMap<>();
        Map<String, FactValue> current = new HashMap<>();
        for (Column column : columns) {
            int year = asOf.getYear() - column.yearsBack();
            if (drawn(row, "unknown " + column.fact(), column.yearsBack()) < unknown
                    || year < registered.getYear()) {
                continue;
            }
            (column.yearsBack() == 0 ? current : yearly.computeIfAbsent(year, _ -> new HashMap<>()))
                    .put(column.fact(), value(row, column));
        }
        return new EnterpriseFacts(
                new Enterprise(null, "made:" + row, "甲", "440106", "3911", registered),
                new TreeMap<>(yearly),
                current,
                titles(row),
                awards(row));
    }

    private FactValue value(int row, Column column) {
        double drawn = drawn(row, column.fact(), column.yearsBack());
        return switch (column.type()) {
            case NUMBER ->
                    new FactValue.Numeric(
                            Rational.of(
                                    column.scale() == 1
                                            ? count(column, drawn)
                                            : units(row, column.fact(), column.yearsBack()),
                                    column.scale()));
            case TRUTH -> new FactValue.Truth(drawn < (isGood(column) ? 0.95 : 0.05));
            case TEXT -> new FactValue.Text(drawn < 0.9 ? "1.2.3" : "none");
            case DAY -> new FactValue.Day(FIRST_DAY.plusDays((int) (drawn * 2_500)));
        };
    }

    private static boolean isGood(Column column) {
        return !column.fact().equals("accident_or_offence");
    }

    /// Up to what the dictionary allows, and never more than 30.
    private static long count(Column column, double drawn) {
        return (long) (drawn * (column.numbers().high().min(THIRTY).longValueExact() + 1));
    }

    /// Fen or hundredths of persons.
    private static long units(int row, String fact, int yearsBack) {
        double drawn = drawn(row, fact, yearsBack);
        Part part = PARTS.get(fact);
        if (part == null) {
            return 100 + (long) (drawn * drawn * (fact.contains("staff") ? 1e5 : 4e10));
        }
        double share = part.least() + drawn * (part.most() - part.least());
        return (long) (units(row, part.whole(), yearsBack) * share / 100);
    }

    /// One in two has a certificate in force, one in four of all had an earlier one.
    private List<Title> titles(int row) {
        List<Title> titles = new ArrayList<>();
        LocalDate from = asOf.minusDays((int) (drawn(row, "certificate", 0) * 1_000));
        if (drawn(row, "earlier", 0) < 0.25) {
            LocalDate earlier = from.minusYears(3);
            titles.add(new Title("cn/hnte", null, earlier, from));
        }
        if (drawn(row, "held", 0) < 0.5) {
            titles.add(new Title("cn/hnte", null, from, from.plusYears(3)));
        }
        return titles;
    }

    /// One in eight was paid once.
    private List<Award> awards(int row) {
        if (drawn(row, "paid", 0) >= 0.125) {
            return List.of();
        }
        LocalDate on = asOf.minusDays((int) (drawn(row, "paid on", 0) * 1_000));
        return List.of(
                new Award(
                        "cn/guangdong/guangzhou/hnte-reward",
                        null,
                        null,
                        Rational.of(200_000),
                        on));
    }

    /// From 0 to below 1 (the finaliser of SplitMix64).
    private static double drawn(int row, String name, int yearsBack) {
        long z = SEED + ((long) row << 32 ^ name.hashCode() * 8L + yearsBack) * 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return ((z ^ z >>> 31) >>> 11) * 0x1p-53;
    }
}
