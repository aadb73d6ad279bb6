package org.echelon.policy.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.echelon.policy.SharedFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTests {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final String FACTS =
            """
            name: a firm of the test
            programme: cn/tech-sme
            as-of: 2024-06-30
            enterprise: { uscc: 91440114MA9TERT04C, name: 样例科技有限公司, region: "440114", registered-on: 2018-06-15, industry: "3911" }
            facts:
              2023: { revenue: 50000000, rd_expense: 2000000, total_cost: 48000000, staff: 120, st_staff: 12, total_assets: 60000000 }
              current: { ip_class1: 0, ip_class2: 4, accident_or_offence: false, abnormal_listing: false, prohibited_product: false, audit_based_collection: true, rd_institution_level: none, standards_led: 0, national_award_rank: 0 }
            """;

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Exit run(String... words) {
        return Main.run(
                List.of(words),
                SharedFolder.root(),
                CLOCK,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String facts(String yaml) throws IOException {
        Path file = folder.resolve("facts.yaml");
        Files.writeString(file, yaml);
        return file.toString();
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String refused() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsTheEvaluationAsGoldenJson() throws IOException {
        Exit exit = run("evaluate", "cn/tech-sme", "--facts", facts(FACTS), "--json");

        assertThat(exit).isEqualTo(Exit.DONE);
        Golden.compare("tech-sme-two-points-short.json", printed());
    }

    @Test
    void printsTheTraceAsGoldenJson() throws IOException {
        run("evaluate", "cn/tech-sme", "--facts", facts(FACTS), "--json", "--trace");

        // the checksum follows every example of the version
        Golden.compare(
                "tech-sme-two-points-short-trace.json",
                printed().replaceFirst("\"[0-9a-f]{64}\"", "\"" + "0".repeat(64) + "\""));
    }

    @Test
    void printsTheEvaluationAsTextInBothLanguages() throws IOException {
        run("evaluate", "cn/tech-sme", "--facts", facts(FACTS));

        Golden.compare("tech-sme-two-points-short.txt", printed());
    }

    @Test
    void printsWhatIsUnknownAndWhatWouldSettleIt() throws IOException {
        run(
                "evaluate",
                "cn/tech-sme",
                "--facts",
                facts(FACTS.replace("st_staff: 12, ", "").replace("ip_class2: 4, ", "")));

        Golden.compare("tech-sme-unknown.txt", printed());
    }

    @Test
    void judgesACarrierInWordsOfItsOwn() throws IOException {
        String example = "programmes/cn/incubator/2019-01-01/examples/mentors-just-too-little.yaml";

        Exit exit =
                run(
                        "evaluate",
                        "cn/incubator",
                        "--facts",
                        SharedFolder.root().resolve(example).toString(),
                        "--lang",
                        "en");

        assertThat(exit).isEqualTo(Exit.DONE);
        assertThat(printed())
                .contains("样例科技企业孵化器 · Recognition as a national incubator")
                .contains("✗ A mentor for every ten incubatees: 11.6667, needs ≤ 10")
                .contains("国科发区〔2018〕300号 arts. 6 to 10");
    }

    @Test
    void refusesFactsAboutAnotherSubjectWithPlaceAndRemedy() throws IOException {
        Exit exit = run("evaluate", "cn/incubator", "--facts", facts(FACTS));

        assertThat(exit).isEqualTo(Exit.INPUT);
        assertThat(printed()).isEmpty();
        assertThat(refused())
                .contains("facts.yaml, line 4")
                .contains("the facts are about an enterprise, but this is about a carrier")
                .contains("write 'carrier:' with its facts in place of 'enterprise:'")
                .contains("(wrong_subject)");
    }

    @Test
    void advisesEnterprisesAlone() throws IOException {
        Exit exit =
                run(
                        "advise",
                        "--facts",
                        facts("person: { other-id: passport:E12345678, name: 样例 }\n"));

        assertThat(exit).isEqualTo(Exit.INPUT);
        assertThat(refused())
                .contains("facts.yaml, line 1")
                .contains("the facts are about a person, but this is about an enterprise");
    }

    @Test
    void printsJsonThatFollowsItsSchema() throws IOException {
        run("evaluate", "cn/tech-sme", "--facts", facts(FACTS), "--json", "--trace");

        assertThat(schema("evaluation").validate(printed(), com.networknt.schema.InputFormat.JSON))
                .isEmpty();
    }

    private static Schema schema(String format) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        Files.readString(
                                SharedFolder.root()
                                        .resolve("docs/formats/" + format + ".schema.json")));
    }

    private String traced() throws IOException {
        run("evaluate", "cn/tech-sme", "--facts", facts(FACTS), "--json", "--trace");
        String trace = printed();
        out.reset();
        Path file = folder.resolve("trace.json");
        Files.writeString(file, trace);
        return file.toString();
    }

    @Test
    void aTraceReplaysByteForByte() throws IOException {
        assertThat(run("replay", traced())).isEqualTo(Exit.DONE);
        assertThat(printed()).contains("The same, byte for byte: cn/tech-sme as of 2024-06-30");
    }

    @Test
    void aTraceThatWasTamperedWithDoesNotReplay() throws IOException {
        Path file = Path.of(traced());
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst("\"verdict\" : \"not_met\"", "\"verdict\" : \"met\""));

        assertThat(run("replay", file.toString())).isEqualTo(Exit.CHECK);
        assertThat(printed()).contains("the trace says \"verdict\" : \"met\"");
    }

    @Test
    void otherFactsGiveAnotherAnswer() throws IOException {
        Path file = Path.of(traced());
        Files.writeString(
                file, Files.readString(file).replace("\"st_staff\" : 12,", "\"st_staff\" : 18,"));

        assertThat(run("replay", file.toString())).isEqualTo(Exit.CHECK);
        assertThat(printed()).contains("the engine says \"verdict\" : \"met\"");
    }

    @Test
    void saysWhenTheFilesOfTheVersionAreNotThoseOfTheTrace() throws IOException {
        Path file = Path.of(traced());
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst(
                                "\"checksum\" : \"[0-9a-f]+\"",
                                "\"checksum\" : \"" + "0".repeat(64) + "\""));

        assertThat(run("replay", file.toString())).isEqualTo(Exit.DONE);
        assertThat(printed())
                .contains("The version's files differ from those of the trace: checksum 000")
                .contains("The same, byte for byte");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json | is no JSON",
                "{} | holds no 'replay' with facts",
                "[] | holds no 'replay' with facts",
                "{\"programme\": \"cn/tech-sme\", \"replay\": {\"format\": 9, \"facts\": {}}} | is of format 9, this engine reads 1",
                "{\"programme\": \"cn/none\", \"replay\": {\"format\": 1, \"facts\": {}}} | There is no programme",
                "{\"programme\": \"cn/tech-sme\", \"replay\": {\"format\": 1, \"facts\": {}}} | 'enterprise' is missing",
            })
    void refusesWhatIsNoTrace(String content, String message) throws IOException {
        Path file = folder.resolve("trace.json");
        Files.writeString(file, content);

        assertThat(run("replay", file.toString())).isEqualTo(Exit.INPUT);
        assertThat(refused()).contains(message);
    }

    @Test
    void comparesTwoVersionsInBothLanguages() throws IOException {
        assertThat(run("compare", "cn/tech-sme", "2017-05-03", "2022-04-01")).isEqualTo(Exit.DONE);

        Golden.compare("tech-sme-2017-2022.txt", printed());
    }

    @Test
    void comparesTheNewestTwoVersionsAsJsonThatFollowsItsSchema() throws IOException {
        run("compare", "cn/tech-sme", "--json");

        assertThat(schema("difference").validate(printed(), com.networknt.schema.InputFormat.JSON))
                .isEmpty();
        assertThat(printed()).contains("\"before\" : \"2017-05-03\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cn/tech-sme 2017-05-03 2020-01-01 | INPUT | has no version of 2020-01-01; it has 2022-04-01, 2017-05-03",
                "cn/tech-sme 2017-05-03 today | COMMAND_LINE | today is not a day",
                "cn/tech-sme 2017-05-03 | COMMAND_LINE | name a programme and two of its versions",
                "cn/gansu/hnte-reward | INPUT | has one version, 2021-01-01; there is nothing to compare",
                "cn/no-such | INPUT | There is no programme 'cn/no-such'",
            })
    void saysWhyItCannotCompare(String words, Exit exit, String message) {
        String[] all = ("compare " + words).split(" ");

        assertThat(run(all)).isEqualTo(exit);
        assertThat(refused()).contains(message);
    }

    @Test
    void saysInTheFormOfItsSchemaWhyAFilingIsOutOfReach() throws IOException {
        run(
                "evaluate",
                "cn/tech-sme",
                "--facts",
                facts(FACTS.replace("prohibited_product: false", "prohibited_product: true")),
                "--json");

        assertThat(schema("evaluation").validate(printed(), com.networknt.schema.InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void solvesTheGapForAFilingThatIsNamed() throws IOException {
        run(
                "evaluate",
                "cn/tech-sme",
                "--facts",
                facts(FACTS),
                "--filing",
                "2024-09-30",
                "--lang",
                "en");

        assertThat(printed())
                .contains("for a filing on 2024-09-30 any of these suffices")
                .contains("Class I rights, usable 0 items → 1 item (effort 8, proven least)");
    }

    @Test
    void refusesAFilingBeforeTheDayOfTheQuestion() throws IOException {
        Exit exit =
                run("evaluate", "cn/tech-sme", "--facts", facts(FACTS), "--filing", "2024-06-29");

        assertThat(exit).isEqualTo(Exit.COMMAND_LINE);
        assertThat(refused())
                .contains("--filing 2024-06-29", "2024-06-30, the day of the question");
    }

    @ParameterizedTest
    @CsvSource({
        "'revenue: 50000000', 'revenu: 50000000', unknown_fact, 'did you mean revenue'",
        "'revenue: 50000000', 'revenue: 2000万元', wrong_type, 'without unit'",
        "'revenue: 50000000', 'revenue: \"50000000\"', wrong_type, 'without quotes'",
        "'revenue: 50000000', 'revenue: -1', negative, 'may not be below 0'",
        "'revenue: 50000000', 'revenue: 1.001', decimals, 'two decimals'",
        "'st_staff: 12', 'st_staff: 121', part_above_whole, 'is above staff 120'",
        "'  2023:', '  2017:', before_registration, '2018-06-15'",
        "'revenue: 50000000', 'revenue: 1, revenue: 2', duplicate, 'stands twice'",
        "91440114MA9TERT04C, 91440114MA9TERT04D, check_digit, 'should be C'",
    })
    void refusesABadFactWithPlaceAndRemedy(
            String written, String instead, String code, String remedy) throws IOException {
        Exit exit =
                run("evaluate", "cn/tech-sme", "--facts", facts(FACTS.replace(written, instead)));

        assertThat(exit).isEqualTo(Exit.INPUT);
        assertThat(refused()).contains("(" + code + ")", remedy, "facts.yaml");
        assertThat(printed()).isEmpty();
    }

    @Test
    void reportsEveryMistakeAtOnceWithItsLine() throws IOException {
        run(
                "evaluate",
                "cn/tech-sme",
                "--facts",
                facts(FACTS.replace("staff: 120", "staff: many").replace("ip_class2", "ip_clas2")));

        assertThat(refused()).contains("2 reasons", "line 6", "line 7");
    }

    @Test
    void namesTheKnownProgrammesWhenOneIsNot() throws IOException {
        Exit exit = run("evaluate", "cn/nothing", "--facts", facts(FACTS));

        assertThat(exit).isEqualTo(Exit.INPUT);
        assertThat(refused()).contains("cn/nothing", "cn/tech-sme");
    }

    @Test
    void showsTheUsageWhenTheCommandLineIsWrong() {
        Exit exit = run("evaluate", "cn/tech-sme", "--fact", "x");

        assertThat(exit).isEqualTo(Exit.COMMAND_LINE);
        assertThat(refused()).contains("unknown option --fact", "usage: ./echelon evaluate");
    }

    @Test
    void saysThatNoVersionIsInForce() throws IOException {
        Exit exit =
                run(
                        "evaluate",
                        "cn/tech-sme",
                        "--facts",
                        facts(FACTS),
                        "--as-of",
                        "2010-01-01",
                        "--lang",
                        "en");

        assertThat(exit).isEqualTo(Exit.DONE);
        assertThat(printed()).contains("no version in force");
    }

    @Test
    void checksEveryProgrammeWithoutError() {
        Exit exit = run("check");

        assertThat(printed()).contains("0 errors").contains("0 differ");
        assertThat(exit).isEqualTo(Exit.DONE);
    }

    @Test
    void keepsNotesForThoseWhoAsk() {
        Exit exit = run("check", "cn/tech-sme");

        assertThat(exit).isEqualTo(Exit.DONE);
        assertThat(printed()).contains("(--notes lists them)").doesNotContain("  note  ");

        out.reset();
        exit = run("check", "cn/tech-sme", "--notes");

        assertThat(exit).isEqualTo(Exit.DONE);
        assertThat(printed())
                .contains(
                        "  note     cn/tech-sme/2022-04-01/decision.dmn, decision personnel_score, rule 6")
                .contains("(dash_takes_null)");
    }

    @Test
    void listsTheRulesThatNoExampleHits() throws IOException {
        Path programme = SharedFolder.root().resolve("programmes/cn/gansu/hnte-reward");
        Path version = Files.createDirectories(folder.resolve("hnte-reward/2021-01-01"));
        Files.copy(
                programme.resolve("programme.yaml"), folder.resolve("hnte-reward/programme.yaml"));
        for (String file : List.of("version.yaml", "decision.dmn", "parameters.yaml")) {
            Files.copy(programme.resolve("2021-01-01").resolve(file), version.resolve(file));
        }

        Exit exit = run("check", folder.resolve("hnte-reward").toString(), "--coverage");

        assertThat(exit).isEqualTo(Exit.DONE);
        assertThat(printed())
                .contains("decision certificate_reward, rule 1: no example hits it")
                .contains("5 of 5 rules are hit by no example\n");
    }
}
