package org.echelon.platform.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Role;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableAsk;
import org.echelon.platform.page.TableFile;
import org.echelon.platform.reference.Divisions;
import org.echelon.policy.Programmes;
import org.echelon.policy.message.Words;
import org.echelon.quantity.Rational;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What is due today, what is about to be late: the queue of officers, agencies and tax officers.
@Controller
class QueuePages {

    /// What can be done to several cases at once: nothing that needs a reason.
    static final Set<Action> BULK = Set.of(Action.ACCEPT, Action.CONFIRM, Action.VERIFY);

    private final Queue queue;
    private final CaseActions actions;
    private final Programmes programmes;
    private final Divisions divisions;
    private final CurrentViewer viewer;

    QueuePages(
            Queue queue,
            CaseActions actions,
            Programmes programmes,
            Divisions divisions,
            CurrentViewer viewer) {
        this.queue = queue;
        this.actions = actions;
        this.programmes = programmes;
        this.divisions = divisions;
        this.viewer = viewer;
    }

    /// What came of one of several acts.
    ///
    /// @param receipt the case
    /// @param done whether it was done
    /// @param text what was said
    record Result(String receipt, boolean done, String text) {}

    @GetMapping("/queue")
    Object show(
            @RequestParam(defaultValue = "mine") String whose,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String deadline,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        TableAsk ask = TableAsk.of(request);
        Role role = viewer.get().role();
        boolean asked =
                role == Role.OFFICER || role == Role.EVALUATION_AGENCY || role == Role.TAX_OFFICER;
        boolean mine = asked && !whose.equals("all");
        List<Queue.Waiting> all = queue.open(mine);
        List<Queue.Waiting> rows =
                all.stream()
                        .filter(row -> state.isEmpty() || row.file().state().name().equals(state))
                        .filter(row -> deadline.isEmpty() || row.deadline().name().equals(deadline))
                        .toList();
        Table<Queue.Waiting> table = table(say);
        if (ask.file().isPresent()) {
            return TableFile.answer(table, rows, ask);
        }
        Address address = Address.of(request);
        List<Queue.Waiting> page = table.page(rows, ask);
        model.addAttribute("table", table.view(page, rows.size(), ask, address));
        model.addAttribute("choices", page.stream().map(QueuePages::choice).toList());
        model.addAttribute("bulk", asked ? bulk(page, say) : List.of());
        model.addAttribute("asked", asked);
        model.addAttribute("mine", mine);
        model.addAttribute("state", state);
        model.addAttribute("deadline", deadline);
        model.addAttribute("states", states(say));
        model.addAttribute("deadlines", deadlines(say));
        model.addAttribute(
                "late", all.stream().filter(row -> row.deadline() == Deadline.LATE).count());
        model.addAttribute(
                "soon", all.stream().filter(row -> row.deadline() == Deadline.SOON).count());
        model.addAttribute("total", all.size());
        model.addAttribute("filtered", !state.isEmpty() || !deadline.isEmpty());
        model.addAttribute("back", address.toString());
        return "casework/queue";
    }

    /// Does the same to several cases, one after another; one that is refused stops no other.
    @PostMapping("/queue")
    String act(
            @RequestParam(name = "case", required = false) List<String> cases,
            @RequestParam String action,
            @RequestParam(defaultValue = "/queue") String back,
            Locale locale,
            RedirectAttributes flash) {
        Formats say = new Formats(locale);
        Optional<Action> wanted =
                BULK.stream().filter(one -> one.name().equals(action)).findFirst();
        List<Result> results = new ArrayList<>();
        if (wanted.isPresent() && cases != null) {
            for (String choice : cases) {
                results.add(one(choice, wanted.get(), say));
            }
        }
        flash.addFlashAttribute("results", results);
        flash.addFlashAttribute("nothing", results.isEmpty());
        return "redirect:" + (back.startsWith("/queue") ? back : "/queue");
    }

    private Result one(String choice, Action action, Formats say) {
        int at = choice.lastIndexOf(':');
        String receipt = at < 0 ? choice : choice.substring(0, at);
        String seen = choice.substring(at + 1);
        if (!seen.matches("[0-9]{1,9}")) {
            return new Result(receipt, false, say.words(Refusals.notInView(receipt).what()));
        }
        try {
            return switch (actions.act(receipt, action, Integer.parseInt(seen), ActionInput.NONE)) {
                case Acted.Done(CaseFile file) ->
                        new Result(receipt, true, say.words(CaseWords.state(file.state())));
                case Acted.Refused(Words what, Words remedy) ->
                        new Result(receipt, false, say.words(what) + " " + say.words(remedy));
            };
        } catch (RuntimeException fault) {
            org.slf4j.LoggerFactory.getLogger(QueuePages.class)
                    .error("{} of {} failed; the other cases go on", action, receipt, fault);
            return new Result(
                    receipt,
                    false,
                    say.either(
                            "系统故障，本案没有变化；其他案卷不受影响。请稍后再试。",
                            "A fault; this case is unchanged and the others are not touched. Try again later."));
        }
    }

    private static String choice(Queue.Waiting row) {
        return row.mine() && bulkAction(row.file().state()).isPresent()
                ? row.file().receipt() + ":" + row.file().revision()
                : "";
    }

    private static Optional<Action> bulkAction(CaseState state) {
        return switch (state) {
            case CHECK -> Optional.of(Action.ACCEPT);
            case CONFIRM -> Optional.of(Action.CONFIRM);
            case VERIFY -> Optional.of(Action.VERIFY);
            case RECEIVED, SUPPLEMENT, NOTICE, OBJECTION, NUMBER, RECOGNISED, REFUSED, WITHDRAWN ->
                    Optional.empty();
        };
    }

    private static List<LinkView> bulk(List<Queue.Waiting> page, Formats say) {
        return page.stream()
                .filter(Queue.Waiting::mine)
                .flatMap(row -> bulkAction(row.file().state()).stream())
                .distinct()
                .sorted()
                .map(action -> LinkView.of(say.words(CaseWords.button(action)), action.name()))
                .toList();
    }

    private static List<LinkView> states(Formats say) {
        return Arrays.stream(CaseState.values())
                .filter(one -> !one.ended())
                .map(one -> LinkView.of(say.words(CaseWords.state(one)), one.name()))
                .toList();
    }

    private static List<LinkView> deadlines(Formats say) {
        return Arrays.stream(Deadline.values())
                .map(one -> LinkView.of(one.tag(say).word(), one.name()))
                .toList();
    }

    private Table<Queue.Waiting> table(Formats say) {
        return new Table<>(
                "queue",
                say.either("待办案卷", "Cases waiting"),
                List.of(
                        Column.<Queue.Waiting>of(
                                        "case",
                                        say.either("案卷", "Case"),
                                        row ->
                                                Cell.link(
                                                        row.file().receipt(),
                                                        "/cases/" + row.file().receipt()))
                                .by(Comparator.comparing(row -> row.file().receipt())),
                        Column.<Queue.Waiting>of(
                                        "enterprise",
                                        say.either("企业", "Enterprise"),
                                        row -> enterprise(row, say))
                                .by(Comparator.comparing(row -> row.file().enterpriseName())),
                        Column.<Queue.Waiting>of(
                                "programme",
                                say.either("项目", "Programme"),
                                row ->
                                        Cell.text(
                                                say.words(programmes.name(row.file().programme()))
                                                        + " "
                                                        + row.file().year())),
                        Column.<Queue.Waiting>of(
                                        "step",
                                        say.either("环节", "Step"),
                                        row ->
                                                Cell.text(
                                                        say.words(
                                                                CaseWords.state(
                                                                        row.file().state()))))
                                .by(Comparator.comparing(row -> row.file().state())),
                        Column.<Queue.Waiting>of(
                                        "due",
                                        say.either("到期日", "Due"),
                                        row ->
                                                Cell.day(
                                                        row.limit()
                                                                .flatMap(l -> l.reading().due())
                                                                .orElse(null),
                                                        say))
                                .by(Queue.Waiting.BY_DUE),
                        Column.<Queue.Waiting>number(
                                        "left",
                                        say.either("剩余工作日", "Working days left"),
                                        row -> left(row, say))
                                .by(
                                        Comparator.comparing(row ->
                                                row.limit()
                                                        .map(l -> l.reading().left())
                                                        .orElse(Integer.MAX_VALUE))),
                        Column.<Queue.Waiting>of(
                                "clock",
                                say.either("时钟", "Clock"),
                                row -> new Cell.Status(row.deadline().tag(say)))));
    }

    private Cell enterprise(Queue.Waiting row, Formats say) {
        String place = CaseWords.place(divisions, row.file().region(), say);
        String escalated =
                row.file().escalatedOn() == null
                        ? ""
                        : say.either(" · 已提示领导", " · shown to the leader");
        return new Cell.Text(row.file().enterpriseName(), null, place + escalated);
    }

    private static Cell left(Queue.Waiting row, Formats say) {
        return row.limit()
                .<Cell>map(limit -> {
                    int late = limit.reading().overdue();
                    return late > 0
                            ? new Cell.Figure(
                                    Rational.of(-late),
                                    say.either("超 " + late + " 天", late + " over"),
                                    null)
                            : Cell.count(limit.reading().left(), say);
                })
                .orElse(Cell.text("–"));
    }
}
