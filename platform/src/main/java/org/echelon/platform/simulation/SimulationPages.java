package org.echelon.platform.simulation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.echelon.platform.enterprise.RegisterTime;
import org.echelon.platform.identity.Access;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.programme.studio.DraftTrials;
import org.echelon.platform.programme.studio.ProgrammeDraft;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Version;
import org.echelon.policy.fact.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What would a change do? Rules, a population, figures to drag, and what comes of it.
@Controller
class SimulationPages {

    private final Simulations simulations;
    private final Populations populations;
    private final Programmes programmes;
    private final DraftTrials drafts;
    private final ResultViews views;
    private final QuestionReader questions;
    private final Scenarios scenarios;
    private final ScenarioViews scenarioViews;
    private final RegisterSnapshot snapshot;
    private final Access access;
    private final Clock clock;

    SimulationPages(
            Simulations simulations,
            Populations populations,
            Programmes programmes,
            DraftTrials drafts,
            ResultViews views,
            QuestionReader questions,
            Scenarios scenarios,
            ScenarioViews scenarioViews,
            RegisterSnapshot snapshot,
            Access access,
            Clock clock) {
        this.simulations = simulations;
        this.populations = populations;
        this.programmes = programmes;
        this.drafts = drafts;
        this.views = views;
        this.questions = questions;
        this.scenarios = scenarios;
        this.scenarioViews = scenarioViews;
        this.snapshot = snapshot;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping("/simulations")
    String begin(Locale locale, Model model) {
        Formats say = new Formats(locale);
        choices(say, model);
        model.addAttribute("snapshot", access.staff());
        model.addAttribute("own", access.staff() ? own(say) : List.of());
        model.addAttribute("scenarios", scenarioViews.list(scenarios.all(), say));
        model.addAttribute("of", "");
        model.addAttribute("population", "");
        model.addAttribute("asOf", LocalDate.now(clock));
        return "simulation/begin";
    }

    @GetMapping("/simulations/look")
    String look(
            @RequestParam(defaultValue = "") String within,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        SimulationQuestion question = questions.of(request);
        choices(say, model);
        model.addAttribute("of", question.of());
        model.addAttribute("population", question.population());
        model.addAttribute("asOf", question.asOf());
        Simulations.Answer answer;
        try {
            answer =
                    simulations
                            .ask(question, !again.isEmpty())
                            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (CannotJudge problem) {
            model.addAttribute("links", List.of(LinkView.of(say.words(problem.words()), "#of")));
            return "simulation/begin";
        }
        QuestionReader.remember(question, request);
        result(answer, within, say, model);
        model.addAttribute("name", say.words(answer.opened().programme().definition().name()));
        model.addAttribute("what", what(answer.opened(), say));
        model.addAttribute("sliders", SliderViews.of(answer, "", say));
        model.addAttribute("within", within);
        model.addAttribute("query", query(question));
        model.addAttribute("whose", whose(answer, say));
        model.addAttribute("invented", invented(answer.population(), say));
        model.addAttribute(
                "anew", question.address("/simulations/look").with("again", "yes").toString());
        model.addAttribute("reset", question.standing().address("/simulations/look").toString());
        model.addAttribute("changed", !answer.set().isEmpty());
        model.addAttribute(
                "draft",
                answer.opened()
                        .draft()
                        .filter(_ -> access.designs())
                        .map(draft -> "/studio/drafts/" + draft.id())
                        .orElse(null));
        model.addAttribute(
                "tables",
                answer.opened()
                        .draft()
                        .filter(_ -> access.designs())
                        .map(SimulationPages::tables)
                        .orElse(null));
        model.addAttribute("links", SliderViews.wrong(answer, "", say));
        return "simulation/look";
    }

    /// What changes while a figure is dragged: the part of the page below the figures.
    ///
    /// @param at stands before the ids in it, where several of them are on a page
    @GetMapping("/simulations/result")
    String result(
            @RequestParam(defaultValue = "") String within,
            @RequestParam(defaultValue = "") String at,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        response.setHeader("Cache-Control", "no-store");
        try {
            Simulations.Answer answer =
                    simulations
                            .ask(questions.of(request), false)
                            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            if (!answer.wrong().isEmpty()) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("why", say.words(answer.wrong().getFirst().why()));
                return "simulation/result :: wrong";
            }
            result(answer, within, say, model);
            model.addAttribute("at", at.matches("s[0-9]-") ? at : "");
            return "simulation/result :: result";
        } catch (CannotJudge problem) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("why", say.words(problem.words()));
            return "simulation/result :: wrong";
        }
    }

    private List<LinkView> own(Formats say) {
        return snapshot.withOwnFacts().stream()
                .map(one -> LinkView.of(say.words(one.definition().name()), one.id()))
                .toList();
    }

    /// Where the tables of a draft are edited, opened at once.
    private static String tables(ProgrammeDraft draft) {
        return Address.of("/studio/drafts/" + draft.id() + "/edit")
                        .with("path", draft.unit() + "/decision.dmn")
                + "#tables";
    }

    private static String query(SimulationQuestion question) {
        String address = question.address("/").toString();
        return address.substring(address.indexOf('?') + 1);
    }

    private void result(Simulations.Answer answer, String within, Formats say, Model model) {
        model.addAttribute("at", "");
        model.addAttribute(
                "result", views.of(answer, within.matches("[0-9]{2,6}") ? within : "", say));
    }

    /// Whose data the page shows, as of when, and which of it is invented.
    static List<String> whose(Simulations.Answer answer, Formats say) {
        HeldPopulation population = answer.population();
        List<String> lines = new ArrayList<>();
        lines.add(
                population.register()
                        ? say.either(
                                "在册企业中您所见的 %s 家，截至 %s；%s 读取"
                                        .formatted(
                                                say.count(population.size()),
                                                population.asOf(),
                                                RegisterTime.minute(population.readAt())),
                                "The %s enterprises of the register in your sight, as of %s; read %s"
                                        .formatted(
                                                say.count(population.size()),
                                                population.asOf(),
                                                RegisterTime.minute(population.readAt())))
                        : say.either(
                                "“%s”中的 %s 家企业，截至 %s"
                                        .formatted(
                                                population.id(),
                                                say.count(population.size()),
                                                population.asOf()),
                                "%s enterprises of '%s', as of %s"
                                        .formatted(
                                                say.count(population.size()),
                                                population.id(),
                                                population.asOf())));
        return lines;
    }

    static @Nullable String invented(HeldPopulation population, Formats say) {
        int synthetic = population.synthetic();
        if (synthetic == 0) {
            return null;
        }
        return synthetic == population.size()
                ? say.either(
                        "这 %s 家企业全部为合成数据，不代表任何真实企业".formatted(say.count(synthetic)),
                        "All %s enterprises are invented (synthetic); nothing here says anything about a real one"
                                .formatted(say.count(synthetic)))
                : say.either(
                        "其中 %s 家企业为合成数据".formatted(say.count(synthetic)),
                        "%s of these enterprises are invented (synthetic)"
                                .formatted(say.count(synthetic)));
    }

    private static String what(Opened opened, Formats say) {
        return opened.draft()
                .map(draft ->
                        say.either(
                                "草稿，拟于 %s 起施行，第 %d 稿".formatted(draft.version(), draft.revision()),
                                "Draft to take effect on %s, revision %d"
                                        .formatted(draft.version(), draft.revision())))
                .orElseGet(() ->
                        say.either(
                                "%s 起施行的版本".formatted(opened.version().definition().from()),
                                "The version of %s"
                                        .formatted(opened.version().definition().from())));
    }

    private void choices(Formats say, Model model) {
        List<LinkView> rules = new ArrayList<>();
        LocalDate today = LocalDate.now(clock);
        for (Programme programme : programmes.all()) {
            if (programme.definition().subjectKind() == Subject.Kind.ENTERPRISE) {
                for (Version version : programme.versions()) {
                    rules.add(rule(programme, version, today, say));
                }
            }
        }
        model.addAttribute("rules", rules);
        model.addAttribute(
                "drafts",
                drafts.inWork().stream()
                        .map(draft ->
                                LinkView.of(
                                        draft.unit() + " · " + say.words(draft.state().words()),
                                        SimulationQuestion.DRAFT + draft.id()))
                        .toList());
        model.addAttribute(
                "populations",
                populations.choices().stream()
                        .map(choice -> LinkView.of(named(choice, say), choice.id()))
                        .toList());
        model.addAttribute("links", List.of());
    }

    private static LinkView rule(
            Programme programme, Version version, LocalDate today, Formats say) {
        boolean inForce = programme.inForce(today).filter(version::equals).isPresent();
        return LinkView.of(
                "%s · %s%s"
                        .formatted(
                                say.words(programme.definition().name()),
                                version.definition().from(),
                                inForce ? say.either(" · 现行", " · in force") : ""),
                version.place());
    }

    static String named(Populations.Choice choice, Formats say) {
        return choice.id().equals(SimulationQuestion.REGISTER)
                ? say.either("在册企业（您所见的）", "The register, as far as you see it")
                : choice.id() + (choice.synthetic() ? say.either("（合成数据）", " (synthetic)") : "");
    }
}
