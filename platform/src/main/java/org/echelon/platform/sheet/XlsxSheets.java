package org.echelon.platform.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// Reads the sheets of an XLSX file, each with a header row.
///
/// The file is unpacked once with a counter before anything else looks at it, so that a small file
/// that unpacks to gigabytes is refused, and one that was cut off is told apart from one that is
/// wrong inside.
final class XlsxSheets {

    private static final long LARGEST_UNPACKED = 64L * 1024 * 1024;
    private static final int MOST_PARTS = 2_000;
    private static final int MOST_GRID_ROWS = 20_000;
    private static final int MOST_GRID_COLUMNS = 500;

    static {
        ZipSecureFile.setMinInflateRatio(0.005);
        ZipSecureFile.setMaxEntrySize(LARGEST_UNPACKED);
        ZipSecureFile.setMaxFileCount(MOST_PARTS);
    }

    private XlsxSheets() {}

    static List<Sheet> read(String name, byte[] content) throws Unreadable {
        measure(content);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            List<Sheet> sheets = new ArrayList<>();
            for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                XSSFSheet sheet = workbook.getSheetAt(i);
                if (sheet.getPhysicalNumberOfRows() > 0) {
                    sheets.add(sheet(name + ", sheet " + sheet.getSheetName(), sheet));
                }
            }
            return sheets;
        } catch (IOException
                | POIXMLException
                | OpenXML4JRuntimeException
                | IllegalStateException e) {
            throw broken(e);
        } catch (RuntimeException e) {
            // POI reports a damaged part with many kinds of exceptions
            throw broken(e);
        }
    }

    /// Every sheet cell by cell.
    static List<Grid> grids(String name, byte[] content) throws Unreadable {
        measure(content);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            List<Grid> grids = new ArrayList<>();
            for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                grids.add(grid(name, workbook.getSheetAt(i)));
            }
            return grids;
        } catch (Unreadable tooLarge) {
            throw tooLarge;
        } catch (IOException | RuntimeException e) {
            // POI reports a damaged part with many kinds of exceptions
            throw broken(e);
        }
    }

    private static Grid grid(String name, XSSFSheet sheet) throws Unreadable {
        if (sheet.getLastRowNum() >= MOST_GRID_ROWS) {
            throw new Unreadable(
                    "工作表“%s”超过 %d 行".formatted(sheet.getSheetName(), MOST_GRID_ROWS),
                    "the sheet '%s' has more than %d rows"
                            .formatted(sheet.getSheetName(), MOST_GRID_ROWS));
        }
        List<List<Grid.Cell>> rows = new ArrayList<>();
        for (int i = 0; i <= sheet.getLastRowNum(); i++) {
            XSSFRow row = sheet.getRow(i);
            List<Grid.Cell> cells = new ArrayList<>();
            int width = row == null ? 0 : Math.min(row.getLastCellNum(), MOST_GRID_COLUMNS);
            for (int j = 0; row != null && j < width; j++) {
                cells.add(gridCell(row.getCell(j)));
            }
            rows.add(List.copyOf(cells));
        }
        return new Grid(name + ", sheet " + sheet.getSheetName(), sheet.getSheetName(), rows);
    }

    private static Grid.Cell gridCell(@org.jspecify.annotations.Nullable Cell cell) {
        if (cell == null) {
            return Grid.Cell.NONE;
        }
        return switch (cell.getCellType()) {
            case STRING -> new Grid.Cell(Grid.Kind.TEXT, cell.getStringCellValue());
            case NUMERIC ->
                    DateUtil.isCellDateFormatted(cell)
                            ? new Grid.Cell(Grid.Kind.DAY, text(cell))
                            : new Grid.Cell(Grid.Kind.NUMBER, text(cell));
            case BOOLEAN -> new Grid.Cell(Grid.Kind.TRUTH, text(cell));
            case FORMULA -> new Grid.Cell(Grid.Kind.FORMULA, "=" + cell.getCellFormula());
            case ERROR -> new Grid.Cell(Grid.Kind.ERROR, "#ERROR");
            case BLANK, _NONE -> Grid.Cell.NONE;
        };
    }

    private static Unreadable broken(Exception e) {
        return new Unreadable(
                "不是可读取的XLSX文件（%s）；请用表格软件打开并重新保存".formatted(e.getMessage()),
                "not an XLSX file that can be read (%s); open it in a spreadsheet program and save it again"
                        .formatted(e.getMessage()));
    }

    private static void measure(byte[] content) throws Unreadable {
        if (content.length < 4 || content[0] != 'P' || content[1] != 'K') {
            throw new Unreadable(
                    "文件名为XLSX，但内容不是；请用表格软件另存为“Excel 工作簿 (.xlsx)”",
                    "named XLSX, but its content is not; save it as 'Excel Workbook (.xlsx)'");
        }
        long unpacked = 0;
        int parts = 0;
        boolean whole = false;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            byte[] buffer = new byte[64 * 1024];
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts++;
                whole |= entry.getName().equals("xl/workbook.xml");
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > LARGEST_UNPACKED || parts > MOST_PARTS) {
                        throw new Unreadable(
                                "展开后超过 64 MB，未读取；请拆分文件或改用CSV",
                                "unpacks to more than 64 MB and was not read; split it or use CSV");
                    }
                }
            }
        } catch (IOException _) {
            throw truncated();
        }
        if (!whole || !hasEnd(content)) {
            throw truncated();
        }
    }

    /// A zip file ends with a directory; one that was cut off has none.
    private static boolean hasEnd(byte[] content) {
        int first = Math.max(0, content.length - 65_557);
        for (int i = content.length - 22; i >= first; i--) {
            if (content[i] == 'P'
                    && content[i + 1] == 'K'
                    && content[i + 2] == 5
                    && content[i + 3] == 6) {
                return true;
            }
        }
        return false;
    }

    private static Unreadable truncated() {
        return new Unreadable(
                "XLSX文件不完整（可能传输中断）；请重新下载或复制后再试",
                "the XLSX file is cut off; copy or download it again and retry");
    }

    private static Sheet sheet(String place, XSSFSheet sheet) throws Unreadable {
        XSSFRow header = sheet.getRow(sheet.getFirstRowNum());
        List<String> names = new ArrayList<>();
        for (int i = 0; i < header.getLastCellNum(); i++) {
            names.add(text(header.getCell(i)));
        }
        List<String> columns = SheetHeader.columns(names);
        List<Sheet.Row> rows = new ArrayList<>();
        for (int i = sheet.getFirstRowNum() + 1; i <= sheet.getLastRowNum(); i++) {
            XSSFRow row = sheet.getRow(i);
            Map<String, String> cells = new HashMap<>();
            for (int j = 0; row != null && j < columns.size(); j++) {
                String text = text(row.getCell(j)).strip();
                if (!text.isEmpty() && !columns.get(j).isEmpty()) {
                    cells.put(columns.get(j), text);
                }
            }
            if (!cells.isEmpty()) {
                rows.add(new Sheet.Row(place, i + 1, cells));
            }
        }
        return new Sheet(place, columns, rows);
    }

    private static String text(@org.jspecify.annotations.Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        CellType type =
                cell.getCellType() == CellType.FORMULA
                        ? cell.getCachedFormulaResultType()
                        : cell.getCellType();
        return switch (type) {
            case NUMERIC ->
                    DateUtil.isCellDateFormatted(cell)
                            ? cell.getLocalDateTimeCellValue().toLocalDate().toString()
                            : plain(cell.getNumericCellValue());
            case STRING -> cell.getStringCellValue();
            case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
            case ERROR -> "#ERROR";
            case BLANK, FORMULA, _NONE -> "";
        };
    }

    private static String plain(double value) {
        return new java.math.BigDecimal(NumberToTextConverter.toText(value)).toPlainString();
    }
}
