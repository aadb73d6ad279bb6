package org.echelon.platform.casework.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestRegister;
import org.echelon.platform.casework.CaseDecided;
import org.echelon.platform.casework.CaseFile;
import org.echelon.platform.casework.CaseState;
import org.echelon.platform.casework.TestCases;
import org.echelon.platform.identity.Accounts;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.echelon.platform.sheet.RefusedRow;
import org.echelon.platform.title.HeldTitle;
import org.echelon.platform.title.Titles;
import org.echelon.policy.programme.Sha256;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.web.servlet.MockMvc;

@PlatformTest
class OutcomeTests {

    private static final LocalDate FILED = LocalDate.of(2026, 3, 9);
    private static final LocalDate GIVEN = LocalDate.of(2026, 4, 10);
    private static final AtomicInteger SERIAL = new AtomicInteger(8_100_000);

    @Autowired private TestRegister register;
    @Autowired private TestCases cases;
    @Autowired private Numbers numbers;
    @Autowired private Exports exports;
    @Autowired private Titles titles;
    @Autowired private TitleOfCase titleOfCase;
    @Autowired private Accounts accounts;
    @Autowired private TestClock clock;
    @Autowired private MockMvc web;

    @BeforeEach
    void itIsMarch() {
        clock.set(FILED);
    }

    @AfterEach
    void today() {
        clock.set(TestClock.TODAY);
    }

    private static String number() {
        return "20264401140" + SERIAL.incrementAndGet();
    }

    private static <T> T asProvince(java.util.function.Supplier<T> work) {
        return TestViewers.as(TestCases.PROVINCE, work);
    }

    /// A case that waits for its number, filed in March; it is April now.
    private CaseFile waiting() {
        return waiting(register.enterprise("440114"));
    }

    private CaseFile waiting(String enterprise) {
        clock.set(FILED);
        CaseFile file = cases.at(CaseState.NUMBER, enterprise);
        clock.set(GIVEN);
        return file;
    }

    private NumberReport record(String receipt, String number, String on, String evidence) {
        return asProvince(() -> numbers.record(receipt, number, on, evidence));
    }

    private NumberReport file(String csv) {
        return asProvince(
                () -> numbers.record("numbers.csv", csv.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> reasons(NumberReport report) {
        return report.refusals().stream().map(row -> row.reason().en()).toList();
    }

    private List<HeldTitle> titles(String enterprise) {
        return CurrentViewer.asPlatform(() -> titles.titles(enterprise, GIVEN, GIVEN));
    }

    private HeldTitle titleOf(String enterprise) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            List<HeldTitle> held = titles(enterprise);
            if (!held.isEmpty()) {
                return held.getFirst();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no title of " + enterprise + " within 20 seconds");
    }

    @Test
    void aNumberWithItsEvidenceRecognisesTheCaseAndTheTitleFollows() throws Exception {
        CaseFile file = waiting();
        String number = number();

        NumberReport report =
                file(
                        """
                        receipt,number,issued_on,evidence
                        %s,%s,2026-04-10,粤科公示〔2026〕4号
                        """
                                .formatted(file.receipt(), number));

        assertThat(report).isEqualTo(new NumberReport(1, List.of()));
        assertThat(cases.file(file.receipt()).state()).isEqualTo(CaseState.RECOGNISED);
        assertThat(cases.file(file.receipt()).number()).isEqualTo(number);
        HeldTitle title = titleOf(file.enterprise());
        assertThat(title.number()).isEqualTo(number);
        assertThat(title.from()).isEqualTo(GIVEN);
        assertThat(title.until()).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(title.simulated()).isFalse();
    }

    @Test
    void aTitleWhoseNumbersHaveNoPublishedFormTakesTheNumberOfItsDocument() throws Exception {
        CaseFile file = cases.gazelleAtItsNumber(register.enterprise("440112"));
        clock.set(GIVEN);
        assertThat(file.state()).isEqualTo(CaseState.NUMBER);

        NumberReport refused =
                TestViewers.as(
                        TestCases.HUANGPU,
                        () -> numbers.record(file.receipt(), "=1+1", "2026-04-10", "notice"));
        NumberReport taken =
                TestViewers.as(
                        TestCases.HUANGPU,
                        () ->
                                numbers.record(
                                        file.receipt(),
                                        "埔瞪羚〔2026〕" + SERIAL.incrementAndGet(),
                                        "2026-04-10",
                                        "notice"));

        assertThat(reasons(refused)).singleElement().asString().startsWith("not a number of a");
        assertThat(taken).isEqualTo(new NumberReport(1, List.of()));
        assertThat(titleOf(file.enterprise()).number()).startsWith("埔瞪羚〔2026〕");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026440114080000|2026-04-10|notice|not a registry number",
                "202544011408000001|2026-04-10|notice|the number is of 2025, the case of 2026",
                "202644011308000001|2026-04-10|notice|the number is of division 440113",
                "2026440114A8000001|2026-04-10|notice|character 11 of the number is A",
                "20264401140SIM0001|2026-04-10|notice|a serial that begins with SIM",
                "202644011408000002|10.4.2026|notice|not a day; write it as 2026-11-21",
                "202644011408000002|2026-04-11|notice|the day is after today, 2026-04-10",
                "202644011408000002|2026-03-08|notice|the day is before the filing on 2026-03-09",
                "202644011408000002|2026-04-10||name the document that shows the number"
            })
    void whatCannotBeIsRefusedWithWordsAndNothingChanges(
            String number, String on, String evidence, String reason) {
        CaseFile file = waiting();

        NumberReport report = record(file.receipt(), number, on, evidence == null ? "" : evidence);

        assertThat(report.recorded()).isZero();
        assertThat(reasons(report)).singleElement().asString().startsWith(reason);
        assertThat(cases.file(file.receipt())).isEqualTo(file);
    }

    @Test
    void anUnknownReceiptAndACaseOfAnotherRegionAreRefusedAlike() {
        CaseFile file = waiting();
        String words = "no case of your region has this receipt number; check it";

        assertThat(reasons(record("TS-222222", number(), "2026-04-10", "notice")))
                .containsExactly(words);
        NumberReport other =
                TestViewers.as(
                        TestCases.OTHER_PROVINCE,
                        () -> numbers.record(file.receipt(), number(), "2026-04-10", "notice"));
        assertThat(reasons(other)).containsExactly(words);
        assertThat(cases.file(file.receipt())).isEqualTo(file);
    }

    @Test
    void aCaseThatDoesNotWaitOrHasItsNumberIsRefused() {
        CaseFile verified = cases.at(CaseState.VERIFY, register.enterprise("440114"));
        CaseFile file = waiting();
        String number = number();
        record(file.receipt(), number, "2026-04-10", "notice");

        assertThat(reasons(record(verified.receipt(), number(), "2026-04-10", "notice")))
                .containsExactly("this case does not wait for a number; its state is VERIFY");
        assertThat(reasons(record(file.receipt(), number(), "2026-04-10", "notice")))
                .containsExactly("this case has its number already, " + number);
    }

    @Test
    void aNumberIsForOneCase() {
        CaseFile one = waiting();
        CaseFile other = waiting();
        String number = number();
        record(one.receipt(), number, "2026-04-10", "notice");

        assertThat(reasons(record(other.receipt(), number, "2026-04-10", "notice")))
                .containsExactly("the number %s is on file already; check it".formatted(number));
    }

    @Test
    void aFileIsTakenWholeOrNotAtAll() {
        CaseFile one = waiting();
        CaseFile other = waiting();
        String number = number();

        NumberReport report =
                file(
                        """
                        receipt,number,issued_on,evidence
                        %s,%s,2026-04-10,notice
                        %s,%s,2026-04-10,notice
                        %s,%s,2026-04-10,notice
                        """
                                .formatted(
                                        one.receipt(),
                                        number,
                                        other.receipt(),
                                        number,
                                        one.receipt(),
                                        number()));

        assertThat(report.recorded()).isZero();
        assertThat(report.refusals()).extracting(RefusedRow::line).containsExactly(3, 4);
        assertThat(reasons(report))
                .containsExactly(
                        "this number is in the file twice; check it",
                        "this case is in the file twice; remove one row");
        assertThat(cases.file(one.receipt())).isEqualTo(one);
        assertThat(titles(one.enterprise())).isEmpty();
    }

    @Test
    void anOfficerOfTheCityIsToldWhoseWorkItIs() {
        CaseFile file = waiting();

        NumberReport report =
                TestViewers.as(
                        TestViewers.GUANGZHOU,
                        () -> numbers.record(file.receipt(), number(), "2026-04-10", "notice"));

        assertThat(report.refusals()).hasSize(1);
        assertThat(cases.file(file.receipt())).isEqualTo(file);
    }

    @Test
    void twentyListenersAtOnceGiveOneTitle() throws Exception {
        CaseFile file = waiting();
        record(file.receipt(), number(), "2026-04-10", "notice");
        TitleOfCase listener = AopTestUtils.getUltimateTargetObject(titleOfCase);
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(() ->
                    CurrentViewer.asPlatform(() -> {
                        listener.on(new CaseDecided(file.receipt(), "RECOGNISED"));
                        return true;
                    }));
        }

        try (ExecutorService pool = Executors.newFixedThreadPool(20)) {
            for (var answer : pool.invokeAll(calls)) {
                assertThat(answer.get()).isTrue();
            }
        }

        assertThat(titles(file.enterprise())).hasSize(1);
    }

    @Test
    void aCaseThatIsRefusedEndsInNoTitle() {
        CaseFile file = cases.at(CaseState.REFUSED, register.enterprise("440114"));
        TitleOfCase listener = AopTestUtils.getUltimateTargetObject(titleOfCase);

        CurrentViewer.asPlatform(() -> {
            listener.on(new CaseDecided(file.receipt(), "REFUSED"));
            return true;
        });

        assertThat(titles(file.enterprise())).isEmpty();
    }

    private static Map<String, byte[]> unpacked(byte[] zip) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void aPackageHoldsTheWaitingCasesOnceWithTheirChecksums() throws Exception {
        CaseFile file = waiting();

        List<String> codes = asProvince(exports::make);

        assertThat(codes).hasSize(1);
        byte[] zip = asProvince(() -> exports.content(codes.getFirst())).orElseThrow();
        Map<String, byte[]> files = unpacked(zip);
        assertThat(files).containsOnlyKeys("cases.csv", "numbers.csv", "manifest.json");
        assertThat(new String(files.get("cases.csv"), StandardCharsets.UTF_8))
                .startsWith("\ufeffreceipt,uscc,name,region,registered_on,filing_year")
                .contains(
                        "%s,%s,样例测试%s有限公司,440114,2018-06-15,2026,2026-03-09,20264401140,"
                                .formatted(
                                        file.receipt(),
                                        file.enterprise(),
                                        file.enterprise().substring(10)));
        String manifest = new String(files.get("manifest.json"), StandardCharsets.UTF_8);
        files.forEach((name, content) -> {
            if (!name.equals("manifest.json")) {
                assertThat(manifest).contains(name, Sha256.of(content));
            }
        });
        assertThat(asProvince(exports::make)).isEmpty();
        assertThat(asProvince(() -> exports.content(codes.getFirst())).orElseThrow())
                .isEqualTo(zip);
        assertThat(asProvince(exports::waiting))
                .filteredOn(one -> one.file().receipt().equals(file.receipt()))
                .extracting(WaitingCase::batch)
                .containsExactly(codes.getFirst());
        assertThat(
                        TestViewers.as(
                                TestCases.OTHER_PROVINCE, () -> exports.content(codes.getFirst())))
                .isEmpty();
    }

    @Test
    void theFilledListOfAPackageIsTakenAsItIs() throws Exception {
        CaseFile file = waiting();
        List<String> codes = asProvince(exports::make);
        String list =
                new String(
                        unpacked(asProvince(() -> exports.content(codes.getFirst())).orElseThrow())
                                .get("numbers.csv"),
                        StandardCharsets.UTF_8);
        String row =
                list.lines()
                        .filter(line -> line.startsWith(file.receipt()))
                        .findFirst()
                        .orElseThrow();

        NumberReport report =
                file(
                        list.lines().findFirst().orElseThrow()
                                + "\n"
                                + row.replaceFirst(",,,", "," + number() + ",2026-04-10,notice")
                                + "\n");

        assertThat(report).isEqualTo(new NumberReport(1, List.of()));
        assertThat(asProvince(exports::batches))
                .filteredOn(batch -> batch.code().equals(codes.getFirst()))
                .extracting(Batch::numbered)
                .containsExactly(1);
    }

    @Test
    void theSimulatedIssuerServesInventedEnterprisesAlone() throws Exception {
        CurrentViewer.asPlatform(() -> {
            accounts.addDemonstration(TestViewers.GUANGZHOU, "correct horse");
            return true;
        });
        String invented = TestRegister.newCode("440114");
        register.take(
                """
                uscc,name,region,registered_on,synthetic
                %s,虚构测试%s有限公司,440114,2018-06-15,true
                """
                        .formatted(invented, invented.substring(10)));
        CaseFile synthetic = waiting(invented);
        CaseFile real = waiting();

        NumberReport report = asProvince(numbers::draw);

        assertThat(report.refusals()).isEmpty();
        assertThat(report.recorded()).isPositive();
        assertThat(cases.file(synthetic.receipt()).number())
                .matches("20264401140SIM[0-9A-Z]{4}")
                .matches(RegistryNumber.FORM);
        assertThat(titleOf(invented).simulated()).isTrue();
        assertThat(cases.file(real.receipt())).isEqualTo(real);
    }

    @Test
    void whoIsNoOfficerRecordsAndPacksNothing() throws Exception {
        for (Viewer person :
                List.of(TestCases.AGENCY, TestCases.TAX, TestViewers.enterprise("x:1"))) {
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> TestViewers.as(person, exports::make));
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> TestViewers.as(person, numbers::draw));
            web.perform(get("/outcomes").with(authentication(TestViewers.authentication(person))))
                    .andExpect(status().isForbidden());
        }
    }

    @Test
    void theFormKeepsWhatWasTypedAndNamesTheField() throws Exception {
        CaseFile file = waiting();

        web.perform(
                        post("/outcomes/numbers")
                                .with(csrf())
                                .with(
                                        authentication(
                                                TestViewers.authentication(TestCases.PROVINCE)))
                                .param("receipt", file.receipt())
                                .param("number", "123")
                                .param("issued", "2026-04-10")
                                .param("evidence", "粤科公示〔2026〕4号")
                                .param("lang", "en"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("href=\"#number\"")))
                .andExpect(content().string(Matchers.containsString("value=\"123\"")))
                .andExpect(content().string(Matchers.containsString("粤科公示〔2026〕4号")));
        web.perform(
                        post("/outcomes/numbers")
                                .with(csrf())
                                .with(
                                        authentication(
                                                TestViewers.authentication(TestCases.PROVINCE)))
                                .param("receipt", file.receipt())
                                .param("number", number())
                                .param("issued", "2026-04-10")
                                .param("evidence", "粤科公示〔2026〕4号"))
                .andExpect(redirectedUrl("/outcomes"));
    }

    private void caseShows(CaseFile file, Viewer person, String text) throws Exception {
        web.perform(
                        get("/cases/" + file.receipt())
                                .param("lang", "en")
                                .with(authentication(TestViewers.authentication(person))))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString(text)));
    }

    @Test
    void theCasePageLeadsTheOfficerToTheNumberAndTheApplicantToTheTitle() throws Exception {
        CaseFile file = waiting();
        Viewer applicant = TestViewers.enterprise(file.enterprise());
        String number = number();

        caseShows(file, TestCases.PROVINCE, "/outcomes?receipt=" + file.receipt());
        caseShows(file, applicant, "waits for its number from the national system");
        record(file.receipt(), number, "2026-04-10", "notice 4");
        caseShows(file, TestCases.PROVINCE, "notice 4");
        caseShows(file, applicant, "/enterprises/" + file.enterprise() + "/titles");
        caseShows(file, applicant, number);
    }
}
