package org.echelon.platform.identity;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// What a password must be: long, not the user name, and typed twice alike.
final class PasswordRules {

    static final int SHORTEST = 12;

    /// What bcrypt can read.
    static final int MOST_BYTES = 72;

    private PasswordRules() {}

    static Optional<Refusal> problemWith(String username, String password, String confirmation) {
        if (password.length() < SHORTEST) {
            return refusal(
                    "密码有 %d 个字符，至少要 %d 个；可以用几个不相干的词".formatted(password.length(), SHORTEST),
                    "the password has %d characters and needs %d; a few unrelated words will do"
                            .formatted(password.length(), SHORTEST));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return refusal(
                    "密码太长；最多 72 个字母或 24 个汉字",
                    "the password is too long; 72 letters or 24 Chinese characters at most");
        }
        String name = AccountName.normal(username);
        if (!name.isEmpty() && password.toLowerCase(Locale.ROOT).contains(name)) {
            return refusal(
                    "密码中含有账号名；请换一个", "the password holds the account's name; choose another");
        }
        if (!password.equals(confirmation)) {
            return Optional.of(
                    Refusal.of(
                            "confirmation",
                            "两次输入的密码不一样；请重新输入",
                            "the two passwords differ; type them again"));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refusal(String chinese, String english) {
        return Optional.of(Refusal.of("password", chinese, english));
    }
}
