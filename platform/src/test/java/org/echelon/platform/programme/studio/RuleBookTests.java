package org.echelon.platform.programme.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.sheet.RefusedRow;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.dmn.DecisionTable;
import org.echelon.policy.dmn.DmnReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// P18: tables go out as a workbook and come back without loss.
class RuleBookTests {

    private static final String MODEL =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- kept -->
            <d:definitions xmlns:d="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:m">
              <d:inputData id="i" name="x"><d:variable name="x"/></d:inputData>
              <d:decision id="a" name="size">
                <d:variable name="size" typeRef="string"/>
                <d:informationRequirement><d:requiredInput href="#i"/></d:informationRequirement>
                <d:decisionTable id="t" hitPolicy="FIRST">
                  <d:input id="c1"><d:inputExpression typeRef="number"><d:text>x</d:text></d:inputExpression></d:input>
                  <d:output id="o1" name="size" typeRef="string"/>
                  <d:annotation name="why"/>
                  <!-- the large -->
                  <d:rule id="r1"><d:description>first &amp; best</d:description>
                    <d:inputEntry id="e1"><d:text>&gt; 10</d:text></d:inputEntry>
                    <d:outputEntry id="f1"><d:text><![CDATA["large"]]></d:text></d:outputEntry>
                    <d:annotationEntry><d:text> art. 1 </d:text></d:annotationEntry>
                  </d:rule>
                  <d:rule id="r2"><d:inputEntry id="e2"><d:text>-</d:text></d:inputEntry>
                    <d:outputEntry id="f2"><d:text>"small"</d:text></d:outputEntry></d:rule>
                </d:decisionTable>
              </d:decision>
            </d:definitions>
            """;

    private static Stream<Path> models() throws IOException {
        try (Stream<Path> all = Files.walk(TestDatabase.root().resolve("programmes"))) {
            return all.filter(file -> file.toString().endsWith(".dmn")).toList().stream();
        }
    }

    private static String edited(String xml, Consumer<XSSFWorkbook> change) {
        RuleBook.Reading reading = reading(xml, change);
        assertThat(reading.refused()).isEmpty();
        return RuleMerge.merged(xml, reading.sheets());
    }

    private static RuleBook.Reading reading(String xml, Consumer<XSSFWorkbook> change) {
        List<RuleSheet> sheets = RuleSheet.of(xml);
        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(RuleBook.written(sheets)))) {
            change.accept(book);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return RuleBook.read("rules.xlsx", out.toByteArray(), sheets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DecisionModel model(String xml) {
        DmnReader.Reading reading =
                DmnReader.read("decision.dmn", xml.getBytes(StandardCharsets.UTF_8));
        assertThat(reading.diagnostics()).isEmpty();
        return reading.model().orElseThrow();
    }

    private static DecisionTable table(String xml) {
        return (DecisionTable)
                java.util.Objects.requireNonNull(model(xml).decisions().getFirst().logic());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelOfTheProgrammesComesBackByteForByte(Path file) throws IOException {
        String xml = Files.readString(file);

        List<RuleSheet> sheets = RuleSheet.of(xml);
        assertThat(sheets)
                .hasSize((int) xml.lines().filter(line -> line.contains("<decisionTable")).count());
        if (!sheets.isEmpty()) { // without a table there is no workbook, and the page says so
            assertThat(edited(xml, _ -> {})).isEqualTo(xml);
        }
    }

    /// Every cell of every rule of every model, changed one table at a time: it arrives, and
    /// nothing else does.
    @ParameterizedTest
    @MethodSource("models")
    void everyChangedCellArrivesAndNothingElseChanges(Path file) throws IOException {
        String xml = Files.readString(file);
        for (RuleSheet sheet : RuleSheet.of(xml)) {
            RuleSheet changed =
                    new RuleSheet(
                            sheet.decision(),
                            sheet.number(),
                            sheet.hitPolicy(),
                            sheet.columns(),
                            sheet.rules().stream()
                                    .map(rule ->
                                            new RuleSheet.Rule(
                                                    rule.key(),
                                                    rule.cells().stream()
                                                            .map(cell -> "<" + cell + "> & \"x\"")
                                                            .toList()))
                                    .toList());

            String after = RuleMerge.merged(xml, List.of(changed));

            assertThat(RuleSheet.of(after)).contains(changed);
            assertThat(RuleSheet.of(after)).hasSameSizeAs(RuleSheet.of(xml));
            assertThat(RuleMerge.merged(after, List.of(sheet)))
                    .as("changed back")
                    .satisfies(back -> assertThat(RuleSheet.of(back)).isEqualTo(RuleSheet.of(xml)));
            assertThat(withoutTexts(after)).isEqualTo(withoutTexts(xml));
        }
    }

    private static String withoutTexts(String xml) {
        return xml.replaceAll("(?s)<text>.*?</text>", "").replaceAll("<text/>", "");
    }

    @Test
    void aChangedCellIsTheOnlyChange() {
        String after = edited(MODEL, book -> cell(book, 7, 1).setCellValue(">= 12"));

        assertThat(after).isEqualTo(MODEL.replace("&gt; 10", "&gt;= 12"));
    }

    @Test
    void numbersAndTruthValuesOfASpreadsheetAreFeel() {
        String after =
                edited(
                        MODEL,
                        book -> {
                            cell(book, 7, 1).setCellValue(0.04);
                            cell(book, 7, 2).setCellValue(true);
                        });

        assertThat(table(after).rules().getFirst().toString()).contains("0.04").contains("true");
    }

    @Test
    void anAddedRuleArrivesInItsPlace() {
        String after =
                edited(
                        MODEL,
                        book -> {
                            XSSFSheet sheet = book.getSheetAt(0);
                            sheet.shiftRows(8, 8, 1);
                            Row row = sheet.createRow(8);
                            row.createCell(1).setCellValue("[5..10]");
                            row.createCell(2).setCellValue("\"middle\"");
                        });

        assertThat(RuleSheet.of(after).getFirst().rules())
                .extracting(RuleSheet.Rule::key)
                .containsExactly("r1", "rule_1", "r2");
        assertThat(RuleSheet.of(after).getFirst().rules().get(1).cells())
                .containsExactly("[5..10]", "\"middle\"", "");
        assertThat(model(after).decisions().getFirst().name()).isEqualTo("size");
        assertThat(after)
                .contains("<!-- the large -->", "first &amp; best", "<![CDATA[\"large\"]]>");
    }

    @Test
    void aRemovedRuleIsGoneAndTheOthersAreAsTheyWere() {
        String after =
                edited(MODEL, book -> book.getSheetAt(0).removeRow(book.getSheetAt(0).getRow(8)));

        assertThat(table(after).rules()).hasSize(1);
        assertThat(after).contains("<!-- the large -->").doesNotContain("\"small\"");
    }

    @Test
    void rulesMoveAsWholes() {
        String after =
                edited(
                        MODEL,
                        book -> {
                            XSSFSheet sheet = book.getSheetAt(0);
                            for (int i = 0; i < 4; i++) {
                                String one = textOf(cell(book, 7, i));
                                String other = textOf(cell(book, 8, i));
                                cell(book, 7, i).setCellValue(other);
                                cell(book, 8, i).setCellValue(one);
                            }
                            assertThat(sheet.getLastRowNum()).isEqualTo(8);
                        });

        assertThat(RuleSheet.of(after).getFirst().rules())
                .extracting(RuleSheet.Rule::key)
                .containsExactly("r2", "r1");
        assertThat(after).contains("first &amp; best", "<![CDATA[\"large\"]]>");
    }

    @Test
    void hitPolicyExpressionValuesAndDefaultCanBeChanged() {
        String after =
                edited(
                        MODEL,
                        book -> {
                            cell(book, 1, 1).setCellValue("collect min");
                            cell(book, 3, 1).setCellValue("x + 1");
                            cell(book, 5, 2).setCellValue("\"small\", \"large\"");
                            cell(book, 6, 2).setCellValue("\"small\"");
                        });

        RuleSheet sheet = RuleSheet.of(after).getFirst();
        assertThat(sheet.hitPolicy()).isEqualTo("COLLECT MIN");
        assertThat(sheet.columns().get(0).text()).isEqualTo("x + 1");
        assertThat(sheet.columns().get(1).values()).isEqualTo("\"small\", \"large\"");
        assertThat(sheet.columns().get(1).otherwise()).isEqualTo("\"small\"");
        assertThat(model(after).decisions()).hasSize(1);
        assertThat(
                        edited(
                                after,
                                book -> {
                                    cell(book, 1, 1).setCellValue("FIRST");
                                    cell(book, 5, 2).setCellValue("");
                                    cell(book, 6, 2).setCellValue("");
                                    cell(book, 3, 1).setCellValue("x");
                                }))
                .satisfies(back -> assertThat(RuleSheet.of(back)).isEqualTo(RuleSheet.of(MODEL)));
    }

    @Test
    void textsThatSpreadsheetsTwistStayAsTheyAre() {
        String nasty = "_x0041_ =1+1 '  \"a\" <b> & \n 第二行 \t 𠮷";

        String after = edited(MODEL, book -> {});
        assertThat(after).isEqualTo(MODEL);
        List<RuleSheet> sheets =
                RuleSheet.of(MODEL).stream()
                        .map(sheet ->
                                new RuleSheet(
                                        sheet.decision(),
                                        sheet.number(),
                                        sheet.hitPolicy(),
                                        sheet.columns(),
                                        List.of(
                                                new RuleSheet.Rule(
                                                        "r1", List.of("-", "null", nasty)))))
                        .toList();
        assertThat(RuleBook.read("rules.xlsx", RuleBook.written(sheets), sheets).sheets())
                .isEqualTo(sheets);
        assertThat(RuleSheet.of(RuleMerge.merged(MODEL, sheets))).isEqualTo(sheets);
    }

    @Test
    void whatIsWrongIsSaidWithSheetCellAndRemedy() {
        RuleBook.Reading reading =
                reading(
                        MODEL,
                        book -> {
                            cell(book, 1, 1).setCellValue("SOMETIMES");
                            cell(book, 4, 1).setCellValue("string");
                            cell(book, 7, 1).setCellFormula("1+1");
                            cell(book, 7, 2).setCellValue("");
                            cell(book, 8, 0).setCellValue("r1");
                            cell(book, 8, 9).setCellValue("more");
                            Row row = book.getSheetAt(0).createRow(9);
                            row.createCell(0).setCellValue("r9");
                            row.createCell(1).setCellValue("1");
                        });

        assertThat(reading.refused())
                .extracting(row -> row.place() + " " + row.column() + row.line())
                .containsExactlyInAnyOrder(
                        "rules.xlsx, sheet size B2",
                        "rules.xlsx, sheet size B5",
                        "rules.xlsx, sheet size B8",
                        "rules.xlsx, sheet size C8",
                        "rules.xlsx, sheet size A9",
                        "rules.xlsx, sheet size J9",
                        "rules.xlsx, sheet size A10");
        assertThat(reading.refused())
                .extracting(RefusedRow::reason)
                .extracting(words -> words.en())
                .anyMatch(words -> words.contains("use one of ANY, COLLECT"))
                .anyMatch(words -> words.contains("clear column A of the copy"))
                .anyMatch(words -> words.contains("write null for none"));
    }

    @Test
    void filesThatAreNoWorkbookOfThisModelAreRefused() {
        List<RuleSheet> sheets = RuleSheet.of(MODEL);

        assertThat(
                        RuleBook.read("a.xlsx", "nonsense".getBytes(StandardCharsets.UTF_8), sheets)
                                .refused())
                .singleElement()
                .satisfies(row -> assertThat(row.reason().en()).contains("save it as"));
        assertThat(reading(MODEL, book -> cell(book, 0, 1).setCellValue("other")).refused())
                .singleElement()
                .satisfies(row -> assertThat(row.reason().en()).contains("it has size"));
        assertThat(reading(MODEL, book -> book.getSheetAt(0).shiftRows(2, 8, 1)).refused())
                .first()
                .satisfies(row -> assertThat(row.reason().en()).contains("seven rows"));
    }

    private static org.apache.poi.ss.usermodel.Cell cell(XSSFWorkbook book, int row, int column) {
        Row there = book.getSheetAt(0).getRow(row);
        return there.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    private static String textOf(org.apache.poi.ss.usermodel.Cell cell) {
        return cell.getStringCellValue();
    }
}
