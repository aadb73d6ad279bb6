package org.echelon.platform.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the sign-in name of an account may be, and how it is written.
final class AccountName {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9.-]{2,39}");

    private AccountName() {}

    /// As names are kept: in small letters, without blanks around.
    static String normal(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    static Optional<Refusal> problemWith(String name) {
        return FORM.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(
                                "username",
                                "账号名为 3 至 40 个小写字母、数字、点或短横，以字母开头",
                                "a name has 3 to 40 small letters, digits, points or hyphens and begins with"
                                        + " a letter"));
    }
}
