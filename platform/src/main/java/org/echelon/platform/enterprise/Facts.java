package org.echelon.platform.enterprise;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.FactKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// The facts of enterprises, as of a day and as known at a day.
@Service
public class Facts {

    private final JdbcClient database;
    private final FactDictionary dictionary;

    Facts(JdbcClient database, FactDictionary dictionary) {
        this.database = database;
        this.dictionary = dictionary;
    }

    /// What is known of the enterprise: its closed years before `asOf` and its state on that day,
    /// as it was on file at the end of `knownAt`.
    @PreAuthorize("@enterpriseAccess.reads(#key)")
    public List<KnownFact> known(String key, LocalDate asOf, LocalDate knownAt) {
        Map<FactKey, List<FactEntry>> byFact =
                onFile(key, knownAt).stream()
                        .filter(entry -> holds(entry, asOf))
                        .collect(
                                Collectors.groupingBy(
                                        FactEntry::key, TreeMap::new, Collectors.toList()));
        List<KnownFact> known = new ArrayList<>();
        byFact.forEach((fact, entries) -> known.add(choose(fact, entries)));
        return known;
    }

    /// The last accounting year of which any figure was on file, for questions about enterprises
    /// whose published figures end long ago; empty when there is none.
    @PreAuthorize("@enterpriseAccess.reads(#key)")
    public Optional<Integer> lastYear(String key, LocalDate knownAt) {
        return onFile(key, knownAt).stream()
                .map(entry -> entry.key().year())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    /// Every value ever recorded of one fact, the newest first.
    @PreAuthorize("@enterpriseAccess.reads(#key)")
    public List<FactEntry> history(String key, FactKey fact) {
        return database.sql(
                        "select "
                                + FactRows.COLUMNS
                                + """
                                from enterprise.fact f
                                join enterprise.enterprise e on e.id = f.enterprise_id
                                where (e.key = :key or e.uscc = :key or e.other_id = :key)
                                  and f.fact = :fact and f.year is not distinct from :year
                                order by f.id desc
                                """)
                .param("key", key)
                .param("fact", fact.fact())
                .param("year", fact.year(), java.sql.Types.INTEGER)
                .query(FactRows::entry)
                .list();
    }

    private List<FactEntry> onFile(String key, LocalDate knownAt) {
        return database.sql(
                        "select "
                                + FactRows.COLUMNS
                                + """
                                from enterprise.fact f
                                join enterprise.enterprise e on e.id = f.enterprise_id
                                where (e.key = :key or e.uscc = :key or e.other_id = :key)
                                  and f.recorded_at < :end
                                  and (f.recorded_until is null or f.recorded_until >= :end)
                                """)
                .param("key", key)
                .param("end", RegisterTime.endOf(knownAt))
                .query(FactRows::entry)
                .list();
    }

    static boolean holds(FactEntry entry, LocalDate asOf) {
        Integer year = entry.key().year();
        if (year != null) {
            return year < asOf.getYear();
        }
        return entry.validFrom() != null
                && !entry.validFrom().isAfter(asOf)
                && (entry.validUntil() == null || entry.validUntil().isAfter(asOf));
    }

    /// Of what registers say of one fact, what is used.
    KnownFact choose(FactKey fact, List<FactEntry> entries) {
        Map<Register, FactEntry> latest = new EnumMap<>(Register.class);
        for (FactEntry entry : entries) {
            latest.merge(entry.register(), entry, Facts::later);
        }
        List<String> trust =
                dictionary.find(fact.fact()).map(FactDefinition::registers).orElse(List.of());
        List<FactEntry> ordered =
                latest.values().stream()
                        .sorted(Comparator.comparingInt(entry -> rank(entry.register(), trust)))
                        .toList();
        return new KnownFact(fact, ordered.getFirst(), ordered.subList(1, ordered.size()));
    }

    /// Of two values of one register, the one that holds from later, then the one recorded later.
    private static FactEntry later(FactEntry one, FactEntry other) {
        Comparator<FactEntry> byPeriod =
                Comparator.comparing(
                        Facts::validFrom, Comparator.nullsFirst(Comparator.naturalOrder()));
        Comparator<FactEntry> order = byPeriod.thenComparing(Facts::recordedAt);
        return order.compare(one, other) >= 0 ? one : other;
    }

    private static @Nullable LocalDate validFrom(FactEntry entry) {
        return entry.validFrom();
    }

    private static Instant recordedAt(FactEntry entry) {
        return entry.recordedAt();
    }

    /// Registers that the dictionary does not name come last, by their code.
    private static int rank(Register register, List<String> trust) {
        int place = trust.indexOf(register.code());
        return place >= 0 ? place : trust.size();
    }
}
