package org.echelon.policy.result;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// A citation: the document and the article a condition rests on.
///
/// @param document document number, such as `国科发火〔2016〕32号`
/// @param article article, such as `11(5)`, or part of a guide, such as `III(7)4`; absent where the
///   whole document is meant
public record Source(String document, @Nullable String article) {

    private static final Pattern ARTICLE = Pattern.compile("([1-9][0-9]?)(?:\\(([1-9][0-9]?)\\))?");
    private static final Pattern PART =
            Pattern.compile("([IVX]+)(?:\\(([1-9][0-9]?)\\))?([1-9][0-9]?)?");
    private static final List<String> ROMAN =
            List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X");
    private static final String DIGITS = "零一二三四五六七八九";

    /// The citation as each language writes it: `国科发火〔2016〕32号第十一条第（五）项`, `国科发火〔2016〕32号 art.
    /// 11(5)`; `国科发火〔2016〕195号第三部分（七）4`. An article of another shape is cited as it stands.
    public Words words() {
        if (article == null) {
            return new Words(document, document);
        }
        Matcher numbered = ARTICLE.matcher(article);
        if (numbered.matches()) {
            String item = numbered.group(2);
            String zh = "第" + numeral(numbered.group(1)) + "条";
            return new Words(
                    document + (item == null ? zh : zh + "第（" + numeral(item) + "）项"),
                    document + " art. " + article);
        }
        Matcher part = PART.matcher(article);
        if (part.matches() && ROMAN.contains(part.group(1))) {
            String section = part.group(2);
            String point = part.group(3);
            int number = ROMAN.indexOf(part.group(1)) + 1;
            return new Words(
                    document
                            + "第"
                            + numeral(String.valueOf(number))
                            + "部分"
                            + (section == null ? "" : "（" + numeral(section) + "）")
                            + (point == null ? "" : point),
                    document + " part " + article);
        }
        return new Words(document + " " + article, document + " " + article);
    }

    /// A number from 1 to 99 in Chinese numerals.
    private static String numeral(String digits) {
        int number = Integer.parseInt(digits);
        int tens = number / 10;
        int ones = number % 10;
        return (tens == 0 ? "" : (tens == 1 ? "" : DIGITS.substring(tens, tens + 1)) + "十")
                + (ones == 0 ? "" : DIGITS.substring(ones, ones + 1));
    }
}
