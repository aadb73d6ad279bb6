package org.echelon.platform.casework.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTypeTests {

    static byte[] pdf(String text) {
        return ("%PDF-1.7\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('x');
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    @Test
    void tellsAFileByWhatIsInIt() throws IOException {
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            book.createSheet("one");
            book.write(workbook);
        }

        assertThat(FileType.of(pdf("x"))).contains(FileType.PDF);
        assertThat(FileType.of(bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0)))
                .contains(FileType.PNG);
        assertThat(FileType.of(bytes(0xff, 0xd8, 0xff, 0xe0))).contains(FileType.JPEG);
        assertThat(FileType.of(workbook.toByteArray())).contains(FileType.XLSX);
        assertThat(FileType.of(zip("[Content_Types].xml", "word/document.xml")))
                .contains(FileType.DOCX);
        assertThat(FileType.of(zip("OFD.xml", "Doc_0/Document.xml"))).contains(FileType.OFD);
    }

    @Test
    void takesNoArchiveAndNoMacros() throws IOException {
        assertThat(FileType.of(zip("invoice.exe"))).isEmpty();
        assertThat(FileType.of(zip("xl/workbook.xml"))).isEmpty();
        assertThat(FileType.of(zip("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><script>alert(1)</script>",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "MZ\u0090 This program cannot be run",
                "PK\u0003\u0004 cut off",
                "",
                "%PD"
            })
    void takesNothingElseWhateverItIsCalled(String content) {
        assertThat(FileType.of(content.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    }

    @Test
    void theNameEndsAsTheContentDoes() {
        assertThat(FileType.PDF.nameFor("page.html")).isEqualTo("page.html.pdf");
        assertThat(FileType.JPEG.nameFor("photo.JPEG")).isEqualTo("photo.JPEG");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "E:\\files\\许可证.pdf | 许可证.pdf",
                "../../etc/passwd | passwd",
                "a\"b;c.pdf | a_b_c.pdf",
                "'   ' | file",
                ".. | file"
            })
    void namesOfFilesMeanNothingToASystem(String given, String kept) {
        assertThat(Papers.fileName(given)).isEqualTo(kept);
    }
}
