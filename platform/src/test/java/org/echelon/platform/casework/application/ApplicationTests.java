package org.echelon.platform.casework.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.TestRegister;
import org.echelon.platform.casework.Acted;
import org.echelon.platform.casework.Action;
import org.echelon.platform.casework.ActionInput;
import org.echelon.platform.casework.CaseActions;
import org.echelon.platform.casework.CaseFile;
import org.echelon.platform.casework.CaseFiles;
import org.echelon.platform.casework.CaseState;
import org.echelon.platform.casework.SupplementItem;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.enterprise.Facts;
import org.echelon.platform.enterprise.Register;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Paper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;

@PlatformTest
class ApplicationTests {

    private static final String PROGRAMME = Applicants.PROGRAMME;
    private static final LocalDate OPEN = LocalDate.of(2026, 7, 15);

    @Autowired private TestRegister register;
    @Autowired private TestClock clock;
    @Autowired private Drafts drafts;
    @Autowired private Sheets sheets;
    @Autowired private Papers papers;
    @Autowired private SubmitApplication submit;
    @Autowired private Filings filings;
    @Autowired private FilingWindows windows;
    @Autowired private CaseFiles cases;
    @Autowired private CaseActions actions;
    @Autowired private Facts facts;
    @Autowired private Programmes programmes;
    @Autowired private Enterprises enterprises;

    private String enterprise;
    private Viewer applicant;

    @BeforeEach
    void anEnterpriseAppliesInJuly() {
        clock.set(OPEN);
        enterprise = Applicants.enterprise(register);
        applicant = TestViewers.enterprise(enterprise);
    }

    @AfterEach
    void backToToday() {
        clock.set(TestClock.TODAY);
    }

    private <T> T as(Supplier<T> work) {
        return TestViewers.as(applicant, work);
    }

    private Draft begun() {
        return as(() -> drafts.begin(enterprise, PROGRAMME, 2026));
    }

    private Draft ready() {
        return as(() -> Applicants.ready(drafts, sheets, papers, enterprise, 2026));
    }

    private Entry entry(Draft draft, String field) {
        return as(() -> sheets.of(draft).orElseThrow().find(field).orElseThrow());
    }

    private String file(Draft draft) {
        return ((Submission.Filed) as(() -> submit.submit(draft.id(), true))).receipt();
    }

    @Test
    void aDraftIsFilledInFromTheRegisterWithSourceAndDate() {
        Entry revenue = entry(begun(), "last.revenue");

        assertThat(revenue.typed()).isEqualTo("30,000,000");
        assertThat(revenue.version()).isZero();
        assertThat(revenue.origin()).isEqualTo(Origin.KEPT);
        assertThat(revenue.register())
                .isEqualTo(new Said("30000000", "tax", "test.csv", OPEN, null));
    }

    @Test
    void whoeverBeginsGetsTheSameDraftOnAnyDevice() {
        assertThat(begun()).isEqualTo(begun());
    }

    @Test
    void aSavingOnAnOutdatedValueOverwritesNothingAndShowsBoth() {
        Draft draft = begun();

        Saving first = as(() -> drafts.save(draft.id(), "last.staff", 0, "46", ""));
        Saving second = as(() -> drafts.save(draft.id(), "last.staff", 0, "47", ""));

        assertThat(first).isInstanceOf(Saving.Saved.class);
        assertThat(second)
                .isInstanceOfSatisfying(
                        Saving.Conflict.class,
                        conflict -> {
                            assertThat(conflict.theirs().typed()).isEqualTo("46");
                            assertThat(conflict.theirs().by()).isEqualTo(applicant.username());
                        });
        assertThat(entry(draft, "last.staff").typed()).isEqualTo("46");

        as(() -> drafts.save(draft.id(), "last.staff", 1, "47", ""));

        assertThat(as(() -> drafts.history(draft.id())))
                .extracting(SavedAnswer::typed, SavedAnswer::version)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("46", 1),
                        org.assertj.core.groups.Tuple.tuple("47", 2));
    }

    @Test
    void savingTheSameTwiceIsNoConflictAndLeavesOneTrace() {
        Draft draft = begun();

        as(() -> drafts.save(draft.id(), "last.staff", 0, "46", ""));
        Saving again = as(() -> drafts.save(draft.id(), "last.staff", 0, " 46 ", ""));

        assertThat(again).isInstanceOf(Saving.Saved.class);
        assertThat(as(() -> drafts.history(draft.id()))).hasSize(1);
    }

    @Test
    void ofManyWhoSaveAtOnceOneSavesAndTheOthersAreTold() throws Exception {
        Draft draft = begun();
        List<Saving> savings =
                parallel(20, n -> as(() -> drafts.save(draft.id(), "last.staff", 0, "" + n, "")));

        assertThat(savings).filteredOn(Saving.Saved.class::isInstance).hasSize(1);
        assertThat(savings).filteredOn(Saving.Conflict.class::isInstance).hasSize(19);
    }

    @Test
    void savedValuesCannotBeRewrittenEvenInTheDatabase() {
        Draft draft = begun();
        as(() -> drafts.save(draft.id(), "last.staff", 0, "46", ""));

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        TestDatabase.asOwner()
                                .sql(
                                        "update casework.draft_answer set typed = '1' where draft_id = :id")
                                .param("id", draft.id())
                                .update())
                .withMessageContaining("kept as they are");
    }

    @Test
    void whatCannotBeReadIsKeptAsTyped() {
        Draft draft = begun();

        as(() -> drafts.save(draft.id(), "last.staff", 0, "about forty", ""));

        assertThat(entry(draft, "last.staff").typed()).isEqualTo("about forty");
        assertThat(as(() -> sheets.of(draft).orElseThrow().problems()))
                .extracting(AnswerCheck.Problem::place)
                .contains("last.staff");
    }

    @Test
    void filingKeepsTheAnswersWithTheSourceOfEach() {
        Draft draft = ready();
        as(() -> drafts.save(draft.id(), "last.revenue", 0, "31,000,000", ""));
        as(() -> drafts.save(draft.id(), "last.staff", 0, "45", "two left in January"));

        String receipt = file(draft);
        Filing filing = as(() -> filings.current(receipt)).orElseThrow();

        assertThat(filing.revision()).isEqualTo(1);
        assertThat(filing.answer("last.revenue").orElseThrow())
                .satisfies(answer -> {
                    assertThat(answer.value()).isEqualTo("31000000");
                    assertThat(answer.origin()).isEqualTo(Origin.CHANGED);
                    assertThat(answer.register())
                            .isNotNull()
                            .extracting(Said::value)
                            .isEqualTo("30000000");
                });
        assertThat(filing.answer("last.staff").orElseThrow())
                .satisfies(answer -> {
                    assertThat(answer.origin()).isEqualTo(Origin.DISPUTED);
                    assertThat(answer.dispute()).isEqualTo("two left in January");
                });
        assertThat(filing.answer("last.total_cost").orElseThrow().origin()).isEqualTo(Origin.KEPT);
        assertThat(filing.answer("current.ip_class2").orElseThrow().origin())
                .isEqualTo(Origin.DECLARED);
        assertThat(filing.verdict()).contains("\"cn/tech-sme\"").contains("met");
        assertThat(filing.registerVerdict()).isNotNull();
        assertThat(filing.papers()).hasSize(6).allMatch(paper -> paper.sha256().length() == 64);
        assertThat(filing.asOf()).isEqualTo(OPEN);
        assertThat(as(() -> cases.find(receipt)).orElseThrow().enterprise()).isEqualTo(enterprise);
    }

    @Test
    void theRegisterKeepsItsOwnValueAndTheDeclaredOneBesideIt() {
        Draft draft = ready();
        as(() -> drafts.save(draft.id(), "last.revenue", 0, "31,000,000", ""));

        String receipt = file(draft);

        assertThat(as(() -> facts.history(enterprise, new FactKey("revenue", 2025))))
                .anySatisfy(entry -> {
                    assertThat(entry.register()).isEqualTo(Register.DECLARED);
                    assertThat(entry.source()).isEqualTo(receipt);
                })
                .anySatisfy(entry -> {
                    assertThat(entry.register()).isEqualTo(Register.TAX);
                    assertThat(entry.recordedUntil()).isNull();
                });
        assertThat(as(() -> facts.history(enterprise, new FactKey("total_cost", 2025))))
                .as("a value that was kept is not declared again")
                .hasSize(1);
    }

    @Test
    void filingTheSameDraftAgainGivesTheSameReceipt() {
        Draft draft = ready();

        String first = file(draft);

        assertThat(as(() -> submit.submit(draft.id(), true)))
                .isEqualTo(new Submission.Filed(first, true));
        assertThat(as(() -> filings.all(first))).hasSize(1);
        assertThat(as(() -> drafts.save(draft.id(), "last.staff", 0, "99", "")))
                .isEqualTo(new Saving.Filed(first));
    }

    @Test
    void twentyWhoFileAtOnceGetOneCaseAndOneReceipt() throws Exception {
        Draft draft = ready();

        Set<String> receipts = parallel(20, _ -> file(draft)).stream().collect(Collectors.toSet());

        assertThat(receipts).hasSize(1);
        assertThat(as(() -> cases.of(enterprise))).hasSize(1);
        assertThat(as(() -> filings.all(receipts.iterator().next()))).hasSize(1);
    }

    private <T> List<T> parallel(int many, java.util.function.IntFunction<T> work)
            throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> futures = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            for (int n = 0; n < many; n++) {
                int number = n + 1;
                futures.add(
                        threads.submit(() -> {
                            start.await();
                            return work.apply(number);
                        }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void whatIsMissingIsToldAtOnceAndNothingIsFiled() {
        Draft draft = begun();

        Submission submission = as(() -> submit.submit(draft.id(), false));

        assertThat(submission)
                .isInstanceOfSatisfying(
                        Submission.Incomplete.class,
                        incomplete ->
                                assertThat(incomplete.problems())
                                        .extracting(AnswerCheck.Problem::place)
                                        .contains(
                                                "current.ip_class1",
                                                "business_licence",
                                                "undertaking")
                                        .doesNotContain("last.revenue", "ip_certificates"));
        assertThat(as(() -> cases.of(enterprise))).isEmpty();
        assertThat(as(() -> drafts.find(draft.id())).orElseThrow().filed()).isFalse();
    }

    @Test
    void outsideTheWindowNothingIsFiledAndTheAnswerSaysWhenItOpens() {
        Draft draft = ready();
        clock.set(LocalDate.of(2026, 6, 29));

        Submission early = as(() -> submit.submit(draft.id(), true));
        clock.set(LocalDate.of(2026, 10, 1));
        Submission late = as(() -> submit.submit(draft.id(), true));
        clock.set(LocalDate.of(2026, 9, 30));

        assertThat(early)
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused ->
                                assertThat(refused.what().en())
                                        .contains("2026-06-30")
                                        .contains("2026-09-30"));
        assertThat(late)
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused ->
                                assertThat(refused.what().zh())
                                        .contains("2026-09-30")
                                        .contains("2027-06-30"));
        assertThat(file(draft)).isNotEmpty();
    }

    @Test
    void nobodyFilesForASubjectThatIsNoEnterprise() throws IOException {
        Path folder = TestDatabase.root().resolve("programmes/cn/tech-sme");
        String stated = Files.readString(folder.resolve("programme.yaml"));
        LocalDate open = LocalDate.of(2026, 8, 1);

        assertThat(windows.on(open, withDefinition(stated), false))
                .isInstanceOf(FilingWindow.Open.class);
        assertThat(
                        windows.on(
                                open,
                                withDefinition(
                                        stated.replace("subject: enterprise", "subject: carrier")),
                                false))
                .isInstanceOf(FilingWindow.None.class);
    }

    @Test
    void nobodyFilesFromAnotherRegion() {
        Programme huangpu = programmes.find("cn/guangdong/guangzhou/huangpu/gazelle").orElseThrow();
        LocalDate day = LocalDate.of(2026, 7, 15);
        RegisteredEnterprise huadu = as(() -> enterprises.find(enterprise).orElseThrow());

        assertThat(windows.on(day, huangpu, huadu))
                .isInstanceOfSatisfying(
                        FilingWindow.Elsewhere.class,
                        window -> {
                            assertThat(window.region().zh()).isEqualTo("黄埔区");
                            assertThat(window.seat().zh()).contains("花都");
                        });
        assertThat(windows.on(day, programmes.find(PROGRAMME).orElseThrow(), huadu))
                .as("a national programme asks for no seat")
                .isInstanceOf(FilingWindow.Open.class);
        Draft kept = as(() -> drafts.begin(enterprise, huangpu.id(), 2026));
        assertThat(as(() -> submit.submit(kept.id(), true)))
                .as("one that was begun before the enterprise moved")
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused ->
                                assertThat(refused.what().en())
                                        .contains(
                                                "registered in Huangpu",
                                                "yours is registered in Huadu"));
    }

    private Programme withDefinition(String yaml) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("facts.yaml", "facts: {}".getBytes(StandardCharsets.UTF_8));
        files.put("cn/tech-sme/programme.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        programmes
                .find("cn/tech-sme")
                .orElseThrow()
                .versions()
                .getFirst()
                .files()
                .forEach((name, bytes) -> files.put("cn/tech-sme/2022-04-01/" + name, bytes));
        return Programmes.of(files).find("cn/tech-sme").orElseThrow();
    }

    @Test
    void anExtensionForTheDemonstrationRegionOpensNothingForARealEnterprise() {
        LocalDate november = TestClock.TODAY;
        Words reason = new Words("演示", "Demonstration");
        TestRegister.as(
                TestViewers.PLATFORM,
                () -> {
                    windows.extend(
                            PROGRAMME, null, MonthDay.of(1, 1), MonthDay.of(12, 31), true, reason);
                    return true;
                });

        FilingWindow invented =
                windows.on(november, programmes.find(PROGRAMME).orElseThrow(), true);
        FilingWindow real = windows.on(november, programmes.find(PROGRAMME).orElseThrow(), false);

        assertThat(invented)
                .isInstanceOfSatisfying(
                        FilingWindow.Open.class, open -> assertThat(open.extension()).isPresent());
        assertThat(real)
                .isEqualTo(
                        new FilingWindow.Closed(
                                LocalDate.of(2026, 9, 30), LocalDate.of(2027, 6, 30)));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() ->
                        as(() -> {
                            windows.extend(
                                    PROGRAMME,
                                    null,
                                    MonthDay.of(1, 1),
                                    MonthDay.of(12, 31),
                                    false,
                                    reason);
                            return true;
                        }));
    }

    @Test
    void aDraftIsSeenByItsEnterpriseAloneAndAFilingByTheOfficerOfTheRegion() {
        Draft draft = ready();
        Viewer stranger = TestViewers.enterprise(Applicants.enterprise(register));

        assertThat(TestViewers.as(stranger, () -> drafts.find(draft.id()))).isEmpty();
        assertThat(TestViewers.as(TestViewers.GUANGZHOU, () -> drafts.find(draft.id()))).isEmpty();
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() ->
                        TestViewers.as(stranger, () -> drafts.begin(enterprise, PROGRAMME, 2026)));

        String receipt = file(draft);
        FiledPaper paper = as(() -> filings.current(receipt)).orElseThrow().papers().getFirst();

        assertThat(TestViewers.as(TestViewers.GUANGZHOU, () -> filings.current(receipt)))
                .isPresent();
        assertThat(
                        TestViewers.as(
                                TestViewers.GUANGZHOU, () -> papers.download(receipt, paper.id())))
                .isPresent();
        assertThat(TestViewers.as(TestViewers.LANZHOU, () -> filings.current(receipt))).isEmpty();
        assertThat(TestViewers.as(stranger, () -> papers.download(receipt, paper.id()))).isEmpty();
    }

    private static final Viewer AGENCY =
            new Viewer("test-agency", "评价机构", "Agency", Role.EVALUATION_AGENCY, "4401", null);

    private CaseFile waitFor(String receipt, CaseState state) {
        for (int i = 0; i < 200; i++) {
            CaseFile file = as(() -> cases.find(receipt)).orElseThrow();
            if (file.state() == state) {
                return file;
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new AssertionError(
                receipt + " is not " + state + ": " + as(() -> cases.find(receipt)).orElseThrow());
    }

    @Test
    void aSupplementChangesWhatWasAskedForAloneAndShowsTheDifference() {
        Draft draft = ready();
        String receipt = file(draft);
        CaseFile checked = waitFor(receipt, CaseState.CHECK);
        List<SupplementItem> items =
                List.of(
                        new SupplementItem("last.staff", null, "Use the yearly average."),
                        new SupplementItem(null, "tax_return", "Page 3 is missing."));
        Acted asked =
                TestViewers.as(
                        AGENCY,
                        () ->
                                actions.act(
                                        receipt,
                                        Action.ASK_SUPPLEMENT,
                                        checked.revision(),
                                        ActionInput.missing(items)));
        assertThat(asked).isInstanceOf(Acted.Done.class);
        waitFor(receipt, CaseState.SUPPLEMENT);

        Draft supplement = as(() -> drafts.beginSupplement(receipt, enterprise, PROGRAMME, 2026));
        Sheet sheet = as(() -> sheets.of(supplement)).orElseThrow();
        assertThat(sheet.entries())
                .filteredOn(Entry::editable)
                .extracting(entry -> entry.field().id())
                .containsExactly("last.staff");
        assertThat(sheet.papers()).extracting(Paper::id).containsExactly("tax_return");

        assertThat(as(() -> submit.submit(supplement.id(), true)))
                .as("the paper is not there yet")
                .isInstanceOf(Submission.Incomplete.class);
        as(() -> drafts.save(supplement.id(), "last.staff", 0, "44", ""));
        as(() -> papers.add(supplement.id(), "tax_return", "whole.pdf", Applicants.pdf("whole")));
        Submission answered = as(() -> submit.submit(supplement.id(), true));

        assertThat(answered).isEqualTo(new Submission.Filed(receipt, false));
        assertThat(as(() -> submit.submit(supplement.id(), true)))
                .isEqualTo(new Submission.Filed(receipt, true));
        waitFor(receipt, CaseState.CHECK);
        assertThat(as(() -> filings.all(receipt))).hasSize(2);
        FilingChanges changes =
                TestViewers.as(TestViewers.GUANGZHOU, () -> filings.changes(receipt)).orElseThrow();
        assertThat(changes.answers())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.before().value()).isEqualTo("45");
                    assertThat(change.after().value()).isEqualTo("44");
                });
        assertThat(changes.added()).extracting(FiledPaper::name).containsExactly("whole.pdf");
        assertThat(changes.removed())
                .extracting(FiledPaper::name)
                .containsExactly("tax_return.pdf");
        assertThat(as(() -> filings.current(receipt)).orElseThrow().papers()).hasSize(6);
    }

    @Test
    void aRemovedPaperIsOnRecordUntilTheFilingAndItsBytesGoWithIt() {
        Draft draft = ready();
        FiledPaper first = as(() -> papers.of(draft.id())).getFirst();

        as(() -> {
            papers.remove(draft.id(), first.id());
            return true;
        });

        assertThat(as(() -> papers.removed(draft.id())))
                .extracting(FiledPaper::id)
                .containsExactly(first.id());
        assertThat(as(() -> papers.download(draft.id(), first.id()))).isPresent();

        as(() -> papers.add(draft.id(), first.paper(), "again.pdf", Applicants.pdf("again")));
        String receipt = file(draft);

        assertThat(as(() -> papers.download(draft.id(), first.id()))).isEmpty();
        assertThat(as(() -> filings.current(receipt)).orElseThrow().papers())
                .extracting(FiledPaper::name)
                .contains("again.pdf");
    }

    @Test
    void aFileIsTakenByWhatIsInItOnceAndWithAReason() {
        Draft draft = begun();

        Papers.Added html =
                as(() ->
                        papers.add(
                                draft.id(),
                                "business_licence",
                                "licence.pdf",
                                "<html><script>alert(1)</script>"
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        Papers.Added large =
                as(() ->
                        papers.add(
                                draft.id(),
                                "business_licence",
                                "large.pdf",
                                new byte[Papers.LARGEST + 1]));
        as(() -> papers.add(draft.id(), "business_licence", "a.pdf", Applicants.pdf("one")));
        as(() -> papers.add(draft.id(), "business_licence", "b.pdf", Applicants.pdf("one")));

        assertThat(html)
                .isInstanceOfSatisfying(
                        Papers.Added.Refused.class,
                        refused ->
                                assertThat(refused.why().en())
                                        .contains("licence.pdf")
                                        .contains("by its content"));
        assertThat(large)
                .isInstanceOfSatisfying(
                        Papers.Added.Refused.class,
                        refused -> assertThat(refused.why().zh()).contains("20 MB"));
        assertThat(as(() -> papers.of(draft.id())))
                .extracting(FiledPaper::name)
                .containsExactly("a.pdf");
    }

    @Test
    void nextYearsDraftOffersWhatWasDeclaredThisYear() {
        Draft draft = ready();
        String receipt = file(draft);
        clock.set(LocalDate.of(2027, 7, 15));

        Draft next = as(() -> drafts.begin(enterprise, PROGRAMME, 2027));

        assertThat(next.id()).isNotEqualTo(draft.id());
        assertThat(entry(next, "current.ip_class2"))
                .satisfies(entry -> {
                    assertThat(entry.typed()).isEqualTo("2");
                    assertThat(entry.register())
                            .isNotNull()
                            .extracting(Said::source)
                            .isEqualTo(receipt);
                });
        assertThat(entry(next, "last.revenue").typed()).isEmpty();
    }
}
