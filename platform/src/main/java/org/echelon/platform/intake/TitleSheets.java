package org.echelon.platform.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.echelon.platform.sheet.Sheet;
import org.echelon.platform.title.AwardDraft;
import org.echelon.platform.title.PublishedStatement;
import org.echelon.platform.title.StatementDraft;
import org.echelon.platform.title.TitleDraft;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.Title;
import org.echelon.policy.message.Words;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Reads titles, awards and published statements.
final class TitleSheets {

    static final List<String> COLUMNS =
            List.of(
                    "title",
                    "number",
                    "from",
                    "until",
                    "note",
                    "source",
                    "programme",
                    "matter",
                    "level",
                    "amount",
                    "on",
                    "statement",
                    "year");

    private static final Pattern PROGRAMME = Pattern.compile("[a-z][a-z0-9-]*(/[a-z0-9-]+)+");
    private static final Pattern HNTE_NUMBER = Pattern.compile("G[RF](20\\d{2})\\d{8}");
    private static final int YEARS_OF_AN_HNTE = 3;

    private final LocalDate today;
    private final Findings findings;
    private final RowReader reader;

    TitleSheets(LocalDate today, Findings findings) {
        this.today = today;
        this.findings = findings;
        this.reader = new RowReader(findings);
    }

    void title(Sheet.Row row, EnterpriseIndex.Entry enterprise, Drafts drafts) {
        Optional<LocalDate> from = required(row, "from");
        Optional<LocalDate> until = reader.day(row, "until");
        boolean wrong = from.isEmpty() || RowReader.failed(row, "until", until);
        wrong |= !programme(row, "title");
        if (from.isPresent() && until.isPresent() && !until.get().isAfter(from.get())) {
            findings.refuse(
                    row,
                    "until",
                    new Words(
                            "应晚于 from %s；until 是不再有效的第一天".formatted(from.get()),
                            "must be after from %s; until is the first day no longer valid"
                                    .formatted(from.get())));
            wrong = true;
        }
        if (!wrong && from.isPresent()) {
            drafts.titles()
                    .add(
                            new Drafts.From<>(
                                    new TitleDraft(
                                            enterprise.key(),
                                            new Title(
                                                    row.get("title"),
                                                    orNull(row.get("number")),
                                                    from.get(),
                                                    until.orElse(null)),
                                            source(row),
                                            orNull(row.get("note"))),
                                    row,
                                    "number"));
        }
    }

    void award(Sheet.Row row, EnterpriseIndex.Entry enterprise, Drafts drafts) {
        Optional<LocalDate> on = required(row, "on");
        Optional<Rational> amount = amount(row);
        if (programme(row, "programme") && on.isPresent() && amount.isPresent()) {
            drafts.awards()
                    .add(
                            new AwardDraft(
                                    enterprise.key(),
                                    new Award(
                                            row.get("programme"),
                                            orNull(row.get("matter")),
                                            orNull(row.get("level")),
                                            amount.get(),
                                            on.get()),
                                    source(row)));
        }
    }

    void statement(Sheet.Row row, EnterpriseIndex.Entry enterprise, Drafts drafts) {
        Optional<Integer> year = reader.year(row, "year", today.getYear());
        if (RowReader.failed(row, "year", year)) {
            return;
        }
        String statement = row.get("statement");
        if (statement.isEmpty()) {
            findings.refuse(row, "statement", new Words("没有内容；请删除该行", "is empty; remove the row"));
            return;
        }
        String source =
                row.get("source").isEmpty()
                        ? "source not named (" + row.place() + ")"
                        : row.get("source");
        drafts.statements()
                .add(
                        new StatementDraft(
                                enterprise.key(),
                                new PublishedStatement(statement, year.orElse(null), source)));
        certificate(row, enterprise, statement, year, source, drafts);
    }

    /// A published certificate number with its year becomes a title. Only the year is published, so
    /// only the time in which a certificate of that year was valid whatever its day is recorded:
    /// from the year's last day until the first day of the third year after it.
    private void certificate(
            Sheet.Row row,
            EnterpriseIndex.Entry enterprise,
            String statement,
            Optional<Integer> year,
            String source,
            Drafts drafts) {
        Matcher number = HNTE_NUMBER.matcher(statement);
        if (!number.matches() || year.isEmpty()) {
            return;
        }
        if (Integer.parseInt(number.group(1)) != year.get()) {
            findings.note(
                    row.place(),
                    row.line(),
                    new Words(
                            "证书编号中的年份与所述年份 %d 不符，未登记为资格".formatted(year.get()),
                            "the year in the number differs from %d, so no title was recorded"
                                    .formatted(year.get())));
            return;
        }
        drafts.titles()
                .add(
                        new Drafts.From<>(
                                TitleDraft.ofAYear(
                                        enterprise.key(),
                                        new Title(
                                                "cn/hnte",
                                                statement,
                                                LocalDate.of(year.get(), 12, 31),
                                                LocalDate.of(year.get() + YEARS_OF_AN_HNTE, 1, 1)),
                                        source),
                                row,
                                "statement"));
    }

    private Optional<LocalDate> required(Sheet.Row row, String column) {
        Optional<LocalDate> day = reader.day(row, column);
        if (row.get(column).isEmpty()) {
            findings.refuse(
                    row,
                    column,
                    new Words("缺少日期；请写成 2024-06-30", "no date; write one such as 2024-06-30"));
        }
        return day;
    }

    private boolean programme(Sheet.Row row, String column) {
        if (PROGRAMME.matcher(row.get(column)).matches()) {
            return true;
        }
        findings.refuse(
                row,
                column,
                new Words(
                        "不是政策编号；应写成 cn/hnte 这样的形式",
                        "not the id of a programme; write it as cn/hnte"));
        return false;
    }

    private Optional<Rational> amount(Sheet.Row row) {
        String text = row.get("amount");
        if (text.matches("\\d{1,15}(\\.\\d{1,2})?")) {
            return Optional.of(Rational.parse(text));
        }
        findings.refuse(
                row,
                "amount",
                new Words(
                        "不是金额；请以元填写，最多两位小数，如 200000",
                        "not an amount; write yuan with at most two decimals, such as 200000"));
        return Optional.empty();
    }

    private static String source(Sheet.Row row) {
        return row.get("source").isEmpty() ? row.place() : row.get("source");
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
