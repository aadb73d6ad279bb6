package org.echelon.platform.casework.application;

import java.time.LocalDate;
import org.echelon.platform.page.Formats;
import org.echelon.policy.message.Words;

/// A filing window in words.
final class WindowWords {

    private WindowWords() {}

    static String of(FilingWindow window, Formats say) {
        return switch (window) {
            case FilingWindow.Open(LocalDate until, _) ->
                    until == null
                            ? say.either("现在可以申报，没有截止日期。", "Open now, without a closing day.")
                            : say.either(
                                    "现在可以申报，截止 " + until + "（含当日）。",
                                    "Open now, until " + until + " (that day included).");
            case FilingWindow.Opens(LocalDate on, LocalDate until) ->
                    say.either(
                            on + " 开始申报，" + until + " 截止。现在可以先填写，到时再提交。",
                            "Opens on "
                                    + on
                                    + " and ends on "
                                    + until
                                    + ". You can fill it in now and submit it then.");
            case FilingWindow.Closed(LocalDate since, LocalDate again) ->
                    say.either(
                            "本年度申报已于 " + since + " 截止，下一次 " + again + " 开始。",
                            "This year's filing ended on "
                                    + since
                                    + ". It opens again on "
                                    + again
                                    + ".");
            case FilingWindow.Elsewhere(Words region, Words seat) ->
                    say.words(elsewhere(region, seat));
            case FilingWindow.None _ ->
                    say.either(
                            "这项政策目前不受理申报。", "The programme takes no applications at the moment.");
        };
    }

    /// The kind of notice that says so.
    static String notice(FilingWindow window) {
        return switch (window) {
            case FilingWindow.Open _ -> "good";
            case FilingWindow.Opens _ -> "plain";
            case FilingWindow.Closed _, FilingWindow.Elsewhere _, FilingWindow.None _ -> "bad";
        };
    }

    /// Why nobody of another region files, and what to do where the register is wrong.
    static Words elsewhere(Words region, Words seat) {
        return new Words(
                "这项政策面向在%s登记的企业；贵企业登记在%s，不能申报。登记有误的，请先更正登记。".formatted(region.zh(), seat.zh()),
                "The programme is for enterprises registered in %s; yours is registered in %s and cannot apply. Where the register is wrong, have it put right first."
                        .formatted(region.en(), seat.en()));
    }
}
