package org.echelon.platform.title;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestRegister;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.sheet.RefusedRow;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;

@PlatformTest
class ListEntryTests {

    private static final LocalDate TODAY = TestClock.TODAY;
    private static final AtomicInteger SERIAL = new AtomicInteger(700_000);

    @Autowired private TestRegister register;
    @Autowired private ListEntry list;
    @Autowired private Titles titles;
    @Autowired private MockMvc web;

    private static String number() {
        return "GR202544" + SERIAL.incrementAndGet();
    }

    private ListEntry.Report record(String enterprise, String number, String on, String document) {
        return TestViewers.as(
                TestViewers.GUANGZHOU,
                () -> list.record(new ListedTitle(enterprise, number, on, document)));
    }

    private ListEntry.Report file(String csv) {
        return TestViewers.as(
                TestViewers.GUANGZHOU,
                () -> list.record("list.csv", csv.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anOfficerRecordsACertificateAndItIsHeldForThreeYears() {
        String key = register.enterprise("440114");
        String number = number();

        ListEntry.Report report = record(key, number, "2025-12-19", "国科火字〔2025〕1号");

        assertThat(report).isEqualTo(new ListEntry.Report(1, 0, List.of()));
        assertThat(TestRegister.as(TestViewers.PLATFORM, () -> titles.titles(key, TODAY, TODAY)))
                .singleElement()
                .satisfies(held -> {
                    assertThat(held.number()).isEqualTo(number);
                    assertThat(held.until()).isEqualTo(LocalDate.of(2028, 12, 19));
                });
        assertThat(record(key, number, "2025-12-19", "国科火字〔2025〕1号"))
                .isEqualTo(new ListEntry.Report(0, 1, List.of()));
    }

    @Test
    void anUnknownEnterpriseIsRefused() {
        assertThat(reasons(record(TestRegister.newCode("440114"), number(), "2025-12-19", "x")))
                .containsExactly(
                        "no such enterprise is registered; check the credit code, or import the enterprise first");
    }

    @Test
    void anEnterpriseOfAnotherRegionIsRefusedInWords() {
        String key = register.enterprise("620102");

        assertThat(reasons(record(key, "GR202562700001", "2025-12-19", "x")))
                .containsExactly(
                        "the enterprise is registered in 620102, outside your region; an officer there must record it");
    }

    @Test
    void aNumberOfAnotherEnterpriseIsRefused() {
        String first = register.enterprise("440114");
        String number = number();
        record(first, number, "2025-12-19", "x");

        assertThat(reasons(record(register.enterprise("440114"), number, "2025-12-19", "x")))
                .containsExactly(
                        "the number %s belongs to another enterprise (%s); check the number and the enterprise"
                                .formatted(number, first));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GF201544000001|2025-12-19|not the number of an HNTE certificate",
                "GR20254400001|2025-12-19|not the number of an HNTE certificate",
                "GR202599000001|2025-12-19|not the number of an HNTE certificate",
                "GR202444000001|2025-12-19|the number is of 2024, the day of issue is 2025-12-19",
                "GR202562000001|2025-12-19|the number is of province 62",
                "GR202644000001|2026-11-22|the day of issue is after today, 2026-11-21",
                "GR202544000001|19.12.2025|not a day; write it as 2025-12-19"
            })
    void aNumberOrDayThatCannotBeIsRefused(String number, String on, String reason) {
        String key = register.enterprise("440114");

        assertThat(reasons(record(key, number, on, "notice")))
                .singleElement()
                .asString()
                .contains(reason);
    }

    @Test
    void aCertificateWithoutItsDocumentIsRefused() {
        String key = register.enterprise("440114");

        assertThat(reasons(record(key, number(), "2025-12-19", " ")))
                .singleElement()
                .asString()
                .startsWith("name the document");
    }

    @Test
    void aListIsTakenWholeOrNotAtAll() {
        String one = register.enterprise("440114");
        String other = register.enterprise("440114");
        String first = number();

        ListEntry.Report refused =
                file(
                        """
                        uscc,number,issued_on,document
                        %s,%s,2025-12-19,notice 9
                        %s,%s,2025-12-19,notice 9
                        %s,GR1,2025/12/19,notice 9
                        """
                                .formatted(one, first, other, first, other));
        assertThat(refused.recorded()).isZero();
        assertThat(refused.refusals()).extracting(RefusedRow::line).containsExactly(3, 4);
        assertThat(TestRegister.as(TestViewers.PLATFORM, () -> titles.titles(one, TODAY, TODAY)))
                .isEmpty();

        ListEntry.Report taken =
                file(
                        """
                        uscc,number,issued_on,document
                        %s,%s,2025-12-19,notice 9
                        %s,%s,2025/12/19,notice 9
                        """
                                .formatted(one, first, other, number()));
        assertThat(taken).isEqualTo(new ListEntry.Report(2, 0, List.of()));
    }

    @Test
    void aFileWithOtherColumnsIsRefused() {
        assertThat(reasons(file("name,number\nx,y\n")))
                .containsExactly(
                        "the columns uscc, issued_on, document are missing; the first line must be uscc,number,issued_on,document");
        assertThat(reasons(file("uscc,number,issued_on,document\n")))
                .containsExactly("the file has no row below its header");
    }

    @Test
    void whoDoesNotImportRecordsNothing() {
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() ->
                        TestViewers.as(
                                TestViewers.LEADER,
                                () -> list.record(new ListedTitle("x", "y", "z", "d"))));
    }

    @Test
    void theFormKeepsWhatWasTypedAndNamesTheField() throws Exception {
        String key = register.enterprise("440114");

        web.perform(
                        post("/titles/record")
                                .with(csrf())
                                .with(
                                        authentication(
                                                TestViewers.authentication(TestViewers.GUANGZHOU)))
                                .param("enterprise", key)
                                .param("number", "GR1")
                                .param("issued", "2025-12-19")
                                .param("document", "国科火字〔2025〕1号")
                                .param("lang", "en"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("href=\"#number\"")))
                .andExpect(content().string(Matchers.containsString("value=\"GR1\"")))
                .andExpect(content().string(Matchers.containsString("国科火字〔2025〕1号")));
    }

    @Test
    void theFormOfARevocationKeepsTheTitleThatWasChosen() throws Exception {
        web.perform(
                        post("/titles/revoke")
                                .with(csrf())
                                .with(
                                        authentication(
                                                TestViewers.authentication(TestViewers.GUANGZHOU)))
                                .param("title", "cn/tech-sme")
                                .param("lang", "en"))
                .andExpect(status().isOk())
                .andExpect(
                        content()
                                .string(
                                        Matchers.containsString(
                                                "value=\"cn/tech-sme\" selected=\"selected\"")));
    }

    @Test
    void aTitleOfAnotherRegionIsNotTakenBackAndTheAnswerSaysSo() throws Exception {
        String key = register.enterprise("440114");
        String number = number();
        record(key, number, "2025-12-19", "x");

        web.perform(
                        post("/titles/revoke")
                                .with(csrf())
                                .with(
                                        authentication(
                                                TestViewers.authentication(TestViewers.LANZHOU)))
                                .param("title", "cn/hnte")
                                .param("number", number)
                                .param("on", "2026-11-21")
                                .param("reason", "ground")
                                .param("lang", "en"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("lies outside your region")));
        web.perform(
                        post("/titles/revoke")
                                .with(csrf())
                                .with(
                                        authentication(
                                                TestViewers.authentication(TestViewers.GUANGZHOU)))
                                .param("title", "cn/hnte")
                                .param("number", number)
                                .param("on", "2026-11-21")
                                .param("reason", "ground")
                                .param("lang", "en"))
                .andExpect(
                        content()
                                .string(
                                        Matchers.containsString(
                                                "is not held any more from 2026-11-21")));
    }

    private static List<String> reasons(ListEntry.Report report) {
        return report.refusals().stream().map(row -> row.reason().en()).toList();
    }
}
