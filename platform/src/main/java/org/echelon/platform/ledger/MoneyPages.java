package org.echelon.platform.ledger;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableAsk;
import org.echelon.platform.page.TableFile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The money of an enterprise: what it can have without applying, what waits for its answer, what
/// was promised and paid, and why. For the enterprise itself and the staff of its region.
@Controller
class MoneyPages {

    private final Enterprises enterprises;
    private final Rewards rewards;
    private final RewardViews views;
    private final LedgerTables tables;

    MoneyPages(Enterprises enterprises, Rewards rewards, RewardViews views, LedgerTables tables) {
        this.enterprises = enterprises;
        this.rewards = rewards;
        this.views = views;
        this.tables = tables;
    }

    @GetMapping("/enterprises/{key}/money")
    Object money(@PathVariable String key, HttpServletRequest request, Locale locale, Model model) {
        RegisteredEnterprise enterprise = find(key);
        List<Reward> all = rewards.ofEnterprise(enterprise.key());
        TableAsk ask = TableAsk.of(request);
        Table<Reward> table = tables.money(new Formats(locale));
        if (ask.file().isPresent()) {
            return TableFile.answer(table, all, ask);
        }
        show(enterprise, all, Address.of(request), ask, locale, model);
        return "ledger/money";
    }

    @PostMapping("/enterprises/{key}/money/{id}")
    String answer(
            @PathVariable String key,
            @PathVariable long id,
            @RequestParam RewardAction action,
            @RequestParam int revision,
            @RequestParam(defaultValue = "") String holder,
            @RequestParam(defaultValue = "") String bank,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "false") boolean same,
            Locale locale,
            Model model,
            RedirectAttributes answer) {
        RegisteredEnterprise enterprise = find(key);
        RewardInput input =
                action == RewardAction.WAIVE || same
                        ? RewardInput.NONE
                        : RewardInput.bank(new BankDetails(holder, bank, number));
        String page = "/enterprises/" + Address.segment(enterprise.key()) + "/money";
        return switch (rewards.act(id, action, revision, input)) {
            case RewardActed.Done(Reward reward) -> {
                answer.addFlashAttribute("done", reward.state().words().in(locale));
                yield "redirect:" + page;
            }
            case RewardActed.Refused refused -> {
                model.addAttribute("refused", id);
                model.addAttribute("what", refused.what().in(locale));
                model.addAttribute("remedy", refused.remedy().in(locale));
                model.addAttribute("holder", holder);
                model.addAttribute("bank", bank);
                model.addAttribute("number", number);
                show(
                        enterprise,
                        rewards.ofEnterprise(enterprise.key()),
                        Address.of(page),
                        new TableAsk(null, false, 1, Optional.empty()),
                        locale,
                        model);
                yield "ledger/money";
            }
        };
    }

    private void show(
            RegisteredEnterprise enterprise,
            List<Reward> all,
            Address address,
            TableAsk ask,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        model.addAttribute("name", say.name(enterprise.name(), enterprise.nameEn()));
        model.addAttribute("address", "/enterprises/" + Address.segment(enterprise.key()));
        model.addAttribute("synthetic", enterprise.synthetic());
        model.addAttribute("waiting", views(all, locale, true));
        model.addAttribute("others", views(all, locale, false));
        rewards.accountOf(enterprise.key())
                .ifPresent(account -> model.addAttribute("onFile", RewardViews.account(account)));
        model.addAttribute("table", tables.money(say).view(all, ask, address));
    }

    /// What waits for the enterprise, or everything else that is not over.
    private List<RewardView> views(List<Reward> all, Locale locale, boolean waiting) {
        return all.stream()
                .filter(reward -> waiting == waits(reward))
                .filter(reward -> waiting || !reward.state().isOver())
                .map(reward -> views.view(reward, locale))
                .toList();
    }

    private static boolean waits(Reward reward) {
        return reward.state() == RewardState.PUBLISHED || reward.state() == RewardState.SUSPENDED;
    }

    private RegisteredEnterprise find(String segment) {
        return enterprises
                .find(Address.plain(segment))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
