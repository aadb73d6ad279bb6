package org.echelon.population.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.echelon.policy.command.Exit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each way a command ends has its exit status and says what to do.
class CommandTests {

    private static final Path ROOT =
            Path.of(System.getProperty("echelon.root", ".")).toAbsolutePath();
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2024-06-30T00:00:00Z"), ZoneId.of("Asia/Shanghai"));

    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "simulate cn/tech-sme | --population DIR is missing",
                "simulate --population p | name one programme, such as cn/tech-sme, or several",
                "simulate cn/tech-sme --population p --engine abacus | --engine abacus: write one of duckdb, kernel, spark, interpreter",
                "simulate cn/tech-sme --population p --engine spark | --engine spark needs --master URL: local[2] on this machine, or spark://HOST:PORT",
                "simulate cn/tech-sme --population p --engine spark --master yarn | --master yarn: write local[2] or spark://HOST:PORT",
                "simulate cn/tech-sme --population p --engine spark --master spark://h | --master spark://h: write local[2]",
                "simulate cn/tech-sme --population p --engine duckdb --master local[2] | --master goes with --engine spark",
                "simulate cn/tech-sme --population p --by colour | --by colour: write region,industry,size,rung",
                "simulate cn/tech-sme --population p --format xlsx | --format xlsx: write parquet,csv",
                "simulate cn/tech-sme --population p --as-of yesterday | write it as 2024-06-30",
                "simulate cn/hnte --population p --sweep cap | write PARAMETER=from..to:step",
                "simulate cn/hnte --population p --sweep cap=low..2:1 | is no decimal number",
                "simulate cn/hnte --population p --sweep cap=5..1:1 | the step is above 0, and",
                "simulate cn/hnte --population p --sweep cap=0..9999:1 | more than 1,000 values; take a wider step",
                "simulate cn/hnte --population p --sweep a=0..99:1 --sweep b=0..99:1 | there are 2 and 10,000",
                "simulate cn/hnte --population p --sweep a=1..1:1 --sweep b=1..1:1 --sweep c=1..1:1 | two parameters",
                "simulate cn/hnte --population p --budget many | --budget many: write yuan with two decimals at most",
                "simulate cn/hnte --population p --budget 5.001 | --budget 5.001: write yuan with two decimals at most",
                "simulate cn/hnte --population p --budget -5 | --budget -5: write yuan with two decimals at most",
                "simulate cn/hnte --population p --order came_on | --order is for --budget YUAN, which is missing",
                "conformance one two --engine duckdb | name one folder, and --engine duckdb",
                "synthesise --seed 1 --out o | --enterprises is missing",
                "synthesise --enterprises many --seed 1 --out o | --enterprises many is not a whole number",
                "synthesise --enterprises 0 --seed 1 --out o | write a number from 1",
                "synthesise --enterprises 5 --seed 1 | --out DIR is missing",
            })
    void saysWhatIsWrongWithACommandLine(String line, String message) {
        assertThat(run(line.split(" "))).isEqualTo(Exit.COMMAND_LINE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message, "usage: ./echelon");
    }

    @Test
    void saysInOneLineHowToBuildSpark() {
        assertThat(
                        run(
                                "simulate",
                                "cn/tech-sme",
                                "--population",
                                "p",
                                "--engine",
                                "spark",
                                "--master",
                                "local[2]"))
                .isEqualTo(Exit.NOT_BUILT);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("spark is not built", "mvn -Pspark", "尚未构建");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "simulate cn/no-such --population p | There is no programme 'cn/no-such'",
                "simulate cn/tech-sme --population absent | there is no such folder",
                "simulate cn/technology-contract --population absent | a population holds enterprises",
                "simulate cn/tech-sme --population absent --against 2030-01-01 | has no version of 2030-01-01",
                "conformance no-such-folder --engine duckdb | there is no folder no-such-folder",
                "simulate cn/tech-sme --population absent --against nowhere | is neither a version of cn/tech-sme",
            })
    void saysWhatIsWrongWithTheInput(String line, String message) {
        assertThat(run(line.split(" "))).isEqualTo(Exit.INPUT);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message);
    }

    @Test
    void makesAPopulationAndHoldsADraftAgainstIt() throws IOException {
        Path draft = draft();
        Path population = folder.resolve("population");
        assertThat(
                        run(
                                "synthesise",
                                "--enterprises",
                                "400",
                                "--seed",
                                "3",
                                "--out",
                                population.toString()))
                .isEqualTo(Exit.DONE);

        Exit exit =
                run(
                        "simulate",
                        "cn/tech-sme",
                        "--population",
                        population.toString(),
                        "--as-of",
                        "2026-11-22",
                        "--against",
                        draft.toString(),
                        "--by",
                        "region,size",
                        "--format",
                        "csv",
                        "--out",
                        folder.resolve("out").toString());

        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(Exit.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("synthetic enterprises", "against 对照", "winners 受益");
        assertThat(folder.resolve("out/verdicts.csv")).exists();
        assertThat(folder.resolve("out/verdicts.parquet")).doesNotExist();
        assertThat(Files.readString(folder.resolve("out/summary.json")))
                .contains("\"dimension\" : \"size\"")
                .doesNotContain("\"dimension\" : \"rung\"");
        long winners =
                Files.readAllLines(folder.resolve("out/changes.csv")).stream()
                        .filter(line -> line.contains(",not_met,met"))
                        .count();
        assertThat(winners).as("the draft halves the pass mark").isPositive();
    }

    @Test
    void turnsAParameterStepByStep() throws IOException {
        Path population = folder.resolve("population");
        run("synthesise", "--enterprises", "60", "--seed", "3", "--out", population.toString());

        Exit exit =
                run(
                        "simulate",
                        "cn/gansu/innovative-enterprise",
                        "--population",
                        population.toString(),
                        "--as-of",
                        "2026-11-22",
                        "--engine",
                        "duckdb",
                        "--sweep",
                        "ratio small=0.02..0.045:0.01",
                        "--format",
                        "csv",
                        "--out",
                        folder.resolve("out").toString());

        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(Exit.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("sweep 参数调整 cn/gansu/innovative-enterprise/2024-04-01: ratio small");
        assertThat(Files.readAllLines(folder.resolve("out/sweep.csv")))
                .hasSize(4)
                .element(3)
                .asString()
                .startsWith("0.040000000,");
    }

    @Test
    void cutsABudgetTwoWays() throws IOException {
        Path population = folder.resolve("population");
        run("synthesise", "--enterprises", "300", "--seed", "3", "--out", population.toString());

        Exit exit =
                run(
                        "simulate",
                        "cn/gansu/hnte-reward",
                        "--population",
                        population.toString(),
                        "--as-of",
                        "2026-11-22",
                        "--engine",
                        "duckdb",
                        "--budget",
                        "150000.01",
                        "--order",
                        "registered_on",
                        "--format",
                        "csv",
                        "--out",
                        folder.resolve("out").toString());

        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(Exit.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "budget 预算 150,000.01 yuan 元: cn/gansu/hnte-reward",
                        "150,000.01 yuan 元 first come 先到先得",
                        "150,000.01 yuan 元 pro rata 按比例",
                        "the column 'registered_on' (times, the earliest first)");
        assertThat(Files.readAllLines(folder.resolve("out/payments.csv")).getFirst())
                .isEqualTo("uscc,place,amount,first_come,pro_rata");
    }

    @Test
    void asksSeveralProgrammesTogether() throws IOException {
        Path population = folder.resolve("population");
        run("synthesise", "--enterprises", "300", "--seed", "3", "--out", population.toString());

        Exit exit =
                run(
                        "simulate",
                        "cn/gansu/hnte-reward",
                        "cn/guangdong/guangzhou/hnte-reward",
                        "cn/tech-sme",
                        "--population",
                        population.toString(),
                        "--as-of",
                        "2024-06-30",
                        "--engine",
                        "duckdb",
                        "--format",
                        "csv",
                        "--out",
                        folder.resolve("out").toString());

        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(Exit.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("together 合并测算", "yuan 元 cn/guangdong/guangzhou/hnte-reward: alone");
        assertThat(Files.readAllLines(folder.resolve("out/combined.csv")).getFirst())
                .startsWith("uscc,alone_cn/gansu/hnte-reward,paid_cn/gansu/hnte-reward,why_")
                .endsWith(",met,total_alone,total_paid,proven");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cn/tech-sme cn/no-such | There is no programme 'cn/no-such'",
                "cn/tech-sme cn/technology-contract | a population holds enterprises",
                "cn/tech-sme cn/hnte cn/tech-sme | two of the programmes have the same id",
            })
    void refusesProgrammesThatCannotBeAskedTogether(String programmes, String message) {
        List<String> line = new ArrayList<>(List.of("simulate"));
        line.addAll(List.of(programmes.split(" ")));
        line.addAll(List.of("--population", "absent"));

        assertThat(run(line.toArray(String[]::new))).isEqualTo(Exit.INPUT);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message);
    }

    @Test
    void refusesABudgetForWhatPaysNothing() {
        Path population = folder.resolve("population");
        run("synthesise", "--enterprises", "20", "--seed", "3", "--out", population.toString());

        assertThat(
                        run(
                                "simulate",
                                "cn/tech-sme",
                                "--population",
                                population.toString(),
                                "--budget",
                                "5",
                                "--out",
                                folder.resolve("out").toString()))
                .isEqualTo(Exit.INPUT);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("nothing was written", "cn/tech-sme pays nothing on the day");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void refusesToTurnWhatIsNotThereAndWritesNothing() {
        assertThat(
                        run(
                                "simulate",
                                "cn/hnte",
                                "--population",
                                folder.toString(),
                                "--as-of",
                                "1999-01-01",
                                "--sweep",
                                "pass mark=60..70:5",
                                "--out",
                                folder.resolve("out").toString()))
                .isEqualTo(Exit.INPUT);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("nothing was written", "no version in force on the day");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void saysPlainlyThatNothingIsInForce() throws IOException {
        Path population = folder.resolve("population");
        run("synthesise", "--enterprises", "50", "--seed", "3", "--out", population.toString());

        Exit exit =
                run(
                        "simulate",
                        "cn/tech-sme",
                        "--population",
                        population.toString(),
                        "--as-of",
                        "1999-01-01",
                        "--against",
                        "cn/gansu/hnte-reward",
                        "--out",
                        folder.resolve("out").toString());

        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(Exit.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("no version in force, so nobody is judged", "50 not in force 未施行");
        assertThat(Files.readString(folder.resolve("out/summary.json")))
                .contains("\"version\" : null", "\"not_in_force\" : 50");
    }

    /// A version of cn/tech-sme that asks for 30 points in place of 60.
    private Path draft() throws IOException {
        Path copy = folder.resolve("draft");
        Path original = ROOT.resolve("programmes/cn/tech-sme");
        for (String name :
                List.of(
                        "programme.yaml",
                        "2022-04-01/version.yaml",
                        "2022-04-01/parameters.yaml",
                        "2022-04-01/decision.dmn")) {
            Path file = copy.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    Files.readString(original.resolve(name))
                            .replaceAll("(?s)(pass mark:.{0,120}?value: )60", "$130"));
        }
        return copy;
    }

    @Test
    void leavesEarlierResultsWhenTheDiskIsFull() throws Exception {
        Path bash = Path.of("/bin/bash");
        Assumptions.assumeTrue(Files.isExecutable(bash), "no bash to set a quota with");
        Path population = folder.resolve("population");
        run("synthesise", "--enterprises", "300", "--seed", "3", "--out", population.toString());
        run(simulate(population));
        byte[] earlier = Files.readAllBytes(folder.resolve("out/verdicts.parquet"));
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:-UsePerfData",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dechelon.root=" + ROOT,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        line.addAll(List.of(simulate(population)));

        line.addAll(
                0,
                List.of(
                        bash.toString(),
                        "-c",
                        "trap '' XFSZ; ulimit -f 200; exec \"$@\"",
                        "quota"));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(1);
        assertThat(said).contains("earlier results are untouched");
        assertThat(folder.resolve("out/verdicts.parquet")).hasBinaryContent(earlier);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("population", "out");
        }
    }

    private String[] simulate(Path population) {
        return new String[] {
            "simulate",
            "cn/tech-sme",
            "--population",
            population.toString(),
            "--as-of",
            "2026-11-22",
            "--out",
            folder.resolve("out").toString()
        };
    }

    private Exit run(String... words) {
        return Main.run(
                List.of(words),
                ROOT,
                CLOCK,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
