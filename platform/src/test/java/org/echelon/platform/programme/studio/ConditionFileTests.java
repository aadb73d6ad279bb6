package org.echelon.platform.programme.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.echelon.platform.TestDatabase;
import org.echelon.policy.dmn.DmnReader;
import org.junit.jupiter.api.Test;

/// A condition comes into the file, changes and goes; everything else stays byte for byte.
class ConditionFileTests {

    private static final ConditionRule HELD = new ConditionRule.Held("cn/hnte", true);
    private static final ConditionRule STAFF =
            new ConditionRule.Compared(
                    new ConditionRule.Measure.Single(
                            new ConditionRule.FactAt("staff", ConditionRule.When.LAST)),
                    ConditionRule.Operator.MORE,
                    new ConditionRule.Bound.Figure("least sales"));

    private static String skeleton() {
        SortedMap<String, byte[]> files =
                Skeleton.files(
                        new NewProgramme(
                                "cn/x/reward",
                                "奖",
                                "Reward",
                                "reward",
                                "",
                                "局",
                                "Bureau",
                                "某科〔2027〕1号",
                                "办法",
                                "3",
                                "local",
                                "2027-01-01"));
        return new String(
                files.get("cn/x/reward/" + LocalDate.of(2027, 1, 1) + "/decision.dmn"),
                StandardCharsets.UTF_8);
    }

    private static ConditionFile.Written written(
            String id, ConditionRule rule, String document, String article) {
        return new ConditionFile.Written(
                id, rule.feel(), new LinkedHashSet<>(rule.inputs()), document, article);
    }

    private static List<String> lines(String text) {
        return new ArrayList<>(
                Arrays.asList(
                        text.replace("/><inputData href", "/>\n    <inputData href")
                                .split("\n", -1)));
    }

    private static List<String> without(List<String> lines, List<String> others) {
        List<String> left = new ArrayList<>(lines);
        others.forEach(left::remove);
        return left;
    }

    @Test
    void aNewConditionBringsItsInputsItsArticleAndItsPlace() {
        String before = skeleton();
        String after = ConditionFile.added(before, written("holds_hnte", HELD, "某科〔2027〕2号", "6"));

        assertThat(without(lines(before), lines(after))).isEmpty();
        assertThat(String.join("\n", without(lines(after), lines(before))))
                .contains(
                        "<inputData id=\"in_holds\" name=\"holds\"><variable id=\"in_holds_variable\" name=\"holds\"/></inputData>",
                        "name=\"as of\" typeRef=\"date\"",
                        "<knowledgeSource id=\"source_2\" name=\"某科〔2027〕2号\"><description>article 6</description>",
                        "  <decision id=\"holds_hnte\" name=\"holds_hnte\">",
                        "<requiredInput href=\"#in_holds\"/>",
                        "<requiredAuthority href=\"#source_2\"/>",
                        "t.from &lt;= as of",
                        "    <outputDecision href=\"#holds_hnte\"/>",
                        "    <inputData href=\"#in_as_of\"/>",
                        "dmnElementRef=\"holds_hnte\"");
        assertThat(TableEditor.isReadable(after.getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(ConditionFile.taken(after)).contains("holds_hnte", "as of", "enough_sales");
    }

    @Test
    void anArticleThatIsThereIsNotWrittenAgain() {
        String after =
                ConditionFile.added(skeleton(), written("staffed", STAFF, "某科〔2027〕1号", "3"));

        assertThat(after).contains("<requiredAuthority href=\"#law\"/>").doesNotContain("source_");
        assertThat(after.split("<knowledgeSource ", -1)).hasSize(2);
    }

    @Test
    void addedAndRemovedLeavesTheFileAsItWas() {
        String before = skeleton();
        String both =
                ConditionFile.added(
                        ConditionFile.added(before, written("one", HELD, "另〔2027〕9号", "2")),
                        written("two", STAFF, "另〔2027〕9号", "2"));

        assertThat(ConditionFile.removed(ConditionFile.removed(both, "two"), "one"))
                .isEqualTo(before);
        assertThat(ConditionFile.removed(ConditionFile.removed(both, "one"), "two"))
                .isEqualTo(before);
    }

    @Test
    void aChangedRuleChangesItsTextItsInputsAndItsArticleAlone() {
        String before = skeleton();
        String after =
                ConditionFile.changed(before, written("enough_sales", HELD, "某科〔2027〕1号", "7"));

        assertThat(after).contains("<!-- A condition: one comparison", "<!-- A table", "satisfies");
        assertThat(DmnReader.read("x", after.getBytes(StandardCharsets.UTF_8)).model())
                .hasValueSatisfying(model ->
                        assertThat(model.decision("enough_sales").orElseThrow())
                                .satisfies(decision ->
                                        assertThat(decision.requiredInputs())
                                                .containsExactly("in_holds", "in_as_of")));
        assertThat(after)
                .contains("<inputData id=\"in_last\"") // the table reads it
                .doesNotContain("in_parameters") // nothing does
                .doesNotContain("#in_last\"/><inputData"); // and the service offers no more
        String back =
                ConditionFile.changed(
                        after,
                        written(
                                "enough_sales",
                                new ConditionRule.Compared(
                                        new ConditionRule.Measure.Single(
                                                new ConditionRule.FactAt(
                                                        "revenue", ConditionRule.When.LAST)),
                                        ConditionRule.Operator.AT_LEAST,
                                        new ConditionRule.Bound.Figure("least sales")),
                                "某科〔2027〕1号",
                                "3"));
        assertThat(DmnReader.read("x", back.getBytes(StandardCharsets.UTF_8)).model().orElseThrow())
                .satisfies(model ->
                        assertThat(model.decision("enough_sales").orElseThrow().logic())
                                .isEqualTo(
                                        DmnReader.read("x", before.getBytes(StandardCharsets.UTF_8))
                                                .model()
                                                .orElseThrow()
                                                .decision("enough_sales")
                                                .orElseThrow()
                                                .logic()));
    }

    @Test
    void theSameConditionAgainChangesNothing() {
        String before = ConditionFile.added(skeleton(), written("one", STAFF, "另〔2027〕9号", "2"));

        assertThat(ConditionFile.changed(before, written("one", STAFF, "另〔2027〕9号", "2")))
                .isEqualTo(before);
    }

    @Test
    void whoReadsAConditionIsNamed() {
        String read =
                skeleton()
                        .replace(
                                "<informationRequirement id=\"r3\">",
                                "<informationRequirement id=\"r9\"><requiredDecision href=\"#enough_sales\"/></informationRequirement><informationRequirement id=\"r3\">");

        assertThat(ConditionFile.readers(read, "enough_sales")).containsExactly("reward_amount");
        assertThat(ConditionFile.readers(skeleton(), "enough_sales")).isEmpty();
    }

    /// Whatever the layout of a file, ours of all kinds among them.
    @Test
    void everyFileOfOursTakesAConditionAndGivesItBack() throws IOException {
        try (Stream<Path> found = Files.walk(TestDatabase.root().resolve("programmes"))) {
            for (Path file : found.filter(one -> one.endsWith("decision.dmn")).toList()) {
                String before = Files.readString(file);
                ConditionFile.Written one = written("brand_new_one", HELD, "某科〔2027〕2号", "6");
                String after = ConditionFile.added(before, one);

                assertThat(DmnReader.read(file.toString(), after.getBytes(StandardCharsets.UTF_8)))
                        .satisfies(reading -> assertThat(reading.usable()).isTrue());
                assertThat(ConditionFile.removed(after, "brand_new_one"))
                        .as(file.toString())
                        .isEqualTo(before);
                assertThat(ConditionFile.changed(after, one)).as(file.toString()).isEqualTo(after);
            }
        }
    }
}
