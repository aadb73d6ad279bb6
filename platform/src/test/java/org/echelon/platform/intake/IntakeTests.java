package org.echelon.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestRegister;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.enterprise.FactEntry;
import org.echelon.platform.enterprise.Facts;
import org.echelon.platform.enterprise.KnownFact;
import org.echelon.platform.enterprise.Register;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.echelon.platform.enterprise.Registration.Outcome;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.title.HeldTitle;
import org.echelon.platform.title.Titles;
import org.echelon.policy.fact.FactKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest
class IntakeTests {

    private static final LocalDate TODAY = TestClock.TODAY;

    @Autowired private TestRegister register;
    @Autowired private Intake intake;
    @Autowired private Enterprises enterprises;
    @Autowired private Facts facts;
    @Autowired private Titles titles;

    private IntakeReport offer(Intake.Mode mode, Upload... uploads) {
        return TestRegister.as(
                TestViewers.PLATFORM, () -> intake.take(List.of(uploads), mode, Optional.empty()));
    }

    private IntakeReport offer(String csv) {
        return offer(Intake.Mode.ALL_OR_NOTHING, upload("test.csv", csv));
    }

    private static Upload upload(String name, String text) {
        return new Upload(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private List<KnownFact> known(String key) {
        return TestRegister.as(TestViewers.PLATFORM, () -> facts.known(key, TODAY, TODAY));
    }

    private RegisteredEnterprise find(String key) {
        return TestRegister.as(TestViewers.PLATFORM, () -> enterprises.find(key)).orElseThrow();
    }

    private static String lines(IntakeReport report) {
        return ReportText.of(report, Locale.ENGLISH);
    }

    @Test
    void enterprisesFactsTitlesAndAwardsComeInInAnyOrderOfFiles() {
        String code = TestRegister.newCode("440114");

        IntakeReport report =
                offer(
                        Intake.Mode.ALL_OR_NOTHING,
                        upload(
                                "wide.csv",
                                "uscc,year,revenue,staff\n%s,2024,5000000.25,12\n".formatted(code)),
                        upload(
                                "long.csv",
                                "uscc,year,fact,value,text\n%s,,audit_based_collection,,true\n%s,2023,revenue,400,\n"
                                        .formatted(code, code)),
                        upload(
                                "titles.csv",
                                "uscc,title,number,from,until\n%s,cn/hnte,GR1,2024-12-01,2027-12-01\n"
                                        .formatted(code)),
                        upload(
                                "awards.csv",
                                "uscc,programme,matter,level,amount,on\n%s,cn/x/y,m,city,50000,2025-01-02\n"
                                        .formatted(code)),
                        upload(
                                "enterprises.csv",
                                "uscc,name,region,industry\n%s,样例一,440114,3911\n".formatted(code)));

        assertThat(report.written()).as(lines(report)).isTrue();
        assertThat(report.enterprises()).isEqualTo(new Outcome(1, 0, 0));
        assertThat(report.facts()).isEqualTo(new Outcome(4, 0, 0));
        assertThat(report.titles().added()).isEqualTo(1);
        assertThat(report.awards().added()).isEqualTo(1);
        assertThat(known(code)).hasSize(4);
    }

    @Test
    void theSameFileAgainChangesNothingAndLeavesNoTrace() {
        String code = register.enterprise("440114");
        String csv = "uscc,year,revenue\n%s,2024,100\n".formatted(code);
        register.take(csv);

        IntakeReport again = register.take(csv);

        assertThat(again.facts()).isEqualTo(new Outcome(0, 0, 1));
        List<FactEntry> history =
                TestRegister.as(
                        TestViewers.PLATFORM,
                        () -> facts.history(code, new FactKey("revenue", 2024)));
        assertThat(history).hasSize(1);
    }

    @Test
    void oneWrongRowKeepsEverythingOutAndIsNamedWithItsLineColumnAndValue() {
        String code = register.enterprise("440114");

        IntakeReport report =
                offer(
                        "uscc,year,revenue\n%s,2023,100\n%s,2024,about 5 million\n"
                                .formatted(code, code));

        assertThat(report.written()).isFalse();
        assertThat(report.refusals()).hasSize(1);
        IntakeReport.Refusal refusal = report.refusals().getFirst();
        assertThat(refusal.line()).isEqualTo(3);
        assertThat(refusal.column()).isEqualTo("revenue");
        assertThat(refusal.value()).isEqualTo("about 5 million");
        assertThat(refusal.reason().en()).contains("is not a number").contains("20000000");
        assertThat(refusal.reason().zh()).contains("不是数字");
        assertThat(known(code)).isEmpty();
    }

    @Test
    void theGoodRowsAreTakenWhenAskedFor() {
        String code = register.enterprise("440114");
        String csv = "uscc,year,revenue\n%s,2023,100\n%s,2024,x\n".formatted(code, code);

        IntakeReport report = offer(Intake.Mode.ACCEPT_VALID, upload("test.csv", csv));

        assertThat(report.written()).isTrue();
        assertThat(report.refusals()).hasSize(1);
        assertThat(known(code))
                .extracting(KnownFact::key)
                .containsExactly(new FactKey("revenue", 2023));
    }

    @Test
    void aCheckWritesNothing() {
        String code = register.enterprise("440114");
        String csv = "uscc,year,revenue\n%s,2023,100\n".formatted(code);

        IntakeReport report = offer(Intake.Mode.CHECK, upload("test.csv", csv));

        assertThat(report.written()).isFalse();
        assertThat(report.refusals()).isEmpty();
        assertThat(known(code)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "uscc,year,revenue;91440114MA9TERT04D,2023,1|position 18 of '91440114MA9TERT04D' is D and should be C",
                "uscc,year,revenue;91440114MA9TERT14C,2023,1|position 17",
                "uscc,year,revenue;CODE,2023,-1|revenue is -1 and may not be below 0",
                "uscc,year,revenue;CODE,2023,1.005|at most two decimals",
                "uscc,year,revenue;CODE,23,1|not an accounting year",
                "uscc,year,revenue;CODE,2031,1|not an accounting year",
                "uscc,year,revenue;CODE,,1|revenue is a yearly fact; give its accounting year",
                "uscc,year,ip_class1;CODE,2023,1|ip_class1 is a current fact; leave the year empty",
                "uscc,year,revenue;CODE,2010,1|the enterprise was registered on 2018-06-15",
                "uscc,year,fact,value;CODE,2023,revenu,1|there is no fact 'revenu'; did you mean revenue?",
                "uscc,year,fact,value;CODE,2023,revenue,|no value; leave the row out",
                "uscc,year,revenu;CODE,2023,1|the column 'revenu' is not known; did you mean revenue?",
                "uscc,year,staff,st_staff;CODE,2023,10,11|st_staff 11 is above staff 10",
                "uscc,rd_institution_level;CODE,village|is not one of none, city, provincial, national",
                "uscc,core_ip;CODE,maybe|is not a truth value; write true or false",
                "uscc,year,revenue,register;CODE,2023,1,gossip|not a known register",
                "uscc,valid_from,ip_class1;CODE,yesterday,1|not a date; write it as 2024-06-30",
                "uscc,name,region;CODE,样例,999999|not a division code of GB/T 2260",
                "uscc,name,region,industry;CODE,样例,440114,9899|not an industry code of GB/T 4754-2017",
                "uscc,name,registered_on;CODE,样例,2031-01-01|the day of registration lies in the future",
                "other_id,name;300735,样例|another identifier is written scheme:value",
                "uscc,title,from;CODE,HNTE!,2024-01-01|not the id of a programme",
                "uscc,title,from;CODE,cn/hnte,|no date; write one such as 2024-06-30",
                "uscc,title,from,until;CODE,cn/hnte,2024-01-01,2023-01-01|must be after from 2024-01-01",
                "uscc,programme,amount,on;CODE,cn/x/y,1万,2024-01-01|not an amount; write yuan",
                "uscc,year,revenue;CODE,2023|2 cells, but the header has 3 columns",
                "uscc,uscc,revenue;CODE,CODE,1|the column 'uscc' is there twice",
                "colour,taste;red,sweet|the columns do not tell what this is",
                "name,year,revenue;没有这家公司,2023,1|no enterprise has this name"
            })
    void aWrongRowIsRefusedWithAReasonAndARemedy(String rows, String answer) {
        String code = register.enterprise("440114");

        IntakeReport report = offer(rows.replace("CODE", code).replace(';', '\n') + "\n");

        assertThat(report.written()).isFalse();
        assertThat(lines(report)).contains(answer);
    }

    @Test
    void anEnterpriseThatIsNotRegisteredNeedsItsName() {
        String code = TestRegister.newCode("440114");

        IntakeReport report = offer("uscc,year,revenue\n%s,2023,1\n".formatted(code));

        assertThat(lines(report)).contains("no such enterprise is registered; import it first");
    }

    @Test
    void aValueGivenTwiceWithTwoMeaningsIsRefused() {
        String code = register.enterprise("440114");

        IntakeReport report =
                offer(
                        "uscc,year,revenue\n%s,2023,1\n%s,2023,2\n%s,2023,1\n"
                                .formatted(code, code, code));

        assertThat(report.refusals()).hasSize(1);
        assertThat(lines(report))
                .contains("line 3")
                .contains("revenue 2023 has another value in test.csv, line 2");
    }

    @Test
    void aPartIsCheckedAgainstTheWholeThatIsOnFile() {
        String code = register.enterprise("440114");
        register.take("uscc,year,staff\n%s,2023,10\n".formatted(code));

        IntakeReport report = offer("uscc,year,st_staff\n%s,2023,11\n".formatted(code));

        assertThat(lines(report)).contains("st_staff 11 is above staff 10");
    }

    @Test
    void aWholeThatFallsBelowAPartOnFileIsRefused() {
        String code = register.enterprise("440114");
        register.take("uscc,year,staff,st_staff\n%s,2023,10,9\n".formatted(code));

        IntakeReport report = offer("uscc,year,staff\n%s,2023,8\n".formatted(code));

        assertThat(report.refusals()).hasSize(1);
        assertThat(report.refusals().getFirst().column()).isEqualTo("staff");
    }

    @Test
    void rowsThatNameAnEnterpriseByItsNameAloneAreMatchedAndReported() {
        String code = TestRegister.newCode("440114");
        offer("uscc,name,region\n%s,广州样例（测试）%s公司,440114\n".formatted(code, code));

        IntakeReport report = offer("name,year,revenue\n广州样例(测试) %s公司,2023,7\n".formatted(code));

        assertThat(report.written()).as(lines(report)).isTrue();
        assertThat(report.matches()).extracting(IntakeReport.NameMatch::key).containsExactly(code);
        assertThat(lines(report)).contains("matched by name: test.csv, line 2");
    }

    @Test
    void anEnterpriseWithoutACodeIsKnownByAnotherIdentifierAndGetsItsCodeLater() {
        String code = TestRegister.newCode("440114");
        String stock = "stock:" + code;
        offer("other_id,name,region\n%s,样例上市公司%s,440114\n".formatted(stock, code));

        IntakeReport report =
                offer("uscc,other_id,year,revenue\n%s,%s,2023,7\n".formatted(code, stock));

        assertThat(report.written()).as(lines(report)).isTrue();
        assertThat(find(code).key()).isEqualTo(stock);
        assertThat(find(stock).uscc()).isEqualTo(code);
        assertThat(known(stock)).hasSize(1);
    }

    @Test
    void aHistoricalDivisionCodeBecomesTodaysWithANote() {
        String code = TestRegister.newCode("440114");

        IntakeReport report = offer("uscc,name,region\n%s,样例,440183\n".formatted(code));

        assertThat(find(code).region()).isEqualTo("440118");
        assertThat(lines(report)).contains("the historical code 440183 was read as 440118");
    }

    @Test
    void anOfficerBringsInTheOwnRegionAlone() {
        String code = TestRegister.newCode("620102");

        IntakeReport report =
                TestRegister.as(
                        TestViewers.GUANGZHOU,
                        () ->
                                register.offer(
                                        "uscc,name,region\n%s,样例,620102\n".formatted(code),
                                        Intake.Mode.ALL_OR_NOTHING));

        assertThat(report.written()).isFalse();
        assertThat(lines(report))
                .contains("the enterprise's region (620102) is outside yours (4401)");
    }

    @Test
    void aFileMayHaveAByteOrderMarkOrBeGb18030() {
        String code = TestRegister.newCode("440114");
        String csv = "uscc,name,region\n%s,样例编码有限公司,440114\n".formatted(code);

        offer("\uFEFF" + csv);
        IntakeReport report =
                offer(
                        Intake.Mode.ALL_OR_NOTHING,
                        new Upload("old.csv", csv.getBytes(Charset.forName("GB18030"))));

        assertThat(find(code).name()).isEqualTo("样例编码有限公司");
        assertThat(report.written()).as(lines(report)).isTrue();
        assertThat(report.enterprises().added() + report.enterprises().changed()).isZero();
        assertThat(lines(report)).contains("not UTF-8 and was read as GB18030");
    }

    @Test
    void otherKindsOfFilesAreRefused() {
        assertThat(lines(offer(Intake.Mode.CHECK, upload("data.pdf", "x"))))
                .contains("this kind of file cannot be read");
        assertThat(lines(offer(Intake.Mode.CHECK, new Upload("a.csv", new byte[] {'a', 0, 'b'}))))
                .contains("not a text file");
        assertThat(lines(offer(Intake.Mode.CHECK, upload("a.csv", ""))))
                .contains("the file is empty");
        assertThat(lines(offer(Intake.Mode.CHECK, upload("a.csv", "uscc,name\n\"open"))))
                .contains("not a whole CSV file");
        assertThat(
                        lines(
                                offer(
                                        Intake.Mode.CHECK,
                                        new Upload("a.csv", new byte[Upload.LARGEST + 1]))))
                .contains("larger than 20 MB");
    }

    @Test
    void refusalsAreToldInTheOrderOfTheFile() {
        String code = register.enterprise("440114");

        IntakeReport report =
                offer(
                        "uscc,year,staff,st_staff\n%s,2022,10,11\n%s,2023,x,1\n"
                                .formatted(code, code));

        assertThat(report.refusals()).extracting(IntakeReport.Refusal::line).containsExactly(2, 3);
    }

    @Test
    void aFactsFileIsTakenWithItsTitles() {
        String code = TestRegister.newCode("440114");
        String yaml =
                """
                name: a facts file
                as-of: 2024-06-30
                enterprise: { uscc: %s, name: 样例文件有限公司, region: "440114", registered-on: 2018-06-15 }
                facts:
                  2023: { revenue: 30000000, staff: 45 }
                  current: { ip_class2: 2, ip_advancedness: 5 }
                holds: [ { title: cn/hnte, number: GR2, from: 2023-12-01, until: 2026-12-01 } ]
                """
                        .formatted(code);

        IntakeReport report = offer(Intake.Mode.ALL_OR_NOTHING, upload("facts.yaml", yaml));

        assertThat(report.written()).as(lines(report)).isTrue();
        assertThat(report.titles().added()).isEqualTo(1);
        List<KnownFact> known =
                TestRegister.as(
                        TestViewers.PLATFORM,
                        () -> facts.known(code, LocalDate.of(2024, 6, 30), TODAY));
        assertThat(known).hasSize(4);
        assertThat(known.getFirst().used().register()).isEqualTo(Register.PANEL);
    }

    @Test
    void aFactsFileWithMistakesIsRefusedWithAllOfThem() {
        String yaml =
                """
                enterprise: { uscc: 91440114MA9TERT04C, name: 样例 }
                facts:
                  2023: { revenu: 1, staff: many }
                """;

        IntakeReport report = offer(Intake.Mode.ALL_OR_NOTHING, upload("facts.yaml", yaml));

        assertThat(report.written()).isFalse();
        assertThat(lines(report)).contains("line 3").contains("revenue").contains("staff");
    }

    @Test
    void aFactsFileAboutAnotherSubjectIsRefused() {
        String yaml =
                """
                name: a card
                person: { other-id: passport:E12345678, name: 样例 }
                facts:
                  current: { degree: doctor }
                """;

        IntakeReport report = offer(Intake.Mode.ALL_OR_NOTHING, upload("facts.yaml", yaml));

        assertThat(report.written()).isFalse();
        assertThat(lines(report)).contains("line 2").contains("about a person", "'enterprise:'");
    }

    @Test
    void aPublishedCertificateNumberBecomesATitleForTheTimeItWasCertainlyValid() {
        String code = register.enterprise("440114");

        IntakeReport report =
                offer(
                        """
                        id,statement,year,source
                        %s,GR201644000123,2016,招股意向书
                        %s,HNTE since 2008,2017,annual report
                        """
                                .formatted(code, code));

        assertThat(report.statements().added()).as(lines(report)).isEqualTo(2);
        assertThat(report.titles().added()).isEqualTo(1);
        HeldTitle title =
                TestRegister.as(
                                TestViewers.PLATFORM,
                                () -> titles.titles(code, LocalDate.of(2018, 6, 30), TODAY))
                        .getFirst();
        assertThat(title.from()).isEqualTo(LocalDate.of(2016, 12, 31));
        assertThat(title.until()).isEqualTo(LocalDate.of(2019, 1, 1));
        assertThat(title.note()).contains("only the year is published");
    }

    @Test
    void aNumberOfAnotherEnterpriseIsRefused() {
        String one = register.enterprise("440114");
        String other = register.enterprise("440114");
        register.take(
                "uscc,title,number,from\n%s,cn/hnte,GR202444910001,2024-12-01\n".formatted(one));

        IntakeReport report =
                offer(
                        """
                        uscc,title,number,from
                        %s,cn/hnte,GR202444910001,2024-12-01
                        %s,cn/hnte,GR202444910002,2024-12-01
                        %s,cn/hnte,GR202444910002,2024-12-01
                        """
                                .formatted(other, one, other));

        assertThat(report.written()).isFalse();
        assertThat(report.refusals()).extracting(IntakeReport.Refusal::line).containsExactly(2, 4);
        assertThat(report.refusals().getFirst().reason().en())
                .isEqualTo(
                        "the number GR202444910001 belongs to another enterprise (%s); check the number and the enterprise"
                                .formatted(one));
    }

    @Test
    void anImportWithOtherDaysTakesThePlaceOfTheTitleWithTheSameNumber() {
        String code = register.enterprise("440114");
        register.take(
                "uscc,title,number,from,until\n%s,cn/hnte,GR202444910003,2024-12-01,2027-12-01\n"
                        .formatted(code));

        IntakeReport report =
                offer(
                        "uscc,title,number,from,until\n%s,cn/hnte,GR202444910003,2024-12-11,2027-12-11\n"
                                .formatted(code));
        IntakeReport year =
                offer("id,statement,year,source\n%s,GR202444910003,2024,年报\n".formatted(code));

        assertThat(report.titles().changed()).isEqualTo(1);
        assertThat(year.titles().unchanged()).isEqualTo(1);
        assertThat(TestRegister.as(TestViewers.PLATFORM, () -> titles.titles(code, TODAY, TODAY)))
                .singleElement()
                .extracting(HeldTitle::from)
                .isEqualTo(LocalDate.of(2024, 12, 11));
    }
}
