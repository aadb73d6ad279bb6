package org.echelon.platform.title;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.echelon.platform.identity.Audited;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Version;
import org.echelon.policy.message.Words;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Gives titles and takes them back. Both may be asked for again with the same result: the second
/// time writes nothing.
@Service
public class Issuing {

    private final TitleRows rows;
    private final JdbcClient database;
    private final Programmes programmes;
    private final CurrentViewer viewer;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Issuing(
            TitleRows rows,
            JdbcClient database,
            Programmes programmes,
            CurrentViewer viewer,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.database = database;
        this.programmes = programmes;
        this.viewer = viewer;
        this.events = events;
        this.clock = clock;
    }

    /// Records a title, valid for as long as its version says, and tells so by [TitleRecorded]. The
    /// same title brought in by an import before gives way to it: its day of issue and its evidence
    /// are known now.
    @PreAuthorize("@titleAccess.records(#title.enterprise())")
    @Transactional
    public Issued issue(NewTitle title) {
        Optional<Version> version = version(title);
        if (version.isEmpty()) {
            return refused(
                    "没有政策事项“%s”在 %s 施行的版本".formatted(title.title(), title.issuedOn()),
                    "no version of '%s' is in force on %s"
                            .formatted(title.title(), title.issuedOn()),
                    "请核对称号和发证日期",
                    "check the title and the day of issue");
        }
        if (!isRegistered(title.enterprise())) {
            return refused(
                    "登记库中没有企业 %s".formatted(title.enterprise()),
                    "no enterprise %s is registered".formatted(title.enterprise()),
                    "请先导入该企业，再登记称号",
                    "import the enterprise first, then record the title");
        }
        LocalDate until = version.get().titleEnd(title.issuedOn(), title.validFrom()).orElse(null);
        OffsetDateTime now = OffsetDateTime.now(clock);
        rows.byNumber(title.title(), title.number())
                .filter(row -> row.issuedOn() == null)
                .filter(row -> row.enterprise().equals(title.enterprise()))
                .ifPresent(row -> rows.giveWay(row, now));
        if (!rows.add(title, until, viewer.get().username(), now)) {
            return standing(title);
        }
        events.publishEvent(new TitleRecorded(title.enterprise(), title.title(), title.number()));
        events.publishEvent(
                new Audited(
                        "title.issue",
                        "title:" + title.title() + ":" + title.number(),
                        Map.of(
                                "enterprise",
                                title.enterprise(),
                                "simulated",
                                "" + title.simulated())));
        return new Issued.Recorded(until);
    }

    /// Takes a title back from a day on. What was true before the day stays true.
    ///
    /// @param reason the decision and its ground, for officers; never shown to the public
    @PreAuthorize("@titleAccess.revokes(#title, #number)")
    @Transactional
    public Revoked revoke(String title, String number, String reason, LocalDate on) {
        Optional<TitleRows.Row> held = rows.byNumber(title, number);
        if (held.isEmpty()) {
            return new Revoked.Refused(
                    new Words(
                            "登记库中没有编号为 %s 的称号".formatted(number),
                            "no title with the number %s is on file".formatted(number)),
                    new Words("请核对编号", "check the number"));
        }
        LocalDate today = LocalDate.now(clock);
        if (on.isAfter(today)) {
            return new Revoked.Refused(
                    new Words(
                            "撤销日期 %s 晚于今天 %s".formatted(on, today),
                            "%s is after today, %s".formatted(on, today)),
                    new Words("请填写今天或更早的日期", "give today or an earlier day"));
        }
        int added =
                database.sql(
                                """
                                insert into title.revocation (title, number, revoked_on, reason, recorded_by, recorded_at)
                                values (:title, :number, :on, :reason, :by, :now)
                                on conflict do nothing
                                """)
                        .param("title", title)
                        .param("number", number)
                        .param("on", on)
                        .param("reason", reason)
                        .param("by", viewer.get().username())
                        .param("now", OffsetDateTime.now(clock))
                        .update();
        if (added == 0) {
            return new Revoked.Already(revokedOn(title, number));
        }
        events.publishEvent(new TitleRevoked(held.get().enterprise(), title, number));
        events.publishEvent(
                new Audited(
                        "title.revoke",
                        "title:" + title + ":" + number,
                        Map.of("enterprise", held.get().enterprise(), "on", on.toString())));
        return new Revoked.Done(on);
    }

    private Optional<Version> version(NewTitle title) {
        Optional<Programme> programme = programmes.find(title.title());
        LocalDate wanted = title.version();
        return programme.flatMap(
                found -> wanted == null ? found.inForce(title.issuedOn()) : found.version(wanted));
    }

    private boolean isRegistered(String enterprise) {
        return database.sql(
                        "select exists (select from enterprise.published_enterprise where key = :key)")
                .param("key", enterprise)
                .query(Boolean.class)
                .single();
    }

    /// Something stood in the way: the same title, or another with its number or of its case.
    private Issued standing(NewTitle title) {
        Optional<TitleRows.Row> same = rows.byNumber(title.title(), title.number());
        if (same.isPresent() && same.get().enterprise().equals(title.enterprise())) {
            return new Issued.Already();
        }
        if (same.isPresent()) {
            return refused(
                    "编号 %s 已属于另一家企业（%s）".formatted(title.number(), same.get().enterprise()),
                    "the number %s belongs to another enterprise already (%s)"
                            .formatted(title.number(), same.get().enterprise()),
                    "请核对编号与企业",
                    "check the number and the enterprise");
        }
        return refused(
                "案件 %s 已有另一个编号".formatted(title.receipt()),
                "the case %s has another number already".formatted(title.receipt()),
                "请在案件中核对编号",
                "look the number up in the case");
    }

    private LocalDate revokedOn(String title, String number) {
        return database.sql(
                        """
                        select revoked_on from title.revocation
                        where title = :title and number = :number and recorded_until is null
                        """)
                .param("title", title)
                .param("number", number)
                .query(LocalDate.class)
                .single();
    }

    private static Issued refused(String zh, String en, String remedyZh, String remedyEn) {
        return new Issued.Refused(new Words(zh, en), new Words(remedyZh, remedyEn));
    }
}
