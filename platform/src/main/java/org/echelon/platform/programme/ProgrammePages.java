package org.echelon.platform.programme;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.echelon.platform.identity.Access;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.Tag;
import org.echelon.platform.reference.Divisions;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The first page, the catalogue of programmes and the page of each. For everybody.
@Controller
class ProgrammePages {

    private final Catalogue catalogue;
    private final Divisions divisions;
    private final ObjectProvider<ProgrammeOffer> offers;
    private final Access access;
    private final Clock clock;

    ProgrammePages(
            Catalogue catalogue,
            Divisions divisions,
            ObjectProvider<ProgrammeOffer> offers,
            Access access,
            Clock clock) {
        this.offers = offers;
        this.catalogue = catalogue;
        this.divisions = divisions;
        this.access = access;
        this.clock = clock;
    }

    /// A programme in the catalogue.
    ///
    /// @param conditions how many it has
    public record Card(
            String name,
            String address,
            String kind,
            String region,
            String owner,
            @Nullable String benefit,
            String documents,
            int conditions,
            Tag tag) {}

    static String address(String id) {
        return "/programmes/"
                + Arrays.stream(id.split("/"))
                        .map(Address::segment)
                        .collect(Collectors.joining("/"));
    }

    @GetMapping("/")
    String home(Locale locale, Model model) {
        model.addAttribute("cards", cards(catalogue.all(), new Formats(locale)));
        return "programme/home";
    }

    @GetMapping("/programmes")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String kind,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        model.addAttribute("q", q.strip());
        model.addAttribute("region", region);
        model.addAttribute("kind", kind);
        model.addAttribute("cards", cards(search(q, region, kind), say));
        model.addAttribute("regions", regions(say));
        model.addAttribute("kinds", kinds(say));
        model.addAttribute("simulates", access.simulates());
        model.addAttribute("clear", Address.of(request).without("q", "region", "kind").toString());
        return "programme/list";
    }

    @GetMapping("/programmes/{*id}")
    String page(
            @PathVariable String id,
            @RequestParam @Nullable LocalDate version,
            Locale locale,
            Model model) {
        Programme programme =
                catalogue.find(Address.plain(id.substring(1))).orElseThrow(ProgrammePages::missing);
        Version shown = shown(programme, version).orElseThrow(ProgrammePages::missing);
        Formats say = new Formats(locale);
        model.addAttribute("view", views(say).view(programme, shown));
        model.addAttribute("compare", comparison(programme, shown));
        model.addAttribute(
                "simulate",
                access.simulates()
                                && programme.definition().subjectKind() == Subject.Kind.ENTERPRISE
                        ? Address.of("/simulations/look").with("of", shown.place()).toString()
                        : null);
        model.addAttribute(
                "offers",
                offers.orderedStream()
                        .flatMap(offer -> offer.of(programme, say).stream())
                        .toList());
        return "programme/page";
    }

    /// Where the version shown is compared with the one before it; with the one after it where it
    /// is the first.
    private static @Nullable String comparison(Programme programme, Version shown) {
        List<Version> versions = programme.versions();
        if (versions.size() < 2) {
            return null;
        }
        int earlier = Math.min(versions.indexOf(shown) + 1, versions.size() - 1);
        return ComparePages.address(
                programme.id(),
                versions.get(earlier).definition().from(),
                versions.get(earlier - 1).definition().from());
    }

    private List<Programme> search(String text, String region, String kind) {
        return catalogue.search(text).stream()
                .filter(programme -> kind.isEmpty() || programme.definition().kind().equals(kind))
                .filter(programme -> reaches(programme.definition(), region))
                .toList();
    }

    /// Whether a programme concerns a region: its own, one above or one below.
    private static boolean reaches(ProgrammeDefinition definition, String region) {
        String own = definition.region() == null ? "" : definition.region();
        return own.startsWith(region) || region.startsWith(own);
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private Optional<Version> shown(Programme programme, @Nullable LocalDate day) {
        if (day != null) {
            return programme.version(day);
        }
        return programme
                .inForce(LocalDate.now(clock))
                .or(() -> programme.versions().stream().findFirst());
    }

    private ProgrammeViews views(Formats say) {
        return new ProgrammeViews(say, divisions, LocalDate.now(clock));
    }

    private List<Card> cards(List<Programme> programmes, Formats say) {
        ProgrammeViews views = views(say);
        return programmes.stream().map(programme -> card(programme, say, views)).toList();
    }

    private Card card(Programme programme, Formats say, ProgrammeViews views) {
        ProgrammeDefinition definition = programme.definition();
        Optional<Version> now = programme.inForce(LocalDate.now(clock));
        return new Card(
                say.words(definition.name()),
                address(programme.id()),
                say.words(Kinds.words(definition.kind())),
                views.region(definition),
                say.words(definition.owner()),
                definition.benefit().map(say::words).orElse(null),
                definition.sources().stream()
                        .map(source -> source.document())
                        .collect(Collectors.joining(say.either("、", ", "))),
                definition.conditions().size(),
                now.isPresent()
                        ? new Tag("met", "✓", say.either("现行", "In force"))
                        : Tag.quiet(say.either("已失效", "Ended")));
    }

    private List<LinkView> regions(Formats say) {
        return catalogue.all().stream()
                .map(programme -> programme.definition().region())
                .filter(code -> code != null && !code.isEmpty())
                .distinct()
                .sorted()
                .flatMap(code -> divisions.find(code).stream())
                .map(division -> LinkView.of(say.words(division.name()), division.code()))
                .toList();
    }

    private List<LinkView> kinds(Formats say) {
        return Kinds.ALL.stream()
                .filter(kind ->
                        catalogue.all().stream()
                                .anyMatch(programme -> programme.definition().kind().equals(kind)))
                .map(kind -> LinkView.of(say.words(Kinds.words(kind)), kind))
                .toList();
    }
}
