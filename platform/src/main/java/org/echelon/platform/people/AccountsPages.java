package org.echelon.platform.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.echelon.platform.identity.Account;
import org.echelon.platform.identity.Accounts;
import org.echelon.platform.identity.Accounts.Added;
import org.echelon.platform.identity.Refusal;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.Viewer;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.RoleNames;
import org.echelon.platform.page.Tag;
import org.echelon.platform.reference.Division;
import org.echelon.platform.reference.Divisions;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Who may sign in: add, lock, unlock, a new link. For administrators.
@Controller
class AccountsPages {

    private static final String BACK = "redirect:/administration/accounts";

    private final Accounts accounts;
    private final Enterprises enterprises;
    private final Divisions divisions;

    AccountsPages(Accounts accounts, Enterprises enterprises, Divisions divisions) {
        this.accounts = accounts;
        this.enterprises = enterprises;
        this.divisions = divisions;
    }

    /// A row of the list.
    ///
    /// @param sight region or enterprise in the reader's words
    /// @param locked whether it can be unlocked, otherwise it can be locked
    public record Row(
            String username, String name, String role, String sight, Tag state, boolean locked) {}

    /// What was typed into the form.
    public record Form(
            String username, String name, String role, String region, String enterprise) {

        static final Form EMPTY = new Form("", "", "OFFICER", "", "");
    }

    @GetMapping("/administration/accounts")
    String list(Locale locale, Model model) {
        Wrong.nothing(model);
        return page(Form.EMPTY, new Formats(locale), model);
    }

    @PostMapping("/administration/accounts")
    String add(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String enterprise,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Formats say = new Formats(locale);
        Form form =
                new Form(username.strip(), name.strip(), role, region.strip(), enterprise.strip());
        List<Refusal> refusals = new ArrayList<>();
        Added added = person(form, refusals).map(accounts::add).orElse(new Added.Refused(refusals));
        return switch (added) {
            case Added.Made(String made, String link) -> handOver(made, link, next);
            case Added.Refused(List<Refusal> wrong) -> {
                Wrong.show(wrong, "", say, model);
                yield page(form, say, model);
            }
        };
    }

    /// The person of the form, or what is wrong with it that only the registers know.
    private Optional<Viewer> person(Form form, List<Refusal> refusals) {
        Optional<Role> role =
                Arrays.stream(Role.values())
                        .filter(one -> one.name().equals(form.role()))
                        .findFirst();
        if (role.isEmpty()) {
            refusals.add(new Refusal("role", new Words("请选择角色", "choose a role")));
            return Optional.empty();
        }
        @Nullable String region = null;
        @Nullable String enterprise = null;
        switch (role.get()) {
            case ENTERPRISE ->
                    enterprise =
                            form.enterprise().isEmpty()
                                    ? null
                                    : enterprises
                                            .find(form.enterprise())
                                            .map(RegisteredEnterprise::key)
                                            .orElse(null);
            case OFFICER, EVALUATION_AGENCY, TAX_OFFICER, LEADER, POLICY_DESIGNER, ADMINISTRATOR ->
                    region = divisions.normal(form.region());
            case AGENT, OPERATOR -> {}
        }
        if (role.get() == Role.ENTERPRISE && enterprise == null) {
            refusals.add(
                    new Refusal(
                            "enterprise",
                            new Words(
                                    "登记库中没有代码为“%s”的企业；请核对，或先导入该企业".formatted(form.enterprise()),
                                    "no enterprise with the code “%s” is registered; check it, or import the enterprise first"
                                            .formatted(form.enterprise()))));
            return Optional.empty();
        }
        if (region != null && !region.isEmpty() && divisions.find(region).isEmpty()) {
            refusals.add(
                    new Refusal(
                            "region",
                            new Words(
                                    "没有代码为“%s”的行政区划；如广州市为 4401，全国留空".formatted(form.region()),
                                    "no division has the code “%s”; Guangzhou is 4401, the whole country is empty"
                                            .formatted(form.region()))));
            return Optional.empty();
        }
        return Optional.of(
                new Viewer(
                        form.username(), form.name(), form.name(), role.get(), region, enterprise));
    }

    @PostMapping("/administration/accounts/{username}/link")
    String link(@PathVariable String username, RedirectAttributes next) {
        return handOver(
                username,
                accounts.newLink(username)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)),
                next);
    }

    @PostMapping("/administration/accounts/{username}/lock")
    String lock(@PathVariable String username) {
        accounts.lock(username);
        return BACK;
    }

    @PostMapping("/administration/accounts/{username}/unlock")
    String unlock(@PathVariable String username) {
        accounts.unlock(username);
        return BACK;
    }

    private static String handOver(String username, String link, RedirectAttributes next) {
        next.addFlashAttribute("made", username);
        next.addFlashAttribute(
                "link",
                ServletUriComponentsBuilder.fromCurrentContextPath().path(link).toUriString());
        return BACK;
    }

    private String page(Form form, Formats say, Model model) {
        model.addAttribute("rows", accounts.all().stream().map(one -> row(one, say)).toList());
        model.addAttribute("form", form);
        model.addAttribute(
                "roles",
                Arrays.stream(Role.values())
                        .filter(role -> role != Role.OPERATOR)
                        .map(role -> LinkView.of(say.words(RoleNames.of(role)), role.name()))
                        .toList());
        return "people/accounts";
    }

    private Row row(Account account, Formats say) {
        Viewer person = account.person();
        return new Row(
                person.username(),
                say.words(person.name()),
                say.words(RoleNames.of(person.role())),
                sight(person, say),
                state(account, say),
                account.locked());
    }

    private String sight(Viewer person, Formats say) {
        if (person.enterprise() != null) {
            return person.enterprise();
        }
        String region = person.region();
        if (region == null) {
            return say.either("按委托", "by mandate");
        }
        return region.isEmpty()
                ? say.either("全国", "whole country")
                : divisions.find(region).map(Division::name).map(say::words).orElse(region);
    }

    private static Tag state(Account account, Formats say) {
        if (account.locked()) {
            return new Tag("not-met", "✗", say.either("已锁定", "locked"));
        }
        return account.password() || account.elsewhere()
                ? new Tag("met", "✓", say.either("可登录", "open"))
                : new Tag("unknown", "?", say.either("尚未设置密码", "no password yet"));
    }
}
