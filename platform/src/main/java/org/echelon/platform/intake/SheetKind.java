package org.echelon.platform.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.sheet.Sheet;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.message.Words;

/// What a sheet holds, told by its columns.
enum SheetKind {
    ENTERPRISES,
    FACTS,
    TITLES,
    AWARDS,
    STATEMENTS;

    /// The kind of a sheet; empty and refused when its columns tell none, or hold one nobody knows.
    static Optional<SheetKind> of(Sheet sheet, FactDictionary dictionary, Findings findings) {
        Optional<SheetKind> kind = guess(sheet, dictionary);
        if (kind.isEmpty()) {
            findings.refuse(
                    sheet.place(),
                    1,
                    new Words(
                            "从列名看不出表的内容；企业表需要 uscc 和 name，数据表需要 uscc、year 和数据项列（或 fact、value），资格表需要 title、from，奖励表需要 programme、amount、on；现有列：%s"
                                    .formatted(String.join("、", sheet.columns())),
                            "the columns do not tell what this is; enterprises need uscc and name, facts uscc, year and columns of facts (or fact and value), titles title and from, awards programme, amount and on; found: %s"
                                    .formatted(String.join(", ", sheet.columns()))));
            return Optional.empty();
        }
        boolean known = true;
        for (String column : sheet.columns()) {
            if (!column.isEmpty() && !known(column, kind.get(), dictionary)) {
                known = false;
                findings.refuse(sheet.place(), 1, unknown(column, kind.get(), dictionary));
            }
        }
        return known ? kind : Optional.empty();
    }

    private static Optional<SheetKind> guess(Sheet sheet, FactDictionary dictionary) {
        if (sheet.has("statement")) {
            return Optional.of(STATEMENTS);
        }
        if (sheet.has("title")) {
            return Optional.of(TITLES);
        }
        if (sheet.has("programme")) {
            return Optional.of(AWARDS);
        }
        boolean facts =
                sheet.has("fact")
                        || sheet.has("year")
                        || sheet.columns().stream()
                                .anyMatch(column -> dictionary.find(column).isPresent());
        if (facts) {
            return Optional.of(FACTS);
        }
        boolean named = sheet.has("name") || sheet.has("name_zh");
        boolean identified = sheet.has("uscc") || sheet.has("other_id");
        return named && identified ? Optional.of(ENTERPRISES) : Optional.empty();
    }

    private static boolean known(String column, SheetKind kind, FactDictionary dictionary) {
        if (EnterpriseRows.COLUMNS.contains(column)) {
            return true;
        }
        return switch (kind) {
            case ENTERPRISES -> column.equals("source");
            case FACTS ->
                    FactSheets.COLUMNS.contains(column) || dictionary.find(column).isPresent();
            case TITLES, AWARDS, STATEMENTS -> TitleSheets.COLUMNS.contains(column);
        };
    }

    private static Words unknown(String column, SheetKind kind, FactDictionary dictionary) {
        List<String> hints = new ArrayList<>();
        if (kind == FACTS) {
            hints.addAll(dictionary.similarTo(column));
        }
        String known =
                kind == FACTS
                        ? dictionary.all().stream().map(FactDefinition::id).findFirst().orElse("")
                        : "";
        return hints.isEmpty()
                ? new Words(
                        "不认识列“%s”；请删除该列，或改用已知的列名%s"
                                .formatted(
                                        column,
                                        known.isEmpty() ? "" : "（数据项见 programmes/facts.yaml）"),
                        "the column '%s' is not known; remove it or use a known name%s"
                                .formatted(
                                        column,
                                        known.isEmpty()
                                                ? ""
                                                : " (facts stand in programmes/facts.yaml)"))
                : new Words(
                        "不认识列“%s”；是否应为 %s？".formatted(column, String.join("、", hints)),
                        "the column '%s' is not known; did you mean %s?"
                                .formatted(column, String.join(", ", hints)));
    }
}
