package org.echelon.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;

class TableTests {

    private record Row(String name, int number) {}

    private final Formats say = new Formats(Locale.ENGLISH);
    private final Table<Row> table =
            new Table<>(
                    "rows",
                    "Rows",
                    List.of(
                            Column.<Row>of("name", "Name", row -> Cell.text(row.name()))
                                    .by(Comparator.comparing(Row::name)),
                            Column.<Row>number(
                                            "number",
                                            "Number",
                                            row ->
                                                    new Cell.Figure(
                                                            Rational.of(row.number(), 4),
                                                            say.count(row.number()),
                                                            null))
                                    .by(Comparator.comparingInt(Row::number))));
    private final List<Row> rows =
            IntStream.rangeClosed(1, 60).mapToObj(i -> new Row("=row " + (i % 7), i)).toList();

    private static TableAsk ask(String sort, boolean descending, int page) {
        return new TableAsk(sort, descending, page, Optional.empty());
    }

    @Test
    void sortsAllRowsBeforeItCutsAPage() {
        TableView view =
                table.view(rows, ask("number", true, 2), Address.of("/rows").with("q", "x"));

        assertThat(view.total()).isEqualTo(60);
        assertThat(view.rows()).hasSize(Table.PAGE);
        assertThat(view.rows().getFirst().get(1).shown()).isEqualTo("35");
        assertThat(view.heads().get(1).sorted()).isEqualTo("descending");
        assertThat(view.heads().get(1).sort()).isEqualTo("/rows?q=x&sort=number");
        assertThat(view.paging().previous()).isEqualTo("/rows?q=x&page=1");
    }

    @Test
    void aPageBeyondTheLastShowsTheLast() {
        TableView view = table.view(rows, ask("", false, 99), Address.of("/rows"));

        assertThat(view.rows()).hasSize(10);
        assertThat(view.paging().next()).isNull();
    }

    @Test
    void csvHasAllRowsExactNumbersAndNoFormula() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        TableFile.csv(table, rows, out);

        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("\ufeffName,Number\r\n'=row 1,0.25\r\n");
        assertThat(text.lines()).hasSize(61);
    }

    @Test
    void xlsxHasNumbersAsNumbers() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        TableFile.xlsx(table, rows, out);

        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var row = book.getSheet("rows").getRow(2);
            assertThat(row.getCell(0).getStringCellValue()).isEqualTo("'=row 2");
            assertThat(row.getCell(1).getNumericCellValue()).isEqualTo(0.5);
        }
    }
}
