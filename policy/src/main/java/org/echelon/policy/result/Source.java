package org.echelon.policy.result;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// A citation: the document and the article a condition rests on.
///
/// @param document document number, such as `国科发火〔2016〕32号`
/// @param article article, such as `11(5)`, several, such as `6 to 10`, or part of a guide, such as
///   `III(7)4`; absent where the whole document is meant
public record Source(String document, @Nullable String article) {

    private static final Pattern ARTICLE =
            Pattern.compile("([1-9][0-9]{0,3})(?:\\(([1-9][0-9]?)\\))?");
    private static final Pattern RANGE =
            Pattern.compile("(?:articles )?([1-9][0-9]{0,3}) to ([1-9][0-9]{0,3})");
    private static final Pattern PART =
            Pattern.compile("([IVX]+)(?:\\(([1-9][0-9]?)\\))?([1-9][0-9]?)?");
    private static final List<String> ROMAN =
            List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X");
    private static final String DIGITS = "零一二三四五六七八九";
    private static final List<String> POWERS = List.of("", "十", "百", "千");

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
        Matcher range = RANGE.matcher(article);
        if (range.matches()) {
            return new Words(
                    "%s第%s条至第%s条"
                            .formatted(document, numeral(range.group(1)), numeral(range.group(2))),
                    "%s arts. %s to %s".formatted(document, range.group(1), range.group(2)));
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

    /// A number from 1 to 9999 in Chinese numerals: 10 十, 22 二十二, 851 八百五十一, 105 一百零五.
    private static String numeral(String digits) {
        StringBuilder text = new StringBuilder();
        boolean skipped = false;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit == 0) {
                skipped = true;
                continue;
            }
            int power = digits.length() - 1 - i;
            text.append(skipped ? "零" : "");
            skipped = false;
            // 十 and not 一十 where the number begins with it
            text.append(
                    digit == 1 && power == 1 && i == 0 ? "" : DIGITS.substring(digit, digit + 1));
            text.append(POWERS.get(power));
        }
        return text.toString();
    }
}
