package org.echelon.platform.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.calendar.TimeLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The limits in the database: facts in, facts out.
@Component
class LimitRows {

    /// A row of `clock.time_limit` with what hangs on it.
    ///
    /// @param days working days allowed, without the extension
    record Row(
            long id,
            String subject,
            String step,
            LocalDate from,
            int days,
            String basis,
            String calendar,
            @Nullable LocalDate due,
            @Nullable LocalDate passedOn,
            @Nullable LocalDate endedOn,
            Optional<Extension> extension,
            List<Standstill> stops) {

        /// The facts, from which readings follow.
        TimeLimit facts() {
            return new TimeLimit(
                    from,
                    days + extension.map(Extension::days).orElse(0),
                    stops.stream()
                            .map(stop ->
                                    new TimeLimit.Stop(stop.from(), stop.until(), stop.reason()))
                            .toList());
        }
    }

    private static final String SELECT =
            """
            select l.id, l.subject, l.step, l.from_day, l.days, l.basis, l.calendar, l.due, l.passed_on,
                   l.ended_on, e.days as more, e.reason, e.granted_by, e.granted_on
            from clock.time_limit l
            left join clock.extension e on e.limit_id = l.id
            """;

    private final JdbcClient database;

    LimitRows(JdbcClient database) {
        this.database = database;
    }

    List<Row> of(Collection<String> subjects) {
        return subjects.isEmpty()
                ? List.of()
                : rows(
                        database.sql(SELECT + "where l.subject in (:subjects) order by l.id")
                                .param("subjects", subjects));
    }

    /// The open limit of a step, held until the transaction ends.
    Optional<Row> open(String subject, String step) {
        return rows(
                        database.sql(
                                        SELECT
                                                + """
                                                where l.subject = :subject and l.step = :step
                                                  and l.ended_on is null
                                                for update of l
                                                """)
                                .param("subject", subject)
                                .param("step", step))
                .stream()
                .findFirst();
    }

    /// Open limits counted by another calendar; those that another process counts are passed over.
    List<Row> countedOtherwise(String calendar, int most) {
        return rows(
                database.sql(
                                SELECT
                                        + """
                                        where l.ended_on is null and l.calendar <> :calendar
                                        order by l.id
                                        limit :most
                                        for update of l skip locked
                                        """)
                        .param("calendar", calendar)
                        .param("most", most));
    }

    /// Open limits whose last day is before `today` and of which nobody has been told.
    List<Row> passed(LocalDate today, int most) {
        return rows(
                database.sql(
                                SELECT
                                        + """
                                        where l.ended_on is null and l.passed_on is null and l.due < :today
                                        order by l.due, l.id
                                        limit :most
                                        for update of l skip locked
                                        """)
                        .param("today", today)
                        .param("most", most));
    }

    void insert(
            String subject,
            String step,
            TimeLimit limit,
            String basis,
            String calendar,
            @Nullable LocalDate due,
            boolean provisional) {
        database.sql(
                        """
                        insert into clock.time_limit (subject, step, from_day, days, basis, calendar, due,
                                                      provisional)
                        values (:subject, :step, :from, :days, :basis, :calendar, :due, :provisional)
                        """)
                .param("subject", subject)
                .param("step", step)
                .param("from", limit.from())
                .param("days", limit.days())
                .param("basis", basis)
                .param("calendar", calendar)
                .param("due", due, Types.DATE)
                .param("provisional", provisional)
                .update();
    }

    void counted(long id, String calendar, @Nullable LocalDate due, boolean provisional) {
        database.sql(
                        """
                        update clock.time_limit
                        set calendar = :calendar, due = :due, provisional = :provisional
                        where id = :id
                        """)
                .param("calendar", calendar)
                .param("due", due, Types.DATE)
                .param("provisional", provisional)
                .param("id", id)
                .update();
    }

    void stop(long id, int ordinal, Standstill stop) {
        database.sql(
                        """
                        insert into clock.stop (limit_id, ordinal, from_day, reason, basis)
                        values (:id, :ordinal, :from, :reason, :basis)
                        """)
                .param("id", id)
                .param("ordinal", ordinal)
                .param("from", stop.from())
                .param("reason", stop.reason())
                .param("basis", stop.basis())
                .update();
    }

    void resume(long id, LocalDate on) {
        database.sql(
                        """
                        update clock.stop set until_day = :on where limit_id = :id and until_day is null
                        """)
                .param("on", on)
                .param("id", id)
                .update();
    }

    void extend(long id, Extension extension) {
        database.sql(
                        """
                        insert into clock.extension (limit_id, days, reason, granted_by, granted_on)
                        values (:id, :days, :reason, :by, :on)
                        """)
                .param("id", id)
                .param("days", extension.days())
                .param("reason", extension.reason())
                .param("by", extension.by())
                .param("on", extension.on())
                .update();
        // it has not passed any more; when it passes again, that is said again
        database.sql("update clock.time_limit set passed_on = null where id = :id")
                .param("id", id)
                .update();
    }

    void end(long id, LocalDate on) {
        database.sql("update clock.time_limit set ended_on = :on where id = :id")
                .param("on", on)
                .param("id", id)
                .update();
    }

    void told(long id, LocalDate today) {
        database.sql("update clock.time_limit set passed_on = :today where id = :id")
                .param("today", today)
                .param("id", id)
                .update();
    }

    void recounted(Row row, @Nullable LocalDate due, LocalDate today) {
        database.sql(
                        """
                        insert into clock.recount (limit_id, calendar_before, due_before, due_after, on_day)
                        values (:id, :calendar, :before, :after, :today)
                        """)
                .param("id", row.id())
                .param("calendar", row.calendar())
                .param("before", row.due(), Types.DATE)
                .param("after", due, Types.DATE)
                .param("today", today)
                .update();
    }

    /// The due day before the last change of the calendar, by id of the limit.
    Map<Long, LocalDate> dueBefore(Collection<Long> ids) {
        Map<Long, LocalDate> before = new HashMap<>();
        if (!ids.isEmpty()) {
            database.sql(
                            """
                            select limit_id, due_before
                            from clock.recount
                            where limit_id in (:ids) and due_before is not null
                            order by id
                            """)
                    .param("ids", ids)
                    .query(row -> {
                        before.put(
                                row.getLong("limit_id"),
                                row.getObject("due_before", LocalDate.class));
                    });
        }
        return before;
    }

    private List<Row> rows(JdbcClient.StatementSpec statement) {
        List<Row> bare = statement.query((row, _) -> row(row)).list();
        if (bare.isEmpty()) {
            return bare;
        }
        Map<Long, List<Standstill>> stops = stops(bare.stream().map(Row::id).toList());
        return bare.stream()
                .map(row -> with(row, stops.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private Map<Long, List<Standstill>> stops(List<Long> ids) {
        Map<Long, List<Standstill>> stops = new HashMap<>();
        database.sql(
                        """
                        select limit_id, from_day, until_day, reason, basis
                        from clock.stop
                        where limit_id in (:ids)
                        order by limit_id, ordinal
                        """)
                .param("ids", ids)
                .query(row -> {
                    stops.computeIfAbsent(row.getLong("limit_id"), _ -> new java.util.ArrayList<>())
                            .add(
                                    new Standstill(
                                            row.getObject("from_day", LocalDate.class),
                                            row.getObject("until_day", LocalDate.class),
                                            row.getString("reason"),
                                            row.getString("basis")));
                });
        return stops;
    }

    private static Row with(Row row, List<Standstill> stops) {
        return new Row(
                row.id(),
                row.subject(),
                row.step(),
                row.from(),
                row.days(),
                row.basis(),
                row.calendar(),
                row.due(),
                row.passedOn(),
                row.endedOn(),
                row.extension(),
                stops);
    }

    private static Row row(ResultSet row) throws SQLException {
        int more = row.getInt("more");
        return new Row(
                row.getLong("id"),
                row.getString("subject"),
                row.getString("step"),
                row.getObject("from_day", LocalDate.class),
                row.getInt("days"),
                row.getString("basis"),
                row.getString("calendar"),
                row.getObject("due", LocalDate.class),
                row.getObject("passed_on", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                more == 0
                        ? Optional.empty()
                        : Optional.of(
                                new Extension(
                                        more,
                                        row.getString("reason"),
                                        row.getString("granted_by"),
                                        row.getObject("granted_on", LocalDate.class))),
                List.of());
    }
}
