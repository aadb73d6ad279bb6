package org.echelon.platform.overview;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.echelon.platform.enterprise.FactEntry;
import org.echelon.platform.enterprise.Facts;
import org.echelon.platform.enterprise.KnownFact;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableAsk;
import org.echelon.platform.page.TableFile;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.FactKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What is on file of an enterprise, who said so and since when. For the enterprise itself and the
/// administrations of its region.
@Controller
class FactPages {

    private final Desk desk;
    private final Facts facts;
    private final FactDictionary dictionary;

    FactPages(Desk desk, Facts facts, FactDictionary dictionary) {
        this.desk = desk;
        this.facts = facts;
        this.dictionary = dictionary;
    }

    @GetMapping("/enterprises/{key}/facts")
    Object facts(
            @PathVariable String key,
            @RequestParam(name = "as-of", required = false) @Nullable LocalDate asOf,
            @RequestParam(name = "known-at", required = false) @Nullable LocalDate knownAt,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        Desk.Folder folder = desk.open(key, asOf, knownAt);
        Table<KnownFact> table =
                new FactTables(say, dictionary, folder.profile().enterprise().key()).all();
        TableAsk ask = TableAsk.of(request);
        List<KnownFact> known = folder.profile().facts();
        if (ask.file().isPresent()) {
            return TableFile.answer(table, known, ask);
        }
        Address address = Address.of(request);
        model.addAttribute("enterprise", EnterpriseView.of(folder, address, say));
        model.addAttribute("table", table.view(known, ask, address));
        return "overview/facts";
    }

    @GetMapping("/enterprises/{key}/facts/{fact}")
    String history(
            @PathVariable String key,
            @PathVariable String fact,
            @RequestParam(required = false) @Nullable Integer year,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        FactDefinition definition =
                dictionary
                        .find(fact)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Desk.Folder folder = desk.open(key, null, null);
        String id = folder.profile().enterprise().key();
        List<FactEntry> entries =
                year != null || definition.period() != FactDefinition.Period.YEARLY
                        ? facts.history(id, new FactKey(fact, year))
                        : folder.profile().facts().stream()
                                .filter(known -> known.key().fact().equals(fact))
                                .flatMap(known -> facts.history(id, known.key()).stream())
                                .toList();
        FactTables tables = new FactTables(say, dictionary, id);
        model.addAttribute("enterprise", EnterpriseView.of(folder, Address.of(request), say));
        model.addAttribute("fact", say.words(definition.name()));
        model.addAttribute("meaning", say.words(definition.meaning()));
        model.addAttribute("year", year == null ? "" : String.valueOf(year));
        model.addAttribute("table", tables.history(entries, fact));
        return "overview/fact";
    }
}
