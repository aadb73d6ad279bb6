package org.echelon.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.echelon.population.BudgetResult.Cut;
import org.echelon.quantity.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A budget is cut to the fen: nobody gets more than the own amount, and all together what there
/// is.
class BudgetTests {

    private static final String DAY = "2024-06-30";
    private static final List<String> CODES =
            List.of(
                    "620100000001",
                    "620100000002",
                    "620200000003",
                    "620200000004",
                    "620100000005",
                    "620100000006",
                    "620100000007");

    @TempDir Path folder;

    /// Seven enterprises with a new certificate, the third a renewal (100,000 in place of 200,000),
    /// the sixth without a certificate.
    private PopulationFiles files() {
        StringBuilder enterprises =
                new StringBuilder("other_id,name,region,industry,registered_on,came_on,number\n");
        StringBuilder titles = new StringBuilder("other_id,title,number,from,until\n");
        StringBuilder facts = new StringBuilder("other_id,year,staff,revenue,abnormal_listing\n");
        List<String> came =
                List.of(
                        "2024-03-01 10:00",
                        "2024-02-01 09:30",
                        "",
                        "2024-02-01 09:29",
                        "2024-05-05",
                        "2023-01-01",
                        "2024-03-01 09:59");
        for (int i = 0; i < CODES.size(); i++) {
            String id = "case:" + CODES.get(i);
            enterprises.append(
                    "%s,样例%d,%s,3911,2015-06-15,%s,%d\n"
                            .formatted(
                                    id, i, CODES.get(i).substring(0, 6), came.get(i), 100 - 9 * i));
            facts.append("%s,2023,50,30000000,\n%s,,,,false\n".formatted(id, id));
            if (i != 5) {
                titles.append("%s,cn/hnte,GR%d,2023-12-01,2026-12-01\n".formatted(id, i));
            }
            if (i == 2) {
                titles.append("%s,cn/hnte,GR0,2020-11-01,2023-11-01\n".formatted(id));
            }
        }
        return new PopulationFiles(folder.resolve("population"))
                .with("enterprises.csv", enterprises.toString())
                .with("facts.csv", facts.toString())
                .with("titles.csv", titles.toString())
                .with("awards.csv", "other_id,programme,matter,level,amount,on\n");
    }

    @Test
    void paysInTheOrderOfTheFileUntilTheMoneyIsGone() throws Exception {
        BudgetResult budget = run("500000", Optional.empty()).budgets().getFirst();

        assertThat(budget.all().count()).isEqualTo(6);
        assertThat(budget.all().asked()).isEqualByComparingTo("1100000");
        assertThat(budget.all().firstCome())
                .isEqualTo(new Cut(3, 0, 3, new BigDecimal("500000.00")));
        assertThat(column("first_come"))
                .containsExactly("200000.00", "200000.00", "100000.00", "0.00", "0.00", "0.00");
        assertThat(budget.order()).isEqualTo(new BudgetResult.Order(Optional.empty(), "file", 0));
        assertThat(budget.rule()).contains("first-come");
    }

    @Test
    void paysInTheOrderOfAColumnOfTimesAndThoseWithoutOneLast() throws Exception {
        BudgetResult budget = run("900000", Optional.of("came_on")).budgets().getFirst();

        assertThat(budget.order())
                .isEqualTo(new BudgetResult.Order(Optional.of("came_on"), "times", 1));
        assertThat(payments())
                .extracting(row -> row.get("other_id"))
                .containsExactly(
                        "case:620200000004",
                        "case:620100000002",
                        "case:620100000007",
                        "case:620100000001",
                        "case:620100000005",
                        "case:620200000003");
        assertThat(column("first_come"))
                .containsExactly(
                        "200000.00", "200000.00", "200000.00", "200000.00", "100000.00", "0.00");
        assertThat(budget.all().firstCome().inPart()).isEqualTo(1);
        assertThat(budget.orderWords().en())
                .contains("'came_on' (times, the earliest first); 1 without a value come last");
    }

    @Test
    void comparesAColumnOfNumbersAsNumbers() throws Exception {
        BudgetResult budget = run("1", Optional.of("number")).budgets().getFirst();

        assertThat(budget.order().as()).isEqualTo("numbers");
        assertThat(payments().getFirst()).containsEntry("other_id", "case:620100000007");
    }

    static Stream<String> budgets() {
        return Stream.of(
                "0",
                "0.01",
                "0.05",
                "1",
                "333333.33",
                "999999.99",
                "1099999.99",
                "1100000",
                "1100000.01",
                "99999999999999.99");
    }

    @ParameterizedTest
    @MethodSource("budgets")
    void addsUpToTheBudgetExactlyWhereItBinds(String yuan) throws Exception {
        Money money = Money.parse(yuan);
        Money asked = Money.ofYuan(1_100_000);
        Money there = money.min(asked);

        BudgetResult budget = run(yuan, Optional.empty()).budgets().getFirst();

        List<Money> amounts = column("amount").stream().map(Money::parse).toList();
        List<Money> rata = column("pro_rata").stream().map(Money::parse).toList();
        assertThat(rata).isEqualTo(there.split(amounts.stream().map(Money::yuan).toList()));
        for (int i = 0; i < rata.size(); i++) {
            assertThat(rata.get(i)).isLessThanOrEqualTo(amounts.get(i));
        }
        for (String way : List.of("first_come", "pro_rata")) {
            Money sum = column(way).stream().map(Money::parse).reduce(Money.ZERO, Money::plus);
            assertThat(sum).as(way).isEqualTo(there);
        }
        for (Cut cut : List.of(budget.all().firstCome(), budget.all().proRata())) {
            assertThat(cut.amount()).isEqualByComparingTo(there.toString());
            assertThat(cut.paid() + cut.inPart() + cut.notPaid()).isEqualTo(6);
        }
        for (String dimension : Dimensions.ALL) {
            List<BudgetResult.Group> groups =
                    budget.groups().stream()
                            .filter(group -> group.dimension().equals(dimension))
                            .toList();
            assertThat(sum(groups, claims -> claims.asked())).isEqualByComparingTo("1100000");
            assertThat(sum(groups, claims -> claims.firstCome().amount()))
                    .isEqualByComparingTo(there.toString());
            assertThat(sum(groups, claims -> claims.proRata().amount()))
                    .isEqualByComparingTo(there.toString());
        }
        PopulationFiles.assertValid(folder.resolve("out/summary.json"));
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("先到先得", "Pro rata", "The version itself says: first come");
    }

    private static BigDecimal sum(
            List<BudgetResult.Group> groups,
            java.util.function.Function<BudgetResult.Claims, BigDecimal> figure) {
        return groups.stream()
                .map(BudgetResult.Group::claims)
                .map(figure)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn/tech-sme", "cn/gansu/hnte-reward"})
    void refusesABudgetWhereNothingIsPaid(String programme) {
        String day = programme.equals("cn/tech-sme") ? DAY : "1999-01-01";

        assertThatThrownBy(() -> run(programme, day, "5", Optional.empty()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problems())
                                        .singleElement()
                                        .satisfies(problem ->
                                                assertThat(problem.message().en())
                                                        .contains("pays nothing on the day")));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void refusesAnOrderThatIsNoColumn() {
        assertThatThrownBy(() -> run("5", Optional.of("applied")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problems())
                                        .singleElement()
                                        .satisfies(problem -> {
                                            assertThat(problem.place())
                                                    .isEqualTo("--order applied");
                                            assertThat(problem.message().en())
                                                    .contains(
                                                            "there are other_id, name", "came_on");
                                        }));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void cutsTheAmountsOfADraftToo() throws Exception {
        PopulationFiles files = files();
        var programme = PopulationFiles.programme("cn/gansu/hnte-reward");
        var version = programme.versions().getFirst();
        Simulation.Request request =
                files.request(
                                "cn/gansu/hnte-reward",
                                DAY,
                                folder.resolve("out"),
                                Optional.of(
                                        new Simulation.Against(
                                                "draft",
                                                programme,
                                                Optional.of(
                                                        version.withParameter(
                                                                "first reward",
                                                                org.echelon.policy.feel.Value.of(
                                                                        org.echelon.quantity
                                                                                .Rational.of(
                                                                                300_000)))))))
                        .with(new Budget(Money.ofYuan(600_000), Optional.empty()));

        List<BudgetResult> budgets =
                new Simulation(request, new Progress(System.err, false)).run().summary().budgets();

        assertThat(budgets)
                .extracting(BudgetResult::rules)
                .containsExactly("cn/gansu/hnte-reward", "draft");
        assertThat(budgets.getLast().all().asked()).isEqualByComparingTo("1600000");
        assertThat(PopulationFiles.rows(folder.resolve("out/payments_against.csv")))
                .extracting(row -> row.get("first_come"))
                .startsWith("300000.00", "300000.00", "0.00");
    }

    private Summary run(String yuan, Optional<String> order) throws Exception {
        return run("cn/gansu/hnte-reward", DAY, yuan, order);
    }

    private Summary run(String programme, String day, String yuan, Optional<String> order)
            throws Exception {
        return new Simulation(
                        files().request(programme, day, folder.resolve("out"), Optional.empty())
                                .with(new Budget(Money.parse(yuan), order)),
                        new Progress(System.err, false))
                .run()
                .summary();
    }

    private List<Map<String, String>> payments() {
        List<Map<String, String>> rows =
                new ArrayList<>(PopulationFiles.rows(folder.resolve("out/payments.csv")));
        rows.sort(Comparator.comparingInt(row -> Integer.parseInt(row.get("place"))));
        return rows;
    }

    private List<String> column(String name) {
        return payments().stream().map(row -> row.get(name)).toList();
    }
}
