package org.echelon.platform.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tokens with which a person's machines ask `/api` with the person's own rights.
@Service
public class ApiTokens {

    /// Longest life of a token, in days.
    public static final int MOST_DAYS = 366;

    static final String BEGINNING = "ech_";

    private final JdbcClient database;
    private final AccountRows accounts;
    private final CurrentViewer viewer;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ApiTokens(
            JdbcClient database,
            AccountRows accounts,
            CurrentViewer viewer,
            Clock clock,
            ApplicationEventPublisher events) {
        this.database = database;
        this.accounts = accounts;
        this.viewer = viewer;
        this.clock = clock;
        this.events = events;
    }

    /// A token, without its secret.
    ///
    /// @param id number
    /// @param name what it is for
    /// @param made first day
    /// @param until first day no longer valid
    /// @param revoked whether it was revoked
    /// @param usedOn last day it was used; absent when never
    public record ApiToken(
            long id,
            String name,
            LocalDate made,
            LocalDate until,
            boolean revoked,
            @Nullable LocalDate usedOn) {}

    /// What became of a wish for a token.
    public sealed interface Made {

        /// Its secret, shown this once.
        record Shown(String secret) implements Made {}

        /// It was not made.
        record Refused(Refusal refusal) implements Made {}
    }

    /// Makes a token of the person's own.
    @PreAuthorize("isAuthenticated()")
    @Transactional
    public Made make(String name, int days) {
        if (name.isBlank() || name.length() > 80) {
            return new Made.Refused(
                    Refusal.of(
                            "name",
                            "请写明令牌的用途，至多 80 个字",
                            "say what the token is for, in 80 characters at most"));
        }
        if (days < 1 || days > MOST_DAYS) {
            return new Made.Refused(
                    Refusal.of(
                            "days",
                            "有效期为 1 至 %d 天".formatted(MOST_DAYS),
                            "a token lives from 1 to %d days".formatted(MOST_DAYS)));
        }
        String secret = BEGINNING + Secret.random();
        OffsetDateTime now = OffsetDateTime.now(clock);
        database.sql(
                        """
                        insert into identity.token (hash, username, name, made_at, expires_at)
                        values (:hash, :username, :name, :now, :until)
                        """)
                .param("hash", Secret.hash(secret))
                .param("username", viewer.get().username())
                .param("name", name.strip())
                .param("now", now)
                .param("until", now.plusDays(days))
                .update();
        tell("token.make");
        return new Made.Shown(secret);
    }

    /// The person's own tokens, the newest first.
    @PreAuthorize("isAuthenticated()")
    public List<ApiToken> mine() {
        return database.sql(
                        """
                        select id, name, made_at, expires_at, revoked_at, used_on
                        from identity.token
                        where username = :username
                        order by id desc
                        """)
                .param("username", viewer.get().username())
                .query((row, _) ->
                        new ApiToken(
                                row.getLong("id"),
                                row.getString("name"),
                                day(row.getObject("made_at", OffsetDateTime.class)),
                                day(row.getObject("expires_at", OffsetDateTime.class)),
                                row.getObject("revoked_at") != null,
                                row.getObject("used_on", LocalDate.class)))
                .list();
    }

    /// Revokes a token of the person's own, at once.
    @PreAuthorize("isAuthenticated()")
    @Transactional
    public boolean revoke(long id) {
        boolean revoked =
                database.sql(
                                        """
                                        update identity.token set revoked_at = :now
                                        where id = :id and username = :username and revoked_at is null
                                        """)
                                .param("now", OffsetDateTime.now(clock))
                                .param("id", id)
                                .param("username", viewer.get().username())
                                .update()
                        == 1;
        if (revoked) {
            tell("token.revoke");
        }
        return revoked;
    }

    /// The account a secret stands for, where it stands for one today; called before anybody is
    /// known. Notes the day of use.
    @PreAuthorize("permitAll()")
    public Optional<SignedIn> account(String secret) {
        String hash = Secret.hash(secret);
        OffsetDateTime now = OffsetDateTime.now(clock);
        Optional<SignedIn> found =
                database.sql(
                                """
                                select username from identity.token
                                where hash = :hash and revoked_at is null and expires_at > :now
                                """)
                        .param("hash", hash)
                        .param("now", now)
                        .query(String.class)
                        .optional()
                        .flatMap(accounts::find)
                        .filter(account -> !account.locked());
        if (found.isPresent()) {
            database.sql(
                            """
                            update identity.token set used_on = :today
                            where hash = :hash and used_on is distinct from :today
                            """)
                    .param("today", LocalDate.now(clock))
                    .param("hash", hash)
                    .update();
        }
        return found;
    }

    private LocalDate day(OffsetDateTime time) {
        return time.atZoneSameInstant(clock.getZone()).toLocalDate();
    }

    private void tell(String action) {
        events.publishEvent(new Audited(action, "account:" + viewer.get().username(), Map.of()));
    }
}
