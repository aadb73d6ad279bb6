package org.echelon.platform.enterprise;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.echelon.policy.fact.FactKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Every enterprise in sight with what is known of it, in one pass, for questions about a region.
///
/// Rules on rows decide who is in sight, here as everywhere.
@Service
public class WholeRegister {

    /// Rows that come from the database at a time.
    private static final int FETCHED = 10_000;

    private final JdbcClient database;
    private final Facts facts;

    WholeRegister(JdbcClient database, Facts facts) {
        this.database = database;
        this.facts = facts;
    }

    /// Hands over each enterprise with its facts, as [Facts#known] gives them one by one.
    ///
    /// @param taker takes them as they come, in an order that stays
    @PreAuthorize("@access.staff()")
    @Transactional(readOnly = true)
    public void each(
            LocalDate asOf,
            LocalDate knownAt,
            BiConsumer<RegisteredEnterprise, List<KnownFact>> taker) {
        Map<Long, RegisteredEnterprise> enterprises = enterprises(knownAt);
        Pending pending = new Pending(asOf);
        database.sql(
                        "select f.enterprise_id, "
                                + FactRows.COLUMNS
                                + """
                                from enterprise.fact f
                                join enterprise.enterprise e on e.id = f.enterprise_id
                                where f.recorded_at < :end
                                  and (f.recorded_until is null or f.recorded_until >= :end)
                                order by f.enterprise_id, f.id
                                """)
                .withFetchSize(FETCHED)
                .param("end", RegisterTime.endOf(knownAt))
                .query(row -> {
                    long id = row.getLong("enterprise_id");
                    if (id != pending.id) {
                        pending.give(enterprises, taker);
                        pending.id = id;
                    }
                    pending.entries.add(FactRows.entry(row, 0));
                });
        pending.give(enterprises, taker);
        enterprises.values().forEach(enterprise -> taker.accept(enterprise, List.of()));
    }

    private Map<Long, RegisteredEnterprise> enterprises(LocalDate knownAt) {
        Map<Long, RegisteredEnterprise> all = new TreeMap<>();
        database.sql(
                        """
                        select e.id, e.key, e.uscc, e.other_id, e.synthetic, p.name, p.name_en, p.region,
                               p.industry, p.industry_label, p.registered_on, p.source, p.recorded_at
                        from enterprise.enterprise e
                        join enterprise.particulars p on p.enterprise_id = e.id
                        where p.recorded_at < :end
                          and (p.recorded_until is null or p.recorded_until >= :end)
                        """)
                .withFetchSize(FETCHED)
                .param("end", RegisterTime.endOf(knownAt))
                .query(row -> {
                    all.put(row.getLong("id"), Enterprises.read(row, 0));
                });
        return all;
    }

    /// The entries of one enterprise, while they come.
    private final class Pending {

        private final LocalDate asOf;
        private final List<FactEntry> entries = new ArrayList<>();
        private long id = -1;

        Pending(LocalDate asOf) {
            this.asOf = asOf;
        }

        void give(
                Map<Long, RegisteredEnterprise> enterprises,
                BiConsumer<RegisteredEnterprise, List<KnownFact>> taker) {
            RegisteredEnterprise enterprise = enterprises.remove(id);
            if (enterprise != null) {
                taker.accept(enterprise, known());
            }
            entries.clear();
        }

        private List<KnownFact> known() {
            Map<FactKey, List<FactEntry>> byFact =
                    entries.stream()
                            .filter(entry -> Facts.holds(entry, asOf))
                            .collect(
                                    Collectors.groupingBy(
                                            FactEntry::key, HashMap::new, Collectors.toList()));
            List<KnownFact> known = new ArrayList<>(byFact.size());
            byFact.forEach((fact, said) -> known.add(facts.choose(fact, said)));
            return known;
        }
    }
}
