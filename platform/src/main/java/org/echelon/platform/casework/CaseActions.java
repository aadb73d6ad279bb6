package org.echelon.platform.casework;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.platform.casework.Acted.Done;
import org.echelon.platform.casework.Acted.Refused;
import org.echelon.platform.clock.Extension;
import org.echelon.platform.clock.Limits;
import org.echelon.platform.clock.RunningLimit;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.Viewer;
import org.echelon.policy.procedure.Step;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Acts on cases: what is in the table is done, in one transaction; everything else is refused in
/// words, with nothing changed.
@Service
public class CaseActions {

    /// What only the platform does, by [#begin] and [#passed].
    static final Set<Action> BY_ITSELF =
            Collections.unmodifiableSet(EnumSet.of(Action.BEGIN, Action.LAPSE, Action.ESCALATE));

    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_ITEMS = 50;

    private final CaseFiles files;
    private final CaseMoves moves;
    private final Parties parties;
    private final CaseAccess access;
    private final Limits limits;
    private final CurrentViewer viewer;
    private final Supplements supplements;
    private final ObjectionRows objections;

    CaseActions(
            CaseFiles files,
            CaseMoves moves,
            Parties parties,
            CaseAccess access,
            Limits limits,
            CurrentViewer viewer,
            Supplements supplements,
            ObjectionRows objections) {
        this.files = files;
        this.moves = moves;
        this.parties = parties;
        this.access = access;
        this.limits = limits;
        this.viewer = viewer;
        this.supplements = supplements;
        this.objections = objections;
    }

    /// Does something to a case as the person who is signed in. Objections of the public come by
    /// [Objections].
    ///
    /// The same form sent twice is done once and answered alike. Where somebody else has acted
    /// since `seenRevision`, the refusal tells who did what and when.
    ///
    /// @param seenRevision the case's revision on the page on which the person decided
    @PreAuthorize("isAuthenticated()")
    @Transactional
    public Acted act(String receipt, Action action, int seenRevision, ActionInput input) {
        Optional<CaseFile> held = files.hold(receipt);
        if (held.isEmpty() || !maySee(held.get(), action)) {
            return Refusals.notInView(receipt);
        }
        CaseFile file = held.get();
        if (BY_ITSELF.contains(action)) {
            return Refusals.byItself(action);
        }
        Viewer person = viewer.get();
        if (sentBefore(file, action, seenRevision, person)) {
            return new Done(file);
        }
        Act act =
                new Act(
                        action,
                        action == Action.OBJECT ? "public" : person.username(),
                        action == Action.OBJECT ? "PUBLIC" : person.role().name(),
                        files.today(),
                        CaseMoves.words(input.reason()),
                        CaseMoves.words(input.number()));
        return decide(file, act, seenRevision, input);
    }

    /// What the person may do to a case now, in the order of the table; the page offers these.
    @PreAuthorize("@caseAccess.reads(#receipt)")
    public Set<Action> possible(String receipt) {
        Optional<CaseFile> file = files.read(receipt);
        if (file.isEmpty() || file.get().state().ended()) {
            return Set.of();
        }
        Set<Party> own = parties.of(file.get());
        Set<Action> possible = EnumSet.noneOf(Action.class);
        Set<Action> inState = ActionTable.actions(file.get().state());
        inState.removeAll(BY_ITSELF);
        for (Action action : inState) {
            boolean mine =
                    ActionTable.parties(file.get().state(), action).stream()
                            .anyMatch(own::contains);
            if (mine && refusal(file.get(), action).isEmpty()) {
                possible.add(action);
            }
        }
        return possible;
    }

    private Acted decide(CaseFile file, Act act, int seenRevision, ActionInput input) {
        Action action = act.action();
        if (file.state().ended()) {
            return Refusals.ended(file);
        }
        if (action != Action.OBJECT && seenRevision != file.revision()) {
            return Refusals.overtaken(file, files.past(file.receipt()).getLast());
        }
        Set<Party> allowed = ActionTable.parties(file.state(), action);
        if (allowed.isEmpty()) {
            return Refusals.notNow(file, action);
        }
        if (parties.of(file).stream().noneMatch(allowed::contains)) {
            return Refusals.notYours(file, action, allowed);
        }
        Optional<LocalDate> over = silentSince(file);
        if (over.isPresent() && action != Action.BEGIN) {
            return Refusals.tooLate(over.get(), lapse(file, over.get()));
        }
        Optional<Refused> refusal = refusal(file, action).or(() -> inputRefusal(file, act, input));
        return refusal.<Acted>map(words -> words)
                .orElseGet(() -> new Done(carryOut(file, act, input)));
    }

    /// What the procedure or the law says against an action that the table allows.
    private Optional<Refused> refusal(CaseFile file, Action action) {
        if (file.step() == null) {
            return Optional.empty();
        }
        Step step = moves.step(file);
        Optional<String> token = action.token();
        boolean leads =
                switch (action) {
                    case OBJECT ->
                            file.state() == CaseState.OBJECTION
                                    || after(file, step, token.orElseThrow());
                    case WITHDRAW -> moves.procedure(file).withdrawable();
                    default -> token.isEmpty() || after(file, step, token.get());
                };
        if (!leads) {
            return Optional.of(Refusals.notInProcedure(action));
        }
        if (action == Action.EXTEND) {
            if (step.extension() == 0) {
                return Optional.of(Refusals.extensionNotAllowed(0, 0));
            }
            boolean before =
                    limits.open(file.receipt(), step.id(), files.today())
                            .flatMap(RunningLimit::extension)
                            .isPresent();
            return before ? Optional.of(Refusals.extendedBefore()) : Optional.empty();
        }
        if (file.state() == CaseState.CHECK) {
            Optional<Supplement> asked = supplements.of(file.receipt());
            if (action == Action.ASK_SUPPLEMENT && asked.isPresent()) {
                return Optional.of(Refusals.supplementAskedBefore());
            }
            if (action == Action.REFUSE && asked.isEmpty()) {
                return Optional.of(Refusals.supplementFirst());
            }
        }
        return Optional.empty();
    }

    private boolean after(CaseFile file, Step step, String token) {
        return moves.procedure(file).after(step.id(), token).isPresent();
    }

    private Optional<Refused> inputRefusal(CaseFile file, Act act, ActionInput input) {
        String reason = act.reason();
        if (reason != null && reason.length() > LONGEST_TEXT) {
            return Optional.of(Refusals.reasonTooLong(reason.length(), LONGEST_TEXT));
        }
        return switch (act.action()) {
            case REFUSE, UPHOLD_OBJECTION, DISMISS_OBJECTION, NOT_VERIFIED ->
                    reason == null ? Optional.of(Refusals.reasonMissing()) : Optional.empty();
            case ASK_SUPPLEMENT -> itemsRefusal(input.items());
            case OBJECT ->
                    reason == null
                                    || CaseMoves.words(input.objector()) == null
                                    || CaseMoves.words(input.contact()) == null
                            ? Optional.of(Refusals.objectorMissing())
                            : Optional.empty();
            case RECORD_NUMBER ->
                    act.number() == null ? Optional.of(Refusals.numberMissing()) : Optional.empty();
            case EXTEND -> extensionRefusal(file, act, input);
            case ACCEPT, ANSWER_SUPPLEMENT, CONFIRM, VERIFY, WITHDRAW, LAPSE, ESCALATE, BEGIN ->
                    Optional.empty();
        };
    }

    private static Optional<Refused> itemsRefusal(List<SupplementItem> items) {
        if (items.isEmpty()) {
            return Optional.of(Refusals.itemsMissing());
        }
        return items.size() > MOST_ITEMS
                ? Optional.of(Refusals.tooManyItems(items.size(), MOST_ITEMS))
                : Optional.empty();
    }

    private Optional<Refused> extensionRefusal(CaseFile file, Act act, ActionInput input) {
        int most = moves.step(file).extension();
        if (input.days() < 1 || input.days() > most) {
            return Optional.of(Refusals.extensionNotAllowed(input.days(), most));
        }
        return act.reason() == null ? Optional.of(Refusals.reasonMissing()) : Optional.empty();
    }

    private CaseFile carryOut(CaseFile file, Act act, ActionInput input) {
        return switch (act.action()) {
            case WITHDRAW -> moves.withdraw(file, act);
            case BEGIN -> moves.begin(file, act);
            case EXTEND -> {
                limits.extend(
                        file.receipt(),
                        moves.step(file).id(),
                        new Extension(
                                input.days(), String.valueOf(act.reason()), act.actor(), act.on()));
                yield moves.stay(file, act);
            }
            case ASK_SUPPLEMENT -> {
                supplements.ask(file, act, input.items());
                yield moves.leave(file, act, token(act), true);
            }
            case ANSWER_SUPPLEMENT -> {
                supplements.answered(file);
                yield moves.leave(file, act, token(act), false);
            }
            case OBJECT -> {
                objections.add(file, act, input);
                // the grounds may name people: the history tells that there is an objection, no
                // more
                Act told = new Act(act.action(), act.actor(), act.role(), act.on(), null, null);
                yield file.state() == CaseState.OBJECTION
                        ? moves.stay(file, told)
                        : moves.leave(file, told, token(act), true);
            }
            case UPHOLD_OBJECTION, DISMISS_OBJECTION -> {
                objections.decide(file, act);
                yield moves.leave(file, act, token(act), false);
            }
            case ACCEPT, CONFIRM, REFUSE, VERIFY, NOT_VERIFIED, RECORD_NUMBER ->
                    moves.leave(file, act, token(act), false);
            case LAPSE, ESCALATE ->
                    throw new IllegalStateException(act.action() + " comes from the clock alone");
        };
    }

    private static String token(Act act) {
        return act.action().token().orElseThrow();
    }

    /// Begins the procedure of a case that has been received; once, however often it is asked.
    @PreAuthorize("@access.platform()")
    @Transactional
    public void begin(String receipt) {
        files.hold(receipt)
                .filter(file -> file.state() == CaseState.RECEIVED)
                .ifPresent(file -> moves.begin(file, platform(Action.BEGIN, file.stepSince())));
    }

    /// Does what the procedure says of silence, where the limit of a step or of the whole case has
    /// passed; nothing where somebody has acted meanwhile.
    @PreAuthorize("@access.platform()")
    @Transactional
    public void passed(String receipt, String step) {
        Optional<CaseFile> held = files.hold(receipt).filter(file -> file.step() != null);
        if (held.isEmpty()) {
            return;
        }
        CaseFile file = held.get();
        Optional<RunningLimit> limit =
                limits.open(receipt, step, files.today()).filter(RunningLimit::late);
        boolean own = step.equals(file.step()) || step.equals(CaseMoves.WHOLE);
        if (limit.isEmpty() || !own) {
            return;
        }
        Optional<LocalDate> silent = silentSince(file);
        if (silent.isPresent()) {
            lapse(file, silent.get());
        } else if (file.escalatedOn() == null) {
            LocalDate due = limit.get().reading().due().orElse(files.today());
            moves.stay(file, platform(Action.ESCALATE, due));
        }
    }

    /// The last day of the step's limit, where it is over and silence has a meaning.
    private Optional<LocalDate> silentSince(CaseFile file) {
        if (file.step() == null || moves.step(file).silentOutcome().isEmpty()) {
            return Optional.empty();
        }
        return limits.open(file.receipt(), moves.step(file).id(), files.today())
                .filter(RunningLimit::late)
                .flatMap(limit -> limit.reading().due());
    }

    /// Silence takes effect on the last day of the limit, however late it is noticed.
    private CaseFile lapse(CaseFile file, LocalDate due) {
        String token = moves.step(file).silentOutcome().orElseThrow();
        return moves.leave(file, platform(Action.LAPSE, due), token, false);
    }

    /// For tests, which let days pass that nobody waits for.
    CaseMoves moves() {
        return moves;
    }

    private static Act platform(Action action, LocalDate on) {
        return new Act(action, "platform", Role.OPERATOR.name(), on, null, null);
    }

    private boolean maySee(CaseFile file, Action action) {
        boolean open = file.state() == CaseState.NOTICE || file.state() == CaseState.OBJECTION;
        return (action == Action.OBJECT && open) || access.reads(file.receipt());
    }

    /// Whether the person's same act is the one that followed what they saw.
    private boolean sentBefore(CaseFile file, Action action, int seenRevision, Viewer person) {
        if (file.revision() <= seenRevision || action == Action.OBJECT) {
            return false;
        }
        return files.past(file.receipt()).stream()
                .anyMatch(act ->
                        act.revision() == seenRevision + 1
                                && act.action() == action
                                && act.actor().equals(person.username()));
    }
}
