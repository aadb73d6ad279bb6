package org.echelon.platform.casework.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.TestRegister;
import org.echelon.platform.identity.Accounts;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Mandate;
import org.echelon.platform.identity.Mandates;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/// Agents apply for their clients as far as the mandate goes, and leave a trace.
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgentTests {

    private static final String PROGRAMME = Applicants.PROGRAMME;
    private static final Viewer AGENT =
            new Viewer("application-agent", "代理", "Agent", Role.AGENT, null, null);

    @Autowired private TestRegister register;
    @Autowired private TestClock clock;
    @Autowired private Accounts accounts;
    @Autowired private Mandates mandates;
    @Autowired private Drafts drafts;
    @Autowired private Sheets sheets;
    @Autowired private Papers papers;
    @Autowired private SubmitApplication submit;

    private String enterprise;

    @BeforeAll
    void theAgentHasAnAccount() {
        CurrentViewer.asPlatform(() -> {
            accounts.addDemonstration(AGENT, "x");
            return true;
        });
    }

    @BeforeEach
    void anEnterpriseAppliesInJuly() {
        clock.set(LocalDate.of(2026, 7, 15));
        enterprise = Applicants.enterprise(register);
    }

    @AfterEach
    void backToToday() {
        clock.set(TestClock.TODAY);
    }

    private void mandate(Mandate.Scope scope, String programme) {
        Mandates.Given given =
                TestViewers.as(
                        TestViewers.enterprise(enterprise),
                        () ->
                                mandates.give(
                                        enterprise,
                                        new Mandates.Wanted(
                                                AGENT.username(),
                                                scope,
                                                programme,
                                                LocalDate.of(2026, 1, 1),
                                                null)));
        assertThat(given).isInstanceOf(Mandates.Given.Gave.class);
    }

    private Draft ready() {
        return TestViewers.as(
                AGENT, () -> Applicants.ready(drafts, sheets, papers, enterprise, 2026));
    }

    private void assertRefused(Runnable work) {
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() ->
                        TestViewers.as(
                                AGENT,
                                () -> {
                                    work.run();
                                    return true;
                                }));
    }

    @Test
    void anAgentWithoutAMandateBeginsNothing() {
        assertRefused(() -> drafts.begin(enterprise, PROGRAMME, 2026));
    }

    @Test
    void aMandateToReadIsNoneToFillIn() {
        mandate(Mandate.Scope.READ, PROGRAMME);

        assertRefused(() -> drafts.begin(enterprise, PROGRAMME, 2026));
    }

    @Test
    void aMandateForAnotherProgrammeIsNoneForThisOne() {
        mandate(Mandate.Scope.SUBMIT, "cn/hnte");

        assertRefused(() -> drafts.begin(enterprise, PROGRAMME, 2026));
    }

    @Test
    void anAgentWhoMayFillInLeavesTheSubmissionToTheEnterprise() {
        mandate(Mandate.Scope.FILL, PROGRAMME);
        Draft draft = ready();

        assertRefused(() -> submit.submit(draft.id(), true));

        Submission filed =
                TestViewers.as(
                        TestViewers.enterprise(enterprise), () -> submit.submit(draft.id(), true));
        assertThat(filed).isInstanceOf(Submission.Filed.class);
    }

    @Test
    void anAgentWhoMaySubmitDoesBoth() {
        mandate(Mandate.Scope.SUBMIT, PROGRAMME);
        Draft draft = ready();

        assertThat(TestViewers.as(AGENT, () -> submit.submit(draft.id(), true)))
                .isInstanceOf(Submission.Filed.class);
    }

    @Test
    void whatAnAgentReadsOfTheRegisterForADraftIsOnRecord() {
        mandate(Mandate.Scope.FILL, PROGRAMME);
        ready();

        assertThat(
                        TestDatabase.asOwner()
                                .sql(
                                        "select distinct actor || ' ' || kind from audit.look where enterprise = :enterprise")
                                .param("enterprise", enterprise)
                                .query(String.class)
                                .list())
                .contains(AGENT.username() + " Facts");
    }
}
