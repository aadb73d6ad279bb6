package org.echelon.platform.overview;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Formats;
import org.echelon.platform.programme.Assessment;
import org.echelon.platform.programme.Evaluations;
import org.echelon.policy.Programme;
import org.echelon.policy.advice.Advice;
import org.echelon.policy.programme.Ladder;
import org.echelon.policy.result.Evaluation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What an enterprise can have of all programmes, and the path up. For the enterprise itself and
/// the administrations of its region.
@Controller
class AdvicePages {

    private final Desk desk;
    private final Evaluations evaluations;
    private final Ladder ladder;

    AdvicePages(Desk desk, Evaluations evaluations, Ladder ladder) {
        this.desk = desk;
        this.evaluations = evaluations;
        this.ladder = ladder;
    }

    @GetMapping("/enterprises/{key}/advice")
    String advice(
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
        Advice advice =
                evaluations
                        .advice(id, profile.asOf(), profile.knownAt())
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        EnterpriseView view = EnterpriseView.of(folder, Address.of(request), say);
        model.addAttribute("enterprise", view);
        model.addAttribute("advice", AdviceView.of(advice, say, id, view.question()));
        model.addAttribute(
                "ladder",
                new Ladders(say, ladder, answers(advice))
                        .view(profile.ladder(), view.question(), id));
        return "overview/advice";
    }

    /// What each programme said, for the picture of the rungs.
    private static Map<String, Assessment> answers(Advice advice) {
        Map<String, Assessment> answers = new HashMap<>();
        advice.holds()
                .forEach(held ->
                        held.programme()
                                .ifPresent(programme ->
                                        held.evaluation()
                                                .ifPresent(said -> add(answers, programme, said))));
        Stream.concat(advice.now().stream(), advice.opens().stream())
                .forEach(offer -> add(answers, offer.programme(), offer.evaluation()));
        advice.lacks().forEach(lack -> add(answers, lack.programme(), lack.evaluation()));
        advice.unknown().forEach(doubt -> add(answers, doubt.programme(), doubt.evaluation()));
        return answers;
    }

    private static void add(
            Map<String, Assessment> answers, Programme programme, Evaluation evaluation) {
        answers.put(programme.id(), new Assessment(programme, Optional.of(evaluation), List.of()));
    }
}
