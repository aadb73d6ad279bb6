package org.echelon.platform.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.echelon.policy.message.Words;

/// Reads the tables of a file: one of a CSV file, each sheet of an XLSX file.
public final class Sheets {

    /// The largest file that is read, in bytes.
    public static final int LARGEST = 20 * 1024 * 1024;

    private Sheets() {}

    /// The tables; what cannot be read is told to `remarks` and left out.
    ///
    /// @param name file name, whose ending tells the format
    /// @param others endings that somebody else reads, for the answer to an unknown one
    public static List<Sheet> read(
            String name, byte[] content, List<String> others, Remarks remarks) {
        try {
            return switch (ending(name)) {
                case "csv" -> List.of(CsvSheets.read(name, content, remarks));
                case "xlsx" -> XlsxSheets.read(name, content);
                default -> throw unknown(others);
            };
        } catch (Unreadable unreadable) {
            remarks.refuse(name, 0, unreadable.words());
            return List.of();
        }
    }

    /// The rows of a file whose tables all have the same columns. A table that lacks one, or a file
    /// without any row, is refused.
    public static List<Sheet.Row> rows(
            String name, byte[] content, List<String> columns, RefusedRows refused) {
        List<Sheet.Row> all = new ArrayList<>();
        for (Sheet sheet : read(name, content, List.of(), refused)) {
            List<String> missing = columns.stream().filter(column -> !sheet.has(column)).toList();
            if (missing.isEmpty()) {
                all.addAll(sheet.rows());
            } else {
                String header = String.join(",", columns);
                refused.refuse(
                        sheet.place(),
                        1,
                        new Words(
                                "缺少列 %s；第一行应为 %s".formatted(String.join("、", missing), header),
                                "the columns %s are missing; the first line must be %s"
                                        .formatted(String.join(", ", missing), header)));
            }
        }
        if (all.isEmpty() && refused.isEmpty()) {
            refused.refuse(name, 0, new Words("文件没有数据行", "the file has no row below its header"));
        }
        return all;
    }

    /// The sheets of an XLSX file cell by cell; what cannot be read is told to `remarks`.
    public static List<Grid> grids(String name, byte[] content, Remarks remarks) {
        try {
            if (content.length > LARGEST) {
                throw new Unreadable(
                        "文件有 %d 字节，超过 %d；请删去无关内容".formatted(content.length, LARGEST),
                        "the file has %d bytes, more than %d; take out what does not belong to it"
                                .formatted(content.length, LARGEST));
            }
            return XlsxSheets.grids(name, content);
        } catch (Unreadable unreadable) {
            remarks.refuse(name, 0, unreadable.words());
            return List.of();
        }
    }

    /// The ending without its dot, in small letters; empty when there is none.
    public static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static Unreadable unknown(List<String> others) {
        List<String> endings = new ArrayList<>(List.of("csv", "xlsx"));
        endings.addAll(others);
        return new Unreadable(
                "不支持该文件类型；可导入 %s".formatted(String.join("、", endings)),
                "this kind of file cannot be read; files may be %s"
                        .formatted(String.join(", ", endings)));
    }
}
