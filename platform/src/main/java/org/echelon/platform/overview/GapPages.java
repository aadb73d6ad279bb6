package org.echelon.platform.overview;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Formats;
import org.echelon.platform.programme.Evaluations;
import org.echelon.platform.programme.GapAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// How far an enterprise is from what a programme asks, and what would do. For the enterprise
/// itself and the administrations of its region.
@Controller
class GapPages {

    private final Desk desk;
    private final Evaluations evaluations;

    GapPages(Desk desk, Evaluations evaluations) {
        this.desk = desk;
        this.evaluations = evaluations;
    }

    @GetMapping("/enterprises/{key}/gap/{*programme}")
    String gap(
            @PathVariable String key,
            @PathVariable String programme,
            @RequestParam(name = "as-of", required = false) @Nullable LocalDate asOf,
            @RequestParam(name = "known-at", required = false) @Nullable LocalDate knownAt,
            @RequestParam(required = false) @Nullable LocalDate filing,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        Desk.Folder folder = desk.open(key, asOf, knownAt);
        LocalDate day = folder.profile().asOf();
        String id = folder.profile().enterprise().key();
        boolean tooEarly = filing != null && filing.isBefore(day);
        Optional<LocalDate> named = Optional.ofNullable(filing).filter(_ -> !tooEarly);
        GapAnswer found =
                evaluations
                        .gap(id, programme.substring(1), day, folder.profile().knownAt(), named)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        EnterpriseView view = EnterpriseView.of(folder, Address.of(request), say);
        Answers words = new Answers(say, id, found.assessment().programme());
        model.addAttribute("enterprise", view);
        model.addAttribute("answer", words.view(found.assessment(), view.question()));
        model.addAttribute("gap", GapView.of(found.gap(), words));
        model.addAttribute("filing", named.map(LocalDate::toString).orElse(""));
        model.addAttribute("tooEarly", tooEarly);
        return "overview/gap";
    }
}
