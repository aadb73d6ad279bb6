package org.echelon.platform.title;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestRegister;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.programme.Evaluations;
import org.echelon.policy.fact.Title;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@PlatformTest
@Import(IssuingTests.Heard.class)
class IssuingTests {

    private static final LocalDate TODAY = TestClock.TODAY;
    private static final AtomicInteger SERIAL = new AtomicInteger(100_000);

    @Autowired private TestRegister register;
    @Autowired private Issuing issuing;
    @Autowired private Titles titles;
    @Autowired private Evaluations evaluations;
    @Autowired private JdbcClient database;
    @Autowired private TestClock clock;
    @Autowired private Heard heard;

    /// Listens as other modules do.
    @TestConfiguration(proxyBeanMethods = false)
    static class Heard {

        private final List<TitleRecorded> events =
                java.util.Collections.synchronizedList(new ArrayList<>());

        @EventListener
        void on(TitleRecorded event) {
            events.add(event);
        }

        long count(String number) {
            synchronized (events) {
                return events.stream().filter(event -> event.number().equals(number)).count();
            }
        }
    }

    @AfterEach
    void today() {
        clock.set(TODAY);
    }

    private static String number() {
        return "GR202544" + SERIAL.incrementAndGet();
    }

    private static NewTitle hnte(String key, String number) {
        return title(key, "cn/hnte", number, LocalDate.of(2025, 12, 19), null);
    }

    private static NewTitle title(
            String key, String title, String number, LocalDate on, @Nullable String receipt) {
        return new NewTitle(
                key, title, null, number, on, on, "national list", "notice 12", receipt, false);
    }

    private Issued issue(NewTitle title) {
        return TestRegister.as(TestViewers.PLATFORM, () -> issuing.issue(title));
    }

    private HeldTitle held(String key, LocalDate asOf, LocalDate knownAt) {
        return TestRegister.as(TestViewers.PLATFORM, () -> titles.titles(key, asOf, knownAt))
                .getFirst();
    }

    @Test
    void aCertificateIsValidForTheYearsThatItsVersionSays() {
        String key = register.enterprise("440114");

        Issued issued = issue(hnte(key, number()));

        assertThat(issued).isEqualTo(new Issued.Recorded(LocalDate.of(2028, 12, 19)));
    }

    @Test
    void aRegistryNumberIsValidUntilTheDayThatTheParameterNames() {
        String key = register.enterprise("440114");

        Issued issued =
                issue(
                        title(
                                key,
                                "cn/tech-sme",
                                "202644011408100" + SERIAL.incrementAndGet() % 1000,
                                LocalDate.of(2026, 8, 3),
                                null));

        assertThat(issued).isEqualTo(new Issued.Recorded(LocalDate.of(2027, 1, 1)));
    }

    @Test
    void theSameTitleAgainWritesNothingAndTellsNobody() {
        String key = register.enterprise("440114");
        String number = number();
        issue(hnte(key, number));

        Issued again = issue(hnte(key, number));

        assertThat(again).isEqualTo(new Issued.Already());
        assertThat(heard.count(number)).isOne();
    }

    @Test
    void twentyAtOnceGiveOneTitleAndOneEvent() throws Exception {
        String key = register.enterprise("440114");
        String number = number();
        List<Issued> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(20)) {
            List<Callable<Issued>> asks = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                asks.add(() -> issue(hnte(key, number)));
            }
            for (var answer : pool.invokeAll(asks)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).filteredOn(Issued.Recorded.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Issued.Already.class::isInstance).hasSize(19);
        assertThat(heard.count(number)).isOne();
    }

    @Test
    void aNumberOfAnotherEnterpriseIsRefused() {
        String number = number();
        String first = register.enterprise("440114");
        issue(hnte(first, number));

        Issued refused = issue(hnte(register.enterprise("440114"), number));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Issued.Refused.class,
                        words ->
                                assertThat(words.what().en())
                                        .isEqualTo(
                                                "the number %s belongs to another enterprise already (%s)"
                                                        .formatted(number, first)));
    }

    @Test
    void aCaseEndsInOneTitle() {
        String key = register.enterprise("440114");
        String receipt = "TS-" + SERIAL.incrementAndGet();
        issue(title(key, "cn/hnte", number(), TODAY, receipt));

        Issued refused = issue(title(key, "cn/hnte", number(), TODAY, receipt));

        assertThat(refused).isInstanceOf(Issued.Refused.class);
    }

    @Test
    void anUnknownEnterpriseAndAnUnknownTitleAreRefused() {
        assertThat(issue(hnte(TestRegister.newCode("440114"), number())))
                .isInstanceOfSatisfying(
                        Issued.Refused.class,
                        words -> assertThat(words.what().en()).contains("no enterprise"));
        assertThat(issue(title(register.enterprise("440114"), "cn/no-such", number(), TODAY, null)))
                .isInstanceOfSatisfying(
                        Issued.Refused.class,
                        words -> assertThat(words.what().en()).contains("no version"));
    }

    @Test
    void whatAnImportBroughtGivesWayToTheIssue() {
        String key = register.enterprise("440114");
        String number = number();
        register.take(
                "uscc,title,number,from,until\n%s,cn/hnte,%s,2025-12-31,2028-01-01\n"
                        .formatted(key, number));

        Issued issued = issue(hnte(key, number));

        assertThat(issued).isInstanceOf(Issued.Recorded.class);
        assertThat(TestRegister.as(TestViewers.PLATFORM, () -> titles.titles(key, TODAY, TODAY)))
                .singleElement()
                .extracting(HeldTitle::from)
                .isEqualTo(LocalDate.of(2025, 12, 19));
    }

    @Test
    void aRevokedTitleIsHeldUntilTheDayOfItAndAsKnownBeforeStillAfterIt() {
        String key = register.enterprise("440114");
        String number = number();
        issue(hnte(key, number));
        LocalDate day = LocalDate.of(2027, 3, 1);
        clock.set(LocalDate.of(2027, 3, 5));

        Revoked revoked =
                TestRegister.as(
                        TestViewers.PLATFORM,
                        () -> issuing.revoke("cn/hnte", number, "art. 19", day));

        assertThat(revoked).isEqualTo(new Revoked.Done(day));
        LocalDate known = LocalDate.of(2027, 3, 5);
        assertThat(held(key, day, known).validity()).isEqualTo(HeldTitle.Validity.REVOKED);
        assertThat(held(key, day.minusDays(1), known).isValid()).isTrue();
        assertThat(held(key, day, LocalDate.of(2027, 3, 4)).isValid()).isTrue();
        assertThat(holds(key, day, known)).extracting(Title::until).containsExactly(day);
        assertThat(holds(key, day, LocalDate.of(2027, 3, 4)))
                .extracting(Title::until)
                .containsExactly(LocalDate.of(2028, 12, 19));
    }

    @Test
    void aTitleRevokedFromItsFirstDayWasNeverHeld() {
        String key = register.enterprise("440114");
        String number = number();
        issue(hnte(key, number));

        TestRegister.as(
                TestViewers.PLATFORM,
                () -> issuing.revoke("cn/hnte", number, "fraud", LocalDate.of(2025, 12, 19)));

        assertThat(holds(key, TODAY, TODAY)).isEmpty();
    }

    private List<Title> holds(String key, LocalDate asOf, LocalDate knownAt) {
        return TestRegister.as(TestViewers.PLATFORM, () -> evaluations.known(key, asOf, knownAt))
                .orElseThrow()
                .holds();
    }

    @Test
    void aTitleIsTakenBackOnceAndNotBeforehand() {
        String key = register.enterprise("440114");
        String number = number();
        issue(hnte(key, number));

        assertThat(revoke(number, TODAY.plusDays(1))).isInstanceOf(Revoked.Refused.class);
        assertThat(revoke(number, TODAY)).isInstanceOf(Revoked.Done.class);
        assertThat(revoke(number, TODAY.minusDays(3))).isEqualTo(new Revoked.Already(TODAY));
        assertThat(revoke("GR0", TODAY)).isInstanceOf(Revoked.Refused.class);
    }

    private Revoked revoke(String number, LocalDate on) {
        return TestRegister.as(
                TestViewers.PLATFORM, () -> issuing.revoke("cn/hnte", number, "ground", on));
    }

    @Test
    void aRevocationCannotBeRewritten() {
        String key = register.enterprise("440114");
        String number = number();
        issue(hnte(key, number));
        revoke(number, TODAY);

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        database.sql("delete from title.revocation where number = :number")
                                .param("number", number)
                                .update());
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        database.sql(
                                        "update title.revocation set reason = 'none' where number = :number")
                                .param("number", number)
                                .update());
    }

    @Test
    void anOfficerOfAnotherRegionGivesAndTakesNothing() {
        String key = register.enterprise("440114");
        String number = number();

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() ->
                        TestViewers.as(
                                TestViewers.LANZHOU, () -> issuing.issue(hnte(key, number))));
        TestViewers.as(TestViewers.GUANGZHOU, () -> issuing.issue(hnte(key, number)));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() ->
                        TestViewers.as(
                                TestViewers.LANZHOU,
                                () -> issuing.revoke("cn/hnte", number, "x", TODAY)));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() ->
                        TestViewers.as(
                                TestViewers.enterprise(key),
                                () -> issuing.issue(hnte(key, "GR1"))));
    }
}
