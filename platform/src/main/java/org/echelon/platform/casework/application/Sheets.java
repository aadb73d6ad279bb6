package org.echelon.platform.casework.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.platform.casework.CaseFiles;
import org.echelon.platform.casework.Supplement;
import org.echelon.platform.casework.SupplementItem;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.enterprise.FactEntry;
import org.echelon.platform.enterprise.Facts;
import org.echelon.platform.enterprise.KnownFact;
import org.echelon.platform.enterprise.RegisterTime;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.echelon.platform.programme.Catalogue;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.programme.Paper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lays a draft out: the questions of the version in force, or for a supplement of the version
/// under which the case was filed; what the register says of each, what was saved.
@Component
class Sheets {

    private final Drafts drafts;
    private final Filings filings;
    private final CaseFiles cases;
    private final Catalogue catalogue;
    private final Enterprises enterprises;
    private final Facts facts;
    private final Clock clock;

    Sheets(
            Drafts drafts,
            Filings filings,
            CaseFiles cases,
            Catalogue catalogue,
            Enterprises enterprises,
            Facts facts,
            Clock clock) {
        this.drafts = drafts;
        this.filings = filings;
        this.cases = cases;
        this.catalogue = catalogue;
        this.enterprises = enterprises;
        this.facts = facts;
        this.clock = clock;
    }

    /// What a supplement may change and where it starts from.
    private record Asked(Filing filing, Set<String> fields, Set<String> papers) {}

    /// The draft on its form; empty where the programme has none in force any more.
    Optional<Sheet> of(Draft draft) {
        Optional<Programme> programme = catalogue.find(draft.programme());
        Optional<RegisteredEnterprise> enterprise = enterprises.find(draft.enterprise());
        if (programme.isEmpty() || enterprise.isEmpty()) {
            return Optional.empty();
        }
        Optional<Asked> asked = asked(draft);
        LocalDate asOf = asked.map(Asked::filing).map(Filing::asOf).orElse(LocalDate.now(clock));
        return asked.map(Asked::filing)
                .map(Filing::version)
                .map(programme.get()::version)
                .orElseGet(() -> programme.get().inForce(asOf))
                .flatMap(version ->
                        FormReader.read(
                                        programme.get(),
                                        version,
                                        asOf,
                                        enterprise.get().registeredOn())
                                .map(form ->
                                        sheet(
                                                draft,
                                                programme.get(),
                                                version,
                                                asOf,
                                                enterprise.get(),
                                                form,
                                                asked.orElse(null))));
    }

    private Optional<Asked> asked(Draft draft) {
        String receipt = draft.receipt();
        if (draft.kind() != Draft.Kind.SUPPLEMENT || receipt == null) {
            return Optional.empty();
        }
        Set<String> fields = new HashSet<>();
        Set<String> papers = new HashSet<>();
        for (SupplementItem item :
                cases.supplement(receipt).map(Supplement::items).orElse(List.of())) {
            Optional.ofNullable(item.field()).ifPresent(fields::add);
            Optional.ofNullable(item.paper()).ifPresent(papers::add);
        }
        return Optional.of(new Asked(filings.first(receipt), fields, papers));
    }

    private Sheet sheet(
            Draft draft,
            Programme programme,
            Version version,
            LocalDate asOf,
            RegisteredEnterprise enterprise,
            FormModel form,
            @Nullable Asked asked) {
        Map<FactKey, KnownFact> known = new HashMap<>();
        facts.known(draft.enterprise(), asOf, LocalDate.now(clock))
                .forEach(fact -> known.put(fact.key(), fact));
        Map<String, SavedAnswer> saved = drafts.answers(draft.id());
        List<Entry> entries = new ArrayList<>();
        for (Field field : form.fields()) {
            KnownFact fact = field.fact() == null ? null : known.get(field.fact());
            Said register = fact == null ? null : said(fact.used());
            List<Said> others =
                    fact == null ? List.of() : fact.others().stream().map(Sheets::said).toList();
            boolean editable = asked == null || asked.fields().contains(field.id());
            String offered = asked == null ? shown(field, register) : filed(field, asked.filing());
            entries.add(
                    new Entry(field, saved.get(field.id()), offered, register, others, editable));
        }
        List<Paper> papers =
                version.papers().stream()
                        .filter(paper -> asked == null || asked.papers().contains(paper.id()))
                        .toList();
        return new Sheet(draft, programme, version, asOf, enterprise, form, entries, papers);
    }

    private static String shown(Field field, @Nullable Said register) {
        return register == null ? "" : field.typed(field.fromCanonical(register.value()));
    }

    private static String filed(Field field, Filing filing) {
        return filing.answers().stream()
                .filter(answer -> answer.field().equals(field.id()))
                .map(FiledAnswer::value)
                .filter(value -> value != null)
                .map(value -> field.typed(field.fromCanonical(value)))
                .findFirst()
                .orElse("");
    }

    private static Said said(FactEntry entry) {
        return new Said(
                Field.canonical(entry.value()),
                entry.register().code(),
                entry.source(),
                RegisterTime.day(entry.recordedAt()),
                entry.validFrom());
    }
}
