package org.echelon.platform.enterprise;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Brings enterprises and facts into the register; always inside the caller's transaction.
@Service
public class Registration {

    private final JdbcClient database;
    private final NamedParameterJdbcTemplate batches;
    private final RegisterChanges changes;
    private final Clock clock;

    Registration(
            JdbcClient database,
            NamedParameterJdbcTemplate batches,
            RegisterChanges changes,
            Clock clock) {
        this.database = database;
        this.batches = batches;
        this.changes = changes;
        this.clock = clock;
    }

    /// What became of values that were brought in.
    ///
    /// @param added new ones
    /// @param changed ones that took the place of another value
    /// @param unchanged ones that were there already; no new history
    public record Outcome(int added, int changed, int unchanged) {

        public Outcome plus(Outcome other) {
            return new Outcome(
                    added + other.added, changed + other.changed, unchanged + other.unchanged);
        }
    }

    /// One import at a time: waits until other imports have ended.
    @PreAuthorize("@access.imports()")
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock() {
        database.sql("select pg_advisory_xact_lock(hashtext('echelon register'))")
                .query((_, _) -> true)
                .single();
    }

    /// Every registered enterprise by its identifiers and by its name, to match rows against.
    @PreAuthorize("@access.imports()")
    public List<RegisteredEnterprise> all() {
        return database.sql(
                        """
                        select key, uscc, other_id, synthetic, name, name_en, region, industry,
                               industry_label, registered_on, source, recorded_at
                        from enterprise.register
                        """)
                .query(Enterprises::read)
                .list();
    }

    /// Registers an enterprise or brings its particulars up to date.
    @PreAuthorize("@access.imports()")
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome register(String key, Particulars given, String source, String by) {
        Optional<RegisteredEnterprise> before =
                database.sql(
                                """
                                select e.key, e.uscc, e.other_id, e.synthetic, p.name, p.name_en,
                                       p.region, p.industry, p.industry_label, p.registered_on,
                                       p.source, p.recorded_at
                                from enterprise.enterprise e
                                join enterprise.particulars p
                                  on p.enterprise_id = e.id and p.recorded_until is null
                                where e.key = :key
                                """)
                        .param("key", key)
                        .query(Enterprises::read)
                        .optional();
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (before.isEmpty()) {
            add(key, given, source, by, now);
            return new Outcome(1, 0, 0);
        }
        RegisteredEnterprise old = before.get();
        Particulars whole = merge(old, given);
        boolean sameIds =
                Objects.equals(whole.uscc(), old.uscc())
                        && Objects.equals(whole.otherId(), old.otherId());
        if (sameIds && same(old, whole)) {
            return new Outcome(0, 0, 1);
        }
        database.sql(
                        """
                        update enterprise.enterprise set uscc = :uscc, other_id = :otherId
                        where key = :key
                        """)
                .param("uscc", whole.uscc())
                .param("otherId", whole.otherId())
                .param("key", key)
                .update();
        if (!same(old, whole)) {
            database.sql(
                            """
                            update enterprise.particulars set recorded_until = :now
                            where recorded_until is null
                              and enterprise_id = (select id from enterprise.enterprise
                                                   where key = :key)
                            """)
                    .param("now", now)
                    .param("key", key)
                    .update();
            describe(key, whole, source, by, now);
        }
        return new Outcome(0, 1, 0);
    }

    private void add(String key, Particulars given, String source, String by, OffsetDateTime now) {
        database.sql(
                        """
                        insert into enterprise.enterprise (key, uscc, other_id, synthetic, region,
                                                           recorded_at)
                        values (:key, :uscc, :otherId, :synthetic, :region, :now)
                        """)
                .param("key", key)
                .param("uscc", given.uscc())
                .param("otherId", given.otherId())
                .param("synthetic", given.synthetic())
                .param("region", given.region())
                .param("now", now)
                .update();
        describe(key, given, source, by, now);
    }

    private void describe(
            String key, Particulars given, String source, String by, OffsetDateTime now) {
        changes.note(key);
        database.sql(
                        """
                        insert into enterprise.particulars (enterprise_id, name, name_en, region,
                            industry, industry_label, registered_on, source, recorded_by, recorded_at)
                        select id, :name, :nameEn, :region, :industry, :label, :registeredOn, :source,
                               :by, :now
                        from enterprise.enterprise
                        where key = :key
                        """)
                .param("key", key)
                .param("name", given.name())
                .param("nameEn", given.nameEn())
                .param("region", given.region())
                .param("industry", given.industry())
                .param("label", given.industryLabel())
                .param("registeredOn", given.registeredOn())
                .param("source", source)
                .param("by", by)
                .param("now", now)
                .update();
    }

    private static Particulars merge(RegisteredEnterprise old, Particulars given) {
        return new Particulars(
                or(given.uscc(), old.uscc()),
                or(given.otherId(), old.otherId()),
                or(given.name(), old.name()),
                or(given.nameEn(), old.nameEn()),
                or(given.region(), old.region()),
                or(given.industry(), old.industry()),
                or(given.industryLabel(), old.industryLabel()),
                or(given.registeredOn(), old.registeredOn()),
                old.synthetic());
    }

    private static <T> @Nullable T or(@Nullable T given, @Nullable T old) {
        return given != null ? given : old;
    }

    private static boolean same(RegisteredEnterprise old, Particulars whole) {
        return Objects.equals(old.name(), whole.name())
                && Objects.equals(old.nameEn(), whole.nameEn())
                && Objects.equals(old.region(), whole.region())
                && Objects.equals(old.industry(), whole.industry())
                && Objects.equals(old.industryLabel(), whole.industryLabel())
                && Objects.equals(old.registeredOn(), whole.registeredOn());
    }

    /// What one register says of one period: the place a value stands at.
    private record Place(
            long enterprise, FactKey key, @Nullable LocalDate validFrom, Register register) {}

    /// A value that stands.
    private record Standing(
            long id, FactValue value, String source, @Nullable LocalDate validUntil) {}

    /// Records values. The same value again leaves no trace; another value closes the one that
    /// stood, which stays in the history.
    @PreAuthorize("@access.imports()")
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome record(List<FactDraft> drafts, String by) {
        return write(drafts, by);
    }

    /// Records what an enterprise declares of itself with an application, beside what the registers
    /// say: nothing of theirs is touched.
    ///
    /// @param programme id of the programme applied for
    /// @param drafts values of the register `declared` and of this enterprise alone
    @PreAuthorize("@access.maySubmit(#enterprise, #programme)")
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome declare(String enterprise, String programme, List<FactDraft> drafts, String by) {
        for (FactDraft draft : drafts) {
            if (draft.register() != Register.DECLARED || !draft.enterprise().equals(enterprise)) {
                throw new IllegalArgumentException(
                        "%s may declare own values, not %s of %s in the register %s"
                                .formatted(
                                        enterprise,
                                        draft.key(),
                                        draft.enterprise(),
                                        draft.register()));
            }
        }
        return write(drafts, by);
    }

    private Outcome write(List<FactDraft> drafts, String by) {
        Map<String, Long> ids =
                ids(drafts.stream().map(FactDraft::enterprise).collect(Collectors.toSet()));
        Map<Place, Standing> standing = standing(ids.values());
        Map<Place, FactDraft> wanted = new LinkedHashMap<>();
        for (FactDraft draft : drafts) {
            Long id =
                    Objects.requireNonNull(
                            ids.get(draft.enterprise()),
                            () -> "not registered: " + draft.enterprise());
            wanted.put(new Place(id, draft.key(), draft.validFrom(), draft.register()), draft);
        }
        List<SqlParameterSource> closed = new ArrayList<>();
        List<SqlParameterSource> added = new ArrayList<>();
        OffsetDateTime now = OffsetDateTime.now(clock);
        wanted.forEach((place, draft) -> {
            Standing old = standing.get(place);
            if (old != null
                    && old.value().equals(draft.value())
                    && Objects.equals(old.validUntil(), draft.validUntil())) {
                return;
            }
            if (old != null) {
                closed.add(new MapSqlParameterSource("id", old.id()).addValue("now", now));
            }
            added.add(row(place, draft, by, now));
            changes.note(draft.enterprise());
        });
        batches.batchUpdate(
                "update enterprise.fact set recorded_until = :now where id = :id",
                closed.toArray(SqlParameterSource[]::new));
        batches.batchUpdate(
                """
                insert into enterprise.fact (enterprise_id, fact, year, valid_from, valid_until, number,
                    truth, text, day, register, source, confidence, recorded_by, recorded_at)
                values (:enterprise, :fact, :year, :validFrom, :validUntil, :number,
                    :truth, :text, :day, :register, :source, :confidence, :by, :now)
                """,
                added.toArray(SqlParameterSource[]::new));
        return new Outcome(
                added.size() - closed.size(), closed.size(), drafts.size() - added.size());
    }

    private static SqlParameterSource row(
            Place place, FactDraft draft, String by, OffsetDateTime now) {
        return new MapSqlParameterSource("enterprise", place.enterprise())
                .addValue("fact", draft.key().fact())
                .addValue("year", draft.key().year(), java.sql.Types.INTEGER)
                .addValue("validFrom", draft.validFrom(), java.sql.Types.DATE)
                .addValue("validUntil", draft.validUntil(), java.sql.Types.DATE)
                .addValue("number", FactRows.number(draft.value()), java.sql.Types.NUMERIC)
                .addValue("truth", FactRows.truth(draft.value()), java.sql.Types.BOOLEAN)
                .addValue("text", FactRows.text(draft.value()), java.sql.Types.VARCHAR)
                .addValue("day", FactRows.day(draft.value()), java.sql.Types.DATE)
                .addValue("register", draft.register().code())
                .addValue("source", draft.source())
                .addValue("confidence", draft.confidence(), java.sql.Types.VARCHAR)
                .addValue("by", by)
                .addValue("now", now, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private Map<String, Long> ids(Set<String> keys) {
        Map<String, Long> ids = new HashMap<>();
        database.sql("select key, id from enterprise.enterprise where key = any(:keys)")
                .param("keys", keys.toArray(String[]::new))
                .query(row -> {
                    ids.put(row.getString("key"), row.getLong("id"));
                });
        return ids;
    }

    private Map<Place, Standing> standing(java.util.Collection<Long> ids) {
        Map<Place, Standing> standing = new HashMap<>();
        database.sql(
                        """
                        select id, enterprise_id, fact, year, valid_from, valid_until, number, truth,
                               text, day, register, source
                        from enterprise.fact
                        where enterprise_id = any(:ids) and recorded_until is null
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .query(row -> {
                    standing.put(
                            new Place(
                                    row.getLong("enterprise_id"),
                                    FactRows.key(row),
                                    row.getObject("valid_from", LocalDate.class),
                                    Register.of(row.getString("register")).orElseThrow()),
                            new Standing(
                                    row.getLong("id"),
                                    FactRows.value(row),
                                    row.getString("source"),
                                    row.getObject("valid_until", LocalDate.class)));
                });
        return standing;
    }

    /// The values that stand, to check a part of a year against its whole; per enterprise and
    /// register.
    @PreAuthorize("@access.imports()")
    public Map<FactKey, FactValue> standingValues(String key, Register register) {
        Map<FactKey, FactValue> values = new HashMap<>();
        database.sql(
                        """
                        select f.fact, f.year, f.number, f.truth, f.text, f.day
                        from enterprise.fact f
                        join enterprise.enterprise e on e.id = f.enterprise_id
                        where e.key = :key and f.register = :register and f.recorded_until is null
                        order by f.valid_from nulls first, f.id
                        """)
                .param("key", key)
                .param("register", register.code())
                .query(row -> {
                    values.put(FactRows.key(row), FactRows.value(row));
                });
        return values;
    }
}
