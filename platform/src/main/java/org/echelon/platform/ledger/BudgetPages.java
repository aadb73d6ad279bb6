package org.echelon.platform.ledger;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.Viewer;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableAsk;
import org.echelon.platform.page.TableFile;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.VersionDefinition;
import org.echelon.quantity.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The lines of the reader's region and the rewards on one line. Staff read, officers act.
@Controller
class BudgetPages {

    private final Budgets budgets;
    private final Rewards rewards;
    private final Proposals proposals;
    private final RewardViews views;
    private final LedgerTables tables;
    private final Programmes programmes;
    private final CurrentViewer viewer;
    private final Clock clock;

    BudgetPages(
            Budgets budgets,
            Rewards rewards,
            Proposals proposals,
            RewardViews views,
            LedgerTables tables,
            Programmes programmes,
            CurrentViewer viewer,
            Clock clock) {
        this.budgets = budgets;
        this.rewards = rewards;
        this.proposals = proposals;
        this.views = views;
        this.tables = tables;
        this.programmes = programmes;
        this.viewer = viewer;
        this.clock = clock;
    }

    /// Money that somebody asked to be put in.
    ///
    /// @param decide whether the reader may approve or refuse it
    public record Asked(
            long id,
            String amount,
            String state,
            String reason,
            String proposedBy,
            @Nullable String decidedBy,
            boolean decide) {}

    @GetMapping("/budgets")
    Object list(HttpServletRequest request, Locale locale, Model model) {
        Formats say = new Formats(locale);
        Viewer reader = viewer.get();
        List<Budget> own =
                budgets.all().stream().filter(line -> reader.covers(line.region())).toList();
        TableAsk ask = TableAsk.of(request);
        Table<Budget> table = tables.lines(say);
        if (ask.file().isPresent()) {
            return TableFile.answer(table, own, ask);
        }
        model.addAttribute("table", table.view(own, ask, Address.of(request)));
        model.addAttribute("opens", officer() ? choices(reader, locale) : List.of());
        model.addAttribute("year", LocalDate.now(clock).getYear());
        return "ledger/budgets";
    }

    @PostMapping("/budgets")
    String open(@RequestParam String programme, @RequestParam int year) {
        Programme found =
                programmes
                        .find(programme)
                        .filter(one -> !one.definition().pays().isEmpty())
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        String region = Optional.ofNullable(found.definition().region()).orElse("");
        String line =
                found.versions().stream()
                        .flatMap(version -> version.definition().budget().stream())
                        .map(VersionDefinition.Budget::line)
                        .findFirst()
                        .orElse("reward");
        return "redirect:/budgets/" + budgets.open(programme, line, region, year, false);
    }

    @GetMapping("/budgets/{id}")
    Object line(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String state,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        Budget line = find(id);
        List<Reward> all = rewards.ofBudget(id);
        List<Reward> chosen =
                all.stream()
                        .filter(reward -> state.isEmpty() || reward.state().name().equals(state))
                        .toList();
        TableAsk ask = TableAsk.of(request);
        Table<Reward> table = tables.dryRun(say);
        if (ask.file().isPresent()) {
            return TableFile.answer(table, chosen, ask);
        }
        Address address = Address.of(request);
        head(line, locale, model);
        model.addAttribute("balance", balance(line, say));
        model.addAttribute(
                "appropriations",
                budgets.appropriations(id).stream().map(one -> asked(one, say)).toList());
        model.addAttribute("state", state);
        model.addAttribute("states", states(all, say));
        List<RewardView> shown = chosen.stream().map(reward -> views.view(reward, locale)).toList();
        model.addAttribute("rewards", shown);
        model.addAttribute(
                "acts",
                Stream.of(RewardAction.PUBLISH, RewardAction.COMMIT, RewardAction.ORDER)
                        .map(Enum::name)
                        .filter(action -> shown.stream().anyMatch(reward -> reward.may(action)))
                        .toList());
        model.addAttribute("csv", address.with("format", "csv").toString());
        model.addAttribute("xlsx", address.with("format", "xlsx").toString());
        return "ledger/budget";
    }

    @GetMapping("/budgets/{id}/journal")
    Object journal(@PathVariable long id, HttpServletRequest request, Locale locale, Model model) {
        Budget line = find(id);
        List<JournalLine> all = budgets.journal(id);
        TableAsk ask = TableAsk.of(request);
        Table<JournalLine> table = JournalTable.of(new Formats(locale));
        if (ask.file().isPresent()) {
            return TableFile.answer(table, all, ask);
        }
        head(line, locale, model);
        model.addAttribute("table", table.view(all, ask, Address.of(request)));
        return "ledger/journal";
    }

    @PostMapping("/budgets/{id}/appropriations")
    String propose(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            RedirectAttributes answer) {
        Formats say = new Formats(locale);
        Optional<Money> money = parse(amount);
        if (money.isEmpty() || reason.isBlank()) {
            answer.addFlashAttribute(
                    "problem",
                    money.isEmpty()
                            ? say.either(
                                    "金额“" + amount + "”不是大于零、至多两位小数的元数。",
                                    "“"
                                            + amount
                                            + "” is no amount of yuan above zero with at most two decimals.")
                            : say.either(
                                    "请写明依据，例如下达文件。",
                                    "Write down what it rests on, such as the document."));
            answer.addFlashAttribute("amount", amount);
            answer.addFlashAttribute("reason", reason);
        } else {
            budgets.propose(id, money.get(), reason);
            answer.addFlashAttribute(
                    "done",
                    say.either(
                            "已提出，等待另一位工作人员审批。", "Asked for; another officer has to approve it."));
        }
        return "redirect:/budgets/" + id + "#appropriations";
    }

    @PostMapping("/budgets/{id}/appropriations/{appropriation}")
    String decide(
            @PathVariable long id,
            @PathVariable long appropriation,
            @RequestParam boolean approve,
            Locale locale,
            RedirectAttributes answer) {
        Formats say = new Formats(locale);
        switch (budgets.decide(id, appropriation, approve)) {
            case Budgets.Decided.Done _ ->
                    answer.addFlashAttribute(
                            "done",
                            approve
                                    ? say.either("已批准并入账。", "Approved and posted.")
                                    : say.either("已退回，没有入账。", "Refused; nothing was posted."));
            case Budgets.Decided.Refused(Words what, Words remedy) ->
                    answer.addFlashAttribute("problem", what.in(locale) + " " + remedy.in(locale));
        }
        return "redirect:/budgets/" + id + "#appropriations";
    }

    /// Looks for candidates in the register: who could have a reward and is not on the list.
    @PostMapping("/budgets/{id}/search")
    String search(@PathVariable long id, Locale locale, RedirectAttributes answer) {
        Formats say = new Formats(locale);
        List<Proposal> said = proposals.search(id);
        long found = said.stream().filter(Proposal.Proposed.class::isInstance).count();
        answer.addFlashAttribute(
                "done",
                say.either(
                        "查了 " + said.size() + " 份证书，新提出 " + found + " 笔。",
                        said.size()
                                + " certificates were looked at, "
                                + found
                                + " put on the list."));
        return "redirect:/budgets/" + id;
    }

    /// The same act on every chosen reward, each on its own: one refusal stops no other.
    @PostMapping("/budgets/{id}/rewards")
    String many(
            @PathVariable long id,
            @RequestParam RewardAction action,
            @RequestParam(defaultValue = "") List<String> chosen,
            Locale locale,
            RedirectAttributes answer) {
        Formats say = new Formats(locale);
        List<ActResult> results = new ArrayList<>();
        for (String one : chosen) {
            String[] parts = one.split("-", 2);
            if (parts.length == 2 && one.matches("[0-9]{1,18}-[0-9]{1,9}")) {
                long reward = Long.parseLong(parts[0]);
                String name =
                        rewards.find(reward)
                                .map(found -> say.words(found.enterpriseName()))
                                .orElse(parts[0]);
                results.add(
                        ActResult.of(
                                name,
                                rewards.act(
                                        reward,
                                        action,
                                        Integer.parseInt(parts[1]),
                                        RewardInput.NONE),
                                say));
            }
        }
        if (results.isEmpty()) {
            answer.addFlashAttribute(
                    "problem", say.either("请先勾选至少一笔。", "Choose at least one reward first."));
        }
        answer.addFlashAttribute("results", results);
        return "redirect:/budgets/" + id;
    }

    private void head(Budget line, Locale locale, Model model) {
        model.addAttribute("id", line.id());
        model.addAttribute("year", line.year());
        model.addAttribute("name", programmes.name(line.programme()).in(locale));
        model.addAttribute("programmeAddress", "/programmes/" + line.programme());
        model.addAttribute("synthetic", line.synthetic());
        model.addAttribute("officer", officer());
    }

    private boolean officer() {
        return viewer.get().role() == Role.OFFICER;
    }

    private static String yuan(Money money, Formats say) {
        return Amounts.grouped(money) + say.either(" 元", " yuan");
    }

    private Asked asked(Appropriation one, Formats say) {
        return new Asked(
                one.id(),
                yuan(one.amount(), say),
                one.state().name().toLowerCase(Locale.ROOT),
                one.reason(),
                RewardViews.by(one.proposedBy(), say),
                one.decidedBy() == null ? null : RewardViews.by(one.decidedBy(), say),
                officer()
                        && one.state() == Appropriation.State.PROPOSED
                        && !one.proposedBy().equals(viewer.get().username()));
    }

    private static List<LinkView> balance(Budget line, Formats say) {
        Balance balance = line.balance();
        return List.of(
                row(say.either("预算安排", "Appropriated"), balance.appropriated(), say),
                row(say.words(Account.AVAILABLE.words()), balance.available(), say),
                row(say.words(Account.RESERVED.words()), balance.reserved(), say),
                row(say.words(Account.COMMITTED.words()), balance.committed(), say),
                row(say.words(Account.ORDERED.words()), balance.ordered(), say),
                row(say.words(Account.PAID.words()), balance.paid(), say),
                row(say.words(Account.RECOVERED.words()), balance.recovered(), say));
    }

    private static LinkView row(String name, Money money, Formats say) {
        return new LinkView(name, null, yuan(money, say));
    }

    private static List<LinkView> states(List<Reward> all, Formats say) {
        return Arrays.stream(RewardState.values())
                .map(state -> {
                    long count = all.stream().filter(reward -> reward.state() == state).count();
                    return new LinkView(
                            say.words(state.words()), state.name(), Long.toString(count));
                })
                .filter(link -> !"0".equals(link.note()))
                .toList();
    }

    private List<LinkView> choices(Viewer reader, Locale locale) {
        return programmes.all().stream()
                .filter(programme -> !programme.definition().pays().isEmpty())
                .filter(programme ->
                        reader.covers(
                                Optional.ofNullable(programme.definition().region()).orElse("")))
                .map(programme ->
                        LinkView.of(programme.definition().name().in(locale), programme.id()))
                .toList();
    }

    private static Optional<Money> parse(String amount) {
        try {
            Money money = Money.parse(amount.replaceAll("[\\s,，]", ""));
            return money.signum() > 0 ? Optional.of(money) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private Budget find(long id) {
        return budgets.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
