package org.echelon.platform.identity;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Links that let whoever opens them choose a password, once, within a day.
///
/// The first administrator comes in by such a link, which the start prints where the platform has
/// no administrator. Only the hash of a link is kept.
@Service
public class OneTimeLinks {

    /// How long a link can be used.
    public static final Duration VALID = Duration.ofHours(24);

    private final JdbcClient database;
    private final AccountRows accounts;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    OneTimeLinks(
            JdbcClient database,
            AccountRows accounts,
            PasswordEncoder passwords,
            Clock clock,
            ApplicationEventPublisher events) {
        this.database = database;
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
        this.events = events;
    }

    /// A link that can be used now.
    ///
    /// @param username whose password it sets; absent where it makes the first administrator
    /// @param until end of its validity
    public record Open(@Nullable String username, OffsetDateTime until) {}

    /// The path of a new link for the first administrator; empty when there is an administrator.
    @PreAuthorize("@access.platform()")
    @Transactional
    public Optional<String> firstAdministrator() {
        return accounts.hasAdministrator() ? Optional.empty() : Optional.of(make(null, "platform"));
    }

    /// A new link; older ones of the same account end.
    String make(@Nullable String username, String by) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        database.sql(
                        """
                        update identity.link set expires_at = :now
                        where username is not distinct from :username and used_at is null
                          and expires_at > :now
                        """)
                .param("now", now)
                .param("username", username, Types.VARCHAR)
                .update();
        String secret = Secret.random();
        database.sql(
                        """
                        insert into identity.link (hash, username, made_by, made_at, expires_at)
                        values (:hash, :username, :by, :now, :until)
                        """)
                .param("hash", Secret.hash(secret))
                .param("username", username, Types.VARCHAR)
                .param("by", by)
                .param("now", now)
                .param("until", now.plus(VALID))
                .update();
        return "/welcome/" + secret;
    }

    /// The link, where it can be used.
    @PreAuthorize("permitAll()")
    public Optional<Open> find(String secret) {
        return database.sql(
                        """
                        select username, expires_at
                        from identity.link
                        where hash = :hash and used_at is null and expires_at > :now
                        """)
                .param("hash", Secret.hash(secret))
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) ->
                        new Open(
                                row.getString("username"),
                                row.getObject("expires_at", OffsetDateTime.class)))
                .optional()
                .filter(open -> open.username() != null || !accounts.hasAdministrator());
    }

    /// What became of a link that somebody used.
    public sealed interface Used {

        /// The password is set; they may sign in.
        record Set(String username) implements Used {}

        /// The link has ended, was used, or never was.
        record Ended() implements Used {}

        /// What was typed is not taken; the link still stands.
        record Refused(List<Refusal> refusals) implements Used {

            public Refused {
                refusals = List.copyOf(refusals);
            }
        }
    }

    /// Uses the link. Name and username are read where it makes the first administrator.
    @PreAuthorize("permitAll()")
    @Transactional
    public Used use(
            String secret, String username, String name, String password, String confirmation) {
        Optional<Open> open = find(secret);
        if (open.isEmpty()) {
            return new Used.Ended();
        }
        String whose = open.get().username();
        String chosen = AccountName.normal(whose == null ? username : whose);
        List<Refusal> refusals = new ArrayList<>();
        if (whose == null) {
            refusals.addAll(problemsWith(chosen, name));
        }
        PasswordRules.problemWith(chosen, password, confirmation).ifPresent(refusals::add);
        if (!refusals.isEmpty()) {
            return new Used.Refused(refusals);
        }
        if (!spend(secret)) {
            return new Used.Ended();
        }
        if (whose == null) {
            Viewer person = new Viewer(chosen, name, name, Role.ADMINISTRATOR, "", null);
            accounts.add(person, null, false);
        }
        accounts.setPassword(chosen, passwords.encode(password));
        events.publishEvent(new Audited("account.password", "account:" + chosen, Map.of()));
        return new Used.Set(chosen);
    }

    private List<Refusal> problemsWith(String username, String name) {
        List<Refusal> refusals = new ArrayList<>();
        Optional<Refusal> wrong = AccountName.problemWith(username);
        if (wrong.isPresent()) {
            refusals.add(wrong.get());
        } else if (accounts.find(username).isPresent()) {
            refusals.add(
                    Refusal.of(
                            "username",
                            "已有这个账号；请换一个账号名",
                            "there is such an account; choose another"));
        }
        if (name.isBlank()) {
            refusals.add(Refusal.of("name", "请填写姓名", "give your name"));
        }
        return refusals;
    }

    /// Whether this call is the one that used it.
    private boolean spend(String secret) {
        return database.sql(
                                """
                                update identity.link set used_at = :now
                                where hash = :hash and used_at is null and expires_at > :now
                                """)
                        .param("now", OffsetDateTime.now(clock))
                        .param("hash", Secret.hash(secret))
                        .update()
                == 1;
    }
}
