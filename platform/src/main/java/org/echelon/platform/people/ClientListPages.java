package org.echelon.platform.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.echelon.platform.casework.OpenCases;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.echelon.platform.identity.Mandate;
import org.echelon.platform.identity.Mandates;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Tag;
import org.echelon.platform.programme.Catalogue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// An agent's home: the enterprises that gave a mandate, and which of their cases wait. For agents.
@Controller
class ClientListPages {

    private final Mandates mandates;
    private final Enterprises enterprises;
    private final OpenCases cases;
    private final Catalogue catalogue;
    private final Clock clock;

    ClientListPages(
            Mandates mandates,
            Enterprises enterprises,
            OpenCases cases,
            Catalogue catalogue,
            Clock clock) {
        this.mandates = mandates;
        this.enterprises = enterprises;
        this.cases = cases;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /// An enterprise the agent acts for.
    ///
    /// @param cases its open cases, those that wait for an answer first
    public record Client(
            String name,
            String key,
            String address,
            List<OpenCase> cases,
            List<MandateView> mandates) {

        boolean waits() {
            return cases.stream().anyMatch(OpenCase::waits);
        }
    }

    /// An open case of a client.
    ///
    /// @param due last day of its step in words; absent where no clock runs
    public record OpenCase(
            String receipt,
            String address,
            String programme,
            Tag state,
            @Nullable String due,
            boolean waits) {}

    @GetMapping("/clients")
    String clients(Locale locale, Model model) {
        Formats say = new Formats(locale);
        Map<String, List<Mandate>> byEnterprise =
                mandates.mine().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Mandate::enterprise, TreeMap::new, Collectors.toList()));
        Map<String, List<OpenCases.OpenCase>> open =
                cases.ofClients(byEnterprise.keySet()).stream()
                        .collect(Collectors.groupingBy(OpenCases.OpenCase::enterprise));
        model.addAttribute(
                "clients",
                byEnterprise.entrySet().stream()
                        .map(one ->
                                client(
                                        one.getKey(),
                                        one.getValue(),
                                        open.getOrDefault(one.getKey(), List.of()),
                                        say))
                        .sorted(Comparator.comparing(Client::waits).reversed())
                        .toList());
        return "people/clients";
    }

    private Client client(
            String key, List<Mandate> mandates, List<OpenCases.OpenCase> open, Formats say) {
        LocalDate today = LocalDate.now(clock);
        return new Client(
                enterprises.find(key).map(RegisteredEnterprise::name).orElse(key),
                key,
                "/enterprises/" + Address.segment(key),
                open.stream().map(file -> view(file, say)).toList(),
                mandates.stream()
                        .map(mandate -> MandateView.of(mandate, today, true, say))
                        .toList());
    }

    private OpenCase view(OpenCases.OpenCase file, Formats say) {
        return new OpenCase(
                file.receipt(),
                "/cases/" + file.receipt(),
                catalogue
                                .find(file.programme())
                                .map(programme -> say.words(programme.definition().name()))
                                .orElse(file.programme())
                        + say.either("，", ", ")
                        + file.year(),
                file.waits()
                        ? new Tag("unknown", "!", say.either("等您补正", "Waits for your answer"))
                        : new Tag("quiet", "–", say.words(file.state())),
                file.due()
                        .map(day -> say.either(say.day(day) + "到期", "due " + say.day(day)))
                        .orElse(null),
                file.waits());
    }
}
