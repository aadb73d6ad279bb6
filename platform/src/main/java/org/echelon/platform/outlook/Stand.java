package org.echelon.platform.outlook;

import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Tag;
import org.echelon.policy.message.Words;
import org.echelon.policy.result.Verdict;

/// What a programme says of an enterprise, as it is kept.
public enum Stand {
    MET("全部条件符合", "All conditions met"),
    NOT_MET("尚不符合", "Not met"),
    UNKNOWN("尚不能判断", "Cannot be told yet"),
    /// The facts on file are impossible.
    REFUSED("数据有误", "Facts refused"),
    /// No version is in force, or the programme is for another region.
    NONE("不适用", "Does not apply");

    private final String chinese;
    private final String english;

    Stand(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    static Stand of(Verdict verdict) {
        return switch (verdict) {
            case MET -> MET;
            case NOT_MET -> NOT_MET;
            case UNKNOWN -> UNKNOWN;
            case NOT_IN_FORCE -> NONE;
        };
    }

    public Words words() {
        return new Words(chinese, english);
    }

    /// Word, sign and colour.
    Tag tag(Formats say) {
        String word = say.words(words());
        return switch (this) {
            case MET -> new Tag("met", "✓", word);
            case NOT_MET -> new Tag("not-met", "✗", word);
            case UNKNOWN -> new Tag("unknown", "?", word);
            case REFUSED -> new Tag("not-met", "!", word);
            case NONE -> Tag.quiet(word);
        };
    }
}
