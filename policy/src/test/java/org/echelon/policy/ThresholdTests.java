package org.echelon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.echelon.policy.feel.Value;
import org.echelon.policy.result.Status;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Conditions that hold a number against a parameter, in the programmes as they are.
class ThresholdTests {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private final Programmes programmes =
            Programmes.read(
                    Path.of(System.getProperty("echelon.root", "..")).resolve("programmes"));

    private List<Threshold> thresholds(String programme) {
        Programme found = programmes.find(programme).orElseThrow();
        Version version = found.inForce(DAY).orElseThrow();
        return found.judge(version, Question.asOf(DAY, DAY)).orElseThrow().thresholds();
    }

    /// What a table gives by the sales of last year, the least R&D over sales, is none.
    @Test
    void aRatioIsOneAndAPassMark() {
        assertThat(thresholds("cn/hnte"))
                .extracting(Threshold::condition, Threshold::parameter)
                .containsExactly(
                        tuple("personnel_ratio", "personnel ratio"),
                        tuple("domestic_rd", "domestic ratio"),
                        tuple("hnte_income_ratio", "income ratio"),
                        tuple("innovation_score", "pass mark"));
    }

    @Test
    void limitsOfSizeAreThree() {
        assertThat(thresholds("cn/tech-sme"))
                .extracting(Threshold::condition, Threshold::parameter)
                .containsExactly(
                        tuple("staff_limit", "staff limit"),
                        tuple("revenue_limit", "revenue limit"),
                        tuple("assets_limit", "assets limit"));
    }

    /// What is paid for a loan is nothing where the loan is above the limit.
    @Test
    void aConditionThatAnotherDecisionReadsIsNone() {
        assertThat(thresholds("cn/guangdong/guangzhou/risk-pool-loan")).isEmpty();
    }

    /// The technology SMEs with another condition of points or a direct route.
    private static Judge draft(String either) throws IOException {
        Path root = Path.of(System.getProperty("echelon.root", "..")).resolve("programmes");
        TreeMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        root.relativize(path).toString().replace('\\', '/'),
                        Files.readAllBytes(path));
            }
        }
        String version = "cn/tech-sme/2022-04-01/";
        files.compute(
                version + "decision.dmn",
                (_, text) ->
                        utf8(
                                text(text)
                                        .replace(
                                                "<text>points or direct</text>",
                                                "<text>" + either + "</text>")));
        Programme found = Programmes.of(files).find("cn/tech-sme").orElseThrow();
        return found.judge(found.inForce(DAY).orElseThrow(), Question.asOf(DAY, DAY)).orElseThrow();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aMarkOfOneOfTwoWaysIsWithinTheCondition() throws IOException {
        Judge judge = draft("points or direct");

        assertThat(judge.thresholds()).extracting(Threshold::condition).doesNotContain("score");
        assertThat(judge.thresholdsWithin())
                .extracting(Threshold::condition, Threshold::parameter, Threshold::decision)
                .containsExactly(tuple("score", "pass mark", "points"));
        assertThat(judge.thresholdsWithin().getFirst().numberName()).contains("total_score");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not(points) or direct",
                "points or direct and points",
                "if direct then true else points",
                "(points = true) or direct"
            })
    void whereTheWayIsReadTwiceOrOtherwiseNoneIsWithin(String either) throws IOException {
        assertThat(draft(either).thresholdsWithin()).isEmpty();
    }

    @Test
    void theNumberSaysWhatBecomesOfTheConditionAtEveryValue() {
        Threshold mark = thresholds("cn/hnte").getLast();
        Value between = new Value.OpenNumber(Rational.of(68), Rational.of(72), false, Set.of());

        assertThat(mark.status(between, Value.of(Rational.of(67)))).isEqualTo(Status.MET);
        assertThat(mark.status(between, Value.of(Rational.of(68)))).isEqualTo(Status.UNKNOWN);
        assertThat(mark.status(between, Value.of(Rational.of(71)))).isEqualTo(Status.UNKNOWN);
        assertThat(mark.status(between, Value.of(Rational.of(72)))).isEqualTo(Status.NOT_MET);
    }

    @Test
    void theNumberFollowsFromByHowMuchTheConditionIsMet() {
        Threshold mark = thresholds("cn/hnte").getLast();
        Value seventy = Value.of(Rational.of(70));

        assertThat(mark.held(seventy, Rational.of(-3), Rational.of(-3), false))
                .isEqualTo(Value.of(Rational.of(67)));
        assertThat(mark.held(seventy, Rational.of(-2), Rational.of(2), true))
                .isEqualTo(new Value.OpenNumber(Rational.of(68), Rational.of(72), true, Set.of()));
    }
}
