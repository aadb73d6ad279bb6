package org.echelon.policy.gap;

import org.echelon.policy.message.Words;

/// Everything that a proposal takes for granted of the time until its filing. Nothing is assumed
/// that does not stand here.
enum Assumption {
    /// A year that is not closed at the day of the question: what nobody told of it.
    YEAR_REPEATED(
            "%1$d年在判定日尚未结账：未列明变动的数据沿用%2$d年的数值",
            "%1$d is not closed on the day of the question: what is not named as a change is taken as in %2$d"),
    /// A year that is not closed: what was told of it already.
    YEAR_AS_GIVEN(
            "%1$d年虽未结账，已提供的数据按所给数值计算",
            "figures already given for %1$d count as given, although the year is not closed"),
    /// Facts of the moment, titles and awards.
    STATE_STAYS(
            "除列明的变动外，状态数据、资质和奖励与%1$s相同",
            "apart from the changes named, facts of the moment, titles and awards are as on %1$s"),
    /// Scores of a panel.
    PANEL_SCORES_AGAIN(
            "专家评分与原评分相同；新数据所定档位不含原评分的，取该档位内最接近的分数",
            "the panel scores as before; where the new facts give another band, the nearest score within it"),
    /// The day of the filing.
    WINDOW_AS_NOW("申报窗口每年%1$s开放", "the filing window opens on %1$s each year"),
    /// The law.
    LAW_STAYS("届时仍适用%1$s起施行的版本", "the version of %1$s still applies then");

    private final String zh;
    private final String en;

    Assumption(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    Words words(Object... values) {
        return new Words(zh.formatted(values), en.formatted(values));
    }
}
