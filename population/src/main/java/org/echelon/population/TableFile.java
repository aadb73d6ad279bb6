package org.echelon.population;

import static org.echelon.population.Database.name;
import static org.echelon.population.Database.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.echelon.policy.message.Words;

/// One file of a population: `enterprises`, `facts`, `titles` or `awards`, as Parquet or CSV. In
/// the working database it is a view `raw_…` with the file's columns and `row`, its number from 1.
///
/// @param kind which of the four
/// @param file the file
/// @param columns name, in small letters, and DuckDB type; all columns of a CSV file are `VARCHAR`
record TableFile(String kind, Path file, Map<String, String> columns) {

    private static final Set<String> NUMBERED = Set.of("row", "file_row_number");

    TableFile {
        columns = new LinkedHashMap<>(columns);
    }

    String fileName() {
        return String.valueOf(file.getFileName());
    }

    boolean csv() {
        return fileName().endsWith(".csv");
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /// The view's name.
    String raw() {
        return "raw_" + kind;
    }

    /// What is in a row's place, for messages.
    String place(long row) {
        return "%s, row %d".formatted(fileName(), row);
    }

    /// Finds and opens a file; problems are told.
    static Optional<TableFile> find(
            Database database, Path folder, String kind, boolean required, List<Problem> problems) {
        List<Path> found =
                Stream.of("parquet", "csv")
                        .map(ending -> folder.resolve(kind + "." + ending))
                        .filter(Files::isRegularFile)
                        .toList();
        if (found.isEmpty()) {
            if (required) {
                problems.add(
                        new Problem(
                                "missing_file",
                                folder.toString(),
                                new Words(
                                        "缺少 %s.parquet 或 %s.csv；请补充该文件".formatted(kind, kind),
                                        "there is neither %s.parquet nor %s.csv; add one of them"
                                                .formatted(kind, kind))));
            }
            return Optional.empty();
        }
        if (found.size() > 1) {
            problems.add(
                    new Problem(
                            "two_files",
                            folder.toString(),
                            new Words(
                                    "同时存在 %s.parquet 和 %s.csv；请保留其一".formatted(kind, kind),
                                    "there are both %s.parquet and %s.csv; keep one of them"
                                            .formatted(kind, kind))));
            return Optional.empty();
        }
        return open(database, kind, found.getFirst(), problems);
    }

    private static Optional<TableFile> open(
            Database database, String kind, Path file, List<Problem> problems) {
        TableFile empty = new TableFile(kind, file, Map.of());
        String source =
                empty.csv()
                        ? "read_csv(%s, all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"', comment = '', auto_detect = true, strict_mode = true)"
                                .formatted(text(file.toString()))
                        : "read_parquet(%s, file_row_number = true)"
                                .formatted(text(file.toString()));
        Map<String, String> types = new LinkedHashMap<>();
        try {
            database.each(
                    "describe select * from " + source,
                    row -> types.put(row.getString("column_name"), row.getString("column_type")));
            String columns =
                    types.keySet().stream()
                            .filter(column -> !NUMBERED.contains(column))
                            .map(column ->
                                    "%s as %s"
                                            .formatted(
                                                    name(column),
                                                    name(
                                                            column.strip()
                                                                    .toLowerCase(
                                                                            java.util.Locale
                                                                                    .ROOT))))
                            .collect(Collectors.joining(", "));
            String number = empty.csv() ? "row_number() over ()" : "file_row_number + 1";
            database.run(
                    "create view %s as select %s as \"row\", %s from %s"
                            .formatted(empty.raw(), number, columns, source));
        } catch (Fault e) {
            problems.add(unreadable(empty, e));
            return Optional.empty();
        }
        types.keySet().removeAll(NUMBERED);
        Map<String, String> lower = new LinkedHashMap<>();
        types.forEach((column, type) ->
                lower.put(column.strip().toLowerCase(java.util.Locale.ROOT), type));
        return Optional.of(new TableFile(kind, file, lower));
    }

    /// That a file could not be read to its end.
    static Problem unreadable(TableFile file, Fault fault) {
        String why =
                fault.getCause() == null
                        ? fault.getMessage()
                        : String.valueOf(fault.getCause().getMessage());
        String first = why == null ? "" : why.lines().findFirst().orElse("");
        return new Problem(
                "unreadable",
                file.fileName(),
                new Words(
                        "文件无法读取，可能被截断或损坏（%s）；请重新导出或复制该文件".formatted(first),
                        "the file cannot be read, it may be cut short or damaged (%s); export or copy it again"
                                .formatted(first)));
    }
}
