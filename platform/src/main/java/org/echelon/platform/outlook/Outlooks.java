package org.echelon.platform.outlook;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.outlook.StandingRows.Turned;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// How one enterprise stands with the programmes, and how that came.
@Service
public class Outlooks {

    private final JdbcClient database;
    private final Clock clock;

    Outlooks(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// How it stands with a programme.
    ///
    /// @param judgedOn the day it was judged for
    /// @param since since when the verdict is so
    /// @param turned how it came to be so; empty since the first judgement
    /// @param until first day on which the title held is no longer valid; absent where none is
    ///   held, or one without end
    /// @param held whether it holds the programme's title
    /// @param open whether it has a case that is open
    public record Line(
            String programme,
            Standing standing,
            LocalDate judgedOn,
            LocalDate since,
            Optional<Turned> turned,
            @Nullable LocalDate until,
            boolean held,
            boolean open) {}

    /// A change of a verdict.
    public record Event(String programme, LocalDate on, Turned turned) {}

    /// How it stands with each programme that was judged, by id.
    @PreAuthorize("@enterpriseAccess.reads(#key)")
    public List<Line> lines(String key) {
        return database.sql(
                        """
                        select s.programme, s.verdict, s.version, s.failing, s.unknown, s.detail, s.change,
                               s.amount, s.judged_on, s.turned_at, t.from_verdict, t.to_verdict, t.cause, t.facts,
                               t.conditions, h.held, nullif(h.until, 'infinity') as until,
                               exists (
                                   select from casework.published_case c
                                   where c.enterprise_key = s.enterprise_key and c.programme = s.programme
                                     and c.state not in ('RECOGNISED', 'REFUSED', 'WITHDRAWN')) as open
                        from outlook.standing s
                        left join lateral (
                            select from_verdict, to_verdict, cause, facts, conditions
                            from outlook.turn t
                            where t.enterprise_key = s.enterprise_key and t.programme = s.programme
                            order by t.id desc
                            limit 1) t on s.turned_from is not null
                        left join lateral (
                            select true as held, max(coalesce(valid_until, 'infinity')) as until
                            from title.published_title h
                            where h.enterprise_key = s.enterprise_key and h.title = s.programme
                              and (h.valid_until is null or h.valid_until > :today)
                            having min(valid_from) <= :today) h on true
                        where s.enterprise_key = :key
                        order by s.programme
                        """)
                .param("key", key)
                .param("today", LocalDate.now(clock))
                .query((row, _) ->
                        new Line(
                                row.getString("programme"),
                                StandingRows.standing(row),
                                row.getObject("judged_on", LocalDate.class),
                                day(row.getObject("turned_at", OffsetDateTime.class)),
                                WorkLists.turn(row),
                                row.getObject("until", LocalDate.class),
                                row.getBoolean("held"),
                                row.getBoolean("open")))
                .list();
    }

    /// Every change of a verdict, the newest first.
    @PreAuthorize("@enterpriseAccess.reads(#key)")
    public List<Event> history(String key) {
        return database.sql(
                        """
                        select programme, turned_at, from_verdict, to_verdict, cause, facts, conditions
                        from outlook.turn
                        where enterprise_key = :key
                        order by id desc
                        limit 200
                        """)
                .param("key", key)
                .query((row, _) ->
                        new Event(
                                row.getString("programme"),
                                day(row.getObject("turned_at", OffsetDateTime.class)),
                                WorkLists.turn(row).orElseThrow()))
                .list();
    }

    private LocalDate day(OffsetDateTime moment) {
        return moment.toInstant().atZone(clock.getZone()).toLocalDate();
    }
}
