package org.echelon.platform.casework.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.echelon.platform.casework.Acted;
import org.echelon.platform.casework.Action;
import org.echelon.platform.casework.ActionInput;
import org.echelon.platform.casework.CaseActions;
import org.echelon.platform.casework.CaseFile;
import org.echelon.platform.casework.CaseFiles;
import org.echelon.platform.casework.NewCase;
import org.echelon.platform.casework.Opening;
import org.echelon.platform.enterprise.FactDraft;
import org.echelon.platform.enterprise.Register;
import org.echelon.platform.enterprise.Registration;
import org.echelon.platform.identity.Audited;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Viewer;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Paper;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/// Files a draft: case, filing, declared facts and events in one transaction, or nothing.
///
/// The draft is held while it is filed, so that a form sent twice, a double click and two people at
/// once give one case, and all of them the same receipt.
@Service
public class SubmitApplication {

    private final Drafts drafts;
    private final Sheets sheets;
    private final Verdicts verdicts;
    private final Papers papers;
    private final Filings filings;
    private final FilingWindows windows;
    private final CaseFiles cases;
    private final CaseActions actions;
    private final Registration registration;
    private final CurrentViewer viewer;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SubmitApplication(
            Drafts drafts,
            Sheets sheets,
            Verdicts verdicts,
            Papers papers,
            Filings filings,
            FilingWindows windows,
            CaseFiles cases,
            CaseActions actions,
            Registration registration,
            CurrentViewer viewer,
            ApplicationEventPublisher events,
            Clock clock) {
        this.drafts = drafts;
        this.sheets = sheets;
        this.verdicts = verdicts;
        this.papers = papers;
        this.filings = filings;
        this.windows = windows;
        this.cases = cases;
        this.actions = actions;
        this.registration = registration;
        this.viewer = viewer;
        this.events = events;
        this.clock = clock;
    }

    /// Files the draft.
    ///
    /// @param vouched whether the person accepted the undertaking
    @PreAuthorize("@draftAccess.submits(#id)")
    @Transactional
    public Submission submit(UUID id, boolean vouched) {
        Draft draft = drafts.hold(id);
        String receipt = draft.receipt();
        if (draft.filed() && receipt != null) {
            return new Submission.Filed(receipt, true);
        }
        Optional<Sheet> sheet = sheets.of(draft);
        if (sheet.isEmpty()) {
            return new Submission.Refused(
                    new Words(
                            "这项政策目前没有现行的申报表。", "The programme has no form in force at the moment."),
                    new Words(
                            "您填写的内容都还在；请联系主管部门。",
                            "Everything you filled in is kept; ask the programme's owner."));
        }
        Optional<Submission.Refused> closed =
                draft.kind() == Draft.Kind.APPLICATION ? closed(sheet.get()) : Optional.empty();
        if (closed.isPresent()) {
            return closed.get();
        }
        List<AnswerCheck.Problem> problems = problems(sheet.get(), vouched);
        if (!problems.isEmpty()) {
            return new Submission.Incomplete(problems);
        }
        return switch (draft.kind()) {
            case APPLICATION -> file(sheet.get());
            case SUPPLEMENT -> supplement(sheet.get(), Objects.requireNonNull(receipt));
        };
    }

    /// Everything that keeps the draft from being filed: answers, papers, the undertaking.
    private List<AnswerCheck.Problem> problems(Sheet sheet, boolean vouched) {
        List<AnswerCheck.Problem> problems = new ArrayList<>(sheet.problems());
        problems.addAll(missingPapers(sheet));
        if (!vouched) {
            problems.add(
                    new AnswerCheck.Problem(
                            "undertaking",
                            new Words("请先阅读并勾选承诺", "Read the undertaking and tick it first")));
        }
        return problems;
    }

    List<AnswerCheck.Problem> missingPapers(Sheet sheet) {
        return sheet.missing(papers.counting(sheet.draft().id()));
    }

    private Optional<Submission.Refused> closed(Sheet sheet) {
        return switch (windows.on(sheet.asOf(), sheet.programme(), sheet.enterprise())) {
            case FilingWindow.Open _ -> Optional.empty();
            case FilingWindow.Opens(LocalDate on, LocalDate until) ->
                    Optional.of(
                            refused(
                                    "申报 %s 开始，%s 截止；现在还不能提交。".formatted(on, until),
                                    "Filing opens on %s and ends on %s; nothing can be submitted yet."
                                            .formatted(on, until)));
            case FilingWindow.Closed(LocalDate since, LocalDate again) ->
                    Optional.of(
                            refused(
                                    "本年度申报已于 %s 截止；下一次 %s 开始。".formatted(since, again),
                                    "This year's filing ended on %s; it opens again on %s."
                                            .formatted(since, again)));
            case FilingWindow.Elsewhere(Words region, Words seat) ->
                    Optional.of(refused(WindowWords.elsewhere(region, seat)));
            case FilingWindow.None _ ->
                    Optional.of(
                            refused(
                                    "这项政策目前不受理申报。",
                                    "The programme takes no applications at the moment."));
        };
    }

    private static Submission.Refused refused(String zh, String en) {
        return refused(new Words(zh, en));
    }

    private static Submission.Refused refused(Words why) {
        return new Submission.Refused(
                why,
                new Words(
                        "您填写的内容和材料都已保存，到时可直接提交。",
                        "Everything you filled in is saved and can be submitted then."));
    }

    private Submission file(Sheet sheet) {
        Viewer person = viewer.get();
        Draft draft = sheet.draft();
        Opening opening =
                cases.open(
                        new NewCase(
                                draft.programme(),
                                sheet.version().definition().from(),
                                draft.enterprise(),
                                sheet.enterprise().name(),
                                Objects.requireNonNullElse(sheet.enterprise().region(), ""),
                                draft.year(),
                                person.username()));
        drafts.filed(draft.id(), opening.receipt());
        if (opening instanceof Opening.Already(String receipt)) {
            return new Submission.Filed(receipt, true);
        }
        List<FiledPaper> files = papers.counting(draft.id());
        filings.add(filing(sheet, opening.receipt(), 1, files, person));
        papers.forgetRemoved(draft.id());
        declare(sheet, sheet.entries(), opening.receipt());
        return new Submission.Filed(opening.receipt(), false);
    }

    private Submission supplement(Sheet sheet, String receipt) {
        CaseFile file = cases.find(receipt).orElseThrow();
        List<Filing> before = filings.revisions(receipt);
        Filing last = before.getLast();
        Draft draft = sheet.draft();
        List<FiledPaper> added = papers.counting(draft.id());
        List<FiledPaper> whole =
                Stream.concat(
                                last.papers().stream()
                                        .filter(old ->
                                                added.stream()
                                                        .noneMatch(one ->
                                                                one.paper().equals(old.paper()))),
                                added.stream())
                        .toList();
        filings.add(filing(sheet, receipt, last.revision() + 1, whole, viewer.get()));
        papers.forgetRemoved(draft.id());
        drafts.filed(draft.id(), receipt);
        declare(sheet, sheet.entries().stream().filter(Entry::editable).toList(), receipt);
        events.publishEvent(
                new Audited(
                        "application.supplement",
                        "case:" + receipt,
                        Map.of("revision", Integer.toString(last.revision() + 1))));
        return switch (actions.act(
                receipt, Action.ANSWER_SUPPLEMENT, file.revision(), ActionInput.NONE)) {
            case Acted.Done _ -> new Submission.Filed(receipt, false);
            case Acted.Refused(Words what, Words remedy) -> {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                yield new Submission.Refused(what, remedy);
            }
        };
    }

    private Filing filing(
            Sheet sheet, String receipt, int revision, List<FiledPaper> files, Viewer person) {
        Verdicts.Verdict verdict = verdicts.of(sheet);
        return new Filing(
                receipt,
                revision,
                sheet.draft().enterprise(),
                sheet.draft().programme(),
                sheet.version().definition().from(),
                sheet.asOf(),
                answers(sheet),
                files,
                verdict.onAnswers(),
                verdict.onRegister(),
                sheet.form().undertaking(),
                person.username(),
                person.name(),
                clock.instant());
    }

    private static List<FiledAnswer> answers(Sheet sheet) {
        List<FiledAnswer> answers = new ArrayList<>();
        for (FormModel.Group group : sheet.form().groups()) {
            for (Field field : group.fields()) {
                answers.add(answer(group, sheet.find(field.id()).orElseThrow()));
            }
        }
        return answers;
    }

    private static FiledAnswer answer(FormModel.Group group, Entry entry) {
        Field field = entry.field();
        FactKey fact = field.fact();
        Said register = entry.register();
        String value =
                entry.input() instanceof Input.Valid(FactValue given)
                        ? Field.canonical(given)
                        : null;
        return new FiledAnswer(
                field.id(),
                group.title(),
                field.label(),
                field.kind(),
                field.unit(),
                fact == null ? null : fact.fact(),
                fact == null ? null : fact.year(),
                value,
                value == null ? null : choice(field, value),
                entry.origin(),
                register,
                register == null ? null : choice(field, register.value()),
                entry.dispute().isEmpty() ? null : entry.dispute());
    }

    private static @Nullable Words choice(Field field, String value) {
        return field.options().stream()
                .filter(option -> option.value().equals(value))
                .map(Field.Option::label)
                .findFirst()
                .orElse(null);
    }

    /// The applicant's own values go into the register as declared ones, beside what others say.
    private void declare(Sheet sheet, List<Entry> entries, String receipt) {
        List<FactDraft> own = new ArrayList<>();
        for (Entry entry : entries) {
            FactKey key = entry.field().fact();
            if (key != null
                    && entry.origin() != Origin.KEPT
                    && entry.input() instanceof Input.Valid(FactValue value)) {
                own.add(
                        new FactDraft(
                                sheet.draft().enterprise(),
                                key,
                                value,
                                Register.DECLARED,
                                receipt,
                                null,
                                key.year() == null ? sheet.asOf() : null,
                                null));
            }
        }
        registration.declare(
                sheet.draft().enterprise(),
                sheet.draft().programme(),
                own,
                viewer.get().username());
    }

    /// The paper of a version by its id.
    static Optional<Paper> paper(Sheet sheet, String id) {
        return sheet.papers().stream().filter(paper -> paper.id().equals(id)).findFirst();
    }
}
