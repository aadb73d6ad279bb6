package org.echelon.platform.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.echelon.platform.identity.Access;
import org.echelon.platform.identity.Accounts;
import org.echelon.platform.identity.Mandate;
import org.echelon.platform.identity.Mandates;
import org.echelon.platform.identity.Mandates.Given;
import org.echelon.platform.identity.Refusal;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.programme.Catalogue;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Who may act for an enterprise: its own people and the agents with its mandates. The enterprise
/// gives and revokes them; its agents and the administrations of its region look on.
@Controller
class PeoplePages {

    private final Enterprises enterprises;
    private final Accounts accounts;
    private final Mandates mandates;
    private final Access access;
    private final Catalogue catalogue;
    private final Clock clock;

    PeoplePages(
            Enterprises enterprises,
            Accounts accounts,
            Mandates mandates,
            Access access,
            Catalogue catalogue,
            Clock clock) {
        this.enterprises = enterprises;
        this.accounts = accounts;
        this.mandates = mandates;
        this.access = access;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /// What was typed into the form.
    public record Form(String agent, String scope, String programme, String from, String until) {}

    @GetMapping("/enterprises/{key}/people")
    String people(@PathVariable String key, Locale locale, Model model) {
        Wrong.nothing(model);
        Form form =
                new Form("", Mandate.Scope.FILL.name(), "", LocalDate.now(clock).toString(), "");
        return page(find(key), form, new Formats(locale), model);
    }

    @PostMapping("/enterprises/{key}/mandates")
    String give(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String agent,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            Locale locale,
            Model model) {
        RegisteredEnterprise enterprise = find(key);
        if (!access.own(enterprise.key())) {
            throw new AccessDeniedException("mandates are given by the enterprise alone");
        }
        Form form = new Form(agent, scope, programme, from, until);
        List<Refusal> refusals = new ArrayList<>();
        Optional<Mandates.Wanted> wanted = wanted(form, refusals);
        if (wanted.isPresent()
                && mandates.give(enterprise.key(), wanted.get())
                        instanceof Given.Refused(String field, Words what)) {
            refusals.add(new Refusal(field, what));
        }
        if (refusals.isEmpty()) {
            return back(enterprise);
        }
        Formats say = new Formats(locale);
        Wrong.show(refusals, "", say, model);
        return page(enterprise, form, say, model);
    }

    @PostMapping("/enterprises/{key}/mandates/{mandate}/revoke")
    String revoke(@PathVariable String key, @PathVariable long mandate) {
        RegisteredEnterprise enterprise = find(key);
        boolean itsOwn =
                mandates.of(enterprise.key()).stream().anyMatch(one -> one.id() == mandate);
        if (!itsOwn) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        mandates.revoke(mandate);
        // an agent who has given the last mandate back sees the enterprise no longer
        return access.actsFor(enterprise.key()) ? back(enterprise) : "redirect:/clients";
    }

    private static String back(RegisteredEnterprise enterprise) {
        return "redirect:/enterprises/" + Address.segment(enterprise.key()) + "/people";
    }

    private RegisteredEnterprise find(String segment) {
        return enterprises
                .find(Address.plain(segment))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Optional<Mandates.Wanted> wanted(Form form, List<Refusal> refusals) {
        Optional<Mandate.Scope> scope =
                Arrays.stream(Mandate.Scope.values())
                        .filter(one -> one.name().equals(form.scope()))
                        .findFirst();
        if (scope.isEmpty()) {
            refusals.add(
                    new Refusal("scope", new Words("请选择委托范围", "choose how far the mandate goes")));
        }
        @Nullable String programme = form.programme().isBlank() ? null : form.programme();
        if (programme != null
                && catalogue
                        .find(programme)
                        .filter(one -> one.definition().subjectKind() == Subject.Kind.ENTERPRISE)
                        .isEmpty()) {
            refusals.add(
                    new Refusal(
                            "programme",
                            new Words(
                                    "没有这个政策项目：%s".formatted(programme),
                                    "there is no programme %s".formatted(programme))));
        }
        Optional<LocalDate> from = day("from", form.from(), refusals);
        Optional<LocalDate> until =
                form.until().isBlank() ? Optional.empty() : day("until", form.until(), refusals);
        return refusals.isEmpty()
                ? Optional.of(
                        new Mandates.Wanted(
                                form.agent(),
                                scope.orElseThrow(),
                                programme,
                                from.orElseThrow(),
                                until.map(last -> last.plusDays(1)).orElse(null)))
                : Optional.empty();
    }

    private static Optional<LocalDate> day(String field, String text, List<Refusal> refusals) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException _) {
            refusals.add(
                    new Refusal(
                            field,
                            new Words(
                                    "“%s”不是日期；请写成 2026-11-21 这样".formatted(text),
                                    "“%s” is no day; write it like 2026-11-21".formatted(text))));
            return Optional.empty();
        }
    }

    private String page(RegisteredEnterprise enterprise, Form form, Formats say, Model model) {
        LocalDate today = LocalDate.now(clock);
        boolean own = access.own(enterprise.key());
        model.addAttribute("name", enterprise.name());
        model.addAttribute("key", enterprise.key());
        model.addAttribute("base", "/enterprises/" + Address.segment(enterprise.key()));
        model.addAttribute("people", accounts.of(enterprise.key()));
        model.addAttribute(
                "mandates",
                mandates.of(enterprise.key()).stream()
                        .map(one -> MandateView.of(one, today, own || access.holds(one), say))
                        .toList());
        model.addAttribute("own", own);
        model.addAttribute("form", form);
        model.addAttribute("scopes", Mandate.Scope.values());
        model.addAttribute(
                "programmes",
                catalogue.all().stream()
                        .filter(one -> one.definition().subjectKind() == Subject.Kind.ENTERPRISE)
                        .map(one ->
                                LinkView.of(
                                        say.words(one.definition().name()), one.definition().id()))
                        .toList());
        return "people/people";
    }
}
