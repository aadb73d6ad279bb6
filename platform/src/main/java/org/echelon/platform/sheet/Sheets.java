package org.echelon.platform.sheet;

import java.util.List;
import java.util.Locale;

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

    /// The ending without its dot, in small letters; empty when there is none.
    public static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static Unreadable unknown(List<String> others) {
        List<String> endings = new java.util.ArrayList<>(List.of("csv", "xlsx"));
        endings.addAll(others);
        return new Unreadable(
                "不支持该文件类型；可导入 %s".formatted(String.join("、", endings)),
                "this kind of file cannot be read; files may be %s"
                        .formatted(String.join(", ", endings)));
    }
}
