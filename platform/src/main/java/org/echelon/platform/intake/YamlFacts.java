package org.echelon.platform.intake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.echelon.platform.enterprise.FactDraft;
import org.echelon.platform.enterprise.Register;
import org.echelon.platform.sheet.Sheet;
import org.echelon.platform.title.AwardDraft;
import org.echelon.platform.title.TitleDraft;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.FactsFile;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// Reads a facts file, the format of the command line and of examples.
final class YamlFacts {

    private static final Pattern PLACE = Pattern.compile("(.*?), line (\\d+)(.*)");

    private final FactDictionary dictionary;
    private final Optional<Register> register;
    private final LocalDate today;
    private final Findings findings;

    YamlFacts(
            FactDictionary dictionary,
            Optional<Register> register,
            LocalDate today,
            Findings findings) {
        this.dictionary = dictionary;
        this.register = register;
        this.today = today;
        this.findings = findings;
    }

    void read(Upload upload, EnterpriseRows enterprises, Drafts drafts) {
        FactsFile.Reading reading =
                FactsFile.read(
                        upload.name(), upload.content(), dictionary, Subject.Kind.ENTERPRISE);
        reading.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == Diagnostic.Severity.ERROR)
                .forEach(this::refuse);
        if (reading.refused() || reading.file().isEmpty()) {
            return;
        }
        FactsFile file = reading.file().get();
        Sheet.Row row = enterpriseRow(upload.name(), file.facts().enterprise());
        enterprises
                .take(row)
                .ifPresent(entry ->
                        facts(
                                file.facts(),
                                Optional.ofNullable(file.asOf()).orElse(today),
                                row,
                                entry,
                                drafts));
    }

    private void refuse(Diagnostic diagnostic) {
        Matcher place = PLACE.matcher(diagnostic.place());
        boolean lined = place.matches();
        String message = diagnostic.message() + (lined ? place.group(3) : "");
        findings.refuse(
                lined ? place.group(1) : diagnostic.place(),
                lined ? Integer.parseInt(place.group(2)) : 0,
                new Words(message, message));
    }

    private static Sheet.Row enterpriseRow(String place, Enterprise enterprise) {
        Map<String, String> cells = new HashMap<>();
        put(cells, "uscc", enterprise.uscc());
        put(cells, "other_id", enterprise.otherId());
        put(cells, "name", enterprise.name());
        put(cells, "region", enterprise.region());
        put(cells, "industry", enterprise.industry());
        LocalDate registeredOn = enterprise.registeredOn();
        put(cells, "registered_on", registeredOn == null ? null : registeredOn.toString());
        return new Sheet.Row(place, 1, cells);
    }

    private static void put(Map<String, String> cells, String column, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            cells.put(column, value);
        }
    }

    private void facts(
            EnterpriseFacts facts,
            LocalDate asOf,
            Sheet.Row row,
            EnterpriseIndex.Entry entry,
            Drafts drafts) {
        facts.yearly()
                .forEach((year, values) ->
                        values.forEach((id, value) ->
                                add(new FactKey(id, year), value, null, row, entry, drafts)));
        facts.current()
                .forEach(
                        (id, value) -> add(new FactKey(id, null), value, asOf, row, entry, drafts));
        facts.holds()
                .forEach(title ->
                        drafts.titles()
                                .add(
                                        new Drafts.From<>(
                                                new TitleDraft(
                                                        entry.key(), title, row.place(), null),
                                                row,
                                                "holds")));
        facts.received()
                .forEach(award ->
                        drafts.awards().add(new AwardDraft(entry.key(), award, row.place())));
    }

    private void add(
            FactKey key,
            FactValue value,
            @Nullable LocalDate validFrom,
            Sheet.Row row,
            EnterpriseIndex.Entry entry,
            Drafts drafts) {
        boolean panel =
                dictionary
                        .find(key.fact())
                        .filter(fact -> fact.period() == FactDefinition.Period.PANEL)
                        .isPresent();
        Register by = register.orElse(panel ? Register.PANEL : Register.DECLARED);
        drafts.facts()
                .add(
                        new Drafts.From<>(
                                new FactDraft(
                                        entry.key(),
                                        key,
                                        value,
                                        by,
                                        row.place(),
                                        null,
                                        validFrom,
                                        null),
                                row,
                                key.toString()));
    }
}
