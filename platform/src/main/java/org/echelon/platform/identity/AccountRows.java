package org.echelon.platform.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The accounts on file.
@Component
class AccountRows {

    private static final String SELECT =
            """
            select username, password_hash, name_zh, name_en, role, region, enterprise_key,
                   oidc_subject, locked_at is not null as locked, sessions
            from identity.account
            """;

    private final JdbcClient database;
    private final Clock clock;

    AccountRows(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<SignedIn> find(String username) {
        return database.sql(SELECT + "where username = :username")
                .param("username", AccountName.normal(username))
                .query(AccountRows::read)
                .optional();
    }

    /// The account that is bound to a person at the identity provider.
    Optional<SignedIn> ofSubject(String subject) {
        return database.sql(SELECT + "where oidc_subject = :subject")
                .param("subject", subject)
                .query(AccountRows::read)
                .optional();
    }

    /// Whether the account was free to be bound and now is.
    boolean bind(String username, String subject) {
        return database.sql(
                                """
                                update identity.account set oidc_subject = :subject
                                where username = :username and oidc_subject is null
                                """)
                        .param("subject", subject)
                        .param("username", username)
                        .update()
                == 1;
    }

    List<Account> all() {
        return database.sql(SELECT + "order by role, username")
                .query((row, _) ->
                        new Account(
                                viewer(row),
                                row.getBoolean("locked"),
                                row.getString("password_hash") != null,
                                row.getString("oidc_subject") != null))
                .list();
    }

    /// The people of the demonstration region.
    List<Viewer> demonstration() {
        return database.sql(SELECT + "where demonstration order by role, username")
                .query((row, _) -> viewer(row))
                .list();
    }

    /// The people of an enterprise whose accounts are not locked.
    List<Viewer> open(String enterprise) {
        return database.sql(
                        SELECT
                                + "where enterprise_key = :enterprise and locked_at is null"
                                + " order by role, username")
                .param("enterprise", enterprise)
                .query((row, _) -> viewer(row))
                .list();
    }

    boolean hasAdministrator() {
        return database.sql(
                        """
                        select exists (select from identity.account
                                       where role = 'ADMINISTRATOR' and locked_at is null)
                        """)
                .query(Boolean.class)
                .single();
    }

    /// Whether the name was free and the account is added.
    boolean add(Viewer person, @Nullable String passwordHash, boolean demonstration) {
        return database.sql(
                                """
                                insert into identity.account (username, password_hash, name_zh, name_en,
                                    role, region, enterprise_key, demonstration, created_at)
                                values (:username, :hash, :nameZh, :nameEn, :role, :region, :enterprise,
                                    :demonstration, :now)
                                on conflict (username) do nothing
                                """)
                        .param("username", person.username())
                        .param("hash", passwordHash, Types.VARCHAR)
                        .param("nameZh", person.nameZh())
                        .param("nameEn", person.nameEn())
                        .param("role", person.role().name())
                        .param("region", person.region(), Types.VARCHAR)
                        .param("enterprise", person.enterprise(), Types.VARCHAR)
                        .param("demonstration", demonstration)
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    /// Sets the password and ends every session that began before.
    void setPassword(String username, String hash) {
        database.sql(
                        """
                        update identity.account set password_hash = :hash, sessions = sessions + 1
                        where username = :username
                        """)
                .param("hash", hash)
                .param("username", username)
                .update();
    }

    /// Whether the account was open and is locked now; its sessions end.
    boolean lock(String username, String by) {
        return database.sql(
                                """
                                update identity.account
                                set locked_by = :by, locked_at = :now, sessions = sessions + 1
                                where username = :username and locked_at is null
                                """)
                        .param("by", by)
                        .param("now", OffsetDateTime.now(clock))
                        .param("username", username)
                        .update()
                == 1;
    }

    boolean unlock(String username) {
        return database.sql(
                                """
                                update identity.account set locked_by = null, locked_at = null
                                where username = :username and locked_at is not null
                                """)
                        .param("username", username)
                        .update()
                == 1;
    }

    /// Whether a session that began with this number goes on.
    boolean goesOn(String username, int sessions) {
        return database.sql(
                        """
                        select exists (select from identity.account
                                       where username = :username and sessions = :sessions
                                         and locked_at is null)
                        """)
                .param("username", username)
                .param("sessions", sessions)
                .query(Boolean.class)
                .single();
    }

    static SignedIn read(ResultSet row, int number) throws SQLException {
        return new SignedIn(
                viewer(row),
                Optional.ofNullable(row.getString("password_hash")).orElse(""),
                row.getBoolean("locked"),
                row.getInt("sessions"));
    }

    private static Viewer viewer(ResultSet row) throws SQLException {
        return new Viewer(
                row.getString("username"),
                row.getString("name_zh"),
                row.getString("name_en"),
                Role.valueOf(row.getString("role")),
                row.getString("region"),
                row.getString("enterprise_key"));
    }
}
