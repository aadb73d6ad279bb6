package org.echelon.platform.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.identity.Accounts;
import org.echelon.platform.identity.ApiTokens;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Refusal;
import org.echelon.platform.page.Formats;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The own account: password and tokens for machines. For everybody who is signed in.
@Controller
class OwnAccountPages {

    private static final String PAGE = "people/account";

    private final Accounts accounts;
    private final ApiTokens tokens;
    private final CurrentViewer viewer;

    OwnAccountPages(Accounts accounts, ApiTokens tokens, CurrentViewer viewer) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.viewer = viewer;
    }

    @GetMapping("/account")
    String account(Locale locale, Model model) {
        Wrong.nothing(model);
        return page("", "90", locale, model);
    }

    @PostMapping("/account/password")
    String password(
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String confirmation,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Optional<Refusal> refusal = accounts.changePassword(old, password, confirmation);
        if (refusal.isPresent()) {
            Wrong.show(List.of(refusal.get()), "", new Formats(locale), model);
            return page("", "90", locale, model);
        }
        // every session of the account has ended, this one too
        request.getSession().invalidate();
        next.addAttribute("ready", "");
        next.addAttribute("as", viewer.get().username());
        return "redirect:/sign-in";
    }

    @PostMapping("/account/tokens")
    String makeToken(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String days,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        int life = days.strip().matches("[0-9]{1,4}") ? Integer.parseInt(days.strip()) : 0;
        return switch (tokens.make(name, life)) {
            case ApiTokens.Made.Shown(String secret) -> {
                next.addFlashAttribute("secret", secret);
                yield "redirect:/account#tokens";
            }
            case ApiTokens.Made.Refused(Refusal refusal) -> {
                Wrong.show(List.of(refusal), "token-", new Formats(locale), model);
                yield page(name, days, locale, model);
            }
        };
    }

    @PostMapping("/account/tokens/{token}/revoke")
    String revokeToken(@PathVariable long token) {
        if (!tokens.revoke(token)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/account#tokens";
    }

    private String page(String tokenName, String days, Locale locale, Model model) {
        Formats say = new Formats(locale);
        model.addAttribute("account", viewer.get().username());
        model.addAttribute("name", say.words(viewer.get().name()));
        model.addAttribute("tokens", tokens.mine());
        model.addAttribute("tokenName", tokenName);
        model.addAttribute("days", days);
        model.addAttribute("most", ApiTokens.MOST_DAYS);
        return PAGE;
    }
}
