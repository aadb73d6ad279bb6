package org.echelon.platform.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.echelon.platform.identity.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// Who looked at whose data, why, and when.
@Service
public class LookLog {

    private final JdbcClient database;
    private final Purposes purposes;
    private final Clock clock;

    LookLog(JdbcClient database, Purposes purposes, Clock clock) {
        this.database = database;
        this.purposes = purposes;
        this.clock = clock;
    }

    /// A look.
    ///
    /// @param at when
    /// @param actor sign-in name of who looked
    /// @param role what they were then
    /// @param kind which data
    /// @param purpose why
    /// @param note why, in own words, or the case
    /// @param place through which page or interface
    public record Look(
            Instant at,
            String actor,
            String role,
            String kind,
            String purpose,
            @Nullable String note,
            String place) {}

    /// Looks at an enterprise, the newest first; for the enterprise, its agents and administrators.
    ///
    /// @param page 1 for the first
    @PreAuthorize("@access.actsFor(#key) or @access.administers()")
    public List<Look> of(String key, int page, int size) {
        return database.sql(
                        """
                        select at, actor, role, kind, purpose, note, place
                        from audit.look
                        where enterprise = :key
                        order by id desc limit :size offset :offset
                        """)
                .param("key", key)
                .param("size", size)
                .param("offset", (page - 1L) * size)
                .query((row, _) ->
                        new Look(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("actor"),
                                row.getString("role"),
                                row.getString("kind"),
                                row.getString("purpose"),
                                row.getString("note"),
                                row.getString("place")))
                .list();
    }

    /// How many looks at an enterprise are kept.
    @PreAuthorize("@access.actsFor(#key) or @access.administers()")
    public int count(String key) {
        return database.sql("select count(*) from audit.look where enterprise = :key")
                .param("key", key)
                .query(Integer.class)
                .single();
    }

    /// Keeps looks at several enterprises in one statement.
    void keep(Viewer person, Collection<String> enterprises, String kind) {
        Purpose purpose = purposes.now(person);
        database.sql(
                        """
                        insert into audit.look (at, actor, role, enterprise, kind, purpose, note, place)
                        select :at, :actor, :role, seen, :kind, :purpose, :note, :place
                        from unnest(:enterprises) as seen
                        """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", person.username())
                .param("role", person.role().name())
                .param("kind", kind)
                .param("purpose", purpose.choice().name())
                .param("note", purpose.note(), java.sql.Types.VARCHAR)
                .param("place", purposes.place())
                .param("enterprises", enterprises.toArray(String[]::new))
                .update();
    }
}
