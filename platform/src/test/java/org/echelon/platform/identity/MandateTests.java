package org.echelon.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.TestRegister;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.identity.Mandates.Given;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;

@PlatformTest
class MandateTests {

    private static final Viewer AGENT =
            new Viewer("test-agent", "代理", "Agent", Role.AGENT, null, null);
    private static final Viewer STRANGER =
            new Viewer("test-agent-2", "代理", "Agent", Role.AGENT, null, null);
    private static final LocalDate TODAY = TestClock.TODAY;

    @Autowired private TestRegister register;
    @Autowired private Accounts accounts;
    @Autowired private Mandates mandates;
    @Autowired private Access access;
    @Autowired private Enterprises enterprises;
    @Autowired private TestClock clock;

    private String client = "";

    @BeforeEach
    void anEnterpriseAndTwoAgents() {
        client = register.enterprise("440114");
        CurrentViewer.asPlatform(() -> {
            accounts.addDemonstration(AGENT, "correct horse");
            accounts.addDemonstration(STRANGER, "correct horse");
            return true;
        });
    }

    @AfterEach
    void today() {
        clock.set(TODAY);
    }

    private Given give(Mandate.Scope scope, @Nullable String programme, @Nullable LocalDate until) {
        return TestViewers.as(
                TestViewers.enterprise(client),
                () ->
                        mandates.give(
                                client,
                                new Mandates.Wanted(
                                        AGENT.username(), scope, programme, TODAY, until)));
    }

    private boolean fills(Viewer person, String programme) {
        return TestViewers.as(person, () -> access.mayFill(client, programme));
    }

    private boolean submits(Viewer person, String programme) {
        return TestViewers.as(person, () -> access.maySubmit(client, programme));
    }

    @Test
    void aMandateGoesAsFarAsItSays() {
        assertThat(fills(AGENT, "cn/tech-sme")).isFalse();

        give(Mandate.Scope.FILL, null, null);

        assertThat(fills(AGENT, "cn/tech-sme")).isTrue();
        assertThat(submits(AGENT, "cn/tech-sme")).isFalse();
        assertThat(fills(STRANGER, "cn/tech-sme")).isFalse();
        assertThat(TestViewers.as(AGENT, () -> enterprises.find(client))).isPresent();
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> TestViewers.as(STRANGER, () -> enterprises.find(client)));
    }

    @Test
    void aMandateForOneProgrammeIsForThatOneAlone() {
        give(Mandate.Scope.SUBMIT, "cn/tech-sme", null);

        assertThat(submits(AGENT, "cn/tech-sme")).isTrue();
        assertThat(submits(AGENT, "cn/hnte")).isFalse();
    }

    @Test
    void aMandateEndsOnItsDay() {
        give(Mandate.Scope.SUBMIT, null, TODAY.plusDays(5));

        clock.set(TODAY.plusDays(4));
        assertThat(submits(AGENT, "cn/tech-sme")).isTrue();
        clock.set(TODAY.plusDays(5));
        assertThat(submits(AGENT, "cn/tech-sme")).isFalse();
    }

    @Test
    void theEnterpriseRevokesAtOnce() {
        Mandate mandate = ((Given.Gave) give(Mandate.Scope.SUBMIT, null, null)).mandate();

        assertThat(
                        TestViewers.as(
                                TestViewers.enterprise(client),
                                () -> mandates.revoke(mandate.id())))
                .isPresent();

        assertThat(submits(AGENT, "cn/tech-sme")).isFalse();
        assertThat(TestViewers.as(TestViewers.enterprise(client), () -> mandates.of(client)))
                .extracting(Mandate::revokedBy)
                .containsExactly("test-" + client);
        assertThat(
                        TestViewers.as(
                                TestViewers.enterprise(client),
                                () -> mandates.revoke(mandate.id())))
                .isEmpty();
    }

    @Test
    void anAgentGivesAMandateBackAndNobodyElseEndsIt() {
        Mandate mandate = ((Given.Gave) give(Mandate.Scope.READ, null, null)).mandate();

        String other = register.enterprise("440114");
        assertThat(TestViewers.as(STRANGER, () -> mandates.revoke(mandate.id()))).isEmpty();
        assertThat(
                        TestViewers.as(
                                TestViewers.enterprise(other), () -> mandates.revoke(mandate.id())))
                .isEmpty();
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() ->
                        TestViewers.as(
                                TestViewers.ADMINISTRATOR, () -> mandates.revoke(mandate.id())));
        assertThat(TestViewers.as(AGENT, () -> mandates.revoke(mandate.id()))).isPresent();
    }

    @Test
    void nobodyGivesAMandateForAnother() {
        Mandates.Wanted wanted =
                new Mandates.Wanted(AGENT.username(), Mandate.Scope.READ, null, TODAY, null);
        String other = register.enterprise("440114");

        for (Viewer person :
                java.util.List.of(
                        TestViewers.enterprise(other),
                        AGENT,
                        TestViewers.GUANGZHOU,
                        TestViewers.ADMINISTRATOR)) {
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> TestViewers.as(person, () -> mandates.give(client, wanted)));
        }
    }

    @Test
    void aMandateIsForAnAgentAndEndsAfterItBegins() {
        Given nobody =
                TestViewers.as(
                        TestViewers.enterprise(client),
                        () ->
                                mandates.give(
                                        client,
                                        new Mandates.Wanted(
                                                "nobody-here",
                                                Mandate.Scope.READ,
                                                null,
                                                TODAY,
                                                null)));

        assertThat(nobody).isInstanceOf(Given.Refused.class);
        assertThat(((Given.Refused) nobody).field()).isEqualTo("agent");
        assertThat(((Given.Refused) give(Mandate.Scope.READ, null, TODAY)).field())
                .isEqualTo("until");
    }

    @Test
    void staffOfTheRegionSeeWhoActsAndOthersDoNot() {
        give(Mandate.Scope.READ, null, null);

        assertThat(TestViewers.as(TestViewers.GUANGZHOU, () -> mandates.of(client))).hasSize(1);
        assertThat(TestViewers.as(TestViewers.LANZHOU, () -> mandates.of(client))).isEmpty();
        assertThat(TestViewers.as(AGENT, mandates::mine))
                .extracting(Mandate::enterprise)
                .contains(client);
    }

    @Test
    void theHistoryOfMandatesCanNeitherBeDeletedNorRewritten() {
        give(Mandate.Scope.READ, null, null);
        var owner = TestDatabase.asOwner();

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> owner.sql("delete from identity.mandate").update())
                .withMessageContaining("append-only");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(
                        () -> owner.sql("update identity.mandate set scope = 'SUBMIT'").update())
                .withMessageContaining("append-only");
    }
}
