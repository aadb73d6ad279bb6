package org.echelon.platform.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.identity.Mandate;
import org.echelon.platform.identity.Mandates;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Formats;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// An agent's home: the enterprises that gave a mandate. For agents.
@Controller
class ClientListPages {

    private final Mandates mandates;
    private final Enterprises enterprises;
    private final Clock clock;

    ClientListPages(Mandates mandates, Enterprises enterprises, Clock clock) {
        this.mandates = mandates;
        this.enterprises = enterprises;
        this.clock = clock;
    }

    /// An enterprise the agent acts for.
    public record Client(String name, String key, String address, List<MandateView> mandates) {}

    @GetMapping("/clients")
    String clients(Locale locale, Model model) {
        Formats say = new Formats(locale);
        LocalDate today = LocalDate.now(clock);
        Map<String, List<Mandate>> byEnterprise =
                mandates.mine().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Mandate::enterprise, TreeMap::new, Collectors.toList()));
        model.addAttribute(
                "clients",
                byEnterprise.entrySet().stream()
                        .map(one ->
                                new Client(
                                        enterprises
                                                .find(one.getKey())
                                                .map(found -> found.name())
                                                .orElse(one.getKey()),
                                        one.getKey(),
                                        "/enterprises/" + Address.segment(one.getKey()),
                                        one.getValue().stream()
                                                .map(mandate ->
                                                        MandateView.of(mandate, today, true, say))
                                                .toList()))
                        .toList());
        return "people/clients";
    }
}
