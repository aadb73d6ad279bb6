package org.echelon.platform.outlook;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Role;
import org.echelon.platform.ledger.Proposal;
import org.echelon.platform.ledger.Proposals;
import org.echelon.platform.ledger.Rewards;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.title.HeldTitle;
import org.echelon.platform.title.Titles;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What has changed for an enterprise? For the enterprise itself, its agents and the
/// administrations of its region.
@Controller
class EnterpriseOutlookPages {

    private final Enterprises enterprises;
    private final Titles titles;
    private final Outlooks outlooks;
    private final OutlookViews views;
    private final Proposals proposals;
    private final Rewards rewards;
    private final CurrentViewer viewer;
    private final Clock clock;

    EnterpriseOutlookPages(
            Enterprises enterprises,
            Titles titles,
            Outlooks outlooks,
            OutlookViews views,
            Proposals proposals,
            Rewards rewards,
            CurrentViewer viewer,
            Clock clock) {
        this.enterprises = enterprises;
        this.titles = titles;
        this.outlooks = outlooks;
        this.views = views;
        this.proposals = proposals;
        this.rewards = rewards;
        this.viewer = viewer;
        this.clock = clock;
    }

    @GetMapping("/enterprises/{key}/outlook")
    String changed(@PathVariable String key, Locale locale, Model model) {
        Formats say = new Formats(locale);
        RegisteredEnterprise enterprise = enterprise(key);
        LocalDate today = LocalDate.now(clock);
        List<Outlooks.Line> lines = outlooks.lines(enterprise.key());
        List<HeldTitle> held =
                titles.titles(enterprise.key(), today, today).stream()
                        .filter(HeldTitle::isValid)
                        .toList();
        String name = say.name(enterprise.name(), enterprise.nameEn());
        String address = OutlookWords.address(enterprise.key());
        model.addAttribute("name", name);
        model.addAttribute("address", address);
        model.addAttribute("synthetic", enterprise.synthetic());
        model.addAttribute("above", List.of(LinkView.of(name, address)));
        model.addAttribute(
                "judged",
                lines.stream()
                        .map(Outlooks.Line::judgedOn)
                        .max(LocalDate::compareTo)
                        .map(say::day)
                        .orElse(null));
        model.addAttribute(
                "view", views.of(enterprise.key(), lines, held, today, viewer.get(), say));
        model.addAttribute(
                "history",
                views.history(enterprise.key(), outlooks.history(enterprise.key()), say));
        return "outlook/enterprise";
    }

    /// An officer puts the enterprise on the list of candidates of a reward.
    @PostMapping("/enterprises/{key}/outlook/proposals")
    String propose(
            @PathVariable String key,
            @RequestParam String programme,
            Locale locale,
            RedirectAttributes answer) {
        if (viewer.get().role() != Role.OFFICER) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Formats say = new Formats(locale);
        RegisteredEnterprise enterprise = enterprise(key);
        List<Proposal> said = proposals.propose(enterprise.key(), programme);
        for (Proposal one : said) {
            switch (one) {
                case Proposal.Proposed(_, long reward) ->
                        rewards.find(reward)
                                .ifPresent(found ->
                                        answer.addFlashAttribute(
                                                "proposed",
                                                "/budgets/"
                                                        + found.budget()
                                                        + "/rewards/"
                                                        + reward));
                case Proposal.NotProposed(_, var why) ->
                        answer.addFlashAttribute("problem", say.words(why));
            }
        }
        if (said.isEmpty()) {
            answer.addFlashAttribute(
                    "problem",
                    say.either(
                            "企业今天没有该政策奖励的称号，没有提出。",
                            "The enterprise holds no title today that this programme pays for; nothing was proposed."));
        }
        return "redirect:" + OutlookWords.address(enterprise.key()) + "/outlook";
    }

    private RegisteredEnterprise enterprise(String key) {
        return enterprises
                .find(Address.plain(key))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
