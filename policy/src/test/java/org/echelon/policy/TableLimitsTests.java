package org.echelon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.echelon.policy.feel.Value;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;

/// Columns of tables that hold their input against parameters: in a programme as it is, and with
/// its decision written otherwise.
class TableLimitsTests {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final String PROGRAMME = "cn/gansu/innovative-enterprise";
    private static final String DECISION = PROGRAMME + "/2024-04-01/decision.dmn";

    /// @param replacement in the place of the text in the decision
    private static List<TableLimits> limits(String text, String replacement) throws IOException {
        SortedMap<String, byte[]> files = files();
        String decision = new String(files.get(DECISION), StandardCharsets.UTF_8);
        assertThat(decision).contains(text);
        files.put(DECISION, decision.replace(text, replacement).getBytes(StandardCharsets.UTF_8));
        Programme programme = Programmes.of(files).find(PROGRAMME).orElseThrow();
        return programme
                .judge(programme.versions().getFirst(), Question.asOf(DAY, DAY))
                .orElseThrow()
                .limits();
    }

    private static SortedMap<String, byte[]> files() throws IOException {
        Path root = Path.of(System.getProperty("echelon.root", "..")).resolve("programmes");
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root.resolve(PROGRAMME))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        files.put("facts.yaml", Files.readAllBytes(root.resolve("facts.yaml")));
        return files;
    }

    private static TableLimits.Scale scale(int small, int medium) throws IOException {
        return limits("rd_tier", "rd_tier")
                .getFirst()
                .scale(
                        Map.of(
                                "small sales", Value.of(Rational.of(small)),
                                "medium sales", Value.of(Rational.of(medium))));
    }

    @Test
    void theColumnThatATierIsChosenByIsOne() throws IOException {
        assertThat(limits("rd_tier", "rd_tier"))
                .singleElement()
                .satisfies(column -> {
                    assertThat(column.decision()).isEqualTo("rd_tier");
                    assertThat(column.parameters())
                            .containsExactlyInAnyOrder("small sales", "medium sales");
                });
    }

    @Test
    void aRangeIsHeldAgainstToo() throws IOException {
        assertThat(
                        limits(
                                "&lt;= parameters.medium sales",
                                "(parameters.small sales..parameters.medium sales]"))
                .singleElement()
                .satisfies(column ->
                        assertThat(column.parameters())
                                .containsExactlyInAnyOrder("small sales", "medium sales"));
    }

    @Test
    void aParameterThatSomethingElseReadsIsLeftOut() throws IOException {
        assertThat(
                        limits(
                                "<text>parameters.ratio small</text>",
                                "<text>parameters.ratio small + 0 * parameters.small  sales</text>"))
                .singleElement()
                .satisfies(
                        column -> assertThat(column.parameters()).containsExactly("medium sales"));
    }

    @Test
    void aColumnThatComputesWithAParameterIsNone() throws IOException {
        assertThat(limits("&lt;= parameters.small sales", "&lt;= 2 * parameters.small sales"))
                .isEmpty();
    }

    @Test
    void aScaleTellsOrderAndPlaceAndNothingElse() throws IOException {
        List<Rational> ends = List.of(Rational.of(15), Rational.of(30));

        assertThat(scale(10, 20).order()).isEqualTo(scale(12, 29).order());
        assertThat(scale(10, 20).order()).isNotEqualTo(scale(20, 20).order());
        assertThat(scale(10, 20).order()).isNotEqualTo(scale(21, 20).order());
        assertThat(scale(10, 20).places(ends)).isEqualTo(scale(14, 29).places(ends));
        assertThat(scale(10, 20).places(ends)).isNotEqualTo(scale(15, 20).places(ends));
        assertThat(scale(10, 20).places(ends)).isNotEqualTo(scale(16, 20).places(ends));
        assertThat(scale(10, 20).places(ends)).isNotEqualTo(scale(10, 30).places(ends));
    }
}
