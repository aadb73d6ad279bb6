package org.echelon.platform.simulation;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Scenarios side by side, all asked now, of the same enterprises and the same day, each with its
/// figures to drag; below, what each said on the day it was kept.
@Controller
class ScenarioComparisonPages {

    /// More do not fit beside each other.
    private static final int MOST = 4;

    private final Simulations simulations;
    private final Scenarios scenarios;
    private final ScenarioViews scenarioViews;
    private final ResultViews results;
    private final Populations populations;
    private final QuestionReader questions;

    ScenarioComparisonPages(
            Simulations simulations,
            Scenarios scenarios,
            ScenarioViews scenarioViews,
            ResultViews results,
            Populations populations,
            QuestionReader questions) {
        this.simulations = simulations;
        this.scenarios = scenarios;
        this.scenarioViews = scenarioViews;
        this.results = results;
        this.populations = populations;
        this.questions = questions;
    }

    /// @param other one or more; the same one twice is two columns to drag apart
    /// @param population whose enterprises all are asked of; left out, the first scenario's
    /// @param asOf the day; left out, the first scenario's
    @GetMapping("/simulations/compare")
    String compare(
            @RequestParam UUID one,
            @RequestParam List<UUID> other,
            @RequestParam(defaultValue = "") String population,
            @RequestParam(defaultValue = "") String asOf,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        List<Scenario> all = new ArrayList<>();
        all.add(find(one));
        other.stream().limit(MOST - 1L).forEach(id -> all.add(find(id)));
        Scenario first = all.getFirst();
        String whose = population.isEmpty() ? first.population() : population;
        LocalDate day = asOf.isBlank() ? first.asOf() : questions.day(asOf);
        List<SideView> sides = new ArrayList<>();
        List<LinkView> wrong = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String at = "s" + i + "-";
            sides.add(side(all.get(i), at, whose, day, request, wrong, say));
        }
        model.addAttribute("sides", sides);
        model.addAttribute("links", wrong);
        model.addAttribute("one", one);
        model.addAttribute("others", all.stream().skip(1).map(Scenario::id).toList());
        model.addAttribute("population", whose);
        model.addAttribute("populations", scenarioViews.choices(populations.choices(), whose, say));
        model.addAttribute("asOf", day);
        model.addAttribute("more", all.size() < MOST ? more(say) : List.of());
        model.addAttribute("counts", scenarioViews.counts(all, say));
        model.addAttribute("figures", scenarioViews.figures(all, say));
        model.addAttribute("unlike", unlike(all));
        return "simulation/compare";
    }

    private Scenario find(UUID id) {
        return scenarios
                .find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// Whether the kept numbers are of different enterprises or days.
    private static boolean unlike(List<Scenario> all) {
        Scenario first = all.getFirst();
        return all.stream()
                .anyMatch(one ->
                        !one.population().equals(first.population())
                                || !one.region().equals(first.region())
                                || !one.asOf().equals(first.asOf()));
    }

    private List<LinkView> more(Formats say) {
        return scenarios.all().stream()
                .map(scenario ->
                        LinkView.of(
                                scenario.name() + " · " + scenarioViews.rules(scenario, say),
                                scenario.id().toString()))
                .toList();
    }

    private SideView side(
            Scenario scenario,
            String at,
            String whose,
            LocalDate day,
            HttpServletRequest request,
            List<LinkView> wrong,
            Formats say) {
        SimulationQuestion kept = scenario.question();
        SimulationQuestion asked =
                new SimulationQuestion(
                        kept.of(),
                        whose,
                        day,
                        QuestionReader.figures(parameters(at, kept, request)));
        SideView.Said said;
        try {
            Optional<Simulations.Answer> answer = simulations.ask(asked, false);
            said = answer.map(one -> said(one, at, say)).orElse(SideView.Said.no(gone(say)));
            answer.ifPresent(one -> wrong.addAll(SliderViews.wrong(one, at, say)));
        } catch (CannotJudge problem) {
            said = SideView.Said.no(say.words(problem.words()));
        }
        return new SideView(
                at,
                scenario.name(),
                ScenarioViews.address(scenario),
                scenarioViews.rules(scenario, say),
                asked.address("/simulations/look").toString(),
                asked.standing().address("/").with("at", at).toString().replaceFirst("^.*?[?]", ""),
                kept.typed(),
                said);
    }

    /// The figures of a column: those that were kept, under those that were sent.
    private static Map<String, String> parameters(
            String at, SimulationQuestion kept, HttpServletRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        kept.typed()
                .forEach((name, value) -> parameters.put(SimulationQuestion.FIGURE + name, value));
        request.getParameterMap()
                .forEach((name, values) -> {
                    if (name.startsWith(at) && !values[0].isBlank()) {
                        parameters.put(name.substring(at.length()), values[0]);
                    }
                });
        return parameters;
    }

    private SideView.Said said(Simulations.Answer answer, String at, Formats say) {
        return new SideView.Said(
                SliderViews.of(answer, at, say),
                results.of(answer, "", say),
                String.join(" ", SimulationPages.whose(answer, say)),
                SimulationPages.invented(answer.population(), say),
                null);
    }

    private static String gone(Formats say) {
        return say.either(
                "这些规则或企业不在您可见的范围内，或已经不在：草稿可能已发布或丢弃。下面仍是保存当天的数字。",
                "These rules or these enterprises are not in your sight, or are gone: a draft may have been published or discarded. What was counted on the day it was kept stands below.");
    }
}
