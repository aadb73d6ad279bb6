package org.echelon.platform.casework.application;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.echelon.platform.identity.Access;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Mandate;
import org.echelon.platform.identity.Mandates;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.Viewer;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.programme.Catalogue;
import org.echelon.policy.Programme;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// For whom an application is: an agent chooses among the enterprises whose mandate lets it fill
/// in; an enterprise has no choice.
@Controller
class ClientPages {

    private final CurrentViewer viewer;
    private final Access access;
    private final Mandates mandates;
    private final Enterprises enterprises;
    private final Catalogue catalogue;

    ClientPages(
            CurrentViewer viewer,
            Access access,
            Mandates mandates,
            Enterprises enterprises,
            Catalogue catalogue) {
        this.viewer = viewer;
        this.access = access;
        this.mandates = mandates;
        this.enterprises = enterprises;
        this.catalogue = catalogue;
    }

    @GetMapping("/apply/{*programme}")
    String choose(@PathVariable String programme, Locale locale, Model model) {
        Programme found =
                catalogue
                        .find(Address.plain(programme.substring(1)))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Viewer person = viewer.get();
        if (person.enterprise() != null) {
            return "redirect:" + StartPages.address(person.enterprise(), found.id());
        }
        Stream<Mandate> held =
                person.role() == Role.AGENT ? mandates.mine().stream() : Stream.empty();
        List<LinkView> clients =
                held.map(Mandate::enterprise)
                        .distinct()
                        .filter(key -> access.mayFill(key, found.id()))
                        .flatMap(key -> enterprises.find(key).stream())
                        .map((RegisteredEnterprise enterprise) ->
                                LinkView.of(
                                        enterprise.name(),
                                        StartPages.address(enterprise.key(), found.id())))
                        .toList();
        model.addAttribute("programme", new Formats(locale).words(found.definition().name()));
        model.addAttribute("clients", clients);
        return "casework/application/clients";
    }
}
