package org.echelon.platform.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Mandates: given by the enterprise alone, revoked at once by the enterprise or the agent, never
/// deleted.
@Service
public class Mandates {

    private final MandateRows rows;
    private final CurrentViewer viewer;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Mandates(
            MandateRows rows, CurrentViewer viewer, Clock clock, ApplicationEventPublisher events) {
        this.rows = rows;
        this.viewer = viewer;
        this.clock = clock;
        this.events = events;
    }

    /// A mandate that an enterprise wishes to give.
    ///
    /// @param agent user name of the agent
    /// @param scope how far it goes
    /// @param programme the one programme it is for; absent: every programme
    /// @param from first day
    /// @param until first day no longer valid; absent: until revoked
    public record Wanted(
            String agent,
            Mandate.Scope scope,
            @Nullable String programme,
            LocalDate from,
            @Nullable LocalDate until) {

        public Wanted {
            agent = AccountName.normal(agent);
        }
    }

    /// What became of the wish.
    public sealed interface Given {

        /// The mandate stands.
        record Gave(Mandate mandate) implements Given {}

        /// It was not given.
        ///
        /// @param field name of the field that is wrong: `agent` or `until`
        /// @param what what is wrong and what to do
        record Refused(String field, Words what) implements Given {}
    }

    /// Gives a mandate of the enterprise.
    @PreAuthorize("@access.own(#enterprise) or @access.platform()")
    @Transactional
    public Given give(String enterprise, Wanted wanted) {
        if (!rows.isAgent(wanted.agent())) {
            return new Given.Refused(
                    "agent",
                    new Words(
                            "没有账号为“%s”的代理人；请向代理机构核对其账号".formatted(wanted.agent()),
                            "no agent has the account “%s”; ask the agent for the account's name"
                                    .formatted(wanted.agent())));
        }
        LocalDate until = wanted.until();
        LocalDate today = LocalDate.now(clock);
        if (until != null && (!until.isAfter(wanted.from()) || !until.isAfter(today))) {
            return new Given.Refused(
                    "until",
                    new Words(
                            "截止日（%s）不晚于开始日（%s）或今天；请改为更晚的日期".formatted(until, wanted.from()),
                            "the end (%s) is not after the beginning (%s) and today; choose a later day"
                                    .formatted(until, wanted.from())));
        }
        Mandate mandate =
                rows.add(enterprise, wanted, viewer.get().username(), OffsetDateTime.now(clock));
        events.publishEvent(
                new Audited("mandate.give", "enterprise:" + enterprise, detail(mandate)));
        return new Given.Gave(mandate);
    }

    /// Ends a mandate at once; empty when there is none that the person may end, or when it has
    /// ended already.
    @PreAuthorize("hasAnyRole('ENTERPRISE', 'AGENT')")
    @Transactional
    public Optional<Mandate> revoke(long id) {
        Optional<Mandate> ended =
                rows.find(id)
                        .filter(this::mayEnd)
                        .filter(mandate ->
                                rows.revoke(
                                        id, viewer.get().username(), OffsetDateTime.now(clock)));
        ended.ifPresent(mandate ->
                events.publishEvent(
                        new Audited(
                                "mandate.revoke",
                                "enterprise:" + mandate.enterprise(),
                                detail(mandate))));
        return ended;
    }

    private boolean mayEnd(Mandate mandate) {
        Viewer person = viewer.get();
        return switch (person.role()) {
            case ENTERPRISE -> mandate.enterprise().equals(person.enterprise());
            case AGENT -> mandate.agent().equals(person.username());
            case OFFICER,
                    EVALUATION_AGENCY,
                    TAX_OFFICER,
                    LEADER,
                    POLICY_DESIGNER,
                    ADMINISTRATOR,
                    OPERATOR ->
                    false;
        };
    }

    /// Every mandate the enterprise ever gave, the newest first; staff see those of their region.
    @PreAuthorize("@access.actsFor(#enterprise) or @access.staff()")
    public List<Mandate> of(String enterprise) {
        return rows.ofEnterprise(enterprise);
    }

    /// The mandates that stand today for the agent who asks.
    @PreAuthorize("hasRole('AGENT')")
    public List<Mandate> mine() {
        return rows.inForce(viewer.get().username());
    }

    private static Map<String, String> detail(Mandate mandate) {
        Map<String, String> detail = new HashMap<>();
        detail.put("mandate", Long.toString(mandate.id()));
        detail.put("agent", mandate.agent());
        detail.put("scope", mandate.scope().name());
        if (mandate.programme() != null) {
            detail.put("programme", mandate.programme());
        }
        return detail;
    }
}
