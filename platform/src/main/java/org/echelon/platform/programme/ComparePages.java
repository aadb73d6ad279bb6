package org.echelon.platform.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Formats;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What one version of a programme changes against another. For everybody.
@Controller
class ComparePages {

    private final Catalogue catalogue;

    ComparePages(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// A version to choose.
    public record Choice(String day, String text, boolean before, boolean after) {}

    /// The address of the comparison of a programme's versions.
    static String address(String id, LocalDate before, LocalDate after) {
        return ProgrammePages.address(id).replaceFirst("^/programmes/", "/compare/")
                + "?before=%s&after=%s".formatted(before, after);
    }

    @GetMapping("/compare/{*id}")
    String compare(
            @PathVariable String id,
            @RequestParam @Nullable LocalDate before,
            @RequestParam @Nullable LocalDate after,
            Locale locale,
            Model model) {
        Programme programme =
                catalogue.find(Address.plain(id.substring(1))).orElseThrow(ComparePages::missing);
        List<Version> versions = programme.versions();
        Version later = chosen(programme, after, 0).orElseThrow(ComparePages::missing);
        Version earlier =
                chosen(programme, before, versions.size() > 1 ? 1 : 0)
                        .orElseThrow(ComparePages::missing);
        Formats say = new Formats(locale);
        model.addAttribute("name", say.words(programme.definition().name()));
        model.addAttribute("programme", ProgrammePages.address(programme.id()));
        model.addAttribute("alone", versions.size() < 2);
        model.addAttribute(
                "choices",
                versions.stream()
                        .map(version ->
                                new Choice(
                                        version.definition().from().toString(),
                                        say.day(version.definition().from()),
                                        version.equals(earlier),
                                        version.equals(later)))
                        .toList());
        model.addAttribute(
                "difference",
                programme
                        .difference(earlier, later)
                        .map(found -> DifferenceView.of(found, say))
                        .orElse(null));
        return "programme/compare";
    }

    /// The version that is named, or the one at a place among the newest first.
    private static Optional<Version> chosen(
            Programme programme, @Nullable LocalDate day, int otherwise) {
        return day == null
                ? programme.versions().stream().skip(otherwise).findFirst()
                : programme.version(day);
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
