package org.echelon.platform.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Exports a table, all rows of it, as CSV (UTF-8 with a byte order mark, so that spreadsheets read
/// the Chinese) or XLSX. Numbers are exact and bare, days are ISO; text that a spreadsheet would
/// take for a formula is made harmless by a leading apostrophe.
public final class TableFile {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType XLSX =
            MediaType.parseMediaType(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private TableFile() {}

    /// The file, as an answer to download.
    public static <R> ResponseEntity<byte[]> answer(Table<R> table, List<R> rows, TableAsk ask) {
        TableAsk.FileKind kind = ask.file().orElseThrow();
        List<R> sorted = table.sorted(rows, ask);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            switch (kind) {
                case CSV -> csv(table, sorted, out);
                case XLSX -> xlsx(table, sorted, out);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException("the export could not be written; try again", fault);
        }
        String name = table.name() + (kind == TableAsk.FileKind.CSV ? ".csv" : ".xlsx");
        return ResponseEntity.ok()
                .contentType(kind == TableAsk.FileKind.CSV ? CSV : XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(out.toByteArray());
    }

    static <R> void csv(Table<R> table, List<R> rows, OutputStream out) throws IOException {
        OutputStreamWriter writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\ufeff');
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(table.columns().stream().map(Column::label).toList());
        for (R row : rows) {
            printer.printRecord(table.cells(row).stream().map(TableFile::bare).toList());
        }
        printer.flush();
    }

    static <R> void xlsx(Table<R> table, List<R> rows, OutputStream out) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(100)) {
            SXSSFSheet sheet = book.createSheet(table.name());
            CellStyle head = book.createCellStyle();
            Font bold = book.createFont();
            bold.setBold(true);
            head.setFont(bold);
            Row first = sheet.createRow(0);
            for (int column = 0; column < table.columns().size(); column++) {
                org.apache.poi.ss.usermodel.Cell cell = first.createCell(column);
                cell.setCellValue(table.columns().get(column).label());
                cell.setCellStyle(head);
                sheet.setColumnWidth(column, 20 * 256);
            }
            sheet.createFreezePane(1, 1);
            int number = 1;
            for (R row : rows) {
                fill(sheet.createRow(number++), table.cells(row));
            }
            book.write(out);
        }
    }

    private static void fill(Row target, List<Cell> cells) {
        for (int column = 0; column < cells.size(); column++) {
            Cell cell = cells.get(column);
            org.apache.poi.ss.usermodel.Cell place = target.createCell(column);
            if (cell instanceof Cell.Figure figure && figure.exact() != null) {
                place.setCellValue(figure.exact().toDecimal(6, RoundingMode.HALF_UP).doubleValue());
            } else {
                place.setCellValue(bare(cell));
            }
        }
    }

    private static String bare(Cell cell) {
        return switch (cell) {
            case Cell.Figure(var exact, _, _) -> exact == null ? "" : decimal(exact);
            case Cell.Day(var day, _) -> day == null ? "" : day.toString();
            case Cell.Text(var shown, _, _) -> harmless(shown);
            case Cell.Status(var tag) -> tag.word();
        };
    }

    private static String decimal(org.echelon.quantity.Rational exact) {
        String text = exact.toString();
        return text.contains("/")
                ? exact.toDecimal(6, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString()
                : text;
    }

    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
