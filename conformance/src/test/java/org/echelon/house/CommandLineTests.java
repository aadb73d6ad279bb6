package org.echelon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The one command answers as the contract says, from any folder.
class CommandLineTests {

    @TempDir Path elsewhere;

    @Test
    void explainsItselfInBothLanguagesWhenCalledAlone() throws Exception {
        Command.Result help = echelon();

        assertThat(help.status()).isZero();
        assertThat(help.output())
                .contains("./echelon serve", "./echelon test", "./echelon evaluate")
                .contains("启动平台", "运行全部测试", "判定");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate",
                "advise",
                "check",
                "compare",
                "replay",
                "simulate",
                "synthesise",
                "due",
                "conformance",
                "conformance --engine duckdb"
            })
    @OnTheBuiltEngine
    void saysInItsHelpWhatACommandSaysOfItself(String command) throws Exception {
        List<String> words = List.of(command.split(" "));
        List<String> line = new ArrayList<>(words);
        line.add("--no-such-option");

        Command.Result refused = echelon(line.toArray(String[]::new));

        assertThat(refused.status()).as(refused.everything()).isEqualTo(2);
        assertThat(synopsis(words.getFirst(), echelon("help").output()))
                .isEqualTo(usage(refused.errors()));
    }

    /// The lines of the help that say how a command is written; what it is for stands six blanks
    /// in.
    private static String synopsis(String command, String help) {
        String begin = "  ./echelon " + command;
        return help.lines()
                .dropWhile(line -> !line.equals(begin) && !line.startsWith(begin + " "))
                .takeWhile(line -> !line.matches(" {6}\\S.*"))
                .map(String::strip)
                .collect(Collectors.joining(" "));
    }

    /// How a command is written, as it says itself, without examples and explanations.
    private static String usage(String errors) {
        return errors.lines()
                .filter(line -> line.startsWith("usage: "))
                .map(line ->
                        line.replaceFirst("usage: ", "").replaceFirst("(, such as| \\().*", ""))
                .collect(Collectors.joining());
    }

    @Test
    @OnTheBuiltEngine
    void makesAPopulationAndJudgesIt() throws Exception {
        Command.Result made =
                echelon("synthesise", "--enterprises", "200", "--seed", "1", "--out", "population");
        Command.Result judged = judge("interpreter");
        Command.Result inMemory = judge("kernel");

        assertThat(made.status()).as(made.everything()).isZero();
        assertThat(judged.status()).as(judged.everything()).isZero();
        assertThat(inMemory.status()).as(inMemory.everything()).isZero();
        assertThat(elsewhere.resolve("interpreter/summary.json")).exists();
        assertThat(elsewhere.resolve("kernel/summary.json"))
                .content()
                .containsPattern("\"engine\"\\s*:\\s*\"kernel\"");
    }

    private Command.Result judge(String engine) throws Exception {
        return echelon(
                "simulate",
                "cn/tech-sme",
                "--population",
                "population",
                "--engine",
                engine,
                "--format",
                "csv",
                "--out",
                engine);
    }

    @Test
    void showsTheCommandsWhenItDoesNotKnowOne() throws Exception {
        Command.Result answer = echelon("evalute");

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.output()).isEmpty();
        assertThat(answer.errors())
                .contains("there is no command \"evalute\"", "./echelon evaluate");
    }

    @Test
    void refusesAnOptionThatTestDoesNotHave() throws Exception {
        Command.Result answer = echelon("test", "--fast");

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.errors()).contains("--fast");
    }

    @Test
    @OnTheBuiltEngine
    void judgesAnExampleFromAnotherFolder() throws Exception {
        String example =
                Repository.files(name ->
                                name.startsWith("programmes/cn/tech-sme/")
                                        && name.contains("/examples/"))
                        .getFirst()
                        .toString();

        Command.Result answer = echelon("evaluate", "cn/tech-sme", "--facts", example, "--json");

        assertThat(answer.status()).as(answer.everything()).isZero();
        assertThat(answer.output()).contains("\"programme\"", "\"cn/tech-sme\"", "\"conditions\"");
        assertThat(answer.errors()).isEmpty();
    }

    @Test
    @OnTheBuiltEngine
    void advisesAnEnterpriseFromAnotherFolder() throws Exception {
        String example =
                Repository.files(name -> name.endsWith("/refused-two-points-short.yaml"))
                        .getFirst()
                        .toString();

        Command.Result answer = echelon("advise", "--facts", example, "--json");
        Command.Result without = echelon("advise");

        assertThat(answer.status()).as(answer.everything()).isZero();
        assertThat(answer.output()).contains("\"lacks\"", "\"combination\"", "\"path\"");
        assertThat(without.status()).as(without.everything()).isEqualTo(2);
    }

    @Test
    @OnTheBuiltEngine
    void findsEveryProgrammeInOrder() throws Exception {
        Command.Result answer = echelon("check");

        assertThat(answer.status()).as(answer.everything()).isZero();
    }

    @Test
    @OnTheBuiltEngine
    void tellsAWrongCommandLineFromAWrongInput() throws Exception {
        Command.Result withoutFacts = echelon("evaluate", "cn/tech-sme");
        Command.Result withoutFile = echelon("evaluate", "cn/tech-sme", "--facts", "absent.yaml");

        assertThat(withoutFacts.status()).as(withoutFacts.everything()).isEqualTo(2);
        assertThat(withoutFile.status()).as(withoutFile.everything()).isEqualTo(3);
        assertThat(withoutFile.errors()).contains("absent.yaml");
    }

    @Test
    @OnTheBuiltEngine
    void saysOnWhichWorkingDayALimitEndsAndByWhichNotice() throws Exception {
        Command.Result festival = echelon("due", "2026-02-13", "5");
        Command.Result open = echelon("due", "2026-12-30", "5");
        Command.Result wrong = echelon("due", "13.2.2026", "5");

        assertThat(festival.status()).as(festival.everything()).isZero();
        assertThat(festival.output().lines().toList()).first().isEqualTo("2026-02-27");
        assertThat(festival.output()).contains("2026: https://www.gov.cn/");
        assertThat(open.output()).contains("2027: no notice", "2027年放假安排尚未公布");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.errors()).contains("13.2.2026", "2026-02-13");
    }

    @Test
    @OnTheBuiltEngine
    void refusesAFolderWithoutCasesOfTheKit() throws Exception {
        Command.Result empty = echelon("conformance", elsewhere.toString());
        Command.Result absent = echelon("conformance", "absent");
        Command.Result engine = echelon("conformance", "--engine", "abacus");

        assertThat(empty.status()).as(empty.everything()).isEqualTo(3);
        assertThat(absent.status()).isEqualTo(3);
        assertThat(absent.errors()).contains("absent", "ECHELON_SHARED");
        assertThat(engine.status()).isEqualTo(2);
    }

    private Command.Result echelon(String... words) throws Exception {
        List<String> line = new ArrayList<>();
        line.add(Repository.root().resolve("echelon").toString());
        line.addAll(List.of(words));
        return Command.run(line, elsewhere, Map.of("LC_ALL", "C"));
    }
}
