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
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.intake.Intake;
import org.echelon.platform.intake.Upload;
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
    void aListedCompanyIsJudgedByItsPublishedFiguresAloneAndNeverPromisedAnything()
            throws IOException {
        Path folder = TestDatabase.root().resolve("demo/companies");
        List<Upload> files =
                List.of(
                        new Upload("facts.csv", Files.readAllBytes(folder.resolve("facts.csv"))),
                        new Upload(
                                "published-status.csv",
                                Files.readAllBytes(folder.resolve("published-status.csv"))));
        TestRegister.as(
                TestViewers.PLATFORM,
                () -> intake.take(files, Intake.Mode.ALL_OR_NOTHING, Optional.empty()));

        Evaluation evaluation = ask("stock:300711", "cn/hnte", LocalDate.of(2022, 6, 30), TODAY);

        assertThat(evaluation.verdict()).isNotEqualTo(Verdict.MET);
        assertThat(status(evaluation, "rd_intensity")).isNotEqualTo(Status.UNKNOWN);
        assertThat(status(evaluation, "innovation_score")).isEqualTo(Status.UNKNOWN);
        assertThat(status(evaluation, "core_ip")).isEqualTo(Status.UNKNOWN);
    }
}
