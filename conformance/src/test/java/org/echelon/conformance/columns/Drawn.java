package org.echelon.conformance.columns;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.Carrier;
import org.echelon.policy.fact.Contract;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.Person;
import org.echelon.policy.fact.Project;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.fact.Title;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.ir.Range;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Subjects drawn where they hurt: on the literals and parameters of a model and one step beside
/// them, in ratios exactly on a threshold, with nothing, extremes and years that do not exist.
final class Drawn {

    private static final List<String> REGIONS =
            List.of(
                    "440114", "440100", "620102", "620000", "710000", "810001", "44", "62",
                    "110108");

    private final Plan plan;
    private final Subject.Kind kind;
    private final Interesting interesting;
    private final LocalDate asOf;
    private final Random random;
    private final Forgetting forgetting;

    /// How much is unknown.
    enum Forgetting {
        /// of one subject in ten every twelfth fact
        RARE(10, 12),
        /// of every other subject every third fact
        OFTEN(2, 3);

        private final int subjects;
        private final int facts;

        Forgetting(int subjects, int facts) {
            this.subjects = subjects;
            this.facts = facts;
        }
    }

    Drawn(
            Plan plan,
            Subject.Kind kind,
            Interesting interesting,
            LocalDate asOf,
            long seed,
            Forgetting forgetting) {
        this.forgetting = forgetting;
        this.plan = plan;
        this.kind = kind;
        this.interesting = interesting;
        this.asOf = asOf;
        this.random = new Random(seed);
    }

    /// A subject; of some a fact is unknown.
    EnterpriseFacts next() {
        LocalDate began = day();
        Subject subject = subject(began);
        boolean forgetful = random.nextInt(forgetting.subjects) == 0;
        int least = subject.began() == null ? 9999 : subject.began().getYear();
        Map<Integer, Map<String, FactValue>> yearly = new HashMap<>();
        Map<String, FactValue> current = new HashMap<>();
        List<Rational> before = new ArrayList<>();
        List<Column> columns = new ArrayList<>(plan.columns());
        plan.columns().stream()
                .map(Column::fallback)
                .forEach(fallback -> {
                    if (fallback != null && random.nextBoolean()) {
                        columns.add(fallback);
                    }
                });
        Collections.shuffle(columns, random);
        boolean plain = random.nextInt(3) == 0;
        boolean unscored = forgetting == Forgetting.OFTEN && random.nextInt(4) != 0;
        for (Column column : columns) {
            if (isParticular(column)
                    || (unscored && column.path().startsWith("panel."))
                    || (forgetful && random.nextInt(forgetting.facts) == 0)) {
                continue;
            }
            FactValue value = value(column, before, plain);
            if (column.yearsBack() == 0) {
                current.put(column.fact(), value);
            } else if (asOf.getYear() - column.yearsBack() >= least) {
                yearly.computeIfAbsent(asOf.getYear() - column.yearsBack(), _ -> new HashMap<>())
                        .put(column.fact(), value);
            }
        }
        SortedMap<Integer, Map<String, FactValue>> sorted = new TreeMap<>(yearly);
        return new EnterpriseFacts(subject, sorted, current, titles(), awards());
    }

    private boolean isParticular(Column column) {
        return kind.particulars().stream().anyMatch(p -> p.id().equals(column.name()));
    }

    private Subject subject(@Nullable LocalDate began) {
        String region = random.nextInt(30) == 0 ? null : region();
        return switch (kind) {
            case ENTERPRISE -> new Enterprise(null, "drawn:1", "甲", region, industry(), began);
            case PERSON -> new Person(null, "drawn:1", "甲", region, began);
            case CONTRACT -> new Contract(null, "drawn:1", "甲", region, began);
            case CARRIER -> new Carrier(null, "drawn:1", "甲", region, began);
            case PROJECT -> new Project(null, "drawn:1", "甲", region, began);
        };
    }

    private String region() {
        String prefix = plan.region().map(Plan.Region::prefix).orElse("");
        return switch (random.nextInt(4)) {
            case 0 -> one(REGIONS);
            case 1 -> prefix.isEmpty() ? "440106" : prefix;
            case 2 -> prefix.isEmpty() ? one(REGIONS) : (prefix + "0101").substring(0, 6);
            default -> {
                List<String> codes =
                        interesting.texts().stream().filter(t -> t.matches("\\d{2,6}")).toList();
                yield codes.isEmpty() ? "620102" : (one(codes) + "0101").substring(0, 6);
            }
        };
    }

    private @Nullable String industry() {
        List<String> codes =
                interesting.texts().stream().filter(t -> t.matches("\\d{2,4}")).toList();
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(10) == 0 ? null : "3911";
            case 1 ->
                    one(List.of("05", "0511", "06", "46", "4690", "47", "65", "6510", "7", "𠮷1"));
            default -> codes.isEmpty() ? "6520" : one(codes) + random.nextInt(100);
        };
    }

    /// A day on which ages and validities turn.
    private @Nullable LocalDate day() {
        LocalDate day =
                switch (random.nextInt(6)) {
                    case 0 -> asOf.minusDays(random.nextInt(800));
                    case 1 -> asOf.minusYears(random.nextInt(12)).plusDays(random.nextInt(3) - 1L);
                    case 2 -> LocalDate.of(asOf.getYear() - random.nextInt(5), 1, 1);
                    case 3 -> LocalDate.of(asOf.getYear() - 1 - random.nextInt(5), 12, 31);
                    case 4 ->
                            LocalDate.of(2000 + 4 * random.nextInt(6), 2, 29)
                                    .plusDays(random.nextInt(2));
                    default -> asOf.minusDays(364 + random.nextInt(3));
                };
        return random.nextInt(40) == 0 ? null : day;
    }

    private FactValue value(Column column, List<Rational> before, boolean plain) {
        return switch (column.type()) {
            case NUMBER -> {
                Rational number =
                        random.nextInt(300) == 0
                                ? beyond(column)
                                : plain ? ordinary(column) : number(column, before);
                before.add(number);
                yield new FactValue.Numeric(number);
            }
            case TRUTH -> new FactValue.Truth(random.nextBoolean());
            case TEXT ->
                    new FactValue.Text(
                            random.nextInt(4) == 0
                                    ? one(
                                            List.of(
                                                    "1.1.1", "8.10.2", "9.1.1", "1.1", "x1.1.1",
                                                    "none", "其他"))
                                    : one(interesting.texts(), "1.2.3"));
            case DAY -> new FactValue.Day(asOf);
        };
    }

    /// A number as enterprises have it.
    private Rational ordinary(Column column) {
        double size = Math.exp(random.nextGaussian() * 2 + (column.scale() == 1 ? 1 : 10));
        return within(column, Rational.of(Math.round(size * column.scale()), column.scale()));
    }

    private Rational number(Column column, List<Rational> before) {
        Rational step = Rational.of(1, column.scale());
        Rational base =
                switch (random.nextInt(9)) {
                    case 0 -> Rational.ZERO;
                    case 1 -> step;
                    case 2 -> Rational.of(random.nextInt(12));
                    case 3, 4 -> one(interesting.numbers(), Rational.ONE);
                    case 5 ->
                            one(interesting.numbers(), Rational.ONE)
                                    .times(Rational.of(random.nextInt(200)));
                    case 6 ->
                            Rational.of(
                                    random.nextBoolean()
                                            ? column.numbers().high()
                                            : column.numbers().low(),
                                    BigInteger.valueOf(column.scale()));
                    default ->
                            before.isEmpty()
                                    ? Rational.of(random.nextInt(100_000) * 1000L)
                                    : related(before);
                };
        Rational shifted =
                switch (random.nextInt(5)) {
                    case 0 -> base.plus(step);
                    case 1 -> base.minus(step);
                    default -> base;
                };
        return within(column, random.nextInt(12) == 0 ? shifted.negate() : shifted);
    }

    /// A number that stands to an earlier one in a ratio of the model.
    private Rational related(List<Rational> before) {
        Rational other = one(before, Rational.ONE);
        Rational ratio = one(interesting.numbers(), Rational.ONE);
        if (ratio.compareTo(Rational.of(2)) > 0 && ratio.compareTo(Rational.HUNDRED) <= 0) {
            ratio = ratio.dividedBy(Rational.HUNDRED);
        }
        return switch (random.nextInt(4)) {
            case 0 -> other;
            case 1 -> ratio.signum() == 0 ? other : other.dividedBy(ratio);
            case 2 -> other.times(ratio.plus(Rational.ONE));
            default -> other.times(ratio);
        };
    }

    /// A number that a wide table holds and that the overflow proofs do not count with.
    private static Rational beyond(Column column) {
        return Rational.of(
                column.numbers().high().add(BigInteger.ONE), BigInteger.valueOf(column.scale()));
    }

    /// The number as the column takes it: whole steps, within its range.
    private static Rational within(Column column, Rational number) {
        Range range = column.numbers();
        BigInteger units = number.times(Rational.of(column.scale())).floor();
        BigInteger kept = units.max(range.low()).min(range.high());
        return Rational.of(kept, BigInteger.valueOf(column.scale()));
    }

    private List<Title> titles() {
        List<Title> titles = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            LocalDate from = recordDay();
            LocalDate until =
                    random.nextInt(4) == 0
                            ? null
                            : random.nextBoolean() ? from.plusYears(3) : later(from);
            titles.add(new Title(programme(), random.nextBoolean() ? null : "GR1", from, until));
        }
        return titles;
    }

    private LocalDate later(LocalDate from) {
        LocalDate near = asOf.plusDays(random.nextInt(3) - 1L);
        return near.isAfter(from) ? near : from.plusDays(1);
    }

    private LocalDate recordDay() {
        return random.nextInt(4) == 0 && !interesting.days().isEmpty()
                ? interesting
                        .days()
                        .get(random.nextInt(interesting.days().size()))
                        .plusDays(random.nextInt(3) - 1L)
                : asOf.minusDays(
                        random.nextInt(5) == 0 ? random.nextInt(3) - 1 : random.nextInt(2000));
    }

    private List<Award> awards() {
        List<Award> awards = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Rational amount =
                    one(interesting.numbers(), Rational.ONE)
                            .abs()
                            .times(Rational.of(random.nextInt(3)))
                            .times(Rational.HUNDRED);
            awards.add(
                    new Award(
                            programme(),
                            random.nextInt(3) == 0 ? null : one(interesting.texts(), "hnte"),
                            random.nextBoolean() ? null : "city",
                            Rational.of(amount.floor(), BigInteger.valueOf(100)),
                            recordDay()));
        }
        return awards;
    }

    private String programme() {
        List<String> ids = interesting.texts().stream().filter(t -> t.startsWith("cn/")).toList();
        return ids.isEmpty() || random.nextInt(8) == 0 ? "cn/other" : one(ids);
    }

    private <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> T one(List<T> from, T otherwise) {
        return from.isEmpty() ? otherwise : one(from);
    }
}
