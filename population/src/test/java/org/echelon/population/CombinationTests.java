package org.echelon.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Question;
import org.echelon.policy.advice.Adviser;
import org.echelon.policy.advice.Combination;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactValue;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several programmes pay together what advice to each enterprise would say.
class CombinationTests {

    private static final LocalDate DAY = LocalDate.of(2024, 6, 30);

    /// Of the city 100,000; of the city for the same matter 60,000 from 30 staff; of the district
    /// the rest up to 130,000 from 20 to 29 staff; from 40 staff 5,000 that cannot be had beside
    /// the first.
    private static final Programmes PROGRAMMES =
            programmes(
                    reward(
                            "test/first",
                            "matter: m\nstacking: { level: city }",
                            atLeast(10),
                            "100000"),
                    reward(
                            "test/second",
                            "matter: m\nstacking: { level: city }",
                            atLeast(30),
                            "60000.01"),
                    reward(
                            "test/third",
                            "matter: m\nstacking: { level: district, top-up: true }",
                            atLeast(20) + " and last.staff &lt; 30",
                            "130000"),
                    reward("test/fourth", "excludes: [test/first]", atLeast(40), "5000"),
                    reward("test/fifth", "", atLeast(60), "5000 * last.staff"));

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"interpreter", "duckdb"})
    void paysOneMatterOnceTopsUpAndExcludes(String engine) throws Exception {
        Summary summary =
                run(engine, "test/first", "test/second", "test/third", "test/fourth", "test/fifth");

        CombinationResult together = summary.combination().orElseThrow();
        assertThat(together.enterprises()).isEqualTo(4);
        assertThat(together.several()).isEqualTo(3);
        assertThat(together.programmes())
                .extracting(part -> part.programme() + " " + part.met() + " " + part.paid())
                .containsExactly(
                        "test/first 4 400000.00",
                        "test/second 2 0.00",
                        "test/third 1 30000.00",
                        "test/fourth 2 0.00",
                        "test/fifth 0 0.00");
        assertThat(together.programmes().get(1).because()).isEqualTo(Map.of("same_matter", 2L));
        assertThat(together.programmes().get(2).because()).isEqualTo(Map.of("reduced", 1L));
        assertThat(together.programmes().get(3).because()).isEqualTo(Map.of("excluded", 2L));
        assertThat(together.alone()).isEqualByComparingTo("660000.02");
        assertThat(together.paid()).isEqualByComparingTo("430000");
        assertThat(together.unproven()).isZero();
        List<Map<String, String>> rows =
                PopulationFiles.rows(folder.resolve(engine + "/combined.csv"));
        assertThat(rows)
                .extracting(row -> row.get("other_id") + " " + row.get("total_paid"))
                .containsExactly(
                        "case:15 100000.00",
                        "case:25 130000.00",
                        "case:45 100000.00",
                        "case:50 100000.00");
        assertThat(rows.getFirst())
                .containsEntry("paid_test/second", "")
                .containsEntry("alone_test/first", "100000.00");
        assertThat(rows.getLast())
                .containsEntry("alone_test/second", "60000.01")
                .containsEntry("paid_test/second", "0.00")
                .containsEntry("why_test/second", "same_matter");
        PopulationFiles.assertValid(folder.resolve(engine + "/summary.json"));
        assertThat(Files.readString(folder.resolve(engine + "/report.html")))
                .contains("Several programmes together", "one matter, the higher once: 2");
    }

    @Test
    void saysOfEachEnterpriseWhatAdviceSays() throws Exception {
        CombinationResult together =
                run("interpreter", "test/second", "test/third", "test/fourth", "test/first")
                        .combination()
                        .orElseThrow();

        BigDecimal advised = BigDecimal.ZERO;
        for (int staff : List.of(5, 15, 25, 45, 50)) {
            Combination best =
                    new Adviser(PROGRAMMES, PopulationFiles.ladder())
                            .advise(enterprise(staff), Question.asOf(DAY, DAY))
                            .combination();
            advised = advised.add(new BigDecimal(best.total().toString()));
        }
        assertThat(together.paid()).isEqualByComparingTo(advised);
    }

    @Test
    void addsUpWhatEachProgrammePaysAlone() throws Exception {
        CombinationResult together =
                run("duckdb", "test/second", "test/first").combination().orElseThrow();

        for (CombinationResult.Part part : together.programmes()) {
            assertThat(part.alone())
                    .isEqualByComparingTo(run("duckdb", part.programme()).total().amount());
        }
        assertThat(together.alone())
                .isEqualByComparingTo(
                        together.programmes().stream()
                                .map(CombinationResult.Part::alone)
                                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    void takesAProgrammeThatIsNotInForceForNothing() throws Exception {
        CombinationResult together =
                run("interpreter", LocalDate.of(2019, 12, 31), "test/first", "test/second")
                        .combination()
                        .orElseThrow();

        assertThat(together.enterprises()).isZero();
        assertThat(together.programmes()).allSatisfy(part -> assertThat(part.version()).isEmpty());
    }

    private Summary run(String engine, String... ids) throws Exception {
        return run(engine, DAY, ids);
    }

    private Summary run(String engine, LocalDate day, String... ids) throws Exception {
        List<Programme> all =
                java.util.Arrays.stream(ids).map(id -> PROGRAMMES.find(id).orElseThrow()).toList();
        Simulation.Request request =
                files().request(
                                all.getFirst(),
                                day.toString(),
                                folder.resolve(engine),
                                Optional.empty())
                        .with(engine, List.of());
        return new Simulation(
                        all.size() == 1
                                ? request
                                : request.with(
                                        new Together(PROGRAMMES, all.subList(1, all.size()))),
                        new Progress(System.err, false))
                .run()
                .summary();
    }

    private PopulationFiles files() {
        StringBuilder enterprises =
                new StringBuilder("other_id,name,region,industry,registered_on\n");
        StringBuilder facts = new StringBuilder("other_id,year,staff\n");
        for (int staff : List.of(5, 15, 25, 45, 50)) {
            enterprises.append("case:%d,样例,440114,3911,2018-06-15\n".formatted(staff));
            facts.append("case:%d,2023,%d\n".formatted(staff, staff));
        }
        return new PopulationFiles(folder.resolve("population"))
                .with("enterprises.csv", enterprises.toString())
                .with("facts.csv", facts.toString());
    }

    private static EnterpriseFacts enterprise(int staff) {
        SortedMap<Integer, Map<String, FactValue>> yearly = new TreeMap<>();
        yearly.put(2023, Map.of("staff", new FactValue.Numeric(Rational.of(staff))));
        return new EnterpriseFacts(
                new Enterprise(
                        null, "case:" + staff, "样例", "440114", "3911", LocalDate.of(2018, 6, 15)),
                yearly,
                Map.of(),
                List.of(),
                List.of());
    }

    private static String atLeast(int staff) {
        return "last.staff &gt;= " + staff;
    }

    private record Reward(String id, String extra, String condition, String amount) {}

    private static Reward reward(String id, String extra, String condition, String amount) {
        return new Reward(id, extra, condition, amount);
    }

    private static Programmes programmes(Reward... rewards) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        put(
                files,
                "facts.yaml",
                """
                facts:
                  staff:
                    period: yearly
                    type: number
                    unit: persons
                    integer: true
                    min: 0
                    name: { zh: 职工总数, en: Employees }
                    meaning: { zh: 职工总数, en: Employees }
                    registers: [declared]
                """);
        for (Reward reward : rewards) {
            put(
                    files,
                    reward.id() + "/programme.yaml",
                    "id: %1$s\nname: { zh: %1$s, en: %1$s }\nowner: { zh: 无, en: Nobody }\nsources: []\nkind: reward\n%2$s\n"
                            .formatted(reward.id(), reward.extra()));
            put(files, reward.id() + "/2020-01-01/version.yaml", "from: 2020-01-01\n");
            put(
                    files,
                    reward.id() + "/2020-01-01/decision.dmn",
                    """
                    <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="model" name="small" namespace="urn:test">
                    <inputData id="in_last" name="last"><variable name="last"/></inputData>
                    <decision id="enough" name="enough"><variable name="enough"/><informationRequirement><requiredInput href="#in_last"/></informationRequirement><literalExpression><text>%s</text></literalExpression></decision>
                    <decision id="payable" name="payable"><variable name="payable"/><informationRequirement><requiredInput href="#in_last"/></informationRequirement><literalExpression><text>%s</text></literalExpression></decision>
                    <decisionService id="s_c" name="conditions"><variable name="conditions"/><outputDecision href="#enough"/></decisionService>
                    <decisionService id="s_a" name="amount"><variable name="amount"/><outputDecision href="#payable"/></decisionService>
                    </definitions>
                    """
                            .formatted(reward.condition(), reward.amount()));
        }
        Programmes programmes = Programmes.of(files);
        assertThat(programmes.all()).hasSize(rewards.length);
        assertThat(programmes.all())
                .allSatisfy(one -> assertThat(one.versions().getFirst().compiles()).isTrue());
        return programmes;
    }

    private static void put(SortedMap<String, byte[]> files, String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }
}
