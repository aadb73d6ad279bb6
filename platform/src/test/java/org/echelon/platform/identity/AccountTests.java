package org.echelon.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.crypto.password.PasswordEncoder;

@PlatformTest
class AccountTests {

    private static final String GOOD = "vier Enten im Regen";
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired private Accounts accounts;
    @Autowired private OneTimeLinks links;
    @Autowired private ApiTokens tokens;
    @Autowired private PasswordEncoder passwords;
    @Autowired private TestClock clock;

    @AfterEach
    void today() {
        clock.set(TestClock.TODAY);
    }

    private static Viewer newOfficer() {
        return new Viewer(
                "made-" + NEXT.incrementAndGet(), "新人", "New", Role.OFFICER, "4401", null);
    }

    private Accounts.Added.Made add(Viewer person) {
        return (Accounts.Added.Made)
                TestViewers.as(TestViewers.ADMINISTRATOR, () -> accounts.add(person));
    }

    private static String secret(String link) {
        assertThat(link).startsWith("/welcome/");
        return link.substring("/welcome/".length());
    }

    @Test
    void aNewAccountGetsALinkWithWhichItsOwnerChoosesThePasswordOnce() {
        Accounts.Added.Made made = add(newOfficer());
        String secret = secret(made.link());

        assertThat(links.find(secret).map(OneTimeLinks.Open::username)).contains(made.username());
        assertThat(links.use(secret, "ignored", "ignored", GOOD, GOOD))
                .isEqualTo(new OneTimeLinks.Used.Set(made.username()));
        assertThat(links.use(secret, "", "", "another password", "another password"))
                .isEqualTo(new OneTimeLinks.Used.Ended());
        assertThat(
                        passwords.matches(
                                GOOD, accounts.loadUserByUsername(made.username()).getPassword()))
                .isTrue();
    }

    @Test
    void aLinkEndsAfterADay() {
        String secret = secret(add(newOfficer()).link());

        clock.pass(Duration.ofHours(24));

        assertThat(links.find(secret)).isEmpty();
        assertThat(links.use(secret, "", "", GOOD, GOOD))
                .isInstanceOf(OneTimeLinks.Used.Ended.class);
    }

    @Test
    void aNewLinkEndsTheOldOne() {
        Accounts.Added.Made made = add(newOfficer());

        Optional<String> second =
                TestViewers.as(TestViewers.ADMINISTRATOR, () -> accounts.newLink(made.username()));

        assertThat(links.find(secret(made.link()))).isEmpty();
        assertThat(links.find(secret(second.orElseThrow()))).isPresent();
    }

    @Test
    void twoWhoOpenTheSameLinkAtOnceAreNotBothServed() throws Exception {
        Accounts.Added.Made made = add(newOfficer());
        Callable<OneTimeLinks.Used> use = () -> links.use(secret(made.link()), "", "", GOOD, GOOD);

        try (var both = Executors.newFixedThreadPool(2)) {
            long served =
                    both.invokeAll(List.of(use, use)).stream()
                            .filter(one -> one.resultNow() instanceof OneTimeLinks.Used.Set)
                            .count();
            assertThat(served).isEqualTo(1);
        }
    }

    @Test
    void weakPasswordsAreRefusedInWordsAndTheLinkStands() {
        Viewer person = newOfficer();
        String secret = secret(add(person).link());

        assertThat(refusal(links.use(secret, "", "", "short", "short"))).isEqualTo("password");
        assertThat(refusal(links.use(secret, "", "", GOOD, "something else")))
                .isEqualTo("confirmation");
        String withName = "my name is " + person.username();
        assertThat(refusal(links.use(secret, "", "", withName, withName))).isEqualTo("password");
        String endless = "字".repeat(25);
        assertThat(refusal(links.use(secret, "", "", endless, endless))).isEqualTo("password");

        assertThat(links.find(secret)).isPresent();
    }

    private static String refusal(OneTimeLinks.Used used) {
        return ((OneTimeLinks.Used.Refused) used).refusals().getFirst().field();
    }

    @Test
    void theLinkItselfIsNotKept() {
        String secret = secret(add(newOfficer()).link());

        assertThat(
                        TestDatabase.asOwner()
                                .sql("select count(*) from identity.link where hash = :secret")
                                .param("secret", secret)
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void onlyAdministratorsAddAndLock() {
        for (Viewer person : List.of(TestViewers.GUANGZHOU, TestViewers.LEADER)) {
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> TestViewers.as(person, () -> accounts.add(newOfficer())));
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> TestViewers.as(person, () -> accounts.lock("anybody")));
        }
    }

    @Test
    void nobodyLocksTheOwnAccount() {
        assertThat(
                        TestViewers.as(
                                TestViewers.ADMINISTRATOR,
                                () -> accounts.lock(TestViewers.ADMINISTRATOR.username())))
                .isFalse();
    }

    @Test
    void anAccountNeedsANameOfTheRightFormAndARegionOrEnterprise() {
        assertThat(wrong(new Viewer("X", "新", "New", Role.OFFICER, "44", null)))
                .isEqualTo("username");
        assertThat(wrong(new Viewer("fine", "", "", Role.OFFICER, "44", null))).isEqualTo("name");
        assertThat(wrong(new Viewer("fine", "新", "New", Role.OFFICER, null, null)))
                .isEqualTo("region");
        assertThat(wrong(new Viewer("fine", "新", "New", Role.ENTERPRISE, null, null)))
                .isEqualTo("enterprise");
        assertThat(wrong(new Viewer("fine", "新", "New", Role.OPERATOR, "", null)))
                .isEqualTo("role");
        Viewer taken = newOfficer();
        add(taken);
        assertThat(wrong(taken)).isEqualTo("username");
    }

    private String wrong(Viewer person) {
        return ((Accounts.Added.Refused)
                        TestViewers.as(TestViewers.ADMINISTRATOR, () -> accounts.add(person)))
                .refusals()
                .getFirst()
                .field();
    }

    @Test
    void aTokenOpensTheApiUntilItEndsOrIsRevoked() {
        Viewer person = newOfficer();
        add(person);
        String secret = token(person);
        String other = token(person);

        assertThat(tokens.account(secret).map(SignedIn::viewer)).contains(person);
        long id = TestViewers.as(person, tokens::mine).getLast().id();
        assertThat(TestViewers.as(TestViewers.LANZHOU, () -> tokens.revoke(id))).isFalse();
        assertThat(TestViewers.as(person, () -> tokens.revoke(id))).isTrue();
        assertThat(tokens.account(secret)).isEmpty();
        assertThat(tokens.account(other)).isPresent();

        clock.pass(Duration.ofDays(31));
        assertThat(tokens.account(other)).isEmpty();
        assertThat(tokens.account("ech_unknown")).isEmpty();
    }

    @Test
    void aTokenOfALockedAccountOpensNothing() {
        Viewer person = newOfficer();
        add(person);
        String secret = token(person);

        TestViewers.as(TestViewers.ADMINISTRATOR, () -> accounts.lock(person.username()));
        assertThat(tokens.account(secret)).isEmpty();

        TestViewers.as(TestViewers.ADMINISTRATOR, () -> accounts.unlock(person.username()));
        assertThat(tokens.account(secret)).isPresent();
    }

    private String token(Viewer person) {
        return ((ApiTokens.Made.Shown) TestViewers.as(person, () -> tokens.make("test", 30)))
                .secret();
    }

    @Test
    void theFirstAdministratorIsMadeOnceAndOnlyWhileThereIsNone() {
        CurrentViewer.asPlatform(() -> {
            accounts.addDemonstration(TestViewers.ADMINISTRATOR, GOOD);
            return true;
        });
        var owner = TestDatabase.asOwner();
        owner.sql(
                        """
                        update identity.account set locked_by = 'test', locked_at = now()
                        where role = 'ADMINISTRATOR' and locked_at is null
                        """)
                .update();
        try {
            String first = CurrentViewer.asPlatform(links::firstAdministrator).orElseThrow();
            String second = CurrentViewer.asPlatform(links::firstAdministrator).orElseThrow();
            assertThat(links.find(secret(first))).isEmpty();
            assertThat(refusal(links.use(secret(second), "Bad Name", "Chief", GOOD, GOOD)))
                    .isEqualTo("username");
            String name = "chief-" + NEXT.incrementAndGet();
            assertThat(links.use(secret(second), name, "Chief", GOOD, GOOD))
                    .isEqualTo(new OneTimeLinks.Used.Set(name));
            assertThat(accounts.loadUserByUsername(name).viewer().role())
                    .isEqualTo(Role.ADMINISTRATOR);
            assertThat(CurrentViewer.asPlatform(links::firstAdministrator)).isEmpty();
        } finally {
            owner.sql(
                            """
                            update identity.account set locked_by = null, locked_at = null
                            where locked_by = 'test'
                            """)
                    .update();
        }
    }
}
