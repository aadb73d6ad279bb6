package org.echelon.policy.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.SharedFolder;
import org.echelon.policy.result.Verdict;
import org.junit.jupiter.api.Test;

/// The difference of two versions in words. Features P12, P14.
class DifferenceTests {

    private static final String FOLDER = "cn/tech-sme/2022-04-01/";
    private static final SortedMap<String, byte[]> FILES = files();

    private static SortedMap<String, byte[]> files() {
        Path root = SharedFolder.root().resolve("programmes");
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(path).toString().replace('\\', '/');
                if (name.equals("facts.yaml") || name.startsWith("cn/tech-sme/")) {
                    files.put(name, Files.readAllBytes(path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static Programme programme(SortedMap<String, byte[]> files) {
        return Programmes.of(files).find("cn/tech-sme").orElseThrow();
    }

    /// What differs when one file of the version of 2022 is edited.
    private static Difference edited(String file, UnaryOperator<String> edit) {
        Programme before = programme(FILES);
        SortedMap<String, byte[]> files = new TreeMap<>(FILES);
        String old =
                files.containsKey(FOLDER + file)
                        ? new String(files.get(FOLDER + file), StandardCharsets.UTF_8)
                        : "";
        String now = edit.apply(old);
        assertThat(now).as("the edit of %s", file).isNotEqualTo(old);
        files.put(FOLDER + file, now.getBytes(StandardCharsets.UTF_8));
        Programme after = programme(files);
        return after.difference(before, before.versions().getFirst(), after.versions().getFirst())
                .orElseThrow();
    }

    private static List<String> english(Difference difference) {
        return difference.changes().stream().map(change -> change.text().en()).toList();
    }

    @Test
    void aVersionDoesNotDifferFromItself() {
        Programme programme = programme(FILES);

        Difference difference =
                programme
                        .difference(
                                programme.versions().getFirst(), programme.versions().getFirst())
                        .orElseThrow();

        assertThat(difference.changes()).isEmpty();
        assertThat(difference.effects()).isEmpty();
        assertThat(difference.examples()).isGreaterThan(50);
    }

    @Test
    void whatOnlyLooksDifferentIsNoDifference() {
        Difference difference =
                edited("decision.dmn", dmn -> dmn.replace("&gt;= 0.30", "&gt;=   0.300"));

        assertThat(difference.changes()).isEmpty();
    }

    @Test
    void aMovedThresholdIsOneCellInWordsAndNamesTheExamplesThatTurn() {
        Difference difference =
                edited("decision.dmn", dmn -> dmn.replaceFirst("&gt;= 0\\.25", "&gt;= 0.26"));

        assertThat(english(difference)).hasSize(1);
        assertThat(english(difference).getFirst()).contains("was at least 0.25, is at least 0.26");
        assertThat(difference.changes().getFirst().text().zh()).contains("原为不低于 0.25，现为不低于 0.26");
        assertThat(difference.changes().getFirst().law()).isNotEmpty();
        assertThat(difference.effects()).isNotEmpty();
    }

    @Test
    void aParameterTellsBothValues() {
        Difference difference =
                edited(
                        "parameters.yaml",
                        yaml -> yaml.replaceFirst("\"16\", ", "").replaceFirst("'16', ", ""));

        assertThat(difference.changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.part()).isEqualTo(Change.Part.PARAMETER);
                    assertThat(change.before().orElseThrow()).contains("\"16\"");
                    assertThat(change.after().orElseThrow()).doesNotContain("\"16\"");
                });
        assertThat(difference.effects())
                .singleElement()
                .satisfies(effect -> {
                    assertThat(effect.example()).endsWith("barred-industry-tobacco.yaml");
                    assertThat(effect.before().verdict()).isEqualTo(Verdict.NOT_MET);
                    assertThat(effect.after().verdict()).isEqualTo(Verdict.MET);
                    assertThat(effect.differing()).containsExactly("product");
                });
    }

    @Test
    void aFilingWindowAndAPaperAreTold() {
        assertThat(english(edited("version.yaml", yaml -> yaml.replace("09-30", "10-31"))))
                .containsExactly("filing windows: was 06-30–09-30, is 06-30–10-31");
        assertThat(
                        english(
                                edited(
                                        "papers.yaml",
                                        yaml ->
                                                yaml.replaceFirst(
                                                        "required: true", "required: false"))))
                .singleElement()
                .asString()
                .contains("(required)")
                .contains("(optional)");
    }

    @Test
    void theTwoPublishedVersionsDifferInWhatTheGuideOf2022Added() {
        Programme programme = programme(FILES);

        Difference difference =
                programme
                        .difference(programme.versions().getLast(), programme.versions().getFirst())
                        .orElseThrow();

        assertThat(difference.changes())
                .extracting(Change::id)
                .contains("from", "windows", "industry_barred", "product", "barred industries")
                .doesNotContain("rd_score", "personnel_score", "achievement_score");
        assertThat(difference.effects())
                .extracting(Effect::example)
                .anyMatch(example -> example.endsWith("not-audit-based.yaml"));
    }

    @Test
    void aDecisionThatCannotBeReadIsNotCompared() {
        Programme before = programme(FILES);
        SortedMap<String, byte[]> files = new TreeMap<>(FILES);
        files.put(FOLDER + "decision.dmn", "<broken".getBytes(StandardCharsets.UTF_8));
        Programme after = programme(files);

        assertThat(
                        after.difference(
                                before, before.versions().getFirst(), after.versions().getFirst()))
                .isEmpty();
    }
}
