package org.echelon.platform.overview;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.echelon.platform.identity.Access;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableView;
import org.echelon.platform.page.Tag;
import org.echelon.platform.programme.Assessment;
import org.echelon.platform.programme.Evaluations;
import org.echelon.platform.title.HeldTitle;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Ladder;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Where an enterprise stands, and what each programme says of it. For the enterprise itself and
/// the administrations of its region.
@Controller
class EnterprisePages {

    private final Desk desk;
    private final Evaluations evaluations;
    private final Ladder ladder;
    private final FactDictionary dictionary;
    private final Access access;

    EnterprisePages(
            Desk desk,
            Evaluations evaluations,
            Ladder ladder,
            FactDictionary dictionary,
            Access access) {
        this.access = access;
        this.dictionary = dictionary;
        this.desk = desk;
        this.evaluations = evaluations;
        this.ladder = ladder;
    }

    @GetMapping("/enterprises/{key}")
    String standing(
            @PathVariable String key,
            @RequestParam(name = "as-of", required = false) @Nullable LocalDate asOf,
            @RequestParam(name = "known-at", required = false) @Nullable LocalDate knownAt,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        Desk.Folder folder = desk.open(key, asOf, knownAt);
        EnterpriseProfile profile = folder.profile();
        String id = profile.enterprise().key();
        EnterpriseView view = EnterpriseView.of(folder, Address.of(request), say);
        Map<String, Assessment> answers = new LinkedHashMap<>();
        evaluations.all(id, profile.asOf(), profile.knownAt()).stream()
                .filter(a -> isFor(a, profile))
                .forEach(a -> answers.put(a.programme().id(), a));
        Ladders ladders = new Ladders(say, ladder, answers);
        model.addAttribute("enterprise", view);
        model.addAttribute("looks", access.actsFor(id) || access.administers());
        model.addAttribute("ladder", ladders.view(profile.ladder(), view.question(), id));
        Optional<Assessment> focus = ladders.focus(profile.ladder());
        focus.ifPresent(answer -> {
            Answers words = new Answers(say, id, answer.programme());
            model.addAttribute("focus", words.view(answer, view.question()));
            answer.evaluation().ifPresent(evaluation -> pictures(evaluation, answer, say, model));
        });
        model.addAttribute("answers", shorts(answers, say, id, view.question()));
        model.addAttribute("titles", titles(profile.titles(), say));
        model.addAttribute("statements", profile.statements());
        model.addAttribute("figures", new FactTables(say, dictionary, id).main(profile.facts()));
        return "overview/enterprise";
    }

    @GetMapping("/enterprises/{key}/programmes/{*programme}")
    String answer(
            @PathVariable String key,
            @PathVariable String programme,
            @RequestParam(name = "as-of", required = false) @Nullable LocalDate asOf,
            @RequestParam(name = "known-at", required = false) @Nullable LocalDate knownAt,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        Desk.Folder folder = desk.open(key, asOf, knownAt);
        EnterpriseView view = EnterpriseView.of(folder, Address.of(request), say);
        Assessment answer =
                evaluations
                        .one(
                                folder.profile().enterprise().key(),
                                programme.substring(1),
                                folder.profile().asOf(),
                                folder.profile().knownAt(),
                                true)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Answers words = new Answers(say, folder.profile().enterprise().key(), answer.programme());
        model.addAttribute("enterprise", view);
        model.addAttribute("answer", words.view(answer, view.question()));
        model.addAttribute("programmePath", "/programmes/" + answer.programme().id());
        answer.evaluation()
                .ifPresent(evaluation -> {
                    if (evaluation.verdict() == Verdict.NOT_MET
                            || evaluation.verdict() == Verdict.UNKNOWN) {
                        model.addAttribute(
                                "gapAddress",
                                view.address()
                                        + "/gap/"
                                        + answer.programme().id()
                                        + view.question());
                    }
                    model.addAttribute("conditions", words.conditions(evaluation));
                    model.addAttribute("missing", words.missing(evaluation));
                    model.addAttribute(
                            "warnings",
                            evaluation.warnings().stream()
                                    .map(w -> say.words(w.message()))
                                    .toList());
                    model.addAttribute("outcomes", outcomes(evaluation, answer, say));
                    model.addAttribute(
                            "version",
                            evaluation.version() == null ? "–" : say.day(evaluation.version()));
                    model.addAttribute("knownAt", say.day(evaluation.knownAt()));
                    model.addAttribute(
                            "steps", evaluation.trace().map(t -> t.decisions()).orElse(List.of()));
                    pictures(evaluation, answer, say, model);
                });
        return "overview/answer";
    }

    private static boolean isFor(Assessment assessment, EnterpriseProfile profile) {
        String own = assessment.programme().definition().region();
        String region = Optional.ofNullable(profile.enterprise().region()).orElse("");
        return own == null || region.startsWith(own);
    }

    private static void pictures(
            Evaluation evaluation, Assessment answer, Formats say, Model model) {
        Radars radars = new Radars(say, answer.programme().definition());
        model.addAttribute("gauge", radars.gauge(evaluation));
        model.addAttribute("scores", radars.scores(evaluation));
        model.addAttribute("thresholds", radars.thresholds(evaluation));
    }

    private static List<EvaluationView> shorts(
            Map<String, Assessment> answers, Formats say, String key, String question) {
        List<EvaluationView> views = new ArrayList<>();
        answers.values()
                .forEach(a -> views.add(new Answers(say, key, a.programme()).view(a, question)));
        views.sort(Comparator.comparing(view -> !view.inForce()));
        return views;
    }

    private TableView titles(List<HeldTitle> titles, Formats say) {
        Table<HeldTitle> table =
                new Table<>(
                        "titles",
                        say.either("持有的称号", "Titles on file"),
                        List.of(
                                Column.of(
                                        "title",
                                        say.either("称号", "Title"),
                                        title ->
                                                Cell.text(
                                                        say.words(
                                                                ladder.ofTitle(title.title())
                                                                        .map(rung -> rung.name())
                                                                        .orElse(
                                                                                new Words(
                                                                                        title
                                                                                                .title(),
                                                                                        title
                                                                                                .title()))))),
                                Column.of(
                                        "number",
                                        say.either("编号", "Number"),
                                        title ->
                                                new Cell.Text(
                                                        title.number() == null
                                                                ? "–"
                                                                : title.number(),
                                                        null,
                                                        title.note())),
                                Column.of(
                                        "from",
                                        say.either("起", "From"),
                                        title -> Cell.day(title.from(), say)),
                                Column.of(
                                        "until",
                                        say.either("最后有效日", "Last day"),
                                        title ->
                                                Cell.day(
                                                        title.until() == null
                                                                ? null
                                                                : title.until().minusDays(1),
                                                        say)),
                                Column.of(
                                        "state",
                                        say.either("状态", "State"),
                                        title -> new Cell.Status(state(title, say))),
                                Column.of(
                                        "source",
                                        say.either("来源", "Source"),
                                        title -> Cell.text(title.source()))));
        return table.whole(titles);
    }

    private static Tag state(HeldTitle title, Formats say) {
        return switch (title.validity()) {
            case VALID -> Tag.held(say);
            case EXPIRING -> new Tag("unknown", "!", say.either("即将到期", "Ends soon"));
            case EXPIRED -> Tag.quiet(say.either("已到期", "Ended"));
            case REVOKED -> new Tag("not-met", "✗", say.either("已撤销", "Revoked"));
            case NOT_YET -> Tag.quiet(say.either("尚未生效", "Not yet valid"));
        };
    }

    private static TableView outcomes(Evaluation evaluation, Assessment answer, Formats say) {
        var definition = answer.programme().definition();
        Table<String> table =
                new Table<>(
                        "outcomes",
                        say.either("得分和比例", "Scores and ratios"),
                        List.of(
                                Column.of(
                                        "name",
                                        say.either("项目", "Item"),
                                        id -> Cell.text(say.words(Answers.name(definition, id)))),
                                Column.number(
                                        "value",
                                        say.either("结果", "Result"),
                                        id -> {
                                            var outcome = definition.outcomes().get(id);
                                            var value = evaluation.outcomes().get(id);
                                            return Cell.text(
                                                    value == null
                                                            ? say.unknown()
                                                            : say.quantity(
                                                                    value,
                                                                    outcome == null
                                                                            ? null
                                                                            : outcome.unit()));
                                        }),
                                Column.number(
                                        "max",
                                        say.either("满分", "Full mark"),
                                        id -> {
                                            var outcome = definition.outcomes().get(id);
                                            return Cell.text(
                                                    outcome == null || outcome.max() == null
                                                            ? "–"
                                                            : say.number(
                                                                    outcome.max(), outcome.unit()));
                                        })));
        return table.whole(List.copyOf(evaluation.outcomes().keySet()));
    }
}
