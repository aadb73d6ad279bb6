package org.echelon.platform.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.platform.clock.Limits;
import org.echelon.platform.clock.RunningLimit;
import org.echelon.platform.enterprise.RegisterTime;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Role;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.Tag;
import org.echelon.platform.page.TimelineView;
import org.echelon.platform.reference.Divisions;
import org.echelon.policy.Programmes;
import org.echelon.policy.procedure.Procedure;
import org.echelon.policy.procedure.Step;
import org.springframework.stereotype.Component;

/// Makes the view of a case for whoever is signed in.
@Component
class CaseViews {

    /// What other pages do: the applicant's answer, the number with its evidence, the public.
    private static final Set<Action> ELSEWHERE =
            EnumSet.of(Action.ANSWER_SUPPLEMENT, Action.RECORD_NUMBER, Action.OBJECT);

    private final CaseFiles files;
    private final CaseActions actions;
    private final CaseMoves moves;
    private final CaseAccess access;
    private final Objections objections;
    private final Limits limits;
    private final Programmes programmes;
    private final Divisions divisions;
    private final CurrentViewer viewer;

    CaseViews(
            CaseFiles files,
            CaseActions actions,
            CaseMoves moves,
            CaseAccess access,
            Objections objections,
            Limits limits,
            Programmes programmes,
            Divisions divisions,
            CurrentViewer viewer) {
        this.files = files;
        this.actions = actions;
        this.moves = moves;
        this.access = access;
        this.objections = objections;
        this.limits = limits;
        this.programmes = programmes;
        this.divisions = divisions;
        this.viewer = viewer;
    }

    CaseView of(CaseFile file, Formats say) {
        Procedure procedure = moves.procedure(file);
        List<RunningLimit> all = limits.of(file.receipt());
        Optional<RunningLimit> own = file.limitOfStep(all);
        Set<Action> possible = actions.possible(file.receipt());
        LocalDate escalated = file.escalatedOn();
        String reason = file.reason();
        return new CaseView(
                file.receipt(),
                file.revision(),
                file.enterpriseName(),
                programme(file, say),
                say.words(CaseWords.state(file.state())),
                file.state().ended() ? ended(file, say) : Deadline.of(own).tag(say),
                own.map(limit -> Deadline.words(limit, say)).orElse(null),
                own.map(limit ->
                                Math.min(
                                        10,
                                        10 * limit.reading().used() / Math.max(1, limit.days())))
                        .orElse(0),
                escalated == null
                        ? null
                        : say.either(
                                "期限已于 %s 届满，已提示主管领导，请尽快办理。".formatted(say.day(escalated)),
                                "The limit ended on %s; the leader of the region has been shown. Act soon."
                                        .formatted(say.day(escalated))),
                reason == null ? null : reason,
                file.number(),
                facts(file, say),
                ClockTable.of(procedure, all, say),
                history(file, say),
                StepTable.of(procedure, file, divisions, say),
                file.step() == null ? "" : file.step(),
                decisions(file, procedure, possible, say),
                supplement(file, say),
                possible.contains(Action.ANSWER_SUPPLEMENT),
                access.decides(file.receipt()) ? objections(file, say) : List.of());
    }

    private static Tag ended(CaseFile file, Formats say) {
        String word = say.words(CaseWords.state(file.state()));
        return switch (file.state()) {
            case RECOGNISED -> new Tag("met", "✓", word);
            case REFUSED -> new Tag("not-met", "✗", word);
            default -> Tag.quiet(word);
        };
    }

    String programme(CaseFile file, Formats say) {
        return say.words(CaseWords.filing(programmes.name(file.programme()), file.year()));
    }

    private List<LinkView> facts(CaseFile file, Formats say) {
        List<LinkView> facts = new ArrayList<>();
        String place = CaseWords.place(divisions, file.region(), say);
        facts.add(new LinkView(say.either("案卷编号", "Case"), null, file.receipt()));
        facts.add(new LinkView(say.either("企业", "Enterprise"), null, file.enterpriseName()));
        facts.add(new LinkView(say.either("统一社会信用代码或编号", "Code"), null, file.enterprise()));
        facts.add(new LinkView(say.either("所在地", "Place"), null, place));
        facts.add(new LinkView(say.either("项目", "Programme"), null, programme(file, say)));
        facts.add(
                new LinkView(
                        say.either("适用版本", "Version"),
                        null,
                        say.either(
                                say.day(file.version()) + " 起施行",
                                "in force since " + say.day(file.version()))));
        facts.add(
                new LinkView(
                        say.either("提交时间", "Submitted"),
                        null,
                        RegisterTime.minute(file.submittedAt())));
        LocalDate from = file.noticeFrom();
        LocalDate until = file.noticeUntil();
        if (from != null && until != null) {
            facts.add(
                    new LinkView(
                            say.either("公示", "Public notice"),
                            null,
                            say.day(from) + " – " + say.day(until)));
        }
        return facts;
    }

    private TimelineView history(CaseFile file, Formats say) {
        List<TimelineView.Event> events = new ArrayList<>();
        boolean staff = viewer.get().role() != Role.ENTERPRISE && viewer.get().role() != Role.AGENT;
        for (PastAct act : files.history(file.receipt())) {
            String who = say.words(CaseWords.role(act.role()));
            if (staff && !act.actor().equals("platform") && !act.actor().equals("public")) {
                who += say.either("（", " (") + act.actor() + say.either("）", ")");
            }
            String reason = act.reason();
            events.addFirst(
                    new TimelineView.Event(
                            act.on().toString(),
                            say.words(CaseWords.past(act.action(), act.from(), act.to())),
                            who + (reason == null ? "" : say.either("：", ": ") + reason),
                            act.revision() == file.revision()));
        }
        return new TimelineView(events);
    }

    private List<CaseView.Decision> decisions(
            CaseFile file, Procedure procedure, Set<Action> possible, Formats say) {
        int days =
                file.step() == null
                        ? 0
                        : procedure.step(file.step()).map(Step::extension).orElse(0);
        return possible.stream()
                .filter(action -> !ELSEWHERE.contains(action))
                .map(action -> decision(action, days, say))
                .toList();
    }

    private static CaseView.Decision decision(Action action, int days, Formats say) {
        boolean reason =
                switch (action) {
                    case REFUSE,
                            UPHOLD_OBJECTION,
                            DISMISS_OBJECTION,
                            NOT_VERIFIED,
                            EXTEND,
                            WITHDRAW ->
                            true;
                    default -> false;
                };
        boolean warns =
                action == Action.REFUSE
                        || action == Action.UPHOLD_OBJECTION
                        || action == Action.WITHDRAW;
        return new CaseView.Decision(
                action.name(),
                say.words(CaseWords.button(action)),
                reason,
                action == Action.ASK_SUPPLEMENT,
                action == Action.EXTEND ? days : 0,
                warns);
    }

    private List<LinkView> supplement(CaseFile file, Formats say) {
        Optional<Supplement> asked = files.supplement(file.receipt());
        return asked.stream()
                .flatMap(notice -> notice.items().stream())
                .map(item -> new LinkView(target(file, item, say), null, item.words()))
                .toList();
    }

    private String target(CaseFile file, SupplementItem item, Formats say) {
        String paper = item.paper();
        String field = item.field();
        if (paper != null) {
            return targets(file, say).stream()
                    .filter(one -> ("paper:" + paper).equals(one.address()))
                    .map(LinkView::text)
                    .findFirst()
                    .orElse(paper);
        }
        if (field != null) {
            return targets(file, say).stream()
                    .filter(one -> ("field:" + field).equals(one.address()))
                    .map(LinkView::text)
                    .findFirst()
                    .orElse(field);
        }
        return say.either("其他", "General");
    }

    /// What a supplement item may refer to: papers of the version, and figures of the form.
    List<LinkView> targets(CaseFile file, Formats say) {
        List<LinkView> targets = new ArrayList<>();
        programmes
                .find(file.programme())
                .flatMap(programme -> programme.version(file.version()))
                .ifPresent(version -> {
                    version.papers()
                            .forEach(paper ->
                                    targets.add(
                                            LinkView.of(
                                                    say.words(paper.name()),
                                                    "paper:" + paper.id())));
                    version.factsRead()
                            .forEach(fact ->
                                    targets.add(
                                            LinkView.of(
                                                    say.words(fact.name()), "field:" + fact.id())));
                });
        return targets;
    }

    private List<CaseView.ObjectionView> objections(CaseFile file, Formats say) {
        return objections.of(file.receipt()).stream()
                .map(one ->
                        new CaseView.ObjectionView(
                                one.name(),
                                one.contact(),
                                one.grounds(),
                                RegisterTime.minute(one.madeAt()),
                                outcome(one, say)))
                .toList();
    }

    private static String outcome(Objection objection, Formats say) {
        String outcome = objection.outcome();
        if (outcome == null) {
            return say.either("待处理", "open");
        }
        return outcome.equals("UPHELD")
                ? say.either("成立", "upheld")
                : say.either("不成立", "dismissed");
    }
}
