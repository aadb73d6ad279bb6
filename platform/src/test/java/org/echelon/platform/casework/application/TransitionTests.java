package org.echelon.platform.casework.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestRegister;
import org.echelon.platform.casework.Action;
import org.echelon.platform.casework.ActionInput;
import org.echelon.platform.casework.CaseFile;
import org.echelon.platform.casework.CaseFiles;
import org.echelon.platform.casework.CaseState;
import org.echelon.platform.casework.SupplementItem;
import org.echelon.platform.casework.TestCases;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.echelon.platform.programme.ProgrammeLibrary;
import org.echelon.platform.programme.Publications;
import org.echelon.platform.programme.PublishedFiles;
import org.echelon.policy.programme.Paper;
import org.echelon.policy.programme.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// P12, C5: a version comes into force while a case is under way. What was filed before it ends
/// under the version of its filing: form, papers, verdict and procedure; what is filed after it
/// goes by the new one.
@PlatformTest
class TransitionTests {

    private static final LocalDate FIRST = LocalDate.of(2022, 4, 1);
    private static final LocalDate FILED = LocalDate.of(2026, 7, 15);
    private static final LocalDate CHANGED = LocalDate.of(2026, 7, 20);
    private static final LocalDate AFTERWARDS = LocalDate.of(2026, 7, 22);
    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final List<SupplementItem> LICENCE =
            List.of(new SupplementItem(null, "business_licence", "营业执照不清晰，请重新上传"));

    @Autowired private Publications publications;
    @Autowired private PlatformTransactionManager transactions;
    @Autowired private ProgrammeLibrary library;
    @Autowired private TestRegister register;
    @Autowired private TestClock clock;
    @Autowired private TestCases acts;
    @Autowired private CaseFiles cases;
    @Autowired private Drafts drafts;
    @Autowired private Sheets sheets;
    @Autowired private Papers papers;
    @Autowired private Filings filings;
    @Autowired private SubmitApplication submit;

    private String programme;
    private String enterprise;

    @BeforeEach
    void aProgrammeOfItsOwnSincePublicationsAreForEver() {
        clock.set(FILED);
        programme = "cn/transition-" + SERIAL.incrementAndGet();
        enterprise = Applicants.enterprise(register);
        publish("", text -> text);
        publish("/" + FIRST, text -> text);
    }

    @AfterEach
    void backToToday() {
        clock.set(TestClock.TODAY);
    }

    /// Publishes the programme's own files, or a version of it made from that of 2022.
    private void publish(String version, UnaryOperator<String> change) {
        String model = "cn/tech-sme" + (version.isEmpty() ? "" : "/" + FIRST);
        SortedMap<String, byte[]> files = new TreeMap<>();
        publications
                .files()
                .forEach((path, content) -> {
                    if (PublishedFiles.unitOf(path).equals(model) && !path.contains("examples/")) {
                        String text =
                                new String(content, StandardCharsets.UTF_8)
                                        .replace("cn/tech-sme", programme)
                                        .replace(
                                                "cn-tech-sme-" + FIRST,
                                                programme.replace('/', '-')
                                                        + version.replace('/', '-'));
                        files.put(
                                path.replace(model, programme + version),
                                change.apply(text).getBytes(StandardCharsets.UTF_8));
                    }
                });
        // at once, as in the studio: the sweep must not see a publication without its files
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ ->
                        publications.publish(programme + version, Sha256.of(files), files, "test"));
        library.refresh();
    }

    /// At most ten persons, one more paper, and a notice of twenty days instead of ten.
    private void publishStricter(LocalDate from) {
        publish(
                "/" + from,
                text ->
                        text.replace("from: " + FIRST, "from: " + from)
                                .replace(
                                        "last.staff &lt;= parameters.staff limit",
                                        "last.staff &lt;= 10")
                                .replace(
                                        "echelon:kind=\"notice\" echelon:role=\"public\" echelon:limit=\"10\"",
                                        "echelon:kind=\"notice\" echelon:role=\"public\" echelon:limit=\"20\"")
                                .replace(
                                        "  - id: commitment\n",
                                        """
                                          - id: social_insurance
                                            name: { zh: 社保证明, en: Social insurance records }
                                            conditions: [score]
                                            required: true
                                          - id: commitment
                                        """));
    }

    private <T> T as(Supplier<T> work) {
        return TestViewers.as(TestViewers.enterprise(enterprise), work);
    }

    private Draft filledIn(String applicant) {
        return TestViewers.as(
                TestViewers.enterprise(applicant),
                () -> {
                    Draft draft = drafts.begin(applicant, programme, 2026);
                    Applicants.answers()
                            .forEach(
                                    (field, typed) -> drafts.save(draft.id(), field, 0, typed, ""));
                    return draft;
                });
    }

    private void addPapers(Draft draft) {
        for (Paper paper : sheets.of(draft).orElseThrow().papers()) {
            if (paper.required()) {
                papers.add(draft.id(), paper.id(), paper.id() + ".pdf", Applicants.pdf(paper.id()));
            }
        }
    }

    private String file() {
        Draft draft = filledIn(enterprise);
        as(() -> {
            addPapers(draft);
            return draft;
        });
        return ((Submission.Filed) as(() -> submit.submit(draft.id(), true))).receipt();
    }

    private CaseFile waitFor(String receipt, CaseState state) {
        for (int i = 0; i < 200; i++) {
            CaseFile file = as(() -> cases.find(receipt)).orElseThrow();
            if (file.state() == state) {
                return file;
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new AssertionError(receipt + " is not " + state + ": " + acts.file(receipt));
    }

    private String askedForAPaper() {
        String receipt = file();
        CaseFile checked = waitFor(receipt, CaseState.CHECK);
        acts.attempt(
                receipt,
                Action.ASK_SUPPLEMENT,
                TestCases.AGENCY,
                checked.revision(),
                ActionInput.missing(LICENCE));
        waitFor(receipt, CaseState.SUPPLEMENT);
        return receipt;
    }

    private void answer(String receipt) {
        Draft supplement = as(() -> drafts.beginSupplement(receipt, enterprise, programme, 2026));
        Sheet sheet = as(() -> sheets.of(supplement)).orElseThrow();
        assertThat(sheet.version().definition().from()).isEqualTo(FIRST);
        as(() -> {
            addPapers(supplement);
            return supplement;
        });
        assertThat(as(() -> submit.submit(supplement.id(), true)))
                .isEqualTo(new Submission.Filed(receipt, false));
        waitFor(receipt, CaseState.CHECK);
    }

    private void endsUnderTheVersionOfItsFiling(String receipt, String procedure) {
        assertThat(as(() -> filings.all(receipt)))
                .hasSize(2)
                .allSatisfy(filing -> {
                    assertThat(filing.version()).isEqualTo(FIRST);
                    assertThat(filing.verdict())
                            .contains("\"verdict\": \"met\"", "\"version\": \"" + FIRST + "\"");
                    assertThat(filing.papers())
                            .extracting(FiledPaper::paper)
                            .doesNotContain("social_insurance");
                });
        acts.act(receipt, Action.ACCEPT, TestCases.AGENCY);
        CaseFile notice = acts.act(receipt, Action.CONFIRM, TestCases.PROVINCE);

        assertThat(notice.version()).isEqualTo(FIRST);
        assertThat(notice.procedure()).isEqualTo(procedure);
        assertThat(notice.noticeUntil())
                .as("ten working days of notice, as when it was filed")
                .isEqualTo(LocalDate.of(2026, 8, 5));
        acts.endNotice(receipt);
        assertThat(acts.act(receipt, Action.VERIFY, TestCases.TAX).state())
                .isEqualTo(CaseState.NUMBER);
    }

    @Test
    void aCaseFiledBeforeEndsUnderItsVersionAndOneFiledAfterGoesByTheNewOne() {
        String receipt = askedForAPaper();
        String procedure = Objects.requireNonNull(acts.file(receipt).procedure());

        publishStricter(CHANGED);
        clock.set(AFTERWARDS);

        answer(receipt);
        endsUnderTheVersionOfItsFiling(receipt, procedure);

        enterprise = Applicants.enterprise(register);
        String later = file();
        CaseFile file = waitFor(later, CaseState.CHECK);
        assertThat(file.version()).isEqualTo(CHANGED);
        assertThat(file.procedure()).isNotEqualTo(procedure);
        assertThat(as(() -> filings.all(later)))
                .singleElement()
                .satisfies(filing -> {
                    assertThat(filing.verdict()).contains("\"verdict\": \"not_met\"");
                    assertThat(filing.papers())
                            .extracting(FiledPaper::paper)
                            .contains("social_insurance");
                });
    }

    @Test
    void aVersionThatReachesBackBeforeTheFilingLeavesTheCaseWhereItIs() {
        String receipt = askedForAPaper();
        String procedure = Objects.requireNonNull(acts.file(receipt).procedure());

        clock.set(AFTERWARDS);
        publishStricter(FILED.minusDays(5));

        answer(receipt);
        endsUnderTheVersionOfItsFiling(receipt, procedure);
    }

    @Test
    void aDraftThatWasNotFiledInTimeGoesOnUnderTheNewVersionWithItsAnswersKept() {
        Draft draft = filledIn(enterprise);
        Viewer applicant = TestViewers.enterprise(enterprise);

        publishStricter(CHANGED);
        clock.set(AFTERWARDS);

        Sheet sheet = TestViewers.as(applicant, () -> sheets.of(draft)).orElseThrow();
        assertThat(sheet.version().definition().from()).isEqualTo(CHANGED);
        assertThat(sheet.papers()).extracting(Paper::id).contains("social_insurance");
        assertThat(sheet.find("current.ip_class2").orElseThrow().typed()).isEqualTo("2");
    }
}
