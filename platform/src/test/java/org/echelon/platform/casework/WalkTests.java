package org.echelon.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestRegister;
import org.echelon.platform.clock.Limits;
import org.echelon.platform.clock.RunningLimit;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.TestViewers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The way of a case through the running procedure, on a clock that the test moves.
@PlatformTest
class WalkTests {

    /// A Thursday; the week after it has five working days.
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);

    @Autowired private TestCases cases;
    @Autowired private CaseActions actions;
    @Autowired private Begin begin;
    @Autowired private Limits limits;
    @Autowired private TestClock clock;
    @Autowired private JdbcClient database;

    @BeforeEach
    void itIsMonday() {
        clock.set(MONDAY);
    }

    private CaseFile pass(CaseFile file, LocalDate day) {
        clock.set(day);
        String step = file.step();
        TestCases.platform(() -> {
            limits.sweep();
            actions.passed(file.receipt(), String.valueOf(step));
        });
        return cases.file(file.receipt());
    }

    private RunningLimit limit(CaseFile file, String step) {
        return CurrentViewer.asPlatform(() -> limits.of(file.receipt())).stream()
                .filter(one -> one.step().equals(step))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @Test
    void walksFromSubmissionToTheNumber() {
        String enterprise = TestRegister.newCode("440114");
        var applicant = TestViewers.enterprise(enterprise);
        CaseFile file = cases.at(CaseState.CHECK, enterprise);
        assertThat(limit(file, "completeness").reading().due()).contains(LocalDate.of(2026, 3, 16));

        clock.set(LocalDate.of(2026, 3, 11));
        file = cases.act(file.receipt(), Action.ASK_SUPPLEMENT, TestCases.AGENCY);
        assertThat(limit(file, "completeness").standing()).isTrue();
        assertThat(limit(file, CaseMoves.WHOLE).standing()).isTrue();
        assertThat(limit(file, "supplement").reading().due()).contains(LocalDate.of(2026, 3, 25));

        clock.set(LocalDate.of(2026, 3, 20));
        file = cases.act(file.receipt(), Action.ANSWER_SUPPLEMENT, applicant);
        assertThat(file.state()).isEqualTo(CaseState.CHECK);
        assertThat(limit(file, "completeness").reading().used()).isEqualTo(1);
        assertThat(limit(file, "completeness").reading().due()).contains(LocalDate.of(2026, 3, 26));

        file = cases.act(file.receipt(), Action.ACCEPT, TestCases.AGENCY);
        file = cases.act(file.receipt(), Action.CONFIRM, TestCases.PROVINCE);
        assertThat(file.noticeFrom()).isEqualTo(LocalDate.of(2026, 3, 20));
        assertThat(file.noticeUntil()).isEqualTo(LocalDate.of(2026, 4, 3));
        file = pass(file, LocalDate.of(2026, 4, 3));
        assertThat(file.state()).isEqualTo(CaseState.NOTICE);
        file = pass(file, LocalDate.of(2026, 4, 4));
        assertThat(file.state()).isEqualTo(CaseState.VERIFY);
        assertThat(file.stepSince()).isEqualTo(LocalDate.of(2026, 4, 3));

        file = cases.act(file.receipt(), Action.VERIFY, TestCases.TAX);
        assertThat(file.state()).isEqualTo(CaseState.NUMBER);
        file = cases.act(file.receipt(), Action.RECORD_NUMBER, TestCases.PROVINCE);
        assertThat(file.state()).isEqualTo(CaseState.RECOGNISED);
        assertThat(file.number()).isEqualTo("202644011400000001");
        assertThat(limits(file)).noneMatch(RunningLimit::open);
        assertThat(walksLeft(file)).isZero();
    }

    private List<RunningLimit> limits(CaseFile file) {
        return CurrentViewer.asPlatform(() -> limits.of(file.receipt()));
    }

    private long walksLeft(CaseFile file) {
        return database.sql(
                        "select count(*) from procedure.act_ru_execution where business_key_ = :key")
                .param("key", file.receipt())
                .query(Long.class)
                .single();
    }

    @Test
    void figuresThatDoNotAgreeGoBackToTheProvinceAndAreVerifiedAgain() {
        CaseFile file = cases.at(CaseState.VERIFY);

        file = cases.act(file.receipt(), Action.NOT_VERIFIED, TestCases.TAX);
        assertThat(file.state()).isEqualTo(CaseState.CONFIRM);
        assertThat(file.step()).isEqualTo("review");
        file = cases.act(file.receipt(), Action.CONFIRM, TestCases.PROVINCE);
        assertThat(file.state()).isEqualTo(CaseState.VERIFY);
        file = cases.act(file.receipt(), Action.VERIFY, TestCases.TAX);

        assertThat(file.state()).isEqualTo(CaseState.NUMBER);
    }

    @Test
    void anObjectionStopsTheNoticeAndItsDismissalLetsItGoOn() {
        CaseFile file = cases.at(CaseState.NOTICE);
        clock.set(LocalDate.of(2026, 3, 12));
        file = cases.act(file.receipt(), Action.OBJECT, TestViewers.enterprise("other:9"));
        assertThat(file.state()).isEqualTo(CaseState.OBJECTION);
        assertThat(limit(file, "notice").standing()).isTrue();
        file = cases.act(file.receipt(), Action.OBJECT, TestCases.TAX);
        assertThat(file.state()).isEqualTo(CaseState.OBJECTION);

        clock.set(LocalDate.of(2026, 3, 16));
        file = cases.act(file.receipt(), Action.DISMISS_OBJECTION, TestCases.PROVINCE);

        assertThat(file.state()).isEqualTo(CaseState.NOTICE);
        assertThat(limit(file, "notice").reading().used()).isEqualTo(2);
        assertThat(file.noticeFrom()).isEqualTo(MONDAY);
        assertThat(file.noticeUntil()).isEqualTo(LocalDate.of(2026, 3, 26));
        assertThat(
                        database.sql(
                                        """
                                        select count(*) from casework.objection where receipt = :receipt
                                        """)
                                .param("receipt", file.receipt())
                                .query(Long.class)
                                .single())
                .as("the public sees no objection")
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // state, last day of the limit, state a day later, whether it was escalated
        "CHECK,2026-03-16,CONFIRM,false",
        "SUPPLEMENT,2026-03-23,REFUSED,false",
        "CONFIRM,2026-03-16,CONFIRM,true",
        "NOTICE,2026-03-23,VERIFY,false",
        "OBJECTION,2026-03-23,OBJECTION,true",
        "VERIFY,2026-03-23,VERIFY,true",
        "NUMBER,2026-03-16,NUMBER,true"
    })
    void silenceMeansWhatTheProcedureSaysAfterTheLastDayAndNotOnIt(
            CaseState state, LocalDate due, CaseState after, boolean escalated) {
        CaseFile file = cases.at(state);
        CaseFile onTheDay = pass(file, due);
        assertThat(onTheDay.revision()).isEqualTo(file.revision());

        CaseFile dayAfter = pass(onTheDay, due.plusDays(1));

        assertThat(dayAfter.state()).isEqualTo(after);
        assertThat(dayAfter.escalatedOn()).isEqualTo(escalated ? due : null);
        PastAct last = cases.history(file.receipt()).getLast();
        assertThat(last.on()).isEqualTo(due);
        assertThat(last.actor()).isEqualTo("platform");
        CaseFile again = pass(dayAfter, due.plusDays(1));
        assertThat(again.revision()).isEqualTo(dayAfter.revision());
    }

    @Test
    void whoComesAfterTheLastDayIsToldWhatSilenceMeant() {
        CaseFile file = cases.at(CaseState.CHECK);
        clock.set(LocalDate.of(2026, 3, 17));

        Acted acted = cases.attempt(file.receipt(), Action.ASK_SUPPLEMENT, TestCases.AGENCY);

        assertThat(acted)
                .isInstanceOfSatisfying(
                        Acted.Refused.class,
                        refused ->
                                assertThat(refused.what().en())
                                        .contains("2026-03-16")
                                        .contains("Waiting for confirmation"));
        assertThat(cases.file(file.receipt()).state()).isEqualTo(CaseState.CONFIRM);
    }

    @Test
    void aPlatformThatSleptForTwoWeeksCatchesUpAsIfItHadBeenAwake() {
        CaseFile file = cases.at(CaseState.NOTICE);

        file = pass(file, LocalDate.of(2026, 4, 20));

        assertThat(file.state()).isEqualTo(CaseState.VERIFY);
        assertThat(file.stepSince()).isEqualTo(LocalDate.of(2026, 3, 23));
        file = pass(file, LocalDate.of(2026, 4, 20));
        assertThat(file.escalatedOn()).isEqualTo(LocalDate.of(2026, 4, 7));
    }

    @Test
    void aLeaderExtendsOnceAndTheMarkGoes() {
        CaseFile file = cases.at(CaseState.CONFIRM);
        file = pass(file, LocalDate.of(2026, 3, 17));
        assertThat(file.escalatedOn()).isNotNull();

        file = cases.act(file.receipt(), Action.EXTEND, TestCases.LEADER);

        assertThat(file.escalatedOn()).isNull();
        assertThat(limit(file, "confirmation").reading().due()).contains(LocalDate.of(2026, 3, 19));
        assertThat(cases.attempt(file.receipt(), Action.EXTEND, TestCases.LEADER))
                .isInstanceOf(Acted.Refused.class);
        file = pass(file, LocalDate.of(2026, 3, 20));
        assertThat(file.escalatedOn()).isEqualTo(LocalDate.of(2026, 3, 19));
    }

    @Test
    void ofTwoWhoDecideAtOnceOneDecidesAndTheOtherIsToldWhoDidWhat() throws Exception {
        CaseFile file = cases.at(CaseState.CONFIRM);
        Callable<Acted> confirm =
                () ->
                        cases.attempt(
                                file.receipt(),
                                Action.CONFIRM,
                                TestCases.PROVINCE,
                                file.revision(),
                                ActionInput.NONE);
        var colleague =
                new org.echelon.platform.identity.Viewer(
                        "test-guangdong-2",
                        "同事",
                        "Colleague",
                        org.echelon.platform.identity.Role.OFFICER,
                        "44",
                        null);
        Callable<Acted> refuse =
                () ->
                        cases.attempt(
                                file.receipt(),
                                Action.REFUSE,
                                colleague,
                                file.revision(),
                                ActionInput.because("不符合条件"));

        List<Acted> answers = new ArrayList<>();
        try (var people = Executors.newFixedThreadPool(2)) {
            for (Future<Acted> answer : people.invokeAll(List.of(confirm, refuse))) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).filteredOn(Acted.Done.class::isInstance).hasSize(1);
        Acted.Refused refused =
                answers.stream()
                        .filter(Acted.Refused.class::isInstance)
                        .map(Acted.Refused.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertThat(refused.what().en()).containsPattern("test-guangdong|ended on");
        assertThat(cases.file(file.receipt()).revision()).isEqualTo(file.revision() + 1);
    }

    @Test
    void theSameFormSentTwiceIsDoneOnce() {
        CaseFile file = cases.at(CaseState.CHECK);
        cases.act(file.receipt(), Action.ACCEPT, TestCases.AGENCY);

        Acted again =
                cases.attempt(
                        file.receipt(),
                        Action.ACCEPT,
                        TestCases.AGENCY,
                        file.revision(),
                        ActionInput.NONE);

        assertThat(again).isInstanceOf(Acted.Done.class);
        assertThat(cases.file(file.receipt()).revision()).isEqualTo(file.revision() + 1);
    }

    @Test
    void aKillBetweenSubmissionAndProcedureIsRepairedOnce() {
        String enterprise = TestRegister.newCode("440114");
        String receipt = "TS-" + enterprise.substring(10, 16).replaceAll("[01ILOU]", "3");
        // what is in the database when the process dies before the listener has run
        TestCases.platform(() ->
                database.sql(
                                """
                                insert into casework.case_file (receipt, programme, version, enterprise_key,
                                    enterprise_name, region, filing_year, state, submitted_by, submitted_at,
                                    step_since)
                                values (:receipt, 'cn/tech-sme', '2022-04-01', :key, '样例', '440114', 2026,
                                        'RECEIVED', 'x', timestamptz '2026-03-09 12:00+08', '2026-03-09')
                                """)
                        .param("receipt", receipt)
                        .param("key", enterprise)
                        .update());
        clock.set(LocalDate.of(2026, 3, 11));

        TestCases.platform(begin::sweep);
        TestCases.platform(begin::sweep);
        TestCases.platform(() -> begin.on(new CaseSubmitted(receipt)));

        CaseFile file = cases.file(receipt);
        assertThat(file.state()).isEqualTo(CaseState.CHECK);
        assertThat(file.revision()).isEqualTo(1);
        assertThat(limit(file, "completeness").from()).isEqualTo(MONDAY);
        assertThat(
                        database.sql(
                                        """
                                        select count(*) from procedure.act_ru_execution
                                        where business_key_ = :key and parent_id_ is null
                                        """)
                                .param("key", receipt)
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void theEngineKeepsKeysAndTokensAlone() {
        CaseFile file = cases.at(CaseState.NUMBER);

        List<String> values =
                database.sql(
                                """
                                select v.name_ || '=' || v.text_
                                from procedure.act_ru_variable v
                                join procedure.act_ru_execution e on e.id_ = v.proc_inst_id_
                                where e.business_key_ = :key
                                """)
                        .param("key", file.receipt())
                        .query((row, _) -> row.getString(1))
                        .list();

        assertThat(values).containsExactly("outcome=verify");
    }

    @Test
    void whatIsRefusedLeavesTheProcedureWhereItWas() {
        CaseFile file = cases.at(CaseState.NUMBER);

        cases.attempt(
                file.receipt(),
                Action.RECORD_NUMBER,
                TestCases.PROVINCE,
                file.revision(),
                ActionInput.NONE);

        assertThat(cases.file(file.receipt())).isEqualTo(file);
        assertThat(walksLeft(file)).isPositive();
    }
}
