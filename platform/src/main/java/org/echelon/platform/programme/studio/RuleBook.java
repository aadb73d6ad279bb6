package org.echelon.platform.programme.studio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.echelon.platform.sheet.Grid;
import org.echelon.platform.sheet.RefusedRow;
import org.echelon.platform.sheet.RefusedRows;
import org.echelon.platform.sheet.Sheets;
import org.echelon.policy.message.Words;

/// The decision tables of a model as a workbook, and back: one sheet for each table, every text
/// exactly as FEEL has it.
///
/// Seven rows stand above the rules: decision, hit policy, kind of column, expression or name,
/// type, allowed values, default. Column A of a rule holds its key; a new rule leaves it empty.
final class RuleBook {

    /// What stands in column A of the rows above the rules.
    private enum Head {
        DECISION("decision 决策"),
        HIT_POLICY("hit policy 命中策略"),
        COLUMN("column 列"),
        EXPRESSION("expression or name 表达式或名称"),
        TYPE("type 类型"),
        VALUES("allowed values 允许值"),
        DEFAULT("default 默认输出");

        private final String label;

        Head(String label) {
            this.label = label;
        }
    }

    private static final int LONGEST_CELL = 32_767; // what a cell of a spreadsheet holds
    private static final int LONGEST_NAME = 31;
    private static final Set<String> POLICIES =
            Set.of(
                    "UNIQUE",
                    "FIRST",
                    "PRIORITY",
                    "ANY",
                    "COLLECT",
                    "COLLECT SUM",
                    "COLLECT MIN",
                    "COLLECT MAX",
                    "COLLECT COUNT",
                    "RULE ORDER",
                    "OUTPUT ORDER");

    private RuleBook() {}

    /// The workbook.
    ///
    /// @throws IllegalArgumentException when a text is longer than a cell can hold
    static byte[] written(List<RuleSheet> sheets) {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            CellStyle plain = book.createCellStyle();
            plain.setDataFormat(book.createDataFormat().getFormat("@"));
            plain.setWrapText(true);
            CellStyle head = book.createCellStyle();
            head.cloneStyleFrom(plain);
            head.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
            head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            Font bold = book.createFont();
            bold.setBold(true);
            head.setFont(bold);
            Set<String> names = new HashSet<>();
            for (RuleSheet sheet : sheets) {
                write(book.createSheet(name(sheet, names)), sheet, head, plain);
            }
            if (sheets.isEmpty()) {
                book.createSheet("no tables");
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        } catch (IOException fault) {
            throw new UncheckedIOException("the workbook could not be written; try again", fault);
        }
    }

    private static String name(RuleSheet sheet, Set<String> names) {
        String plain = sheet.decision().replaceAll("[\\\\/?*\\[\\]:']", " ").strip();
        String stem = plain.isEmpty() ? "table" : plain;
        int number = 1;
        while (true) {
            String ending = number == 1 ? "" : " " + number;
            String name =
                    stem.substring(0, Math.min(stem.length(), LONGEST_NAME - ending.length()))
                            + ending;
            if (names.add(name.toLowerCase(Locale.ROOT))) {
                return name;
            }
            number++;
        }
    }

    private static void write(XSSFSheet to, RuleSheet sheet, CellStyle head, CellStyle plain) {
        List<RuleSheet.Column> columns = sheet.columns();
        row(to, 0, head, List.of(Head.DECISION.label, sheet.decision(), "" + sheet.number()));
        row(to, 1, head, List.of(Head.HIT_POLICY.label, sheet.hitPolicy()));
        row(
                to,
                2,
                head,
                heads(
                        Head.COLUMN,
                        columns,
                        column -> column.kind().name().toLowerCase(Locale.ROOT)));
        row(to, 3, head, heads(Head.EXPRESSION, columns, RuleSheet.Column::text));
        row(to, 4, head, heads(Head.TYPE, columns, RuleSheet.Column::type));
        row(to, 5, head, heads(Head.VALUES, columns, RuleSheet.Column::values));
        row(to, 6, head, heads(Head.DEFAULT, columns, RuleSheet.Column::otherwise));
        for (int i = 0; i < sheet.rules().size(); i++) {
            RuleSheet.Rule rule = sheet.rules().get(i);
            List<String> cells = new ArrayList<>();
            cells.add(rule.key());
            cells.addAll(rule.cells());
            row(to, Head.values().length + i, plain, cells);
        }
        to.createFreezePane(1, Head.values().length);
        for (int i = 0; i <= columns.size(); i++) {
            to.setColumnWidth(i, 28 * 256);
            to.setDefaultColumnStyle(i, plain);
        }
    }

    private static List<String> heads(
            Head head,
            List<RuleSheet.Column> columns,
            java.util.function.Function<RuleSheet.Column, String> text) {
        List<String> cells = new ArrayList<>();
        cells.add(head.label);
        columns.forEach(column -> cells.add(text.apply(column)));
        return cells;
    }

    private static void row(XSSFSheet to, int number, CellStyle style, List<String> texts) {
        XSSFRow row = to.createRow(number);
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            if (text.length() > LONGEST_CELL) {
                throw new IllegalArgumentException(
                        "%s, row %d, column %s has %d characters; a spreadsheet's cell holds %d"
                                .formatted(
                                        to.getSheetName(),
                                        number + 1,
                                        Grid.letters(i),
                                        text.length(),
                                        LONGEST_CELL));
            }
            var cell = row.createCell(i, org.apache.poi.ss.usermodel.CellType.STRING);
            // a spreadsheet reads _x0041_ as the code of a letter
            cell.setCellValue(text.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_"));
            cell.setCellStyle(style);
        }
    }

    /// What a workbook says.
    ///
    /// @param sheets the tables as they are in it
    /// @param refused what is wrong with it, cell by cell; then nothing of it may be taken
    record Reading(List<RuleSheet> sheets, List<RefusedRow> refused) {}

    /// Reads a workbook that [#written] made of these tables and somebody changed.
    static Reading read(String name, byte[] content, List<RuleSheet> before) {
        RefusedRows unreadable = new RefusedRows();
        List<RefusedRow> refused = new ArrayList<>();
        List<RuleSheet> sheets = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (Grid grid : Sheets.grids(name, content, unreadable)) {
            if (grid.rows().stream().allMatch(List::isEmpty)) {
                continue;
            }
            Optional<RuleSheet> table = table(grid, before);
            if (table.isEmpty()) {
                refused.add(unknown(grid, before));
                continue;
            }
            String key = table.get().decision() + " " + table.get().number();
            String other = seen.putIfAbsent(key, grid.name());
            if (other != null) {
                refused.add(
                        new RefusedRow(
                                grid.place(),
                                1,
                                "B",
                                table.get().decision(),
                                new Words(
                                        "工作表“%s”已是这张决策表；请删除其中一张".formatted(other),
                                        "the sheet '%s' is this table already; remove one of them"
                                                .formatted(other))));
                continue;
            }
            sheets.add(new SheetReading(grid, table.get(), refused).read());
        }
        refused.addAll(0, unreadable.rows());
        if (sheets.isEmpty() && refused.isEmpty()) {
            refused.add(
                    new RefusedRow(
                            name,
                            0,
                            "",
                            "",
                            new Words(
                                    "文件中没有决策表；请先下载工作簿，在其中修改后上传",
                                    "the file holds no table; download the workbook first and change that one")));
        }
        return new Reading(List.copyOf(sheets), List.copyOf(refused));
    }

    private static Optional<RuleSheet> table(Grid grid, List<RuleSheet> before) {
        return before.stream()
                .filter(sheet ->
                        sheet.decision().equals(grid.at(0, 1).text())
                                && String.valueOf(sheet.number()).equals(grid.at(0, 2).text()))
                .findFirst();
    }

    private static RefusedRow unknown(Grid grid, List<RuleSheet> before) {
        String known =
                String.join(", ", before.stream().map(RuleSheet::decision).distinct().toList());
        return new RefusedRow(
                grid.place(),
                1,
                "B",
                grid.at(0, 1).text(),
                new Words(
                        "模型中没有这张决策表；现有 %s。第一行请保持下载时的样子".formatted(known),
                        "the model has no such table; it has %s. Leave the first row as it was downloaded"
                                .formatted(known)));
    }

    /// Reads one sheet.
    private record SheetReading(Grid grid, RuleSheet before, List<RefusedRow> refused) {

        RuleSheet read() {
            List<Head> heads = List.of(Head.values());
            for (int row = 0; row < heads.size(); row++) {
                String label = heads.get(row).label;
                if (!grid.at(row, 0).text().strip().equals(label)) {
                    refuse(
                            row,
                            0,
                            "这一行应以“%s”开头；请不要移动规则上面的七行".formatted(label),
                            "this row begins with '%s'; leave the seven rows above the rules in their places"
                                    .formatted(label));
                    return before;
                }
            }
            return new RuleSheet(
                    before.decision(), before.number(), hitPolicy(), columns(), rules());
        }

        private String hitPolicy() {
            String policy = text(1, 1).strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
            if (policy.equals(before.hitPolicy())) {
                return policy;
            }
            if (!POLICIES.contains(policy)) {
                refuse(
                        1,
                        1,
                        "没有这种命中策略；可用 " + String.join("、", POLICIES.stream().sorted().toList()),
                        "there is no such hit policy; use one of "
                                + String.join(", ", POLICIES.stream().sorted().toList()));
                return before.hitPolicy();
            }
            return policy;
        }

        private List<RuleSheet.Column> columns() {
            List<RuleSheet.Column> columns = new ArrayList<>();
            for (int i = 0; i < before.columns().size(); i++) {
                RuleSheet.Column old = before.columns().get(i);
                fixed(2, i + 1, old.kind().name().toLowerCase(Locale.ROOT));
                if (old.kind() == RuleSheet.Kind.OUTPUT) {
                    fixed(3, i + 1, old.text());
                }
                fixed(4, i + 1, old.type());
                String text = text(3, i + 1).strip();
                if (text.isEmpty() && old.kind() == RuleSheet.Kind.INPUT && !old.text().isEmpty()) {
                    refuse(
                            3,
                            i + 1,
                            "输入列需要表达式，如 last.revenue",
                            "an input needs an expression, such as last.revenue");
                }
                columns.add(
                        switch (old.kind()) {
                            case INPUT ->
                                    new RuleSheet.Column(
                                            old.kind(),
                                            text,
                                            old.type(),
                                            text(5, i + 1).strip(),
                                            "");
                            case OUTPUT ->
                                    new RuleSheet.Column(
                                            old.kind(),
                                            old.text(),
                                            old.type(),
                                            text(5, i + 1).strip(),
                                            text(6, i + 1).strip());
                            case ANNOTATION -> new RuleSheet.Column(old.kind(), text, "", "", "");
                        });
            }
            for (int row = 2; row < grid.rows().size(); row++) {
                for (int i = columns.size() + 1; i < grid.rows().get(row).size(); i++) {
                    if (!grid.at(row, i).text().isBlank()) {
                        refuse(
                                row,
                                i,
                                "决策表只有 %d 列；增加列请在网页的表格编辑器中进行".formatted(columns.size()),
                                "the table has %d columns; add one in the table editor of the page"
                                        .formatted(columns.size()));
                    }
                }
            }
            return columns;
        }

        /// What the workbook shows and does not change.
        private void fixed(int row, int column, String expected) {
            if (!text(row, column).strip().equals(expected)) {
                refuse(
                        row,
                        column,
                        "这里应为“%s”；列的种类、输出名和类型请在网页的表格编辑器中修改".formatted(expected),
                        "this is '%s'; kind, output name and type of a column are changed in the table editor of the page"
                                .formatted(expected));
            }
        }

        private List<RuleSheet.Rule> rules() {
            Map<String, RuleSheet.Rule> known = new LinkedHashMap<>();
            before.rules().forEach(rule -> known.put(rule.key(), rule));
            Map<String, Integer> rows = new HashMap<>();
            List<RuleSheet.Rule> rules = new ArrayList<>();
            int width = before.columns().size();
            for (int row = Head.values().length; row < grid.rows().size(); row++) {
                int at = row;
                String key = text(row, 0).strip();
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                    cells.add(text(row, i).strip());
                }
                boolean blank = cells.stream().allMatch(String::isEmpty);
                if (blank && key.isEmpty()) {
                    continue;
                }
                RuleSheet.Rule old = known.get(key);
                if (!key.isEmpty() && old == null) {
                    refuse(
                            row,
                            0,
                            "没有这条规则；新规则的 A 列请留空",
                            "there is no such rule; leave column A of a new rule empty");
                    continue;
                }
                Integer twice = key.isEmpty() ? null : rows.putIfAbsent(key, row);
                if (twice != null) {
                    refuse(
                            row,
                            0,
                            "这条规则在第 %d 行已出现；复制出来的新规则请清空 A 列".formatted(twice + 1),
                            "this rule stands in row %d already; clear column A of the copy to make it a new rule"
                                    .formatted(twice + 1));
                    continue;
                }
                if (blank && old != null && !old.cells().stream().allMatch(String::isEmpty)) {
                    refuse(
                            row,
                            0,
                            "这条规则没有内容；要删除规则请删除整行",
                            "this rule is empty; delete the row to remove the rule");
                    continue;
                }
                for (int i = 0; i < width; i++) {
                    complete(at, i, cells, old);
                }
                rules.add(new RuleSheet.Rule(key, cells));
            }
            return rules;
        }

        /// An empty cell of an input means any value; one of an output is no answer.
        private void complete(
                int row,
                int column,
                List<String> cells,
                RuleSheet.@org.jspecify.annotations.Nullable Rule old) {
            boolean same = old != null && old.cells().get(column).equals(cells.get(column));
            if (same || !cells.get(column).isEmpty()) {
                return;
            }
            switch (before.columns().get(column).kind()) {
                case INPUT -> cells.set(column, "-");
                case OUTPUT ->
                        refuse(
                                row,
                                column + 1,
                                "输出不能为空；没有结果请写 null，文字请加引号",
                                "an output is not empty; write null for none, and a text in quotation marks");
                case ANNOTATION -> {}
            }
        }

        private String text(int row, int column) {
            Grid.Cell cell = grid.at(row, column);
            return switch (cell.kind()) {
                case TEXT -> cell.text().replace("\r\n", "\n");
                case NUMBER, BLANK -> cell.text();
                case TRUTH -> cell.text().toLowerCase(Locale.ROOT);
                case DAY -> {
                    refuse(
                            row,
                            column,
                            "表格软件把它当成了日期；请先把单元格设为“文本”，再写 date(\"%s\")".formatted(cell.text()),
                            "the spreadsheet took this for a day; format the cell as text and write date(\"%s\")"
                                    .formatted(cell.text()));
                    yield cell.text();
                }
                case FORMULA -> {
                    refuse(
                            row,
                            column,
                            "这是公式；请改成它的值，或在前面加单引号",
                            "this is a formula; write its value, or an apostrophe before it");
                    yield cell.text();
                }
                case ERROR -> {
                    refuse(row, column, "单元格出错；请填写内容", "the cell holds an error; write a value");
                    yield cell.text();
                }
            };
        }

        private void refuse(int row, int column, String zh, String en) {
            refused.add(
                    new RefusedRow(
                            grid.place(),
                            row + 1,
                            Grid.letters(column),
                            grid.at(row, column).text(),
                            new Words(zh, en)));
        }
    }
}
