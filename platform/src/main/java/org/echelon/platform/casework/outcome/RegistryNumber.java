package org.echelon.platform.casework.outcome;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.regex.Pattern;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// The number that a title is given. Where the version says nothing, that of a technology SME: 18
/// characters, of which the first 4 are the year, the next 6 the division of the enterprise, the
/// 11th when and by whom it was filed, the last 7 a serial. Where its parameter `number form` is
/// `free`, the form is not published, and any number that can be written down is taken.
///
/// The 11th is `0` for an enterprise founded before the year and filed by 31 May, `A` for one
/// founded before and filed from 1 June on, `B` for one founded in the year (国科发火〔2018〕11号).
final class RegistryNumber {

    static final Pattern FORM = Pattern.compile("20\\d{2}\\d{6}[0AB][0-9A-Z]{7}");

    /// A number whose form is not published: letters, digits and the marks of document numbers.
    static final Pattern FREE = Pattern.compile("[\\p{L}\\p{N}〔〕()（）/-]{4,40}");

    /// How a simulated serial begins.
    static final String SIMULATED = "SIM";

    private static final MonthDay EARLY = MonthDay.of(5, 31);
    private static final int YEAR = 4;
    private static final int DIVISION = 10;
    private static final int CLASS = 11;
    private static final int SERIAL = 4;
    private static final int BASE = 36;

    private static final Words SIMULATED_WORDS =
            new Words(
                    "序号以 SIM 开头的编号为演示用的模拟编号，不能作为国家编号导入",
                    "a serial that begins with SIM is simulated and cannot come from the national system");

    private RegistryNumber() {}

    /// What a number must begin with.
    ///
    /// @param year year of the filing
    /// @param region division code of the enterprise
    /// @param registeredOn day of its registration, where known
    /// @param filedOn day of the filing
    /// @param free whether the version names no form
    record Expected(
            int year,
            String region,
            @Nullable LocalDate registeredOn,
            LocalDate filedOn,
            boolean free) {

        Expected(int year, String region, @Nullable LocalDate registeredOn, LocalDate filedOn) {
            this(year, region, registeredOn, filedOn, false);
        }

        /// The characters that the number must begin with; empty where no form is known.
        String begins(String unknownClass) {
            return free
                    ? ""
                    : year + division() + filingClass().map(String::valueOf).orElse(unknownClass);
        }

        /// Six digits: a division of fewer is filled up, a township counts as its district.
        String division() {
            return (region + "000000").substring(0, 6);
        }

        /// The 11th character; empty when the day of registration is not known.
        Optional<Character> filingClass() {
            if (registeredOn == null) {
                return Optional.empty();
            }
            if (registeredOn.getYear() == year) {
                return Optional.of('B');
            }
            boolean early = !MonthDay.from(filedOn).isAfter(EARLY) && filedOn.getYear() <= year;
            return Optional.of(early ? '0' : 'A');
        }
    }

    /// What is wrong with a number that is said to have come from the national system.
    static Optional<Words> problem(String number, Expected expected) {
        return expected.free() ? freeProblem(number) : registryProblem(number, expected);
    }

    private static Optional<Words> freeProblem(String number) {
        if (!FREE.matcher(number).matches()) {
            return Optional.of(
                    new Words(
                            "不是称号编号；应为4至40个字母、汉字、数字或〔〕()-/",
                            "not a number of a title; 4 to 40 letters, digits or 〔〕()-/"));
        }
        return number.startsWith(SIMULATED) ? Optional.of(SIMULATED_WORDS) : Optional.empty();
    }

    private static Optional<Words> registryProblem(String number, Expected expected) {
        if (!FORM.matcher(number).matches()) {
            return Optional.of(
                    new Words(
                            "不是入库登记编号；应为18位：年份4位、区划6位、0或A或B、序号7位（大写字母或数字）",
                            "not a registry number; 18 characters: 4 of the year, 6 of the division, 0, A or B, 7 of the serial (capitals or digits)"));
        }
        String year = number.substring(0, YEAR);
        if (!year.equals(Integer.toString(expected.year()))) {
            return Optional.of(
                    new Words(
                            "编号中的年份为 %s，案件的申报年度为 %d".formatted(year, expected.year()),
                            "the number is of %s, the case of %d"
                                    .formatted(year, expected.year())));
        }
        String division = number.substring(YEAR, DIVISION);
        if (!division.equals(expected.division())) {
            return Optional.of(
                    new Words(
                            "编号中的区划为 %s，企业登记在 %s".formatted(division, expected.division()),
                            "the number is of division %s, the enterprise is registered in %s"
                                    .formatted(division, expected.division())));
        }
        char found = number.charAt(DIVISION);
        Optional<Character> filingClass = expected.filingClass();
        if (filingClass.isPresent() && filingClass.get() != found) {
            return Optional.of(
                    new Words(
                            "编号第11位为 %s，按成立日期 %s 和申报日期 %s 应为 %s"
                                    .formatted(
                                            found,
                                            expected.registeredOn(),
                                            expected.filedOn(),
                                            filingClass.get()),
                            "character 11 of the number is %s; founded on %s and filed on %s it must be %s"
                                    .formatted(
                                            found,
                                            expected.registeredOn(),
                                            expected.filedOn(),
                                            filingClass.get())));
        }
        return number.startsWith(SIMULATED, CLASS)
                ? Optional.of(SIMULATED_WORDS)
                : Optional.empty();
    }

    /// A number that everybody can tell from a real one: its serial begins with SIM.
    ///
    /// @param serial below 36 to the power of 4
    static String simulated(Expected expected, long serial) {
        String digits = Long.toString(serial, BASE).toUpperCase(java.util.Locale.ROOT);
        String tail = SIMULATED + "0".repeat(SERIAL - digits.length()) + digits;
        return expected.begins("A") + tail;
    }
}
