package org.echelon.policy.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TckRunTests {

    @TempDir Path kit;

    @Test
    void reportsEachFolderEachFailureAndTheSum() throws IOException {
        Path folder = Files.createDirectories(kit.resolve("level/0001-double"));
        Files.writeString(
                folder.resolve("double.dmn"),
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/"
                  name="double" namespace="urn:double">
                  <inputData id="x" name="x"><variable name="x" typeRef="number"/></inputData>
                  <decision id="d" name="doubled"><variable name="doubled"/>
                    <informationRequirement><requiredInput href="#x"/></informationRequirement>
                    <literalExpression><text>x * 2</text></literalExpression></decision>
                  <decision id="b" name="broken"><variable name="broken"/>
                    <literalExpression><text>1 +</text></literalExpression></decision>
                </definitions>
                """);
        Files.writeString(
                folder.resolve("double-test.xml"),
                """
                <testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
                  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                  xmlns:xsd="http://www.w3.org/2001/XMLSchema">
                  <modelName>double.dmn</modelName>
                  <testCase id="1"><inputNode name="x"><value xsi:type="xsd:decimal">2</value></inputNode>
                    <resultNode name="doubled"><expected><value xsi:type="xsd:decimal">4</value></expected></resultNode></testCase>
                  <testCase id="2"><inputNode name="x"><value xsi:type="xsd:decimal">2</value></inputNode>
                    <resultNode name="doubled"><expected><value xsi:type="xsd:decimal">5</value></expected></resultNode></testCase>
                  <testCase id="3"><resultNode name="broken" errorResult="true"><expected><value xsi:nil="true"/></expected></resultNode></testCase>
                  <testCase id="4"><resultNode name="nowhere"><expected><value xsi:nil="true"/></expected></resultNode></testCase>
                </testCases>
                """);

        TckReport report = TckRun.run(kit);

        assertThat(report.lines())
                .containsExactly(
                        "level/0001-double: 2 passed, 2 failed, 0 skipped",
                        "FAILED level/0001-double/double-test.xml, case 2: doubled: expected 5,"
                                + " actual 4",
                        "FAILED level/0001-double/double-test.xml, case 4: nowhere: the model has no"
                                + " such decision",
                        "2 passed, 2 failed, 0 skipped");
    }
}
