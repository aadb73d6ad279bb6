package org.echelon.platform.people;

import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.identity.OneTimeLinks;
import org.echelon.platform.identity.OneTimeLinks.Used;
import org.echelon.platform.page.Formats;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Where a one-time link leads: choose a password, and a name where it makes the first
/// administrator. For everybody who has the link.
@Controller
class WelcomePages {

    private final OneTimeLinks links;

    WelcomePages(OneTimeLinks links) {
        this.links = links;
    }

    @GetMapping("/welcome/{secret}")
    ModelAndView open(@PathVariable String secret, Model model) {
        Wrong.nothing(model);
        return page(secret, "", "", model);
    }

    @PostMapping("/welcome/{secret}")
    ModelAndView use(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String confirmation,
            Locale locale,
            Model model) {
        return switch (links.use(secret, username, name, password, confirmation)) {
            case Used.Set(String whose) -> new ModelAndView("redirect:/sign-in?ready&as=" + whose);
            case Used.Ended() -> ended();
            case Used.Refused(var refusals) -> {
                Wrong.show(refusals, "", new Formats(locale), model);
                yield page(secret, username, name, model);
            }
        };
    }

    private ModelAndView page(String secret, String username, String name, Model model) {
        Optional<OneTimeLinks.Open> open = links.find(secret);
        if (open.isEmpty()) {
            return ended();
        }
        String whose = open.get().username();
        model.addAttribute("first", whose == null);
        model.addAttribute("username", whose == null ? username : whose);
        model.addAttribute("name", name);
        model.addAttribute("secret", secret);
        return new ModelAndView("people/welcome", model.asMap());
    }

    private static ModelAndView ended() {
        ModelAndView page = new ModelAndView("people/link-ended");
        page.setStatus(HttpStatus.NOT_FOUND);
        return page;
    }
}
