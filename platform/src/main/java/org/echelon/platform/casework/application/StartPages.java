package org.echelon.platform.casework.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.casework.CaseFile;
import org.echelon.platform.casework.CaseFiles;
import org.echelon.platform.casework.CaseState;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Formats;
import org.echelon.platform.programme.Catalogue;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;
import org.echelon.policy.programme.Paper;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/// Before an application: until when, what is asked, which papers, and the button that begins it.
@Controller
class StartPages {

    private final Drafts drafts;
    private final FilingWindows windows;
    private final CaseFiles cases;
    private final Catalogue catalogue;
    private final Enterprises enterprises;
    private final Clock clock;

    StartPages(
            Drafts drafts,
            FilingWindows windows,
            CaseFiles cases,
            Catalogue catalogue,
            Enterprises enterprises,
            Clock clock) {
        this.drafts = drafts;
        this.windows = windows;
        this.cases = cases;
        this.catalogue = catalogue;
        this.enterprises = enterprises;
        this.clock = clock;
    }

    /// The start as the page shows it.
    ///
    /// @param programme name of the programme
    /// @param address this page
    /// @param enterprise name of the enterprise
    /// @param window when it can be filed, in words
    /// @param notice `good`, `plain` or `bad`
    /// @param extension why it can be filed outside the version's window
    /// @param begins whether an application can be begun or gone on with
    /// @param draft where the begun one stands; absent where none is
    /// @param receipt number of the case that stands already
    /// @param groups what is asked about
    /// @param papers what is to be uploaded
    public record StartView(
            String programme,
            String address,
            String enterprise,
            String window,
            String notice,
            @Nullable String extension,
            boolean begins,
            @Nullable String draft,
            @Nullable String receipt,
            List<String> groups,
            List<PaperName> papers) {}

    /// A paper.
    public record PaperName(String name, boolean required) {}

    static String address(String enterprise, String programme) {
        return "/enterprises/" + Address.segment(enterprise) + "/apply/" + programme;
    }

    @GetMapping("/enterprises/{key}/apply/{*programme}")
    String start(
            @PathVariable String key, @PathVariable String programme, Locale locale, Model model) {
        Formats say = new Formats(locale);
        RegisteredEnterprise enterprise =
                enterprises.find(Address.plain(key)).orElseThrow(StartPages::missing);
        Programme found = found(programme);
        LocalDate today = LocalDate.now(clock);
        Optional<Draft> draft = drafts.inWork(enterprise.key(), found.id(), today.getYear());
        model.addAttribute(
                "view",
                view(
                        enterprise,
                        found,
                        windows.on(today, found, enterprise),
                        draft,
                        standing(enterprise.key(), found.id(), today.getYear()),
                        say));
        return "casework/application/start";
    }

    @PostMapping("/enterprises/{key}/apply/{*programme}")
    String begin(@PathVariable String key, @PathVariable String programme) {
        RegisteredEnterprise enterprise =
                enterprises.find(Address.plain(key)).orElseThrow(StartPages::missing);
        Programme found = found(programme);
        LocalDate today = LocalDate.now(clock);
        boolean begins =
                begins(windows.on(today, found, enterprise))
                        && standing(enterprise.key(), found.id(), today.getYear()).isEmpty();
        if (!begins) {
            return "redirect:" + address(enterprise.key(), found.id());
        }
        return "redirect:" + drafts.begin(enterprise.key(), found.id(), today.getYear()).address();
    }

    private Programme found(String programme) {
        return catalogue
                .find(Address.plain(programme.substring(1)))
                .orElseThrow(StartPages::missing);
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /// The open or recognised case of the year, where there is one.
    private Optional<CaseFile> standing(String enterprise, String programme, int year) {
        return cases.of(enterprise).stream()
                .filter(file -> file.programme().equals(programme) && file.year() == year)
                .filter(file ->
                        file.state() != CaseState.REFUSED && file.state() != CaseState.WITHDRAWN)
                .findFirst();
    }

    private static boolean begins(FilingWindow window) {
        return switch (window) {
            case FilingWindow.Open _, FilingWindow.Opens _ -> true;
            case FilingWindow.Closed _, FilingWindow.Elsewhere _, FilingWindow.None _ -> false;
        };
    }

    private StartView view(
            RegisteredEnterprise enterprise,
            Programme programme,
            FilingWindow window,
            Optional<Draft> draft,
            Optional<CaseFile> standing,
            Formats say) {
        Optional<Version> version = programme.inForce(LocalDate.now(clock));
        return new StartView(
                say.words(programme.definition().name()),
                address(enterprise.key(), programme.id()),
                enterprise.name(),
                WindowWords.of(window, say),
                WindowWords.notice(window),
                window instanceof FilingWindow.Open(LocalDate _, var extension)
                        ? extension.map(say::words).orElse(null)
                        : null,
                begins(window) && standing.isEmpty(),
                draft.map(Draft::address).orElse(null),
                standing.map(CaseFile::receipt).orElse(null),
                version.flatMap(one ->
                                FormReader.read(
                                        programme,
                                        one,
                                        LocalDate.now(clock),
                                        enterprise.registeredOn()))
                        .map(form ->
                                form.groups().stream().map(group -> group(group, say)).toList())
                        .orElse(List.of()),
                version.map(Version::papers).orElse(List.of()).stream()
                        .map((Paper paper) ->
                                new PaperName(say.words(paper.name()), paper.required()))
                        .toList());
    }

    private static String group(FormModel.Group group, Formats say) {
        int count = group.fields().size();
        return say.words(group.title())
                + say.either(
                        "：" + count + " 项",
                        ": " + count + (count == 1 ? " question" : " questions"));
    }
}
