package org.echelon.platform.overview;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.echelon.platform.enterprise.FactEntry;
import org.echelon.platform.enterprise.KnownFact;
import org.echelon.platform.enterprise.RegisterTime;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableView;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.jspecify.annotations.Nullable;

/// Tables of an enterprise's facts, every number with its source and its day.
record FactTables(Formats say, FactDictionary dictionary, String key) {

    private static final List<String> MAIN =
            List.of(
                    "revenue",
                    "rd_expense",
                    "net_assets",
                    "net_profit",
                    "staff",
                    "st_staff",
                    "rd_staff");

    /// The name of a fact.
    String name(String fact) {
        return dictionary.find(fact).map(d -> say.words(d.name())).orElse(fact);
    }

    /// A value in the words and the unit of its fact.
    String value(String fact, FactValue value) {
        Optional<FactDefinition> definition = dictionary.find(fact);
        if (value instanceof FactValue.Text(String code) && definition.isPresent()) {
            var words = definition.get().values().get(code);
            return words == null ? code : say.words(words);
        }
        return say.fact(value, definition.map(FactDefinition::unit).orElse(null));
    }

    /// The main figures of the last three years on file, a column for each year.
    TableView main(List<KnownFact> facts) {
        List<Integer> years =
                facts.stream()
                        .map(fact -> fact.key().year())
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .limit(3)
                        .sorted()
                        .toList();
        Map<FactKey, KnownFact> byKey =
                facts.stream().collect(Collectors.toMap(KnownFact::key, fact -> fact));
        List<Column<String>> columns = new java.util.ArrayList<>();
        columns.add(
                Column.of(
                        "fact",
                        say.either("指标", "Figure"),
                        fact -> Cell.link(name(fact), history(new FactKey(fact, null)))));
        for (Integer year : years) {
            columns.add(
                    Column.number(
                            "y" + year,
                            String.valueOf(year),
                            fact -> figure(byKey.get(new FactKey(fact, year)))));
        }
        List<String> rows =
                MAIN.stream()
                        .filter(fact ->
                                years.stream()
                                        .anyMatch(
                                                year -> byKey.containsKey(new FactKey(fact, year))))
                        .toList();
        return new Table<>("figures", say.either("近年主要数据", "Main figures"), columns).whole(rows);
    }

    private Cell figure(@Nullable KnownFact known) {
        if (known == null) {
            return Cell.text(say.unknown());
        }
        FactEntry used = known.used();
        String note =
                say.words(used.register().words())
                        + (known.disputed() ? say.either("，有不同数值", ", disputed") : "");
        return new Cell.Figure(
                used.value() instanceof FactValue.Numeric(var number) ? number : null,
                value(known.key().fact(), used.value()),
                note);
    }

    /// Every fact that is used, with its source.
    Table<KnownFact> all() {
        return new Table<>(
                "facts",
                say.either("在册数据", "Facts on file"),
                List.of(
                        Column.<KnownFact>of(
                                        "fact",
                                        say.either("数据项", "Fact"),
                                        known ->
                                                Cell.link(
                                                        name(known.key().fact()),
                                                        history(known.key())))
                                .by(Comparator.comparing(known -> name(known.key().fact()))),
                        Column.<KnownFact>number(
                                        "year",
                                        say.either("年度", "Year"),
                                        known -> year(known.key()))
                                .by(
                                        Comparator.comparing(known ->
                                                Optional.ofNullable(known.key().year())
                                                        .orElse(9999))),
                        Column.<KnownFact>number(
                                "value",
                                say.either("数值", "Value"),
                                known ->
                                        new Cell.Figure(
                                                known.used().value()
                                                                instanceof
                                                                FactValue.Numeric(var number)
                                                        ? number
                                                        : null,
                                                value(known.key().fact(), known.used().value()),
                                                known.disputed()
                                                        ? say.either("有不同数值", "disputed")
                                                        : null)),
                        Column.<KnownFact>of(
                                        "register",
                                        say.either("来源", "Said by"),
                                        known ->
                                                new Cell.Text(
                                                        say.words(known.used().register().words()),
                                                        null,
                                                        known.used().source()))
                                .by(Comparator.comparing(known -> known.used().register())),
                        Column.<KnownFact>of(
                                        "since",
                                        say.either("登记日期", "On file since"),
                                        known -> Cell.day(day(known.used()), say))
                                .by(Comparator.comparing(known -> known.used().recordedAt()))));
    }

    /// Every value of one fact, the newest first.
    TableView history(List<FactEntry> entries, String fact) {
        Table<FactEntry> table =
                new Table<>(
                        "history",
                        say.either("历次登记", "Every value on record"),
                        List.of(
                                Column.of(
                                        "since",
                                        say.either("登记日期", "On file since"),
                                        entry -> Cell.day(day(entry), say)),
                                Column.of(
                                        "year",
                                        say.either("年度", "Year"),
                                        entry -> year(entry.key())),
                                Column.number(
                                        "value",
                                        say.either("数值", "Value"),
                                        entry -> Cell.text(value(fact, entry.value()))),
                                Column.of(
                                        "register",
                                        say.either("来源", "Said by"),
                                        entry ->
                                                new Cell.Text(
                                                        say.words(entry.register().words()),
                                                        null,
                                                        entry.source())),
                                Column.of(
                                        "confidence",
                                        say.either("核实情况", "Confidence"),
                                        entry -> Cell.text(confidence(entry.confidence()))),
                                Column.of(
                                        "by",
                                        say.either("登记人", "Entered by"),
                                        entry -> Cell.text(entry.recordedBy())),
                                Column.of(
                                        "until",
                                        say.either("被取代", "Replaced"),
                                        entry ->
                                                entry.recordedUntil() == null
                                                        ? Cell.text(say.either("现用", "current"))
                                                        : Cell.text(
                                                                say.day(
                                                                        RegisterTime.day(
                                                                                entry
                                                                                        .recordedUntil()))))));
        return table.whole(entries);
    }

    private String confidence(@Nullable String confidence) {
        if (confidence == null) {
            return "–";
        }
        return switch (confidence) {
            case "verified" -> say.either("已核对原文", "read in the report");
            case "verified-extract" -> say.either("据公开数据库摘录", "public extract of the reports");
            case "derived" -> say.either("据披露数据推算", "computed from published figures");
            default -> confidence;
        };
    }

    private Cell year(FactKey fact) {
        return Cell.text(
                fact.year() == null ? say.either("当前", "current") : String.valueOf(fact.year()));
    }

    private static LocalDate day(FactEntry entry) {
        return RegisterTime.day(entry.recordedAt());
    }

    private String history(FactKey fact) {
        String year = fact.year() == null ? "" : "?year=" + fact.year();
        return Answers.address(key) + "/facts/" + Address.segment(fact.fact()) + year;
    }
}
