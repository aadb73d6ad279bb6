package org.echelon.platform.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.enterprise.FactDraft;
import org.echelon.platform.enterprise.Register;
import org.echelon.platform.sheet.Sheet;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// Reads facts, one row per fact (long) or one column per fact (wide).
final class FactSheets {

    static final List<String> COLUMNS =
            List.of(
                    "year",
                    "fact",
                    "value",
                    "text",
                    "register",
                    "source",
                    "confidence",
                    "valid_from",
                    "valid_until");

    private final FactDictionary dictionary;
    private final Optional<Register> register;
    private final LocalDate today;
    private final Findings findings;
    private final RowReader reader;

    FactSheets(
            FactDictionary dictionary,
            Optional<Register> register,
            LocalDate today,
            Findings findings) {
        this.dictionary = dictionary;
        this.register = register;
        this.today = today;
        this.findings = findings;
        this.reader = new RowReader(findings);
    }

    /// What all facts of a row share.
    private record Common(
            EnterpriseIndex.Entry enterprise,
            @Nullable Integer year,
            Register register,
            boolean registerGiven,
            String source,
            @Nullable String confidence,
            LocalDate validFrom,
            @Nullable LocalDate validUntil) {}

    void read(Sheet sheet, Sheet.Row row, EnterpriseIndex.Entry enterprise, Drafts drafts) {
        Optional<Common> common = common(sheet, row, enterprise);
        if (common.isEmpty()) {
            return;
        }
        if (sheet.has("fact")) {
            String column = row.get("text").isEmpty() ? "value" : "text";
            if (row.get(column).isEmpty()) {
                findings.refuse(
                        row,
                        column,
                        new Words(
                                "没有值；数据未知时请删除该行",
                                "no value; leave the row out when the fact is not known"));
                return;
            }
            fact(row, "fact", row.get("fact"), column, common.get(), drafts);
        } else {
            for (FactDefinition definition : dictionary.all()) {
                if (!row.get(definition.id()).isEmpty()) {
                    fact(
                            row,
                            definition.id(),
                            definition.id(),
                            definition.id(),
                            common.get(),
                            drafts);
                }
            }
        }
    }

    private Optional<Common> common(Sheet sheet, Sheet.Row row, EnterpriseIndex.Entry enterprise) {
        Optional<Integer> year = reader.year(row, "year", today.getYear());
        Optional<LocalDate> from = reader.day(row, "valid_from");
        Optional<LocalDate> until = reader.day(row, "valid_until");
        boolean wrong =
                RowReader.failed(row, "year", year)
                        || RowReader.failed(row, "valid_from", from)
                        || RowReader.failed(row, "valid_until", until);
        if (from.isPresent() && until.isPresent() && !until.get().isAfter(from.get())) {
            findings.refuse(
                    row,
                    "valid_until",
                    new Words(
                            "应晚于 valid_from %s".formatted(from.get()),
                            "must be after valid_from %s".formatted(from.get())));
            wrong = true;
        }
        Optional<Register> said = Optional.empty();
        if (!row.get("register").isEmpty()) {
            said = Register.of(row.get("register"));
            if (said.isEmpty()) {
                findings.refuse(
                        row,
                        "register",
                        new Words(
                                "不是已知的数据来源；应为 tax、statistics、patent_office、audit、published、declared、panel 或 register",
                                "not a known register; write tax, statistics, patent_office, audit, published, declared, panel or register"));
                wrong = true;
            }
        }
        if (wrong) {
            return Optional.empty();
        }
        Optional<Register> given = said.or(() -> register);
        Register otherwise =
                sheet.has("confidence") && sheet.has("source")
                        ? Register.PUBLISHED
                        : Register.DECLARED;
        return Optional.of(
                new Common(
                        enterprise,
                        year.orElse(null),
                        given.orElse(otherwise),
                        given.isPresent(),
                        row.get("source").isEmpty() ? row.place() : row.get("source"),
                        row.get("confidence").isEmpty() ? null : row.get("confidence"),
                        from.orElse(today),
                        until.orElse(null)));
    }

    private void fact(
            Sheet.Row row,
            String idColumn,
            String id,
            String valueColumn,
            Common common,
            Drafts drafts) {
        Optional<FactDefinition> found = dictionary.find(id);
        if (found.isEmpty()) {
            findings.refuse(row, idColumn, unknown(id));
            return;
        }
        FactDefinition definition = found.get();
        boolean yearly = definition.period() == FactDefinition.Period.YEARLY;
        if (yearly != (common.year() != null)) {
            findings.refuse(
                    row,
                    "year",
                    yearly
                            ? new Words(
                                    "%s 是年度数据，请填写所属会计年度".formatted(id),
                                    "%s is a yearly fact; give its accounting year".formatted(id))
                            : new Words(
                                    "%s 是当前数据，请将年度留空".formatted(id),
                                    "%s is a current fact; leave the year empty".formatted(id)));
            return;
        }
        switch (definition.parse(row.get(valueColumn))) {
            case FactDefinition.Parsed.Invalid invalid ->
                    findings.refuse(row, valueColumn, invalid.problem());
            case FactDefinition.Parsed.Valid valid -> {
                Register by =
                        definition.period() == FactDefinition.Period.PANEL
                                        && !common.registerGiven()
                                ? Register.PANEL
                                : common.register();
                drafts.facts()
                        .add(
                                new Drafts.From<>(
                                        new FactDraft(
                                                common.enterprise().key(),
                                                new FactKey(id, common.year()),
                                                valid.value(),
                                                by,
                                                common.source(),
                                                common.confidence(),
                                                yearly ? null : common.validFrom(),
                                                yearly ? null : common.validUntil()),
                                        row,
                                        valueColumn));
            }
        }
    }

    private Words unknown(String id) {
        List<String> similar = dictionary.similarTo(id);
        return similar.isEmpty()
                ? new Words(
                        "没有名为“%s”的数据项；可用的见 programmes/facts.yaml".formatted(id),
                        "there is no fact '%s'; the known ones stand in programmes/facts.yaml"
                                .formatted(id))
                : new Words(
                        "没有名为“%s”的数据项；是否应为 %s？".formatted(id, String.join("、", similar)),
                        "there is no fact '%s'; did you mean %s?"
                                .formatted(id, String.join(", ", similar)));
    }
}
