package org.echelon.platform.casework.application;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Viewer;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The drafts and every value saved in them.
@Service
public class Drafts {

    private static final String SELECT =
            """
            select id, kind, enterprise_key, programme, filing_year, receipt, filed_at
            from casework.draft
            """;

    private final JdbcClient database;
    private final CurrentViewer viewer;
    private final Clock clock;

    Drafts(JdbcClient database, CurrentViewer viewer, Clock clock) {
        this.database = database;
        this.viewer = viewer;
        this.clock = clock;
    }

    /// The draft in work of an enterprise for a programme and year, begun where there is none: two
    /// who begin at the same moment get the same one.
    @PreAuthorize("@access.mayFill(#enterprise, #programme)")
    @Transactional
    public Draft begin(String enterprise, String programme, int year) {
        insert(Draft.Kind.APPLICATION, enterprise, programme, year, null);
        return inWork(enterprise, programme, year).orElseThrow();
    }

    /// The draft in work, where one was begun.
    @PreAuthorize("@access.mayFill(#enterprise, #programme)")
    public Optional<Draft> inWork(String enterprise, String programme, int year) {
        return database.sql(
                        SELECT
                                + """
                                where kind = 'APPLICATION' and filed_at is null
                                  and enterprise_key = :enterprise and programme = :programme
                                  and filing_year = :year
                                """)
                .param("enterprise", enterprise)
                .param("programme", programme)
                .param("year", year)
                .query(Drafts::read)
                .optional();
    }

    /// The drafts of an enterprise that are not filed yet, the newest first.
    @PreAuthorize("@access.actsFor(#enterprise)")
    public List<Draft> inWork(String enterprise) {
        return database.sql(
                        SELECT
                                + """
                                where filed_at is null and enterprise_key = :enterprise
                                order by opened_at desc, id
                                """)
                .param("enterprise", enterprise)
                .query(Drafts::read)
                .list();
    }

    /// The draft of the answer to a case's supplement notice, begun where there is none.
    @PreAuthorize("@access.mayFill(#enterprise, #programme)")
    @Transactional
    public Draft beginSupplement(String receipt, String enterprise, String programme, int year) {
        insert(Draft.Kind.SUPPLEMENT, enterprise, programme, year, receipt);
        return database.sql(SELECT + "where kind = 'SUPPLEMENT' and receipt = :receipt")
                .param("receipt", receipt)
                .query(Drafts::read)
                .single();
    }

    /// A draft by its id.
    @PreAuthorize("@draftAccess.fills(#id)")
    public Optional<Draft> find(UUID id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(Drafts::read)
                .optional();
    }

    /// The newest value of every question anybody answered.
    @PreAuthorize("@draftAccess.fills(#id)")
    public Map<String, SavedAnswer> answers(UUID id) {
        return newest(id);
    }

    /// Every value ever saved, the newest first.
    @PreAuthorize("@draftAccess.fills(#id)")
    public List<SavedAnswer> history(UUID id) {
        return database.sql(
                        """
                        select field, version, typed, dispute, saved_by, saved_name_zh, saved_name_en,
                               saved_at
                        from casework.draft_answer
                        where draft_id = :id
                        order by saved_at desc, field, version desc
                        """)
                .param("id", id)
                .query(Drafts::answer)
                .list();
    }

    /// Saves a value.
    ///
    /// @param seen number of the value that the person saw; 0 where nobody had saved one
    @PreAuthorize("@draftAccess.fills(#id)")
    @Transactional
    public Saving save(UUID id, String field, int seen, String typed, String dispute) {
        Draft draft = hold(id);
        if (draft.filed()) {
            return new Saving.Filed(String.valueOf(draft.receipt()));
        }
        Optional<SavedAnswer> standing = Optional.ofNullable(newest(id).get(field));
        String text = clean(typed);
        String reason = clean(dispute);
        if (standing.isPresent() && standing.get().says(text, reason)) {
            return new Saving.Saved(standing.get());
        }
        int last = standing.map(SavedAnswer::version).orElse(0);
        if (last != seen) {
            return new Saving.Conflict(standing.orElseThrow());
        }
        Viewer person = viewer.get();
        SavedAnswer answer =
                new SavedAnswer(
                        field,
                        last + 1,
                        text,
                        reason,
                        person.username(),
                        person.name(),
                        clock.instant());
        insert(id, answer);
        return new Saving.Saved(answer);
    }

    /// The draft, held until the transaction ends: savings and filings come one after another.
    Draft hold(UUID id) {
        return database.sql(SELECT + "where id = :id for update")
                .param("id", id)
                .query(Drafts::read)
                .single();
    }

    /// Nothing in it changes from now on.
    void filed(UUID id, String receipt) {
        database.sql(
                        """
                        update casework.draft set receipt = :receipt, filed_at = :now
                        where id = :id and filed_at is null
                        """)
                .param("id", id)
                .param("receipt", receipt)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    Map<String, SavedAnswer> newest(UUID id) {
        Map<String, SavedAnswer> newest = new LinkedHashMap<>();
        database.sql(
                        """
                        select distinct on (field) field, version, typed, dispute, saved_by,
                               saved_name_zh, saved_name_en, saved_at
                        from casework.draft_answer
                        where draft_id = :id
                        order by field, version desc
                        """)
                .param("id", id)
                .query(Drafts::answer)
                .list()
                .forEach(answer -> newest.put(answer.field(), answer));
        return newest;
    }

    private void insert(
            Draft.Kind kind,
            String enterprise,
            String programme,
            int year,
            @Nullable String receipt) {
        database.sql(
                        """
                        insert into casework.draft (id, kind, enterprise_key, programme, filing_year, receipt,
                                                    opened_by, opened_at)
                        values (:id, :kind, :enterprise, :programme, :year, :receipt, :by, :now)
                        on conflict do nothing
                        """)
                .param("id", UUID.randomUUID())
                .param("kind", kind.name())
                .param("enterprise", enterprise)
                .param("programme", programme)
                .param("year", year)
                .param("receipt", receipt, Types.VARCHAR)
                .param("by", viewer.get().username())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void insert(UUID draft, SavedAnswer answer) {
        database.sql(
                        """
                        insert into casework.draft_answer (draft_id, field, version, typed, dispute, saved_by,
                                                           saved_name_zh, saved_name_en, saved_at)
                        values (:draft, :field, :version, :typed, :dispute, :by, :zh, :en, :at)
                        """)
                .param("draft", draft)
                .param("field", answer.field())
                .param("version", answer.version())
                .param("typed", answer.typed())
                .param("dispute", answer.dispute())
                .param("by", answer.by())
                .param("zh", answer.name().zh())
                .param("en", answer.name().en())
                .param("at", answer.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Without surrounding blanks and characters that no keyboard sends; lines end alike.
    static String clean(String typed) {
        return typed.replace("\r\n", "\n").replace("\u0000", "").strip();
    }

    private static Draft read(ResultSet row, int number) throws SQLException {
        return new Draft(
                row.getObject("id", UUID.class),
                Draft.Kind.valueOf(row.getString("kind")),
                row.getString("enterprise_key"),
                row.getString("programme"),
                row.getInt("filing_year"),
                row.getString("receipt"),
                row.getObject("filed_at") != null);
    }

    private static SavedAnswer answer(ResultSet row, int number) throws SQLException {
        return new SavedAnswer(
                row.getString("field"),
                row.getInt("version"),
                row.getString("typed"),
                row.getString("dispute"),
                row.getString("saved_by"),
                new Words(row.getString("saved_name_zh"), row.getString("saved_name_en")),
                row.getObject("saved_at", OffsetDateTime.class).toInstant());
    }
}
