package org.echelon.policy.gap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Question;
import org.echelon.policy.SharedFolder;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.FactsFile;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Gap;
import org.echelon.policy.result.OutOfReach;
import org.echelon.policy.result.Proposal;
import org.echelon.policy.result.Verdict;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapTests {

    private static final LocalDate KNOWN_AT = LocalDate.of(2026, 11, 21);
    private static final Programmes PROGRAMMES =
            Programmes.read(SharedFolder.root().resolve("programmes"));

    /// 58 points where 60 are wanted.
    private static final String TECH_SME =
            """
            name: two points short
            programme: cn/tech-sme
            as-of: 2024-06-30
            enterprise: { uscc: 91440114MA9TERT04C, name: 样例科技有限公司, region: "440114", registered-on: 2018-06-15, industry: "3911" }
            facts:
              2023: { revenue: 50000000, rd_expense: 2000000, total_cost: 48000000, staff: 120, st_staff: 12, total_assets: 60000000 }
              current: { ip_class1: 0, ip_class2: 4, accident_or_offence: false, abnormal_listing: false, prohibited_product: false, audit_based_collection: true, rd_institution_level: none, standards_led: 0, national_award_rank: 0 }
            """;

    /// 70 points where 71 are wanted.
    private static final String HNTE =
            """
            name: seventy points
            programme: cn/hnte
            as-of: 2024-06-30
            enterprise: { uscc: 91440114MA9TERT04C, name: 样例科技有限公司, region: "440114", registered-on: 2018-06-15, industry: "3911" }
            facts:
              2021: { revenue: 40000000, rd_expense: 2000000, rd_expense_domestic: 2000000, net_assets: 20000000, conversions: 4 }
              2022: { revenue: 45000000, rd_expense: 2250000, rd_expense_domestic: 2250000, net_assets: 22000000, conversions: 4 }
              2023: { revenue: 50000000, rd_expense: 2500000, rd_expense_domestic: 2500000, net_assets: 24200000, conversions: 4, staff: 50, st_staff: 5, hnte_income: 30000000, total_income: 50000000 }
              current: { ip_class1: 0, ip_class2: 5, ip_own_rd: true, core_ip: true, hnte_field: "1.1.1", accident_or_offence: false, ip_advancedness: 5, ip_support: 6, ip_quantity: 5, ip_acquisition: 6, ip_standards: 0, conversion_score: 22, org_system: 5, org_unit: 5, org_conversion: 4, org_talent: 4, net_asset_growth_points: 4, sales_growth_points: 4 }
            """;

    private static final String GANSU =
            """
            name: met but for its age or its certificate
            programme: cn/gansu/innovative-enterprise
            as-of: 2024-06-30
            enterprise: { uscc: 91620102MA7DEMQ11N, name: 兰州样例科技有限公司, region: "620102", registered-on: 2018-06-15, industry: "3911" }
            facts:
              2023: { revenue: 22000000, rd_expense: 900000, staff: 40, rd_staff: 6 }
              current: { ip_class1: 0, ip_class2: 2, core_ip: true, hnte_field: "7.1.1", audit_based_collection: true }
            """;

    private record Asked(Programme programme, EnterpriseFacts facts, Question question) {
        Gap gap() {
            Evaluation evaluation = programme.evaluate(facts, question);
            return programme.gap(facts, question, evaluation);
        }
    }

    private static Asked asked(String yaml) {
        FactsFile file =
                FactsFile.read(
                                "test.yaml",
                                yaml.getBytes(StandardCharsets.UTF_8),
                                PROGRAMMES.facts())
                        .file()
                        .orElseThrow();
        Programme programme =
                PROGRAMMES.find(java.util.Objects.requireNonNull(file.programme())).orElseThrow();
        LocalDate asOf = java.util.Objects.requireNonNull(file.asOf());
        return new Asked(programme, file.facts(), Question.asOf(asOf, KNOWN_AT));
    }

    private static List<String> changes(Gap gap) {
        return gap.proposals().stream()
                .map(proposal ->
                        String.join(
                                "; ",
                                proposal.changes().stream()
                                        .filter(change -> !change.follows())
                                        .map(change ->
                                                "%s %s→%s"
                                                        .formatted(
                                                                change.fact(),
                                                                change.from(),
                                                                change.to()))
                                        .toList()))
                .toList();
    }

    private static OutOfReach only(Gap gap) {
        assertThat(gap.proposals()).isEmpty();
        assertThat(gap.outOfReach()).hasSize(1);
        return gap.outOfReach().getFirst();
    }

    @Test
    void findsTheOnePersonWhoIsMissing() {
        Gap gap =
                asked(
                                TECH_SME.replace("rd_expense: 2000000", "rd_expense: 2500000")
                                        .replace("ip_class2: 4", "ip_class2: 2")
                                        .replace(
                                                "staff: 120, st_staff: 12",
                                                "staff: 100, st_staff: 14"))
                        .gap();

        Proposal first = gap.proposals().getFirst();
        assertThat(first.filing()).isEqualTo("2025-06-30");
        assertThat(first.changes())
                .containsExactly(
                        new Proposal.Change(
                                new FactKey("st_staff", 2024),
                                Rational.of(14),
                                Rational.of(15),
                                false));
        assertThat(first.cost()).isEqualTo(Rational.ONE);
        assertThat(first.certificate()).isEqualTo(new Proposal.Certificate.Minimal());
    }

    @Test
    void ranksDifferentWaysByTheirCost() {
        Gap gap = asked(TECH_SME).gap();

        assertThat(changes(gap))
                .containsExactly(
                        "rd_expense 2024 2000000→2500000", "st_staff 2024 12→18", "ip_class1 0→1");
        assertThat(gap.proposals())
                .extracting(Proposal::cost)
                .containsExactly(Rational.of(5), Rational.of(6), Rational.of(8));
    }

    @Test
    void movesAPanelsScoreWithItsBandAndSaysSo() {
        Gap gap = asked(HNTE).gap();

        Proposal first = gap.proposals().getFirst();
        assertThat(first.changes())
                .containsExactly(
                        new Proposal.Change(
                                new FactKey("conversions", 2024),
                                Rational.of(4),
                                Rational.of(7),
                                false),
                        new Proposal.Change(
                                new FactKey("conversion_score", null),
                                Rational.of(22),
                                Rational.of(25),
                                true));
        assertThat(first.cost()).isEqualTo(Rational.of(6));
        assertThat(first.assumes())
                .extracting(words -> words.en())
                .anyMatch(en -> en.contains("panel"));
    }

    @Test
    void statesInBothLanguagesWhatItAssumes() {
        Proposal first = asked(TECH_SME).gap().proposals().getFirst();

        assertThat(first.assumes())
                .anySatisfy(words -> {
                    assertThat(words.zh()).contains("2024年", "沿用2023年");
                    assertThat(words.en()).contains("2024 is not closed", "as in 2023");
                });
    }

    @Test
    void neverMovesAClosedYear() {
        for (String yaml : List.of(TECH_SME, HNTE)) {
            assertThat(asked(yaml).gap().proposals())
                    .flatExtracting(Proposal::changes)
                    .allSatisfy(change ->
                            assertThat(change.fact().year())
                                    .satisfiesAnyOf(
                                            year -> assertThat(year).isNull(),
                                            year -> assertThat(year).isGreaterThan(2023)));
        }
    }

    @Test
    void usesWhatIsAlreadyToldOfTheRunningYear() {
        Gap gap =
                asked(TECH_SME.replace("  current:", "  2024: { st_staff: 17 }\n  current:")).gap();

        assertThat(changes(gap)).first().isEqualTo("st_staff 2024 17→18");
        assertThat(gap.proposals().getFirst().assumes())
                .extracting(words -> words.en())
                .anyMatch(en -> en.contains("figures already given for 2024"));
    }

    @Test
    void movesNothingButRightsAndStandardsForAFilingOfThisYear() {
        Asked asked = asked(TECH_SME);

        Gap gap = asked.programme().gap(asked.facts(), asked.question(), LocalDate.of(2024, 9, 30));

        assertThat(changes(gap)).containsExactly("ip_class1 0→1", "standards_led 0→1");
    }

    @Test
    void asksForNothingButWaitingWhenTimeAloneSettlesIt() {
        Asked young = asked(GANSU.replace("2018-06-15", "2023-09-01"));

        Gap gap = young.gap();

        assertThat(young.programme().evaluate(young.facts(), young.question()).verdict())
                .isEqualTo(Verdict.NOT_MET);
        assertThat(gap.proposals())
                .singleElement()
                .satisfies(proposal -> {
                    assertThat(proposal.filing()).isEqualTo("2025-06-30");
                    assertThat(proposal.changes()).isEmpty();
                    assertThat(proposal.cost()).isEqualTo(Rational.ZERO);
                });
    }

    @Test
    void proposesNothingWhereTheVerdictIsMet() {
        Gap gap = asked(HNTE.replace("ip_standards: 0", "ip_standards: 1")).gap();

        assertThat(gap).isEqualTo(Gap.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "'prohibited_product: false', 'prohibited_product: true', product, prohibited_product",
        "'abnormal_listing: false', 'abnormal_listing: true', conduct, abnormal_listing",
        "'total_assets: 60000000', 'total_assets: 200000000.01', assets_limit, total_assets",
        "'revenue: 50000000', 'revenue: 200000000.01', revenue_limit, revenue",
        "'region: \"440114\"', 'region: \"810000\"', resident, region",
        "'industry: \"3911\"', 'industry: \"7010\"', product, industry",
    })
    void namesTheFixedFactThatForbidsIt(
            String written, String instead, String condition, String fact) {
        OutOfReach out = only(asked(TECH_SME.replace(written, instead)).gap());

        assertThat(out.kind()).isEqualTo(OutOfReach.Kind.NOT_REACHABLE);
        assertThat(out.because())
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.condition()).isEqualTo(condition);
                    assertThat(reason.facts()).extracting(FactKey::fact).containsExactly(fact);
                    assertThat(reason.message().zh()).startsWith("条件“");
                });
    }

    @Test
    void saysThatAnEnterpriseIsTooYoungForAFiling() {
        Asked asked =
                asked(HNTE.replace("2018-06-15", "2024-03-01").replaceAll("  202[123]:.*\n", ""));

        Gap gap =
                asked.programme().gap(asked.facts(), asked.question(), LocalDate.of(2024, 12, 31));

        assertThat(gap.outOfReach().getFirst().because())
                .anySatisfy(reason -> {
                    assertThat(reason.condition()).isEqualTo("registered_one_year");
                    assertThat(reason.message().en())
                            .contains("registered on 2024-03-01", "305 days before");
                });
    }

    @Test
    void saysWhichFactsWouldHaveToBeKnownFirst() {
        OutOfReach out = only(asked(TECH_SME.replace(", total_assets: 60000000", "")).gap());

        assertThat(out.kind()).isEqualTo(OutOfReach.Kind.UNKNOWN_FACTS);
        assertThat(out.because())
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.condition()).isEqualTo("assets_limit");
                    assertThat(reason.facts()).containsExactly(new FactKey("total_assets", 2023));
                });
    }

    @Test
    void proposesWhatSufficesWhateverAnUnknownFactTurnsOutToBe() {
        Gap gap = asked(TECH_SME.replace("ip_class2: 4, ", "")).gap();

        assertThat(changes(gap)).first().isEqualTo("ip_class1 0→1");
    }

    @Test
    void looksAYearFurtherWhenTheNextFilingIsOutOfReach() {
        Gap gap =
                asked(
                                GANSU
                                        + "holds:\n  - { title: cn/hnte, number: GR1, from: 2023-01-01, until: 2026-01-01 }\n")
                        .gap();

        assertThat(gap.outOfReach())
                .singleElement()
                .satisfies(out -> {
                    assertThat(out.filing()).isEqualTo("2025-06-30");
                    assertThat(out.because().getFirst().condition()).isEqualTo("not_hnte");
                    assertThat(out.because().getFirst().message().en())
                            .contains("titles on the register (cn/hnte)");
                });
        assertThat(gap.proposals())
                .singleElement()
                .extracting(Proposal::filing)
                .isEqualTo(LocalDate.of(2026, 6, 30));
    }

    @TestFactory
    Stream<DynamicTest> turnsTheVerdictOfTheExamplesThatItProposesFor() {
        return Stream.of("cn/tech-sme", "cn/hnte", "cn/gansu/innovative-enterprise")
                .map(id -> PROGRAMMES.find(id).orElseThrow())
                .flatMap(programme ->
                        programme.versions().getFirst().examples().entrySet().stream()
                                .filter(example -> isSampled(example.getKey()))
                                .map(example ->
                                        DynamicTest.dynamicTest(
                                                programme.id() + "/" + example.getKey(),
                                                () -> turns(example.getValue()))));
    }

    /// A third of the examples, always the same, to keep the suite short; all with
    /// `-Dgap.examples=all`.
    private static boolean isSampled(String name) {
        return "all".equals(System.getProperty("gap.examples"))
                || Math.floorMod(name.hashCode(), 3) == 0;
    }

    @TestFactory
    Stream<DynamicTest> turnsTheVerdictOfEverySharedCase() throws IOException {
        java.nio.file.Path folder =
                java.nio.file.Path.of(System.getProperty("echelon.shared", "../shared"), "cases");
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<java.nio.file.Path> files = Files.list(folder)) {
            return files.sorted().toList().stream()
                    .map(file ->
                            DynamicTest.dynamicTest(
                                    file.getFileName().toString(),
                                    () -> turns(Files.readAllBytes(file))));
        }
    }

    /// Applied to the facts that its assumptions give, each proposal makes the verdict met, and
    /// with any step of it taken back it does not.
    private static void turns(byte[] yaml) {
        var reading = FactsFile.read("example.yaml", yaml, PROGRAMMES.facts());
        if (reading.file().isEmpty()) {
            return;
        }
        Asked asked = asked(new String(yaml, StandardCharsets.UTF_8));
        if (!asked.programme().problems(asked.facts(), asked.question()).isEmpty()) {
            return;
        }
        Verdict verdict = asked.programme().evaluate(asked.facts(), asked.question()).verdict();

        Gap gap = asked.gap();

        boolean expected = verdict == Verdict.NOT_MET || verdict == Verdict.UNKNOWN;
        assertThat(gap.proposals().isEmpty() && gap.outOfReach().isEmpty()).isEqualTo(!expected);
        for (Proposal proposal : gap.proposals()) {
            assertThat(verdictWith(asked, proposal, null)).isEqualTo(Verdict.MET);
            proposal.changes().stream()
                    .filter(change -> !change.follows())
                    .forEach(change ->
                            assertThat(verdictWith(asked, proposal, change.fact()))
                                    .isNotEqualTo(Verdict.MET));
        }
    }

    /// @param stepBack the fact of which one step is taken back
    private static Verdict verdictWith(
            Asked asked, Proposal proposal, @org.jspecify.annotations.Nullable FactKey stepBack) {
        SortedMap<Integer, Map<String, FactValue>> yearly = new TreeMap<>(asked.facts().yearly());
        int lastClosed = asked.question().asOf().getYear() - 1;
        for (int year = lastClosed + 1; year < proposal.filing().getYear(); year++) {
            Map<String, FactValue> repeated =
                    new HashMap<>(yearly.getOrDefault(year - 1, Map.of()));
            repeated.putAll(yearly.getOrDefault(year, Map.of()));
            yearly.put(year, repeated);
        }
        Map<String, FactValue> current = new HashMap<>(asked.facts().current());
        for (Proposal.Change change : proposal.changes()) {
            if (change.follows() && stepBack != null) {
                continue; // it follows the whole change only
            }
            Integer year = change.fact().year();
            Rational to = change.to();
            if (change.fact().equals(stepBack)) {
                Rational step =
                        PROGRAMMES
                                .facts()
                                .find(change.fact().fact())
                                .orElseThrow()
                                .move()
                                .orElseThrow()
                                .step();
                to = change.to().minus(step);
            }
            (year == null ? current : java.util.Objects.requireNonNull(yearly.get(year)))
                    .put(change.fact().fact(), new FactValue.Numeric(to));
        }
        EnterpriseFacts moved =
                new EnterpriseFacts(
                        asked.facts().enterprise(),
                        yearly,
                        current,
                        asked.facts().holds(),
                        asked.facts().received());
        Question question = Question.asOf(proposal.filing(), KNOWN_AT);
        if (stepBack == null) {
            assertThat(asked.programme().problems(moved, question)).isEmpty();
        }
        return asked.programme().evaluate(moved, question).verdict();
    }
}
