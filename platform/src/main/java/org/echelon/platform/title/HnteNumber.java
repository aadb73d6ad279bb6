package org.echelon.platform.title;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.echelon.policy.message.Words;

/// The number of an HNTE certificate: `GR`, the year of issue, the two digits of the province, six
/// digits of a serial, such as GR202444001234.
///
/// Shenzhen and the other separately planned cities use their province's digits. `GF` numbers are
/// re-examinations, which ended in 2016.
final class HnteNumber {

    private static final Pattern FORM = Pattern.compile("GR(20\\d{2})(\\d{2})\\d{6}");
    private static final Set<String> PROVINCES =
            Set.of(
                    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35",
                    "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54",
                    "61", "62", "63", "64", "65");

    private HnteNumber() {}

    /// What is wrong with a number for an enterprise of a region, issued on a day.
    static Optional<Words> problem(String number, String region, LocalDate issuedOn) {
        Matcher parts = FORM.matcher(number);
        if (!parts.matches() || !PROVINCES.contains(parts.group(2))) {
            return Optional.of(
                    new Words(
                            "不是高新技术企业证书编号；应为 GR、四位年份、两位省份代码和六位序号，如 GR202444001234（GF 编号为2016年前的复审，不在此登记）",
                            "not the number of an HNTE certificate; write GR, the year, two digits of the province and six of the serial, such as GR202444001234 (GF numbers are re-examinations from before 2016 and come in by import)"));
        }
        if (Integer.parseInt(parts.group(1)) != issuedOn.getYear()) {
            return Optional.of(
                    new Words(
                            "编号中的年份为 %s，发证日期为 %s；请核对两者".formatted(parts.group(1), issuedOn),
                            "the number is of %s, the day of issue is %s; check both"
                                    .formatted(parts.group(1), issuedOn)));
        }
        if (!region.startsWith(parts.group(2))) {
            return Optional.of(
                    new Words(
                            "编号属于省份 %s，企业登记在 %s；请核对编号与企业".formatted(parts.group(2), region),
                            "the number is of province %s, the enterprise is registered in %s; check number and enterprise"
                                    .formatted(parts.group(2), region)));
        }
        return Optional.empty();
    }
}
