package org.echelon.platform.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.enterprise.RegisterTime;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.TimelineView;
import org.echelon.policy.message.Words;
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

/// One reward: why, what was done, and what can be done now. Staff of the line read, officers act.
@Controller
class RewardPages {

    private final Rewards rewards;
    private final RewardViews views;
    private final Clock clock;

    RewardPages(Rewards rewards, RewardViews views, Clock clock) {
        this.rewards = rewards;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/budgets/{budget}/rewards/{id}")
    String reward(@PathVariable long budget, @PathVariable long id, Locale locale, Model model) {
        Formats say = new Formats(locale);
        Reward reward = find(budget, id);
        model.addAttribute("reward", views.view(reward, locale));
        model.addAttribute("today", LocalDate.now(clock).toString());
        model.addAttribute("timeline", timeline(reward, say));
        model.addAttribute("journal", JournalTable.of(say).whole(rewards.journal(id)));
        return "ledger/reward";
    }

    @PostMapping("/budgets/{budget}/rewards/{id}")
    String act(
            @PathVariable long budget,
            @PathVariable long id,
            @RequestParam RewardAction action,
            @RequestParam int revision,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable LocalDate on,
            Locale locale,
            RedirectAttributes answer) {
        RewardInput input = new RewardInput(Optional.empty(), reason, Optional.ofNullable(on));
        switch (rewards.act(id, action, revision, input)) {
            case RewardActed.Done(Reward reward) ->
                    answer.addFlashAttribute(
                            "done",
                            new Formats(locale).either("已办理，现在的状态：", "Done. The reward is now: ")
                                    + reward.state().words().in(locale)
                                    + new Formats(locale).either("。", "."));
            case RewardActed.Refused(Words what, Words remedy) -> {
                answer.addFlashAttribute("problem", what.in(locale));
                answer.addFlashAttribute("remedy", remedy.in(locale));
                answer.addFlashAttribute("reason", reason);
            }
        }
        return "redirect:/budgets/" + budget + "/rewards/" + id;
    }

    private TimelineView timeline(Reward reward, Formats say) {
        List<RewardEvent> history = rewards.history(reward.id());
        return new TimelineView(
                history.stream()
                        .map(event ->
                                new TimelineView.Event(
                                        RegisterTime.day(event.at()).toString(),
                                        say.words(event.action().words())
                                                + say.either("：", ": ")
                                                + say.words(event.to().words()),
                                        RewardViews.by(event.by(), say)
                                                + (event.reason() == null
                                                        ? ""
                                                        : say.either("；", "; ") + event.reason()),
                                        event.equals(history.getFirst())))
                        .toList());
    }

    private Reward find(long budget, long id) {
        return rewards.find(id)
                .filter(reward -> reward.budget() == budget)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
