package org.echelon.platform.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.platform.enterprise.FactDraft;
import org.echelon.platform.enterprise.Register;
import org.echelon.platform.enterprise.Registration;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactChecks;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// Looks at all facts of an import together: a value given twice, a part above its whole, a figure
/// from before the registration.
final class FactReview {

    private final Registration registration;
    private final FactDictionary dictionary;
    private final EnterpriseIndex index;
    private final Findings findings;

    FactReview(
            Registration registration,
            FactDictionary dictionary,
            EnterpriseIndex index,
            Findings findings) {
        this.registration = registration;
        this.dictionary = dictionary;
        this.index = index;
        this.findings = findings;
    }

    private record Speaker(String enterprise, Register register) {}

    private record Place(Speaker speaker, FactKey key, @Nullable LocalDate validFrom) {}

    /// The facts that can be recorded; the others are refused.
    List<FactDraft> accepted(List<Drafts.From<FactDraft>> drafts) {
        Map<Place, Drafts.From<FactDraft>> once = new LinkedHashMap<>();
        for (Drafts.From<FactDraft> from : drafts) {
            FactDraft draft = from.draft();
            Place place =
                    new Place(
                            new Speaker(draft.enterprise(), draft.register()),
                            draft.key(),
                            draft.validFrom());
            Drafts.From<FactDraft> first = once.putIfAbsent(place, from);
            if (first != null && !first.draft().value().equals(draft.value())) {
                findings.refuse(
                        from.row(),
                        from.column(),
                        new Words(
                                "%s 已在 %s 第 %d 行给出另一个值；请只保留一个"
                                        .formatted(
                                                draft.key(),
                                                first.row().place(),
                                                first.row().line()),
                                "%s has another value in %s, line %d; keep one of them"
                                        .formatted(
                                                draft.key(),
                                                first.row().place(),
                                                first.row().line())));
            }
        }
        Map<Speaker, List<Drafts.From<FactDraft>>> bySpeaker = new LinkedHashMap<>();
        once.forEach((place, from) ->
                bySpeaker.computeIfAbsent(place.speaker(), _ -> new ArrayList<>()).add(from));
        List<FactDraft> accepted = new ArrayList<>();
        bySpeaker.forEach((speaker, own) -> {
            Set<FactKey> refused = refused(speaker, own);
            own.stream()
                    .map(Drafts.From::draft)
                    .filter(draft -> !refused.contains(draft.key()))
                    .forEach(accepted::add);
        });
        return accepted;
    }

    private Set<FactKey> refused(Speaker speaker, List<Drafts.From<FactDraft>> own) {
        EnterpriseIndex.Entry entry = index.find(speaker.enterprise()).orElseThrow();
        Map<FactKey, FactValue> values =
                entry.registered()
                        ? registration.standingValues(entry.key(), speaker.register())
                        : new HashMap<>();
        Map<FactKey, Drafts.From<FactDraft>> rows = new HashMap<>();
        for (Drafts.From<FactDraft> from : own) {
            values.put(from.draft().key(), from.draft().value());
            rows.put(from.draft().key(), from);
        }
        EnterpriseFacts facts = facts(entry, values);
        Set<FactKey> refused = new HashSet<>();
        for (FactChecks.Problem problem : FactChecks.errors(facts, dictionary)) {
            for (FactKey key : blamed(problem, rows)) {
                Drafts.From<FactDraft> from = rows.get(key);
                if (from != null && refused.add(key)) {
                    findings.refuse(from.row(), from.column(), problem.message());
                }
            }
        }
        return refused;
    }

    /// The facts of this import that a problem is about: the fact itself, its whole when only that
    /// was brought in, or a whole year.
    private List<FactKey> blamed(
            FactChecks.Problem problem, Map<FactKey, Drafts.From<FactDraft>> rows) {
        FactKey key = problem.key();
        if (key == null) {
            return List.of();
        }
        if (problem.code().equals("before_registration")) {
            return rows.keySet().stream()
                    .filter(own -> key.year() != null && key.year().equals(own.year()))
                    .sorted()
                    .toList();
        }
        if (rows.containsKey(key)) {
            return List.of(key);
        }
        Optional<String> whole = dictionary.find(key.fact()).map(FactDefinition::partOf);
        return whole.map(fact -> List.of(new FactKey(fact, key.year()))).orElse(List.of());
    }

    private static EnterpriseFacts facts(
            EnterpriseIndex.Entry entry, Map<FactKey, FactValue> values) {
        SortedMap<Integer, Map<String, FactValue>> yearly = new TreeMap<>();
        Map<String, FactValue> current = new HashMap<>();
        values.forEach((key, value) -> {
            Integer year = key.year();
            if (year == null) {
                current.put(key.fact(), value);
            } else {
                yearly.computeIfAbsent(year, _ -> new HashMap<>()).put(key.fact(), value);
            }
        });
        var particulars = entry.particulars();
        return new EnterpriseFacts(
                new Enterprise(
                        particulars.uscc(),
                        particulars.otherId(),
                        String.valueOf(particulars.name()),
                        particulars.region(),
                        particulars.industry(),
                        particulars.registeredOn()),
                yearly,
                current,
                List.of(),
                List.of());
    }
}
