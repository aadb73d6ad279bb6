package org.echelon.platform.sheet;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.echelon.policy.message.Words;

/// Reads a CSV file with a header row: UTF-8, with or without byte order mark, or GB18030.
final class CsvSheets {

    private static final int MOST_ROWS = 500_000;
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180
                    .builder()
                    .setCommentMarker('#')
                    .setIgnoreEmptyLines(true)
                    .setTrim(true)
                    .get();

    private CsvSheets() {}

    static Sheet read(String name, byte[] content, Remarks remarks) throws Unreadable {
        String text = text(name, content, remarks);
        try (CSVParser parser = FORMAT.parse(new StringReader(text))) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                throw new Unreadable(
                        "文件为空；第一行应为列名",
                        "the file is empty; its first line should name the columns");
            }
            List<String> columns = SheetHeader.columns(records.next().toList());
            List<Sheet.Row> rows = new ArrayList<>();
            while (records.hasNext()) {
                CSVRecord record = records.next();
                int line = (int) parser.getCurrentLineNumber();
                row(name, line, columns, record, remarks).ifPresent(rows::add);
                if (rows.size() > MOST_ROWS) {
                    throw new Unreadable(
                            "行数超过 %d；请拆分文件".formatted(MOST_ROWS),
                            "more than %d rows; split the file".formatted(MOST_ROWS));
                }
            }
            return new Sheet(name, columns, rows);
        } catch (IOException | IllegalStateException | java.io.UncheckedIOException e) {
            throw new Unreadable(
                    "不是完整的CSV文件（%s）；请检查引号是否成对".formatted(reason(e)),
                    "not a whole CSV file (%s); look for a quotation mark that is not closed"
                            .formatted(reason(e)));
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause() instanceof CSVException inner ? inner : e;
        return String.valueOf(cause.getMessage());
    }

    private static Optional<Sheet.Row> row(
            String place, int line, List<String> columns, CSVRecord record, Remarks remarks) {
        if (record.size() != columns.size()) {
            remarks.refuse(
                    place,
                    line,
                    new Words(
                            "有 %d 个单元格，而表头有 %d 列；含逗号的内容请加引号"
                                    .formatted(record.size(), columns.size()),
                            "%d cells, but the header has %d columns; put quotation marks around a text with a comma"
                                    .formatted(record.size(), columns.size())));
            return Optional.empty();
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!record.get(i).isBlank()) {
                cells.put(columns.get(i), record.get(i).strip());
            }
        }
        return cells.isEmpty() ? Optional.empty() : Optional.of(new Sheet.Row(place, line, cells));
    }

    private static String text(String name, byte[] bytes, Remarks remarks) throws Unreadable {
        for (byte b : bytes) {
            if (b == 0) {
                throw new Unreadable(
                        "不是文本文件（含空字节）；请另存为“CSV UTF-8”",
                        "not a text file (it has zero bytes); save it as 'CSV UTF-8'");
            }
        }
        Optional<String> utf8 = decode(bytes, StandardCharsets.UTF_8);
        if (utf8.isPresent()) {
            String text = utf8.get();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
        String text =
                decode(bytes, Charset.forName("GB18030"))
                        .orElseThrow(() ->
                                new Unreadable(
                                        "既不是UTF-8也不是GB18030编码；请另存为“CSV UTF-8”",
                                        "neither UTF-8 nor GB18030; save it as 'CSV UTF-8'"));
        remarks.note(
                name,
                0,
                new Words(
                        "文件不是UTF-8编码，已按GB18030读取；请抽查名称是否正确",
                        "the file is not UTF-8 and was read as GB18030; check a few names"));
        return text;
    }

    private static Optional<String> decode(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
