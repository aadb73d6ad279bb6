package org.echelon.platform.programme.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What the editor of the page writes is brought into the file as it was.
class TableEditorTests {

    private static final String FILE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:m">
              <!-- kept -->
              <inputData id="i" name="x"><variable name="x"/></inputData>
              <decision id="a" name="size"><variable name="size" typeRef="string"/>
                <informationRequirement><requiredInput href="#i"/></informationRequirement>
                <decisionTable id="t">
                  <input id="c"><inputExpression id="ce" typeRef="number"><text>x</text></inputExpression></input>
                  <output id="o" name="size" typeRef="string"/>
                  <rule id="r"><inputEntry id="e"><text>&gt; 10</text></inputEntry><outputEntry id="f"><text>"large"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    /// Without comments, in another layout and in the namespace that the editor knows.
    private static String asTheEditorWritesIt() {
        return FILE.replace(TableEditor.OURS, TableEditor.EDITORS)
                .replace("  <!-- kept -->\n", "")
                .replace("&gt;", ">")
                .replaceAll(">\\s+<", ">\n<");
    }

    private static String taken(String written) {
        return new String(
                TableEditor.taken(
                        FILE.getBytes(StandardCharsets.UTF_8),
                        written.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);
    }

    @Test
    void nothingChangedLeavesTheFileByteForByte() {
        assertThat(taken(asTheEditorWritesIt())).isEqualTo(FILE);
    }

    @Test
    void aChangedCellIsTheOnlyChange() {
        assertThat(taken(asTheEditorWritesIt().replace("> 10", ">= 12")))
                .isEqualTo(FILE.replace("&gt; 10", "&gt;= 12"));
    }

    @Test
    void aNewRuleKeepsTheIdThatTheEditorGaveIt() {
        String written =
                asTheEditorWritesIt()
                        .replace(
                                "</rule>",
                                "</rule><rule id=\"DecisionRule_1\"><inputEntry id=\"n1\"><text>-</text></inputEntry>"
                                        + "<outputEntry id=\"n2\"><text>\"small\"</text></outputEntry></rule>");

        assertThat(taken(written)).contains("<!-- kept -->", "<rule id=\"DecisionRule_1\">");
    }

    @Test
    void moreThanCellsIsTakenAsTheEditorWroteIt() {
        String written =
                asTheEditorWritesIt()
                        .replace(
                                "<rule id=\"r\">", "<rule id=\"r\"><description>why</description>");

        assertThat(taken(written))
                .contains("<description>why</description>", TableEditor.OURS)
                .doesNotContain(TableEditor.EDITORS);
    }

    @Test
    void whatCannotBeReadIsLeftForTheChecks() {
        assertThat(taken("<nonsense")).isEqualTo("<nonsense");
        assertThat(TableEditor.isReadable(FILE.getBytes(StandardCharsets.UTF_16))).isFalse();
        assertThat(TableEditor.isReadable(FILE.getBytes(StandardCharsets.UTF_8))).isTrue();
    }
}
