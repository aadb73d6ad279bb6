package org.echelon.platform.outlook;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Who waits to be judged. A list in the database, so that a restart loses nobody and several
/// processes work on it at once.
@Component
class Due {

    private final JdbcClient database;
    private final Editions editions;
    private final Clock clock;
    private final LocalTime hour;

    Due(
            JdbcClient database,
            Editions editions,
            Clock clock,
            @Value("${echelon.outlook.night:01:30}") String hour) {
        this.database = database;
        this.editions = editions;
        this.clock = clock;
        this.hour = LocalTime.parse(hour);
    }

    /// Puts enterprises of which something changed on the list, before those of the night.
    @Transactional
    void changed(Collection<String> enterprises) {
        database.sql(
                        """
                        insert into outlook.due (enterprise_key, urgent, since)
                        select key, true, :now from unnest(:keys) key
                        on conflict (enterprise_key) do update set urgent = true
                        """)
                .param("keys", new TreeSet<>(enterprises).toArray(String[]::new))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /// Puts everybody on the list, once a day from the hour of the night on: the first process that
    /// looks does it, the others find it done.
    ///
    /// @return whether it was done now
    @Transactional
    boolean night() {
        LocalDate today = LocalDate.now(clock);
        if (LocalTime.now(clock).isBefore(hour)) {
            return false;
        }
        int first =
                database.sql(
                                """
                                insert into outlook.night (day, marked_at) values (:today, :now)
                                on conflict do nothing
                                """)
                        .param("today", today)
                        .param("now", OffsetDateTime.now(clock))
                        .update();
        if (first == 1) {
            everybody();
        }
        return first == 1;
    }

    /// Puts everybody on the list when a programme was published since they were put there last.
    ///
    /// @return whether that was so
    @Transactional
    boolean published() {
        Editions.Edition now = editions.now();
        int changed = 0;
        for (String programme : new TreeSet<>(now.checksums().keySet())) {
            changed +=
                    database.sql(
                                    """
                                    insert into outlook.edition (programme, sha256, marked_at)
                                    values (:programme, :sha256, :now)
                                    on conflict (programme) do update
                                    set sha256 = excluded.sha256, marked_at = excluded.marked_at
                                    where edition.sha256 <> excluded.sha256
                                    """)
                            .param("programme", programme)
                            .param("sha256", now.checksums().get(programme))
                            .param("now", OffsetDateTime.now(clock))
                            .update();
        }
        if (changed > 0) {
            everybody();
        }
        return changed > 0;
    }

    private void everybody() {
        database.sql(
                        """
                        insert into outlook.due (enterprise_key, urgent, since)
                        select key, false, :now from enterprise.published_enterprise order by key
                        on conflict do nothing
                        """)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /// Takes some from the list, which other processes then pass over until the transaction ends.
    @Transactional(propagation = Propagation.MANDATORY)
    List<String> take(int most) {
        return database.sql(
                        """
                        select enterprise_key from outlook.due
                        order by urgent desc, since, enterprise_key
                        limit :most
                        for update skip locked
                        """)
                .param("most", most)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /// Takes one from the list; nobody where it no longer waits or is taken.
    @Transactional(propagation = Propagation.MANDATORY)
    List<String> take(String enterprise) {
        return database.sql(
                        """
                        select enterprise_key from outlook.due where enterprise_key = :key
                        for update skip locked
                        """)
                .param("key", enterprise)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /// Who comes next, untaken.
    List<String> first(int most) {
        return database.sql(
                        """
                        select enterprise_key from outlook.due
                        order by urgent desc, since, enterprise_key
                        limit :most
                        """)
                .param("most", most)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /// Strikes one off unjudged: the next night, or a change of its own, puts it there again.
    @Transactional
    void leave(String enterprise) {
        judged(List.of(enterprise));
    }

    /// Strikes off the list whom the transaction has judged.
    @Transactional(propagation = Propagation.MANDATORY)
    void judged(List<String> enterprises) {
        database.sql("delete from outlook.due where enterprise_key = any(:keys)")
                .param("keys", enterprises.toArray(String[]::new))
                .update();
    }
}
