package org.echelon.platform.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class WorkbookTests {

    private static byte[] workbook() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            var sheet = workbook.createSheet("数据");
            var header = sheet.createRow(0);
            header.createCell(0).setCellValue("USCC");
            header.createCell(1).setCellValue("year");
            header.createCell(2).setCellValue("revenue");
            header.createCell(3).setCellValue("staff");
            var row = sheet.createRow(2);
            row.createCell(0).setCellValue("91440114MA9TERT04C");
            row.createCell(1).setCellValue(2024);
            row.createCell(2).setCellValue(123456789012.25);
            row.createCell(3).setCellFormula("6*7");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            workbook.createSheet("空");
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static void assertUnreadable(byte[] content, String answer) {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> XlsxSheets.read("data.xlsx", content))
                .withMessageContaining(answer);
    }

    @Test
    void sheetsAreReadWithExactNumbersAndFormulasByTheirResult() throws Exception {
        List<Sheet> sheets = XlsxSheets.read("data.xlsx", workbook());

        assertThat(sheets).hasSize(1);
        assertThat(sheets.getFirst().columns()).containsExactly("uscc", "year", "revenue", "staff");
        Sheet.Row row = sheets.getFirst().rows().getFirst();
        assertThat(row.line()).isEqualTo(3);
        assertThat(row.cells())
                .isEqualTo(
                        Map.of(
                                "uscc", "91440114MA9TERT04C",
                                "year", "2024",
                                "revenue", "123456789012.25",
                                "staff", "42"));
    }

    @Test
    void aWorkbookThatWasCutOffIsAnsweredSo() throws IOException {
        byte[] whole = workbook();

        for (int length : new int[] {whole.length - 10, whole.length / 2, 100}) {
            assertUnreadable(Arrays.copyOf(whole, length), "cut off");
        }
    }

    @Test
    void aFileThatOnlySaysItIsAWorkbookIsAnsweredSo() {
        assertUnreadable(
                "uscc,name\n".getBytes(StandardCharsets.UTF_8),
                "named XLSX, but its content is not");
    }

    @Test
    void aWorkbookThatUnpacksToTooMuchIsNotRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            byte[] nothing = new byte[1024 * 1024];
            for (int i = 0; i < 70; i++) {
                zip.write(nothing);
            }
        }

        assertThat(out.size()).isLessThan(1024 * 1024);
        assertUnreadable(out.toByteArray(), "unpacks to more than 64 MB");
    }

    @Test
    void aWorkbookThatIsDamagedInsideIsAnsweredSo() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<not-closed>".getBytes(StandardCharsets.UTF_8));
        }

        assertUnreadable(out.toByteArray(), "not an XLSX file that can be read");
    }
}
