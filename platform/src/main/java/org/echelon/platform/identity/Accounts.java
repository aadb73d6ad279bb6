package org.echelon.platform.identity;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/// The accounts.
@Service
public class Accounts implements UserDetailsService {

    private final JdbcClient database;
    private final PasswordEncoder passwords;
    private final Clock clock;

    Accounts(JdbcClient database, PasswordEncoder passwords, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.clock = clock;
    }

    /// The account of a sign-in name; called by the sign-in, before anybody is known.
    @Override
    @PreAuthorize("permitAll()")
    public SignedIn loadUserByUsername(String username) {
        return database.sql(
                        """
                        select username, password_hash, name_zh, name_en, role, region, enterprise_key
                        from identity.account
                        where username = :username
                        """)
                .param("username", username.strip().toLowerCase(Locale.ROOT))
                .query((row, _) ->
                        new SignedIn(
                                new Viewer(
                                        row.getString("username"),
                                        row.getString("name_zh"),
                                        row.getString("name_en"),
                                        Role.valueOf(row.getString("role")),
                                        row.getString("region"),
                                        row.getString("enterprise_key")),
                                row.getString("password_hash")))
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("no account"));
    }

    /// Adds an account of the demonstration region; one of the same name is left as it is.
    @PreAuthorize("@access.platform()")
    public void addDemonstration(Viewer person, String password) {
        database.sql(
                        """
                        insert into identity.account (username, password_hash, name_zh, name_en, role,
                                                      region, enterprise_key, demonstration, created_at)
                        values (:username, :hash, :nameZh, :nameEn, :role, :region, :enterprise, true, :now)
                        on conflict (username) do nothing
                        """)
                .param("username", person.username())
                .param("hash", passwords.encode(password))
                .param("nameZh", person.nameZh())
                .param("nameEn", person.nameEn())
                .param("role", person.role().name())
                .param("region", person.region())
                .param("enterprise", person.enterprise())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The accounts of the demonstration region, shown on the sign-in page of a demonstration;
    /// empty on a platform without one.
    @PreAuthorize("permitAll()")
    public List<DemonstrationAccount> demonstration() {
        return database.sql(
                        """
                        select username, name_zh, name_en, role, region, enterprise_key
                        from identity.account
                        where demonstration
                        order by role, username
                        """)
                .query((row, _) ->
                        new DemonstrationAccount(
                                row.getString("username"),
                                row.getString("name_zh"),
                                row.getString("name_en"),
                                Role.valueOf(row.getString("role")),
                                row.getString("region")))
                .list();
    }

    /// An account of the demonstration region.
    ///
    /// @param username the sign-in name
    /// @param nameZh name in Chinese
    /// @param nameEn name in English
    /// @param role what it is
    /// @param region region in view, where it has one
    public record DemonstrationAccount(
            String username, String nameZh, String nameEn, Role role, @Nullable String region) {}
}
