package org.echelon.platform.casework;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.echelon.platform.casework.procedure.Walks;
import org.echelon.platform.clock.Limits;
import org.echelon.platform.clock.RunningLimit;
import org.echelon.platform.identity.Audited;
import org.echelon.platform.identity.Role;
import org.echelon.policy.Programmes;
import org.echelon.policy.Version;
import org.echelon.policy.procedure.Participant;
import org.echelon.policy.procedure.Place;
import org.echelon.policy.procedure.Procedure;
import org.echelon.policy.procedure.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Moves a case: its file, its history, its clock, its place in the procedure and the events, in
/// the transaction of the act. Whether the act is allowed, [CaseActions] has asked before.
@Component
class CaseMoves {

    /// The limit of the whole case, beside those of its steps.
    static final String WHOLE = "case";

    private final JdbcClient database;
    private final CaseFiles files;
    private final Walks walks;
    private final Limits limits;
    private final Programmes programmes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseMoves(
            JdbcClient database,
            CaseFiles files,
            Walks walks,
            Limits limits,
            Programmes programmes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.files = files;
        this.walks = walks;
        this.limits = limits;
        this.programmes = programmes;
        this.events = events;
        this.clock = clock;
    }

    /// Begins the procedure; the clocks count from the day of submission, however late this comes.
    @Transactional(propagation = Propagation.MANDATORY)
    CaseFile begin(CaseFile file, Act act) {
        Version version = version(file);
        byte[] bpmn = version.files().get("procedure.bpmn");
        if (bpmn == null || version.procedure().isEmpty()) {
            throw new IllegalStateException(
                    version.place() + " has no procedure.bpmn; case " + file.receipt() + " waits");
        }
        String key = walks.begin(file.receipt(), version.place(), bpmn);
        Procedure procedure = walks.procedure(key);
        database.sql("update casework.case_file set procedure = :key where receipt = :receipt")
                .param("key", key)
                .param("receipt", file.receipt())
                .update();
        limits.start(file.receipt(), WHOLE, file.stepSince(), procedure.limit(), procedure.basis());
        return arrive(file, act, new Place.At(procedure.first()), file.stepSince());
    }

    /// Ends the step with an outcome and goes where the procedure says.
    ///
    /// @param pauses whether the case comes back to the step, so that its limit stands meanwhile
    @Transactional(propagation = Propagation.MANDATORY)
    CaseFile leave(CaseFile file, Act act, String token, boolean pauses) {
        Step step = step(file);
        Place next = walks.complete(file.receipt(), key(file), step.id(), token);
        if (pauses && next instanceof Place.At(Step waiting)) {
            String reason = waiting.stops() == null ? waiting.kind().written() : waiting.stops();
            limits.stop(file.receipt(), step.id(), reason, waiting.basis(), act.on());
        } else {
            limits.end(file.receipt(), step.id(), act.on());
        }
        return arrive(file, act, next, act.on());
    }

    /// The applicant takes the application back.
    @Transactional(propagation = Propagation.MANDATORY)
    CaseFile withdraw(CaseFile file, Act act) {
        if (file.step() == null) {
            return arrive(
                    file,
                    act,
                    new Place.Ended(org.echelon.policy.procedure.End.WITHDRAWN),
                    act.on());
        }
        Place end = walks.withdraw(file.receipt(), key(file));
        return arrive(file, act, end, act.on());
    }

    /// Something that leaves the case at its step: only the history grows.
    @Transactional(propagation = Propagation.MANDATORY)
    CaseFile stay(CaseFile file, Act act) {
        database.sql(
                        """
                        update casework.case_file
                        set revision = revision + 1,
                            escalated_on = case :action when 'ESCALATE' then :on
                                                        when 'EXTEND' then null
                                                        else escalated_on end
                        where receipt = :receipt
                        """)
                .param("action", act.action().name())
                .param("on", act.on())
                .param("receipt", file.receipt())
                .update();
        return noted(file, act, file.state());
    }

    /// The step where a case is.
    Step step(CaseFile file) {
        String id = file.step();
        if (id == null) {
            throw new IllegalStateException(file.receipt() + " is at no step");
        }
        return procedure(file).step(id).orElseThrow();
    }

    /// The procedure under which a case walks: the deployed one, or before it begins the published
    /// one.
    Procedure procedure(CaseFile file) {
        String key = file.procedure();
        return key == null
                ? version(file)
                        .procedure()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        file.programme() + " has no procedure.bpmn"))
                : walks.procedure(key);
    }

    /// The file of that procedure.
    byte[] bpmn(CaseFile file) {
        String key = file.procedure();
        return key == null
                ? version(file).files().getOrDefault("procedure.bpmn", new byte[0])
                : walks.bpmn(key);
    }

    private Version version(CaseFile file) {
        return programmes
                .find(file.programme())
                .flatMap(programme -> programme.version(file.version()))
                .orElseThrow(() ->
                        new IllegalStateException(
                                "the version %s of %s is not published; case %s waits"
                                        .formatted(
                                                file.version(), file.programme(), file.receipt())));
    }

    private static String key(CaseFile file) {
        String key = file.procedure();
        if (key == null) {
            throw new IllegalStateException(file.receipt() + " has not begun");
        }
        return key;
    }

    private CaseFile arrive(CaseFile file, Act act, Place place, LocalDate since) {
        CaseState to =
                switch (place) {
                    case Place.At(Step step) -> CaseState.valueOf(step.kind().name());
                    case Place.Ended(var end) -> CaseState.valueOf(end.name());
                };
        switch (place) {
            case Place.At(Step step) -> atStep(file, step, since);
            case Place.Ended _ -> ended(file, to, act);
        }
        CaseFile now = noted(file, act, to);
        events.publishEvent(
                new CaseMoved(file.receipt(), file.state().name(), to.name(), act.action().name()));
        if (to.ended()) {
            events.publishEvent(new CaseDecided(file.receipt(), to.name()));
        }
        return now;
    }

    private void atStep(CaseFile file, Step step, LocalDate since) {
        String receipt = file.receipt();
        Optional<RunningLimit> standing = limits.open(receipt, step.id(), since);
        if (standing.isPresent()) {
            limits.resume(receipt, step.id(), since);
        } else {
            limits.start(receipt, step.id(), since, step.limit(), step.basis());
        }
        wholeCase(receipt, step, since);
        boolean notice = step.kind() == org.echelon.policy.procedure.Kind.NOTICE;
        LocalDate until =
                notice
                        ? limits.open(receipt, step.id(), since)
                                .flatMap(limit -> limit.reading().due())
                                .orElse(null)
                        : null;
        database.sql(
                        """
                        update casework.case_file
                        set state = :state, step = :step, revision = revision + 1, step_since = :since,
                            step_role = :role, step_region = :region, escalated_on = null,
                            asked = case when :role = any (asked) then asked
                                         else array_append(asked, :role) end,
                            notice_from = case when :notice then coalesce(notice_from, :since)
                                               else notice_from end,
                            notice_until = case when :notice then :until else notice_until end
                        where receipt = :receipt
                        """)
                .param("state", step.kind().name())
                .param("step", step.id())
                .param("since", since)
                .param("role", role(step.participant()))
                .param("region", step.division(file.region()))
                .param("notice", notice)
                .param("until", until, Types.DATE)
                .param("receipt", receipt)
                .update();
    }

    /// The clock of the whole case stands still where the procedure says so, and goes on elsewhere.
    private void wholeCase(String receipt, Step step, LocalDate on) {
        Optional<RunningLimit> whole = limits.open(receipt, WHOLE, on);
        if (whole.isEmpty()) {
            return;
        }
        boolean stands = whole.get().stops().stream().anyMatch(stop -> stop.until() == null);
        String reason = step.stops();
        if (stands) {
            limits.resume(receipt, WHOLE, on);
        }
        if (reason != null) {
            limits.stop(receipt, WHOLE, reason, step.basis(), on);
        }
    }

    private void ended(CaseFile file, CaseState to, Act act) {
        for (RunningLimit limit : limits.of(file.receipt())) {
            if (limit.open()) {
                limits.end(file.receipt(), limit.step(), act.on());
            }
        }
        database.sql(
                        """
                        update casework.case_file
                        set state = :state, step = null, revision = revision + 1, step_since = :on,
                            step_role = null, step_region = null, escalated_on = null,
                            decided_on = :on, reason = :reason, number = coalesce(:number, number)
                        where receipt = :receipt
                        """)
                .param("state", to.name())
                .param("on", act.on())
                .param("reason", act.reason(), Types.VARCHAR)
                .param("number", act.number(), Types.VARCHAR)
                .param("receipt", file.receipt())
                .update();
    }

    private CaseFile noted(CaseFile before, Act act, CaseState to) {
        files.remember(
                new PastAct(
                        before.revision() + 1,
                        act.action(),
                        before.state(),
                        to,
                        act.actor(),
                        act.role(),
                        act.on(),
                        clock.instant(),
                        act.reason()),
                before.receipt());
        events.publishEvent(
                new Audited(
                        "case." + act.action().name().toLowerCase(java.util.Locale.ROOT),
                        "case:" + before.receipt(),
                        Map.of(
                                "from",
                                before.state().name(),
                                "to",
                                to.name(),
                                "revision",
                                String.valueOf(before.revision() + 1))));
        return files.read(before.receipt()).orElseThrow();
    }

    /// The role whose people are asked; `PUBLIC` for everybody.
    static String role(Participant participant) {
        return switch (participant) {
            case APPLICANT -> Role.ENTERPRISE.name();
            case AGENCY -> Role.EVALUATION_AGENCY.name();
            case OFFICER -> Role.OFFICER.name();
            case TAX_OFFICER -> Role.TAX_OFFICER.name();
            case PUBLIC -> "PUBLIC";
        };
    }

    /// What is left to say of the reason, where a text is blank.
    static @Nullable String words(@Nullable String reason) {
        return reason == null || reason.isBlank() ? null : reason.strip();
    }
}
