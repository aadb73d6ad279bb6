package org.echelon.platform.demonstration;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.echelon.platform.identity.Accounts;
import org.echelon.platform.identity.Preparation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The page to sign in on; on a demonstration it shows the accounts to try. For everybody.
@Controller
class SignInPages {

    private final Accounts accounts;
    private final Preparation preparation;
    private final boolean oidc;

    SignInPages(
            Accounts accounts,
            Preparation preparation,
            @Value("${echelon.oidc.issuer:}") String issuer) {
        this.accounts = accounts;
        this.preparation = preparation;
        this.oidc = !issuer.isEmpty();
    }

    private static final Pattern NAME = Pattern.compile("[a-z0-9.:-]{1,60}");

    /// An account to try.
    public record Account(String username, String name) {}

    @GetMapping("/sign-in")
    String signIn(@RequestParam(defaultValue = "") String as, Locale locale, Model model) {
        boolean chinese = locale.getLanguage().equals("zh");
        List<Account> demonstration =
                accounts.demonstration().stream()
                        .map(account ->
                                new Account(
                                        account.username(),
                                        chinese ? account.nameZh() : account.nameEn()))
                        .toList();
        model.addAttribute("accounts", demonstration);
        model.addAttribute("chosen", NAME.matcher(as).matches() ? as : "");
        model.addAttribute("preparing", preparation.isUnderWay());
        model.addAttribute("oidc", oidc);
        model.addAttribute("password", Demonstration.PASSWORD);
        return "identity/sign-in";
    }
}
