package org.echelon.platform.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.TestRegister;
import org.echelon.platform.enterprise.Facts;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.intake.Intake;
import org.echelon.platform.intake.IntakeReport;
import org.echelon.platform.intake.Upload;
import org.echelon.platform.overview.EnterpriseSearch;
import org.echelon.platform.overview.SearchQuery;
import org.echelon.platform.overview.SearchResult;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Status;
import org.echelon.policy.result.Verdict;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest
class EvaluationsTests {

    private static final LocalDate TODAY = TestClock.TODAY;

    @Autowired private TestRegister register;
    @Autowired private Intake intake;
    @Autowired private Evaluations evaluations;
    @Autowired private Catalogue catalogue;
    @Autowired private EnterpriseSearch search;
    @Autowired private Facts facts;

    private Evaluation ask(String key, String programme, LocalDate asOf, LocalDate knownAt) {
        return TestRegister.as(
                        TestViewers.PLATFORM,
                        () -> evaluations.one(key, programme, asOf, knownAt, false))
                .orElseThrow()
                .evaluation()
                .orElseThrow();
    }

    private static Status status(Evaluation evaluation, String condition) {
        return evaluation.conditions().stream()
                .filter(one -> one.id().equals(condition))
                .map(Condition::status)
                .findFirst()
                .orElseThrow();
    }

    private String sme() {
        String key = register.enterprise("440114");
        register.take(
                "uscc,year,revenue,rd_expense,total_cost,staff,st_staff,total_assets\n%s,2023,30000000,1500000,28000000,45,9,40000000\n"
                        .formatted(key));
        register.take(
                "uscc,valid_from,ip_class1,ip_class2,accident_or_offence,abnormal_listing,prohibited_product,audit_based_collection,rd_institution_level,standards_led,national_award_rank\n%s,2024-01-01,0,2,false,false,false,true,none,0,0\n"
                        .formatted(key));
        return key;
    }

    /// `four_above_first_entry` is declared by Guangzhou's reward alone.
    @Test
    void aFactThatOneProgrammeDeclaresIsNoReasonForAnotherToRefuse() {
        String key = sme();
        register.take(
                "uscc,valid_from,four_above_first_entry\n%s,2024-01-01,true\n".formatted(key));

        Evaluation evaluation = ask(key, "cn/tech-sme", LocalDate.of(2024, 6, 30), TODAY);

        assertThat(evaluation.verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    void theRegisterAnswersAsTheCommandLineDoes() {
        Evaluation evaluation = ask(sme(), "cn/tech-sme", LocalDate.of(2024, 6, 30), TODAY);

        assertThat(evaluation.verdict()).isEqualTo(Verdict.MET);
        assertThat(evaluation.outcomes().get("total_score")).hasToString("Exact[value=64]");
    }

    @Test
    void whatWasNotOnFileYetIsUnknownInAReplay() {
        String key = register.enterprise("440114");
        register.take("uscc,year,revenue\n%s,2023,30000000\n".formatted(key));

        Evaluation before = ask(key, "cn/tech-sme", LocalDate.of(2024, 6, 30), TODAY);

        assertThat(before.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(before.missing()).isNotEmpty();
        assertThat(
                        TestRegister.as(
                                TestViewers.PLATFORM,
                                () ->
                                        evaluations.one(
                                                key,
                                                "cn/tech-sme",
                                                LocalDate.of(2024, 6, 30),
                                                TODAY.minusDays(1),
                                                false)))
                .as("the enterprise itself was not on file the day before")
                .isEqualTo(Optional.empty());
    }

    @Test
    void everyProgrammeForEnterprisesIsAskedAtOnce() {
        String key = sme();

        List<Assessment> all =
                TestRegister.as(
                        TestViewers.PLATFORM,
                        () -> evaluations.all(key, LocalDate.of(2024, 6, 30), TODAY));

        assertThat(all)
                .extracting(one -> one.programme().id())
                .contains("cn/tech-sme", "cn/hnte", "cn/gansu/hnte-reward");
        assertThat(all).allSatisfy(one -> assertThat(one.problems()).isEmpty());
    }

    @Test
    void programmesOfOtherSubjectsStandInTheCatalogueAndAreNotAskedOfAnEnterprise() {
        String key = sme();
        LocalDate day = LocalDate.of(2024, 6, 30);
        List<String> others =
                List.of(
                        "cn/incubator",
                        "cn/makerspace",
                        "cn/technology-contract",
                        "cn/guangdong/guangzhou/talent-green-card");

        assertThat(catalogue.all()).extracting(programme -> programme.id()).containsAll(others);
        assertThat(TestRegister.as(TestViewers.PLATFORM, () -> evaluations.all(key, day, TODAY)))
                .extracting(one -> one.programme().id())
                .doesNotContainAnyElementsOf(others);
        for (String other : others) {
            assertThat(
                            TestRegister.as(
                                    TestViewers.PLATFORM,
                                    () -> evaluations.one(key, other, day, TODAY, false)))
                    .as(other)
                    .isEqualTo(Optional.empty());
        }
    }

    @Test
    void valuesOfTwoRegistersThatDoNotFitAreADisputeAndNoRefusal() {
        String key = sme();
        register.take(
                "uscc,year,register,main_business_revenue\n%s,2023,declared,29000000\n"
                        .formatted(key));
        register.take("uscc,year,register,revenue\n%s,2023,tax,28000000\n".formatted(key));

        Assessment assessment =
                TestRegister.as(
                                TestViewers.PLATFORM,
                                () ->
                                        evaluations.one(
                                                key,
                                                "cn/tech-sme",
                                                LocalDate.of(2024, 6, 30),
                                                TODAY,
                                                false))
                        .orElseThrow();

        assertThat(assessment.evaluation()).isPresent();
        assertThat(assessment.problems()).hasSize(1);
    }

    @Test
    void listedCompaniesAreJudgedByTheirPublishedFiguresAloneAndNeverPromisedARecognition()
            throws IOException {
        Path folder = TestDatabase.root().resolve("demo/companies");
        List<Upload> files =
                List.of(
                        new Upload("facts.csv", Files.readAllBytes(folder.resolve("facts.csv"))),
                        new Upload(
                                "published-status.csv",
                                Files.readAllBytes(folder.resolve("published-status.csv"))));
        IntakeReport report =
                TestRegister.as(
                        TestViewers.PLATFORM,
                        () -> intake.take(files, Intake.Mode.ALL_OR_NOTHING, Optional.empty()));
        assertThat(report.written()).isTrue();
        List<SearchResult.Row> companies =
                TestRegister.as(
                                TestViewers.PLATFORM,
                                () ->
                                        search.search(
                                                new SearchQuery(
                                                        "股份有限公司",
                                                        "",
                                                        "",
                                                        SearchQuery.Sort.NAME,
                                                        false,
                                                        1,
                                                        100,
                                                        TODAY)))
                        .rows();

        assertThat(companies).hasSize(22);
        for (SearchResult.Row company : companies) {
            int year =
                    TestRegister.as(
                                    TestViewers.PLATFORM,
                                    () -> facts.lastYear(company.key(), TODAY))
                            .orElseThrow();
            Evaluation evaluation =
                    ask(company.key(), "cn/hnte", LocalDate.of(year + 1, 6, 30), TODAY);

            assertThat(evaluation.verdict()).as(company.name()).isNotEqualTo(Verdict.MET);
            if (evaluation.verdict() != Verdict.NOT_IN_FORCE) {
                assertThat(status(evaluation, "innovation_score"))
                        .as(company.name())
                        .isNotEqualTo(Status.MET);
                assertThat(status(evaluation, "core_ip"))
                        .as(company.name())
                        .isEqualTo(Status.UNKNOWN);
            }
        }
        Evaluation known = ask("stock:300711", "cn/hnte", LocalDate.of(2022, 6, 30), TODAY);
        assertThat(status(known, "rd_intensity")).isEqualTo(Status.MET);
    }
}
