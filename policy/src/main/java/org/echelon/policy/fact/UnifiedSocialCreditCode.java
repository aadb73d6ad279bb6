package org.echelon.policy.fact;

import java.util.Locale;
import java.util.Optional;
import org.echelon.policy.message.Words;

/// The Unified Social Credit Code of 18 characters (GB 32100-2015), with both its check characters.
public final class UnifiedSocialCreditCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {
        1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
    };
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int LENGTH = 18;
    private static final int ORGANISATION_START = 8;

    private UnifiedSocialCreditCode() {}

    /// What is wrong with the code, or nothing.
    public static Optional<Words> problemWith(String code) {
        if (code.length() != LENGTH) {
            return problem(
                    "统一社会信用代码应为18位，“%s”为%d位；请核对营业执照".formatted(code, code.length()),
                    "a Unified Social Credit Code has 18 characters, '%s' has %d; check the business licence"
                            .formatted(code, code.length()));
        }
        for (int i = 0; i < LENGTH; i++) {
            char character = code.charAt(i);
            // The organisation part (GB 11714) checks itself with X, which the alphabet has too.
            if (ALPHABET.indexOf(character) < 0) {
                return problem(
                        "统一社会信用代码“%s”第%d位“%s”不是允许的字符（不使用I、O、S、V、Z和小写字母）"
                                .formatted(code, i + 1, character),
                        "character %d of '%s' is '%s'; I, O, S, V, Z and small letters are not used"
                                .formatted(i + 1, code, character));
            }
        }
        char organisation = organisationCheck(code.substring(ORGANISATION_START, 16));
        if (code.charAt(16) != organisation) {
            return problem(
                    "统一社会信用代码“%s”第17位（组织机构代码校验码）为%s，应为%s；请核对是否录错"
                            .formatted(code, code.charAt(16), organisation),
                    "the check character at position 17 of '%s' is %s and should be %s; look for a typing error"
                            .formatted(code, code.charAt(16), organisation));
        }
        char check = check(code.substring(0, 17));
        if (code.charAt(17) != check) {
            return problem(
                    "统一社会信用代码“%s”末位校验码为%s，应为%s；请核对是否录错".formatted(code, code.charAt(17), check),
                    "the check character at position 18 of '%s' is %s and should be %s; look for a typing error"
                            .formatted(code, code.charAt(17), check));
        }
        return Optional.empty();
    }

    /// The last character that goes with the first 17 characters.
    public static char check(String first17) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(first17.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /// The check character of an organisation code (GB 11714) for its first 8 characters; here
    /// letters count A = 10 to Z = 35, unlike in the whole code.
    public static char organisationCheck(String first8) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            int value = Character.digit(first8.charAt(i), 36);
            sum += value * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }

    /// The code without blanks and in capitals, as people type it.
    public static String normalise(String typed) {
        return typed.strip().replace(" ", "").toUpperCase(Locale.ROOT);
    }

    private static Optional<Words> problem(String zh, String en) {
        return Optional.of(new Words(zh, en));
    }
}
