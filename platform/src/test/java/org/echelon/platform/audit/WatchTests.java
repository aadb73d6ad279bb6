package org.echelon.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.TestRegister;
import org.echelon.platform.enterprise.Facts;
import org.echelon.platform.identity.TestViewers;
import org.junit.jupiter.api.Test;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.util.ClassUtils;

@PlatformTest
class WatchTests {

    /// Modules whose services read the register or cases.
    private static final List<String> READERS =
            List.of(
                    "enterprise",
                    "title",
                    "programme",
                    "overview",
                    "casework",
                    "ledger",
                    "outlook",
                    "simulation");

    /// Rules by which only the enterprise and the agents it mandated work on what is not filed yet.
    /// They read what they wrote; what the register adds to it comes through [Facts], where an
    /// agent's look is kept.
    private static final List<String> OWN_WORK =
            List.of("@draftAccess.", "@access.mayFill(", "@access.actsFor(");

    /// Services of these modules that give no data of an enterprise, or only take some in.
    private static final Set<String> NO_DATA_OF_AN_ENTERPRISE =
            Set.of(
                    "Registration.lock",
                    "Registration.all", // to match the rows of an import; nothing of it is shown
                    "Registration.register",
                    "Registration.record",
                    "Registration.declare", // takes in what an enterprise says of itself
                    "Registration.standingValues",
                    "TitleRegistration.holder",
                    "TitleRegistration.titles",
                    "TitleRegistration.awards",
                    "TitleRegistration.statements",
                    "Issuing.issue",
                    "Issuing.revoke",
                    "ListEntry.record", // an officer enters the national list
                    "RegionOverview.of", // numbers of a region
                    "TitleRegistration.withdraw",
                    "CaseFiles.open",
                    "FilingWindows.extend", // days of a programme
                    // acts on a case: on record as deeds, and the case was read before by CaseFiles
                    "CaseActions.act",
                    "CaseActions.begin",
                    "CaseActions.passed",
                    "Objections.of", // who objected, not the enterprise
                    // lists of work; the look is kept when a case or a reward is opened
                    "Rewards.ofBudget",
                    "Proposals.search",
                    "Proposals.consider",
                    "Queue.open",
                    "WorkLists.page", // the look is kept when an enterprise on it is opened
                    "WorkLists.totals",
                    "WorkLists.progress",
                    "OpenCases.ofClients",
                    // the exchange with the national system: on record as deeds
                    "Exports.waiting",
                    "Exports.make",
                    "Exports.batches",
                    "Exports.content",
                    "Numbers.record",
                    "Numbers.simulates",
                    "Numbers.draw",
                    // what hangs on a reward, which was read before by Rewards.find; acts are on
                    // record as deeds
                    "Rewards.act",
                    "Rewards.history",
                    "Rewards.journal",
                    "Rewards.placeInQueue",
                    // money of a line, not of an enterprise; payment files are on record as deeds
                    "Budgets.appropriations",
                    "Budgets.decide",
                    "Budgets.fillDemonstration",
                    "Budgets.journal",
                    "Budgets.open",
                    "Budgets.propose",
                    "Payments.bytes",
                    "Payments.files",
                    "Payments.make",
                    "Payments.ready",
                    // programmes in work: on record as deeds
                    "StudioDrafts.inWork",
                    "StudioDrafts.find",
                    "StudioDrafts.files",
                    "StudioDrafts.steps",
                    "StudioDrafts.open",
                    "StudioDrafts.save",
                    "StudioDrafts.takeBack",
                    "StudioDrafts.discard",
                    "StudioFolders.published",
                    "StudioFolders.draft",
                    "StudioFolders.take",
                    "StudioPublication.changes",
                    "StudioPublication.submit",
                    "StudioPublication.giveBack",
                    "StudioPublication.publish",
                    "DraftTrials.inWork",
                    "DraftTrials.find",
                    "DraftTrials.open",
                    "DraftTrials.begin",
                    "DraftTrials.change",
                    // numbers that were kept
                    "Scenarios.all",
                    "Scenarios.find",
                    "Scenarios.keep",
                    "Scenarios.remove",
                    "Scenarios.draft",
                    "RegisterSnapshot.withOwnFacts", // programmes
                    // everybody at once, to count; the look is kept when a list names them
                    "WholeRegister.each",
                    "Titles.each",
                    "Titles.eachAward");

    @Autowired private ApplicationContext platform;
    @Autowired private TestRegister register;
    @Autowired private Facts facts;
    @Autowired private MockMvc web;

    private static List<String> looks(String enterprise) {
        return TestDatabase.asOwner()
                .sql(
                        """
                        select actor || ' ' || kind || ' ' || purpose || coalesce(' ' || note, '') || ' ' || place as line
                        from audit.look where enterprise = :enterprise order by id
                        """)
                .param("enterprise", enterprise)
                .query((row, _) -> row.getString("line"))
                .list();
    }

    /// Every public method of every service that reads, with its bean.
    private record Reading(Object bean, Method method) {

        String name() {
            return ClassUtils.getUserClass(bean).getSimpleName() + "." + method.getName();
        }

        /// What everybody may read is no look.
        boolean isPublic() {
            PreAuthorize rule = method.getAnnotation(PreAuthorize.class);
            return rule != null && rule.value().equals("permitAll()");
        }

        /// Open to the enterprise and its agents alone.
        boolean isOwnWork() {
            PreAuthorize rule = method.getAnnotation(PreAuthorize.class);
            return rule != null && OWN_WORK.stream().anyMatch(rule.value()::startsWith);
        }

        boolean isWatched() {
            return bean instanceof Advised advised
                    && Stream.of(advised.getAdvisors())
                            .map(Advisor.class::cast)
                            .filter(org.springframework.aop.PointcutAdvisor.class::isInstance)
                            .map(org.springframework.aop.PointcutAdvisor.class::cast)
                            .anyMatch(advisor ->
                                    advisor.getPointcut() instanceof Seen seen
                                            && seen.matches(method, ClassUtils.getUserClass(bean)));
        }
    }

    private List<Reading> readings() {
        List<Reading> all = new ArrayList<>();
        for (Object bean : platform.getBeansWithAnnotation(Service.class).values()) {
            Class<?> type = ClassUtils.getUserClass(bean);
            if (READERS.stream()
                    .anyMatch(module ->
                            type.getPackageName().startsWith("org.echelon.platform." + module))) {
                Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> !method.isSynthetic())
                        .forEach(method -> all.add(new Reading(bean, method)));
            }
        }
        return all;
    }

    @Test
    void everyServiceThatReadsIsWatchedOrKnownToGiveNoDataOfAnEnterprise() {
        Set<String> unwatched = new TreeSet<>();
        for (Reading reading : readings()) {
            if (!reading.isPublic()
                    && !reading.isWatched()
                    && !reading.isOwnWork()
                    && !NO_DATA_OF_AN_ENTERPRISE.contains(reading.name())) {
                unwatched.add(reading.name());
            }
        }

        assertThat(readings()).hasSizeGreaterThan(15);
        assertThat(unwatched)
                .as(
                        "services without a log of looks: give them the rule of an enterprise or a case, or name them here with the reason")
                .isEmpty();
    }

    @Test
    void aLookOfAnOfficerIsKeptBeforeTheDataIsHandedOut() {
        String code = register.enterprise("440114");

        TestViewers.as(
                TestViewers.GUANGZHOU, () -> facts.known(code, TestClock.TODAY, TestClock.TODAY));

        assertThat(looks(code)).containsExactly("test-guangzhou Facts UNSTATED –");
    }

    @Test
    void looksOfTheEnterpriseItselfAreNotKept() {
        String code = register.enterprise("440114");

        TestViewers.as(
                TestViewers.enterprise(code),
                () -> facts.known(code, TestClock.TODAY, TestClock.TODAY));

        assertThat(looks(code)).isEmpty();
    }

    @Test
    void aRefusedLookIsNoLook() {
        String code = register.enterprise("440114");

        try {
            TestViewers.as(
                    TestViewers.LANZHOU, () -> facts.known(code, TestClock.TODAY, TestClock.TODAY));
        } catch (org.springframework.security.access.AccessDeniedException _) {
            // as it must be
        }

        assertThat(looks(code)).isEmpty();
    }

    @Test
    void theOfficerSaysOnceWhatForAndTheEnterpriseReadsIt() throws Exception {
        String code = register.enterprise("440114");
        var officer = authentication(TestViewers.authentication(TestViewers.GUANGZHOU));
        MockHttpSession session = new MockHttpSession();

        String asked =
                web.perform(get("/enterprises/" + code + "?lang=en").with(officer).session(session))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(asked).contains("What are you looking at this enterprise for?");
        assertThat(looks(code))
                .isNotEmpty()
                .allMatch(look -> look.contains("UNSTATED /enterprises/{key}"));

        web.perform(
                        post("/purpose")
                                .with(officer)
                                .with(csrf())
                                .session(session)
                                .param("choice", "ADVICE")
                                .param("note", "visit of 21 November")
                                .param("back", "/enterprises/" + code))
                .andExpect(redirectedUrl("/enterprises/" + code));
        web.perform(get("/enterprises/" + code + "/facts").with(officer).session(session))
                .andExpect(status().isOk());

        assertThat(looks(code))
                .contains(
                        "test-guangzhou EnterpriseProfiles ADVICE visit of 21 November /enterprises/{key}/facts");
        String page =
                web.perform(
                                get("/enterprises/" + code + "/looks?lang=en")
                                        .with(
                                                authentication(
                                                        TestViewers.authentication(
                                                                TestViewers.enterprise(code)))))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(page)
                .contains("Advising the enterprise")
                .contains("visit of 21 November")
                .contains("test-guangzhou");
    }

    @Test
    void theFormLeadsNobodyElsewhere() throws Exception {
        var officer = authentication(TestViewers.authentication(TestViewers.GUANGZHOU));
        for (String elsewhere :
                List.of("https://example.org/", "//example.org/", "/\\example.org")) {
            web.perform(
                            post("/purpose")
                                    .with(officer)
                                    .with(csrf())
                                    .param("choice", "ADVICE")
                                    .param("back", elsewhere))
                    .andExpect(redirectedUrl("/"));
        }
    }

    @Test
    void aSearchIsALookAtEachEnterpriseItFinds() throws Exception {
        String code = register.enterprise("440114");

        web.perform(
                        get("/enterprises?q=" + code)
                                .with(
                                        authentication(
                                                TestViewers.authentication(TestViewers.GUANGZHOU))))
                .andExpect(status().isOk());

        assertThat(looks(code))
                .containsExactly("test-guangzhou EnterpriseSearch SEARCH /enterprises");
    }

    @Test
    void anotherEnterpriseMayNotReadWhoLooked() throws Exception {
        String code = register.enterprise("440114");
        String other = register.enterprise("440114");

        web.perform(
                        get("/enterprises/" + code + "/looks")
                                .with(
                                        authentication(
                                                TestViewers.authentication(
                                                        TestViewers.enterprise(other)))))
                .andExpect(status().isForbidden());
    }
}
