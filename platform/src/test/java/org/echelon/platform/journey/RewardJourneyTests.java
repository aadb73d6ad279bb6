package org.echelon.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.echelon.platform.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The money, walked: from the national list to a reward that is paid once and seen by everybody,
/// by the people of the demonstration region.
class RewardJourneyTests extends Journey {

    private static final String GANSU = "cn/gansu/hnte-reward";
    private static final String GUANGZHOU = "cn/guangdong/guangzhou/hnte-reward";
    private static final String ACCOUNT = "6222 0000 1234 5678";
    private static final String TOO_LITTLE = "50,000.00";

    RewardJourneyTests() {
        super("walk-reward");
    }

    /// A certificate of the national list, and what is to be paid for it.
    private record Certificate(String enterprise, String number, String issued, String document) {}

    /// Gansu pays 200,000 yuan for a first certificate and 100,000 for a further one. Each year has
    /// a line of its own here, opened by an officer and too small at first.
    @ParameterizedTest
    @CsvSource({
        "zh, 2027-01-11, enterprise-lanzhou-2, 91620104MAPP0UL78L, GR202662008801, 2026-12-22, '200,000.00', 20万元, 15 个工作日, 由您本人承诺, 已于 2027-01-12 支付",
        "en, 2028-01-10, enterprise-lanzhou, 91620102MA7DEMQ11N, GR202762008802, 2027-12-20, '100,000.00', '100,000 yuan', 15 working days, You committed this money yourself, were paid on 2028-01-11 already"
    })
    void fromTheNationalListToMoneyThatIsPaidOnce(
            String language,
            LocalDate today,
            String account,
            String enterprise,
            String number,
            String issued,
            String exact,
            String amount,
            String left,
            String ownMoney,
            String paidAlready) {
        clock.set(today);
        Certificate certificate = new Certificate(enterprise, number, issued, "国科火字〔2026〕样例8号");
        try (Walker company = walker(language, account);
                Walker first = walker(language, "officer-gansu");
                Walker second = walker(language, "officer-gansu-2");
                Walker passer = passerBy(language)) {
            String line = opensALine(first, GANSU, today.getYear());
            putsMoneyIn(first, second, line, TOO_LITTLE);
            recordsTheCertificate(first, certificate);
            String reward = publishes(first, line, number);

            company.open("/enterprises/" + enterprise);
            company.page.locator("main a[href$='/money']").first().click();
            company.page.waitForURL("**/money");
            assertThat(company.reads(amount)).isTrue();
            assertThat(company.reads(left)).isTrue();
            company.look("due");
            confirms(company, "12");
            assertThat(company.sees(".govuk-error-message")).isTrue();
            company.look("account-refused");
            confirms(company, ACCOUNT);
            assertThat(company.text()).contains(TOO_LITTLE, exact);
            company.look("waits-for-money");
            refusesMoreThanThereIs(first, reward, exact);

            putsMoneyIn(second, first, line, "250,000");
            first.openUntil(line, () -> first.sees("input[name=chosen]"));
            first.choose("input[name=chosen]");
            first.act("COMMIT");
            assertThat(first.reads(ownMoney)).isTrue();
            first.look("committed");
            first.open(reward).pressByHand("DROP", "ORDER");
            assertThat(first.alert()).contains(ownMoney);
            first.look("order-refused");

            second.open(line).choose("input[name=chosen]");
            second.act("ORDER");
            assertThat(second.reads(language.equals("zh") ? "下一步" : "Next: make the file"))
                    .isTrue();
            String file = sendsTheFile(second, line);
            assertThat(file).contains(ACCOUNT.replace(" ", ""), exact.replace(",", ""));

            clock.set(today.plusDays(1));
            first.open(reward);
            second.open(reward).look("ordered");
            second.act("RECORD_PAYMENT");
            second.look("paid");
            first.act("RECORD_PAYMENT"); // from the page that was open before
            assertThat(first.alert()).isNotEmpty();
            first.look("pressed-again");
            second.open(reward).pressByHand("RECOVER", "RECORD_PAYMENT");
            assertThat(second.alert()).contains(paidAlready);
            importsTheResult(first, line, reference(file), today);
            assertThat(first.reads(paidAlready)).isTrue();
            first.look("imported-again");
            first.open(line + "/journal");
            assertThat(first.page.locator("tbody tr").count()).isEqualTo(6);
            assertThat(payments(first, language)).isOne();
            first.look("journal");
            first.open(line);
            assertThat(first.page.locator("main dl").first().innerText()).contains(exact);

            company.open("/enterprises/" + enterprise + "/money").look("received");
            passer.open("/budgets/public");
            assertThat(passer.page.locator("tr:has-text('" + number + "')").count()).isOne();
            assertThat(passer.page.locator("tr:has-text('" + number + "')").innerText())
                    .contains(exact);
            passer.look("public");
        }
    }

    /// Guangzhou pays for certificates of its last days too, and the treasury's answer comes as a
    /// file; the same file a second time pays nothing.
    @Test
    void guangzhouPaysByTheTreasurysAnswerOnce() {
        clock.set(TestClock.TODAY);
        String enterprise = "91440114MA9TERT04C";
        Certificate certificate =
                new Certificate(enterprise, "GR202444008803", "2024-06-28", "国科火字〔2024〕样例3号");
        try (Walker company = walker("en", "enterprise-guangzhou");
                Walker first = walker("en", "officer-guangzhou").inPassing();
                Walker second = walker("en", "officer-guangzhou-2")) {
            String line = opensALine(first, GUANGZHOU, TestClock.TODAY.getYear());
            recordsTheCertificate(first, certificate);
            publishes(first, line, certificate.number());
            company.open("/enterprises/" + enterprise + "/money").look("due");
            confirms(company, ACCOUNT);
            assertThat(company.reads("The money is kept for you")).isTrue();
            company.look("confirmed");
            first.open(line).choose("input[name=chosen]");
            first.act("COMMIT");
            second.open(line).choose("input[name=chosen]");
            second.act("ORDER");
            String reference = reference(sendsTheFile(second, line));

            importsTheResult(second, line, reference, TestClock.TODAY);
            assertThat(second.sees("#results + ul .status--met")).isTrue();
            second.look("imported");
            importsTheResult(second, line, reference, TestClock.TODAY);
            assertThat(second.sees("#results + ul .status--not-met")).isTrue();
            assertThat(second.reads("were paid on 2026-11-21 already")).isTrue();
            first.open(line + "/journal");
            assertThat(payments(first, "en")).isOne();
        }
    }

    /// How many journals of the page say that money was paid.
    private static int payments(Walker reader, String language) {
        Pattern paid = Pattern.compile(language.equals("zh") ? "^支付" : "^Pay");
        return reader.page
                .locator("tbody td:nth-of-type(2)")
                .filter(new Locator.FilterOptions().setHasText(paid))
                .count();
    }

    /// Opens a line on the page of all lines; one that is there already is shown.
    private static String opensALine(Walker officer, String programme, int year) {
        officer.open("/budgets").look("budgets");
        officer.page.locator("#programme").selectOption(programme);
        officer.page.fill("#year", Integer.toString(year));
        officer.page.locator("form:has(#programme) button").click();
        officer.page.waitForURL("**/budgets/*");
        return officer.address();
    }

    /// One asks, another approves; who asked has no button for it.
    private static void putsMoneyIn(Walker asks, Walker approves, String line, String amount) {
        asks.open(line);
        asks.page.fill("#amount", amount);
        asks.page.fill("#reason", "甘财教〔2026〕样例5号");
        asks.page.locator("form:has(#amount) button").click();
        asks.page.locator("[role=status] .notice--good").waitFor();
        assertThat(asks.sees("button[name=approve]")).isFalse();
        approves.open(line).look("asked-for-money");
        approves.page.locator("button[name=approve][value=true]").click();
        approves.page.locator("[role=status] .notice--good").waitFor();
    }

    private static void recordsTheCertificate(Walker officer, Certificate certificate) {
        officer.open("/titles/record");
        officer.page.fill("#enterprise", certificate.enterprise());
        officer.page.fill("#number", certificate.number());
        officer.page.fill("#issued", certificate.issued());
        officer.page.fill("#document", certificate.document());
        officer.page.locator("form:has(#document) button").click();
        officer.page.locator("#report .notice--good").waitFor();
        officer.look("recorded");
    }

    /// Waits for the candidate and publishes the list.
    ///
    /// @return the address of the reward
    private static String publishes(Walker officer, String line, String number) {
        officer.openUntil(line, () -> officer.sees("input[name=chosen]"));
        officer.choose("input[name=chosen]");
        officer.look("candidate");
        officer.act("PUBLISH");
        assertThat(officer.sees("#results + ul .status--met")).isTrue();
        officer.page.locator("tbody th a").first().click();
        officer.page.waitForURL("**/rewards/*");
        assertThat(officer.reads(number)).isTrue();
        officer.look("published");
        return officer.address();
    }

    private static void confirms(Walker company, String number) {
        company.page.locator("input[name=bank]").first().fill("样例银行兰州分行");
        company.page.locator("input[name=number]").first().fill(number);
        company.act("CONFIRM");
    }

    /// A form made by hand does not get past the line: the refusal says what is there and what it
    /// takes.
    private static void refusesMoreThanThereIs(Walker officer, String reward, String exact) {
        officer.open(reward).pressByHand("DROP", "COMMIT");
        assertThat(officer.alert()).contains(TOO_LITTLE, exact);
        officer.look("too-little-money");
    }

    /// Makes the payment file as soon as the order has come and takes it.
    private static String sendsTheFile(Walker officer, String line) {
        officer.openUntil(
                line + "/payments",
                () -> officer.sees("form[action$='/payments'] button[type=submit]"));
        officer.page.locator("form[action$='/payments'] button[type=submit]").click();
        Locator file = officer.page.locator("tbody th a").first();
        file.waitFor();
        assertThat(officer.sees("form[action$='/payments'] button[type=submit]")).isFalse();
        officer.look("payment-file");
        Download download = officer.page.waitForDownload(file::click);
        try (InputStream bytes = download.createReadStream()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String reference(String file) {
        return file.lines().skip(1).findFirst().orElseThrow().replaceFirst(",.*", "");
    }

    private static void importsTheResult(
            Walker officer, String line, String reference, LocalDate on) {
        officer.open(line + "/payments");
        officer.page
                .locator("#file")
                .setInputFiles(
                        new FilePayload(
                                "results.csv",
                                "text/csv",
                                "reference,result,on,reason\n%s,paid,%s,\n"
                                        .formatted(reference, on)
                                        .getBytes(StandardCharsets.UTF_8)));
        officer.page.locator("form:has(#file) button").click();
        officer.page.locator("#results").waitFor();
    }
}
