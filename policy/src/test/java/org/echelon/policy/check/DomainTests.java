package org.echelon.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.echelon.policy.message.Diagnostic;
import org.junit.jupiter.api.Test;

/// What the dictionary and the expressions say of inputs restricts what counts as a hole.
class DomainTests {

    private static final String UNIQUE = "hitPolicy='UNIQUE'";

    @Test
    void wholeNumbersLeaveNoHoleBetweenTwoNeighbours() {
        assertThat(findings("current.rights", "0", "[1..4]", "[5..9]", "> 9")).isEmpty();
        assertThat(findings("current.rights", "0", "[1..4]", "[6..9]", "> 9"))
                .containsExactly("table_hole");
    }

    @Test
    void sumsAndDifferencesOfWholeNumbersAreWhole() {
        assertThat(findings("2 * current.rights + panel.points", "[0..4]", ">= 5")).isEmpty();
        assertThat(findings("max(current.rights - 3, panel.points)", "[0..4]", ">= 5")).isEmpty();
        assertThat(findings("current.rights / 2", "[0..4]", "[4.5..5]", ">= 5.5")).isEmpty();
        assertThat(findings("current.rights / 2", "[0..4]", ">= 5")).containsExactly("table_hole");
    }

    @Test
    void amountsGoByFen() {
        assertThat(findings("last.revenue", "[0..99.99]", ">= 100", "null")).isEmpty();
        assertThat(findings("last.revenue", "[0..99.9]", ">= 100", "null"))
                .containsExactly("table_hole");
        assertThat(findings("last.revenue / 3", "[0..99.99]", ">= 100", "null"))
                .containsExactly("table_hole");
    }

    @Test
    void boundsOfTheDictionaryEndTheLine() {
        assertThat(findings("current.share", "[0..50]", "(50..100]")).isEmpty();
        assertThat(findings("panel.points", "0, 1, 2, 3", "4, 5, 6, 7, 8")).isEmpty();
        assertThat(findings("last.net_assets", ">= 0", "null")).containsExactly("table_hole");
    }

    @Test
    void derivedInputsAreBoundedByTheirParts() {
        assertThat(findings("min(current.share, 40) + panel.points", "[0..48]")).isEmpty();
        assertThat(findings("last.main_revenue / last.revenue", "[0..1]", "null")).isEmpty();
        assertThat(findings("sum(years.main_revenue) / sum(years.revenue)", "[0..1]", "null"))
                .isEmpty();
        assertThat(findings("last.revenue / last.main_revenue", "[0..1]", "null"))
                .contains("table_hole");
        assertThat(findings("count(years)", "0", "1", "2", "3")).isEmpty();
    }

    @Test
    void valuesOfTheDictionaryCloseTheList() {
        assertThat(findings("current.level", "\"none\"", "\"city\"", "\"national\"")).isEmpty();
        assertThat(findings("current.level", "\"none\"", "\"city\"")).containsExactly("table_hole");
        assertThat(findings("current.field", "\"none\"", "\"1.1.1\""))
                .containsExactly("table_hole");
        assertThat(findings("current.field", "\"none\"", "not(\"none\")")).isEmpty();
        assertThat(findings("current.field :: \"a\", \"b\"", "\"a\"", "\"b\"")).isEmpty();
    }

    @Test
    void aDecisionsResultsAreTheInputsOfTheNext() {
        TableFixtures model =
                TableFixtures.model()
                        .decision(
                                "grade",
                                "hitPolicy='FIRST'",
                                List.of("current.rights"),
                                List.of(">= 5 | 3", ">= 2 | 2", "- | 0"))
                        .decision(
                                "low",
                                UNIQUE,
                                List.of("grade"),
                                List.of("0 | 0", "2 | 10", "3 | 20", "1 | 5"),
                                "grade");

        assertThat(codes(model.findings())).isEmpty();
    }

    @Test
    void theDayOfTheQuestionLiesWithinTheVersion() {
        assertThat(
                        findings(
                                "as of",
                                "[date(\"2024-01-01\")..date(\"2025-12-31\")]",
                                ">= date(\"2026-01-01\")"))
                .isEmpty();
        assertThat(findings("as of", "< date(\"2023-01-01\")", ">= date(\"2023-01-01\")"))
                .containsExactly("rule_unreachable");
        assertThat(
                        findings(
                                "enterprise.registered on",
                                "<= date(\"2022-12-31\")",
                                ">= date(\"2023-01-01\")"))
                .isEmpty();
    }

    @Test
    void theFiguresOfAMissingYearAreNullTogether() {
        assertThat(
                        codes(
                                TableFixtures.table(
                                                UNIQUE,
                                                List.of("last.revenue", "last.staff"),
                                                List.of(
                                                        "< 5 | - | 1",
                                                        ">= 5 | < 10 | 2",
                                                        ">= 5 | >= 10 | 3",
                                                        "null | null | 4"))
                                        .findings()))
                .isEmpty();
    }

    @Test
    void tablesInKnowledgeModelsAreGivenWhatTheirCallsGive() {
        String band =
                """
                <businessKnowledgeModel id='band' name='band'><variable name='band'/><encapsulatedLogic>
                <formalParameter name='x'/><decisionTable hitPolicy='UNIQUE'>
                <input><inputExpression><text>x</text></inputExpression></input><output/>
                <rule><inputEntry><text>[0..4]</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
                <rule><inputEntry><text>[5..8]</text></inputEntry><outputEntry><text>2</text></outputEntry></rule>
                </decisionTable></encapsulatedLogic></businessKnowledgeModel>
                """;
        TableFixtures sound =
                TableFixtures.model()
                        .element(band)
                        .decision("d", "band(panel.points)", "function band");
        TableFixtures wide =
                TableFixtures.model()
                        .element(band)
                        .decision("d", "band(panel.points)", "function band")
                        .decision("e", "band(current.rights)", "function band");
        TableFixtures loop =
                TableFixtures.model()
                        .element(band)
                        .decision("d", "for t in holds return band(t.number)", "function band");

        assertThat(codes(sound.findings())).isEmpty();
        assertThat(codes(wide.findings())).containsExactly("table_hole");
        assertThat(codes(loop.findings())).contains("table_hole");
    }

    @Test
    void parametersAreLimitsLikeNumbers() {
        assertThat(
                        codes(
                                TableFixtures.model()
                                        .parameter("limit", "5", "items")
                                        .decision(
                                                "d",
                                                UNIQUE,
                                                List.of("current.rights"),
                                                List.of(
                                                        "< parameters.limit | 1",
                                                        "parameters.limit | 2",
                                                        "> parameters.limit + 1 | 3"))
                                        .findings()))
                .containsExactly("table_hole");
    }

    @Test
    void whatIsNotKnownIsNeverCalledWhole() {
        assertThat(findings("last.revenue", "< last.main_revenue", ">= last.main_revenue", "null"))
                .containsExactly("table_undecided");
        assertThat(findings("get value(last, \"revenue\")", "< 5", ">= 5"))
                .containsExactly("table_hole");
    }

    private static List<String> findings(String column, String... cells) {
        List<String> rules =
                java.util.stream.IntStream.range(0, cells.length)
                        .mapToObj(i -> cells[i] + " | " + i)
                        .toList();
        return codes(TableFixtures.table(UNIQUE, List.of(column), rules).findings());
    }

    private static List<String> codes(List<Diagnostic> found) {
        return found.stream()
                .map(Diagnostic::code)
                .filter(code -> !List.of("unguarded_division", "unit_mismatch").contains(code))
                .distinct()
                .toList();
    }
}
