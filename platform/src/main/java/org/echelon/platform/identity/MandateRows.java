package org.echelon.platform.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The mandates on file.
@Component
class MandateRows {

    private static final String SELECT =
            """
            select id, enterprise_key, agent, scope, programme, valid_from, valid_until, given_by,
                   revoked_by
            from identity.mandate
            """;

    private final JdbcClient database;
    private final Clock clock;

    MandateRows(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// The mandates of an agent that stand today.
    List<Mandate> inForce(String agent) {
        LocalDate today = LocalDate.now(clock);
        return ofAgent(agent).stream().filter(mandate -> mandate.inForce(today)).toList();
    }

    /// Every mandate of an agent, the newest first.
    List<Mandate> ofAgent(String agent) {
        return database.sql(SELECT + "where agent = :agent order by id desc")
                .param("agent", agent)
                .query(MandateRows::read)
                .list();
    }

    /// Every mandate of an enterprise, the newest first.
    List<Mandate> ofEnterprise(String enterprise) {
        return database.sql(SELECT + "where enterprise_key = :enterprise order by id desc")
                .param("enterprise", enterprise)
                .query(MandateRows::read)
                .list();
    }

    Optional<Mandate> find(long id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(MandateRows::read)
                .optional();
    }

    boolean isAgent(String username) {
        return database.sql(
                        """
                        select exists (select from identity.account
                                       where username = :username and role = 'AGENT')
                        """)
                .param("username", username)
                .query(Boolean.class)
                .single();
    }

    Mandate add(String enterprise, Mandates.Wanted wanted, String by, OffsetDateTime now) {
        long id =
                database.sql(
                                """
                                insert into identity.mandate (enterprise_key, agent, scope, programme,
                                    valid_from, valid_until, given_by, given_at)
                                values (:enterprise, :agent, :scope, :programme, :from, :until, :by, :now)
                                returning id
                                """)
                        .param("enterprise", enterprise)
                        .param("agent", wanted.agent())
                        .param("scope", wanted.scope().name())
                        .param("programme", wanted.programme(), Types.VARCHAR)
                        .param("from", wanted.from())
                        .param("until", wanted.until(), Types.DATE)
                        .param("by", by)
                        .param("now", now)
                        .query(Long.class)
                        .single();
        return find(id).orElseThrow();
    }

    /// Whether this call ended it.
    boolean revoke(long id, String by, OffsetDateTime now) {
        return database.sql(
                                """
                                update identity.mandate set revoked_by = :by, revoked_at = :now
                                where id = :id and revoked_at is null
                                """)
                        .param("by", by)
                        .param("now", now)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Mandate read(ResultSet row, int number) throws SQLException {
        return new Mandate(
                row.getLong("id"),
                row.getString("enterprise_key"),
                row.getString("agent"),
                Mandate.Scope.valueOf(row.getString("scope")),
                row.getString("programme"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getString("given_by"),
                row.getString("revoked_by"));
    }
}
