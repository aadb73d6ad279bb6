package org.echelon.policy.fact;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.echelon.policy.message.Words;

/// The number of a resident identity card (GB 11643-1999): six digits of a division, eight of the
/// day of birth, three of a sequence, and a check character. Residence permits of people from Hong
/// Kong, Macau and Taiwan have the same form, and so has the identity card of foreigners with a
/// permanent residence since 2023.
///
/// No message repeats the number: it is personal data.
public final class ResidentIdNumber {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int LENGTH = 18;

    private ResidentIdNumber() {}

    /// What is wrong with the number, or nothing.
    public static Optional<Words> problemWith(String number) {
        if (!number.matches("\\d{17}[0-9X]")) {
            return problem(
                    "居民身份证号码应为18位，前17位为数字，末位为数字或大写字母X，所填内容为%d位；请核对证件".formatted(number.length()),
                    "a resident ID number has %d characters, 17 digits and a digit or capital X; the one given has %d; check the card"
                            .formatted(LENGTH, number.length()));
        }
        char check = check(number.substring(0, LENGTH - 1));
        char found = number.charAt(LENGTH - 1);
        if (found != check) {
            return problem(
                    "居民身份证号码末位校验码为%s，应为%s；请核对是否录错".formatted(found, check),
                    "the last character of the resident ID number is %s and should be %s; look for a typing error"
                            .formatted(found, check));
        }
        if (bornOn(number).isEmpty()) {
            return problem(
                    "居民身份证号码第7至14位不是日期；请核对是否录错",
                    "characters 7 to 14 of the resident ID number are no day; look for a typing error");
        }
        return Optional.empty();
    }

    /// The check character that goes with the first 17 digits.
    public static char check(String first17) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (first17.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    /// The day of birth in a number; empty where there is none in it.
    public static Optional<LocalDate> bornOn(String number) {
        if (!number.matches("\\d{17}[0-9X]")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(number.substring(6, 10)),
                            Integer.parseInt(number.substring(10, 12)),
                            Integer.parseInt(number.substring(12, 14))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Words> problem(String zh, String en) {
        return Optional.of(new Words(zh, en));
    }
}
