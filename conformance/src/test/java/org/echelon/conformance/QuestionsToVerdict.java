package org.echelon.conformance;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Question;
import org.echelon.policy.Version;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Verdict;
import org.echelon.quantity.Rational;

/// P10: how many questions it takes to a verdict when nothing is known but the enterprise, by the
/// order in which they are asked. Enterprises are drawn from distributions of their own, which know
/// nothing of the programmes' examples. Prints a table; see docs/developers/questions.md.
public final class QuestionsToVerdict {

    /// How many enterprises are drawn; each is its own seed, from 0 on.
    private static final int ENTERPRISES = Integer.getInteger("questions.enterprises", 500);

    private static final List<String> PROGRAMMES =
            List.of(System.getProperty("questions.programmes", "cn/tech-sme,cn/hnte").split(","));
    private static final LocalDate AS_OF = LocalDate.of(2024, 6, 30);
    private static final Question QUESTION = Question.asOf(AS_OF, AS_OF);

    /// What making the order took, in nanoseconds, by programme.
    private static final Map<String, List<Long>> TOOK = new TreeMap<>();

    private QuestionsToVerdict() {}

    /// In which order the missing facts are asked for.
    private enum Order {
        /// Every fact the decision reads, as a form without logic asks.
        FIXED("fixed order, every fact"),
        /// The dictionary's order, leaving out what can no longer matter.
        RELEVANT("fixed order, only what still matters"),
        /// The order of a plain evaluation.
        COUNTED("most conditions first"),
        /// The order of [Programme#withNextQuestions].
        EXPECTED("least expected questions first");

        private final String words;

        Order(String words) {
            this.words = words;
        }
    }

    public static void main(String[] args) {
        Programmes programmes =
                Programmes.read(
                        Path.of(System.getProperty("echelon.root", ".")).resolve("programmes"));
        System.out.println("| programme | order | median | mean | 90th percentile | settled |");
        System.out.println("|---|---|---|---|---|---|");
        for (String id : PROGRAMMES) {
            measure(programmes.find(id).orElseThrow());
        }
        System.out.println();
        System.out.println(
                "| programme | orders made | median ms | 90th percentile ms | worst ms |");
        System.out.println("|---|---|---|---|---|");
        TOOK.forEach(QuestionsToVerdict::printCost);
    }

    private static void printCost(String programme, List<Long> took) {
        long[] sorted = took.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "| `%s` | %d | %.1f | %.1f | %.1f |%n",
                programme,
                sorted.length,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 9 / 10] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }

    private static void measure(Programme programme) {
        Version version = programme.inForce(AS_OF).orElseThrow();
        List<FactKey> all = keys(version);
        for (Order order : Order.values()) {
            int[] asked = new int[ENTERPRISES];
            int settled = 0;
            for (int seed = 0; seed < ENTERPRISES; seed++) {
                Map<FactKey, FactValue> truth = draw(version, new Random(seed));
                int count = ask(programme, all, truth, order);
                asked[seed] = Math.abs(count);
                settled += count >= 0 ? 1 : 0;
            }
            Arrays.sort(asked);
            System.out.printf(
                    Locale.ROOT,
                    "| `%s` | %s | %d | %.1f | %d | %d of %d |%n",
                    programme.id(),
                    order.words,
                    asked[ENTERPRISES / 2],
                    Arrays.stream(asked).average().orElse(0),
                    asked[ENTERPRISES * 9 / 10],
                    settled,
                    ENTERPRISES);
        }
    }

    /// @return how many questions; negative where the verdict stays open after all of them
    private static int ask(
            Programme programme, List<FactKey> all, Map<FactKey, FactValue> truth, Order order) {
        Map<FactKey, FactValue> known = new HashMap<>();
        int asked = 0;
        while (true) {
            EnterpriseFacts facts = facts(known);
            Evaluation evaluation = programme.evaluate(facts, QUESTION);
            if (evaluation.verdict() != Verdict.UNKNOWN) {
                return asked;
            }
            List<FactKey> open = new ArrayList<>(all);
            open.removeAll(known.keySet());
            if (order != Order.FIXED) {
                open.retainAll(evaluation.missing());
            }
            if (open.isEmpty()) {
                return -asked;
            }
            FactKey next =
                    switch (order) {
                        case FIXED, RELEVANT -> open.getFirst();
                        case COUNTED -> evaluation.missing().getFirst();
                        case EXPECTED -> expected(programme, facts, evaluation);
                    };
            FactValue answer = truth.get(next);
            if (answer == null) {
                throw new IllegalStateException("nothing was drawn for " + next);
            }
            known.put(next, answer);
            asked++;
        }
    }

    private static FactKey expected(
            Programme programme, EnterpriseFacts facts, Evaluation evaluation) {
        long start = System.nanoTime();
        Evaluation ordered = programme.withNextQuestions(facts, QUESTION, evaluation);
        TOOK.computeIfAbsent(programme.id(), _ -> new ArrayList<>()).add(System.nanoTime() - start);
        return ordered.missing().getFirst();
    }

    private static EnterpriseFacts facts(Map<FactKey, FactValue> known) {
        SortedMap<Integer, Map<String, FactValue>> yearly = new TreeMap<>();
        Map<String, FactValue> current = new HashMap<>();
        known.forEach((key, value) -> {
            Integer year = key.year();
            Map<String, FactValue> values =
                    year == null ? current : yearly.computeIfAbsent(year, _ -> new HashMap<>());
            values.put(key.fact(), value);
        });
        return new EnterpriseFacts(
                new Enterprise(
                        "91440114MA9TERT04C",
                        null,
                        "样例科技有限公司",
                        "440114",
                        "3911",
                        LocalDate.of(2018, 6, 15)),
                yearly,
                current,
                List.of(),
                List.of());
    }

    private static List<FactKey> keys(Version version) {
        boolean years =
                version.model().orElseThrow().inputs().stream()
                        .anyMatch(input -> input.name().equals("years"));
        List<FactKey> keys = new ArrayList<>();
        for (FactDefinition fact : version.factsRead()) {
            if (fact.period() != FactDefinition.Period.YEARLY) {
                keys.add(new FactKey(fact.id(), null));
                continue;
            }
            for (int year = AS_OF.getYear() - (years ? 3 : 1); year < AS_OF.getYear(); year++) {
                keys.add(new FactKey(fact.id(), year));
            }
        }
        return keys;
    }

    /// An enterprise: size, growth and effort for research drawn first, the facts from them.
    private static Map<FactKey, FactValue> draw(Version version, Random random) {
        double revenue = Math.pow(10, 6 + 2.6 * random.nextDouble());
        double growth = 0.8 + 0.6 * random.nextDouble();
        double research = Math.max(0.2, 6 + 4 * random.nextGaussian()) / 100;
        double people = Math.max(0, 0.18 + 0.12 * random.nextGaussian());
        Map<FactKey, FactValue> facts = new HashMap<>();
        for (FactKey key : keys(version)) {
            int year = key.year() == null ? AS_OF.getYear() - 1 : key.year();
            double sales = revenue * Math.pow(growth, year - AS_OF.getYear() + 1);
            double staff = Math.ceil(sales / 600_000) + 3;
            FactDefinition fact =
                    version.factsRead().stream()
                            .filter(one -> one.id().equals(key.fact()))
                            .findFirst()
                            .orElseThrow();
            facts.put(
                    key,
                    switch (key.fact()) {
                        case "revenue", "total_income" -> number(sales);
                        case "main_business_revenue" -> number(sales * 0.9);
                        case "hnte_income" -> number(sales * (0.3 + 0.7 * random.nextDouble()));
                        case "rd_expense", "rd_expense_deductible" -> number(sales * research);
                        case "rd_expense_domestic" -> number(sales * research * 0.95);
                        case "total_cost" -> number(sales * 0.9);
                        case "total_assets" -> number(sales * 1.4);
                        case "net_assets" -> number(sales * 0.6);
                        case "staff" -> number(staff);
                        case "st_staff", "rd_staff" ->
                                number(Math.min(staff, (double) Math.round(staff * people)));
                        case "ip_class1" ->
                                number(random.nextInt(10) < 7 ? 0 : 1 + random.nextInt(4));
                        case "ip_class2" -> number(random.nextInt(9));
                        case "conversions" -> number(random.nextInt(8));
                        case "audit_based_collection" ->
                                new FactValue.Truth(random.nextInt(20) > 0);
                        case "core_ip", "ip_own_rd" -> new FactValue.Truth(random.nextInt(5) > 0);
                        case "hnte_field" -> new FactValue.Text("1.1.1");
                        default -> other(fact, random);
                    });
        }
        return facts;
    }

    private static FactValue other(FactDefinition fact, Random random) {
        return switch (fact.type()) {
            case BOOLEAN -> new FactValue.Truth(random.nextInt(20) == 0);
            case CODE ->
                    fact.values().isEmpty()
                            ? new FactValue.Text("1")
                            : new FactValue.Text(
                                    random.nextInt(5) > 0
                                            ? fact.values().keySet().iterator().next()
                                            : List.copyOf(fact.values().keySet())
                                                    .get(random.nextInt(fact.values().size())));
            case TEXT -> new FactValue.Text("x");
            case NUMBER -> {
                Rational max = fact.max();
                int most =
                        max == null
                                ? 3
                                : (int) max.toDecimal(0, java.math.RoundingMode.DOWN).longValue();
                yield number(random.nextInt(most + 1));
            }
        };
    }

    private static FactValue number(double value) {
        return new FactValue.Numeric(Rational.of(Math.round(value)));
    }
}
