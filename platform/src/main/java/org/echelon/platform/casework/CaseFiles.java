package org.echelon.platform.casework;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.echelon.platform.enterprise.RegisterTime;
import org.echelon.platform.identity.Audited;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The case files.
@Service
public class CaseFiles {

    private static final int TRIES = 20;
    private static final String SELECT = "select * from casework.case_file ";

    private final JdbcClient database;
    private final Clock clock;
    private final CurrentViewer viewer;
    private final ApplicationEventPublisher events;
    private final Supplements supplements;
    private final RandomGenerator random = new SecureRandom();

    CaseFiles(
            JdbcClient database,
            Clock clock,
            CurrentViewer viewer,
            ApplicationEventPublisher events,
            Supplements supplements) {
        this.database = database;
        this.clock = clock;
        this.viewer = viewer;
        this.events = events;
        this.supplements = supplements;
    }

    /// Opens a case, inside the transaction of the submission; where the enterprise already has an
    /// open or recognised one of this programme and year, gives that one and changes nothing.
    ///
    /// Two who submit at the same moment wait for each other here: the second finds the first's
    /// case.
    @PreAuthorize("@caseAccess.applies(#opened.enterprise(), #opened.programme())")
    @Transactional(propagation = Propagation.MANDATORY)
    public Opening open(NewCase opened) {
        for (int i = 0; i < TRIES; i++) {
            String receipt = Receipts.next(opened.programme(), random);
            if (insert(receipt, opened)) {
                submitted(receipt, opened);
                return new Opening.Opened(receipt);
            }
            Optional<String> already = standing(opened);
            if (already.isPresent()) {
                return new Opening.Already(already.get());
            }
        }
        throw new IllegalStateException(
                "no free number for a case of " + opened.programme() + " was found; try again");
    }

    private boolean insert(String receipt, NewCase opened) {
        return database.sql(
                                """
                                insert into casework.case_file (receipt, programme, version, enterprise_key,
                                        enterprise_name, region, filing_year, state, submitted_by,
                                        submitted_at, step_since)
                                values (:receipt, :programme, :version, :enterprise, :name, :region, :year,
                                        'RECEIVED', :by, :now, :today)
                                on conflict do nothing
                                """)
                        .param("receipt", receipt)
                        .param("programme", opened.programme())
                        .param("version", opened.version())
                        .param("enterprise", opened.enterprise())
                        .param("name", opened.enterpriseName())
                        .param("region", opened.region())
                        .param("year", opened.year())
                        .param("by", opened.submittedBy())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("today", today())
                        .update()
                == 1;
    }

    private void submitted(String receipt, NewCase opened) {
        Viewer person = viewer.get();
        remember(
                new PastAct(
                        0,
                        null,
                        null,
                        CaseState.RECEIVED,
                        opened.submittedBy(),
                        person.role().name(),
                        today(),
                        clock.instant(),
                        null),
                receipt);
        events.publishEvent(
                new Audited(
                        "case.submit",
                        "case:" + receipt,
                        Map.of(
                                "programme",
                                opened.programme(),
                                "enterprise",
                                opened.enterprise())));
        events.publishEvent(new CaseSubmitted(receipt));
    }

    private Optional<String> standing(NewCase opened) {
        return database.sql(
                        """
                        select receipt
                        from casework.case_file
                        where enterprise_key = :enterprise and programme = :programme
                          and filing_year = :year and state not in ('REFUSED', 'WITHDRAWN')
                        """)
                .param("enterprise", opened.enterprise())
                .param("programme", opened.programme())
                .param("year", opened.year())
                .query(String.class)
                .optional();
    }

    /// A case by its number.
    @PreAuthorize("@caseAccess.reads(#receipt)")
    public Optional<CaseFile> find(String receipt) {
        return read(receipt);
    }

    /// The cases of one enterprise, the newest first.
    @PreAuthorize("@enterpriseAccess.reads(#enterprise)")
    public List<CaseFile> of(String enterprise) {
        return database.sql(
                        SELECT + "where enterprise_key = :key order by submitted_at desc, receipt")
                .param("key", enterprise)
                .query(CaseFiles::file)
                .list();
    }

    /// The cases at a kind of step that the person may see, the longest there first.
    @PreAuthorize("@caseAccess.works()")
    public List<CaseFile> at(StepKind kind) {
        Viewer person = viewer.get();
        String region = person.region();
        return database.sql(
                        SELECT
                                + """
                                where state = :state and starts_with(region, :region)
                                  and (:staff or :role = any (asked))
                                order by step_since, receipt
                                """)
                .param("state", kind.state().name())
                .param("region", region == null ? "none" : region)
                .param("staff", person.isStaff())
                .param("role", person.role().name())
                .query(CaseFiles::file)
                .list();
    }

    /// What happened to a case, in order; the submission is the first.
    @PreAuthorize("@caseAccess.reads(#receipt)")
    public List<PastAct> history(String receipt) {
        return past(receipt);
    }

    /// The supplement notice of a case, where one was sent.
    @PreAuthorize("@caseAccess.reads(#receipt)")
    public Optional<Supplement> supplement(String receipt) {
        return supplements.of(receipt);
    }

    Optional<CaseFile> read(String receipt) {
        return database.sql(SELECT + "where receipt = :receipt")
                .param("receipt", receipt)
                .query(CaseFiles::file)
                .optional();
    }

    /// The case, held until the transaction ends, so that acts on it come one after another.
    Optional<CaseFile> hold(String receipt) {
        return database.sql(SELECT + "where receipt = :receipt for update")
                .param("receipt", receipt)
                .query(CaseFiles::file)
                .optional();
    }

    List<PastAct> past(String receipt) {
        return database.sql(
                        """
                        select revision, action, from_state, to_state, actor, actor_role, on_day, at, reason
                        from casework.history
                        where receipt = :receipt
                        order by revision
                        """)
                .param("receipt", receipt)
                .query(CaseFiles::act)
                .list();
    }

    void remember(PastAct act, String receipt) {
        database.sql(
                        """
                        insert into casework.history (receipt, revision, action, from_state, to_state, actor,
                                                      actor_role, on_day, at, reason)
                        values (:receipt, :revision, :action, :from, :to, :actor, :role, :on, :at, :reason)
                        """)
                .param("receipt", receipt)
                .param("revision", act.revision())
                .param("action", name(act.action()), Types.VARCHAR)
                .param("from", name(act.from()), Types.VARCHAR)
                .param("to", act.to().name())
                .param("actor", act.actor())
                .param("role", act.role())
                .param("on", act.on())
                .param("at", act.at().atOffset(ZoneOffset.UTC))
                .param("reason", act.reason(), Types.VARCHAR)
                .update();
    }

    LocalDate today() {
        return RegisterTime.day(clock.instant());
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    static CaseFile file(ResultSet row, int number) throws SQLException {
        return new CaseFile(
                row.getString("receipt"),
                row.getString("programme"),
                row.getObject("version", LocalDate.class),
                row.getString("enterprise_key"),
                row.getString("enterprise_name"),
                row.getString("region"),
                row.getInt("filing_year"),
                CaseState.valueOf(row.getString("state")),
                row.getString("step"),
                row.getInt("revision"),
                row.getString("submitted_by"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getObject("step_since", LocalDate.class),
                row.getString("step_role"),
                row.getString("step_region"),
                row.getString("procedure"),
                row.getObject("notice_from", LocalDate.class),
                row.getObject("notice_until", LocalDate.class),
                row.getObject("escalated_on", LocalDate.class),
                row.getObject("decided_on", LocalDate.class),
                row.getString("reason"),
                row.getString("number"));
    }

    private static PastAct act(ResultSet row, int number) throws SQLException {
        String action = row.getString("action");
        String from = row.getString("from_state");
        return new PastAct(
                row.getInt("revision"),
                action == null ? null : Action.valueOf(action),
                from == null ? null : CaseState.valueOf(from),
                CaseState.valueOf(row.getString("to_state")),
                row.getString("actor"),
                row.getString("actor_role"),
                row.getObject("on_day", LocalDate.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("reason"));
    }
}
