package org.echelon.platform.simulation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.echelon.platform.identity.Access;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.programme.studio.DraftTrials;
import org.echelon.policy.message.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Scenarios: kept, shared by their address, compared, turned into a draft.
@Controller
class ScenarioPages {

    private final Simulations simulations;
    private final Scenarios scenarios;
    private final ScenarioViews views;
    private final QuestionReader questions;
    private final Access access;
    private final CurrentViewer viewer;

    ScenarioPages(
            Simulations simulations,
            Scenarios scenarios,
            ScenarioViews views,
            QuestionReader questions,
            Access access,
            CurrentViewer viewer) {
        this.simulations = simulations;
        this.scenarios = scenarios;
        this.views = views;
        this.questions = questions;
        this.access = access;
        this.viewer = viewer;
    }

    @PostMapping("/simulations/scenarios")
    String keep(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String query,
            Locale locale,
            RedirectAttributes next) {
        Formats say = new Formats(locale);
        SimulationQuestion question = questions.of(query);
        String back = "redirect:" + question.address("/simulations/look");
        String plain = name.strip();
        if (plain.isEmpty() || plain.length() > Scenarios.LONGEST_NAME) {
            next.addFlashAttribute(
                    "unkept",
                    say.either(
                            "请给方案起个名字，1 至 %d 个字".formatted(Scenarios.LONGEST_NAME),
                            "give the scenario a name of 1 to %d characters"
                                    .formatted(Scenarios.LONGEST_NAME)));
            next.addFlashAttribute("scenarioName", plain);
            return back + "#keep";
        }
        try {
            Simulations.Answer answer =
                    simulations.ask(question, false).orElseThrow(ScenarioPages::missing);
            if (!answer.wrong().isEmpty()) {
                return back; // the page says which figure cannot be used
            }
            return "redirect:" + ScenarioViews.address(scenarios.keep(plain, answer));
        } catch (CannotJudge problem) {
            return back; // the page says why
        }
    }

    @GetMapping("/simulations/scenarios/{id}")
    String scenario(@PathVariable UUID id, Locale locale, Model model) {
        Scenario scenario = scenarios.find(id).orElseThrow(ScenarioPages::missing);
        return page(scenario, List.of(), "", new Formats(locale), model);
    }

    private String page(
            Scenario scenario, List<LinkView> links, String day, Formats say, Model model) {
        model.addAttribute("links", links);
        model.addAttribute("scenario", scenario.name());
        model.addAttribute("id", scenario.id());
        model.addAttribute("rules", views.rules(scenario, say));
        model.addAttribute("population", views.population(scenario, say));
        model.addAttribute("asOf", scenario.asOf());
        model.addAttribute(
                "kept",
                say.either(
                        "%s 由 %s 保存"
                                .formatted(
                                        org.echelon.platform.enterprise.RegisterTime.minute(
                                                scenario.keptAt()),
                                        scenario.owner()),
                        "Kept by %s, %s"
                                .formatted(
                                        scenario.owner(),
                                        org.echelon.platform.enterprise.RegisterTime.minute(
                                                scenario.keptAt()))));
        model.addAttribute("figures", views.figures(List.of(scenario), say));
        model.addAttribute("counts", views.counts(List.of(scenario), say));
        model.addAttribute("again", scenario.question().address("/simulations/look").toString());
        model.addAttribute("designs", access.designs());
        model.addAttribute("ofDraft", scenario.rules().startsWith(SimulationQuestion.DRAFT));
        model.addAttribute("day", day);
        model.addAttribute("own", scenario.owner().equals(viewer.get().username()));
        model.addAttribute(
                "others",
                scenarios.all().stream()
                        .filter(one -> !one.id().equals(scenario.id()))
                        .map(one ->
                                LinkView.of(
                                        one.name() + " · " + views.rules(one, say),
                                        one.id().toString()))
                        .toList());
        return "simulation/scenario";
    }

    @PostMapping("/simulations/scenarios/{id}/draft")
    String draft(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String day,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        Scenario scenario = scenarios.find(id).orElseThrow(ScenarioPages::missing);
        Optional<LocalDate> first = day(day);
        if (first.isEmpty() && !scenario.rules().startsWith(SimulationQuestion.DRAFT)) {
            return page(
                    scenario,
                    List.of(
                            LinkView.of(
                                    say.either(
                                            "请填写施行日期，如 2027-01-01",
                                            "write the first day, such as 2027-01-01"),
                                    "#day")),
                    day,
                    say,
                    model);
        }
        return switch (scenarios.draft(scenario, first.orElse(scenario.asOf()))) {
            case DraftTrials.Begun.Done(UUID draft) -> "redirect:/studio/drafts/" + draft;
            case DraftTrials.Begun.Refused(Words why) ->
                    page(scenario, List.of(LinkView.of(say.words(why), "#draft")), day, say, model);
        };
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    @PostMapping("/simulations/scenarios/{id}/remove")
    String remove(@PathVariable UUID id) {
        if (!scenarios.remove(id)) {
            throw missing();
        }
        return "redirect:/simulations";
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
