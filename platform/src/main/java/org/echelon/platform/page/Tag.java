package org.echelon.platform.page;

import org.echelon.policy.result.Status;
import org.echelon.policy.result.Verdict;

/// A status as word, sign and colour, never colour alone.
///
/// @param kind colour: `met`, `not-met`, `unknown`, `held` or `quiet`
/// @param sign one character, such as ✓
/// @param word what it means, in the reader's language
public record Tag(String kind, String sign, String word) {

    /// Whether a condition is met.
    public static Tag of(Status status, Formats say) {
        return switch (status) {
            case MET -> new Tag("met", "✓", say.either("符合", "Met"));
            case NOT_MET -> new Tag("not-met", "✗", say.either("不符合", "Not met"));
            case UNKNOWN -> new Tag("unknown", "?", say.either("待确认", "Unknown"));
        };
    }

    /// What a programme says as a whole.
    public static Tag of(Verdict verdict, Formats say) {
        return switch (verdict) {
            case MET -> new Tag("met", "✓", say.either("全部条件符合", "All conditions met"));
            case NOT_MET -> new Tag("not-met", "✗", say.either("尚不符合", "Not met yet"));
            case UNKNOWN -> new Tag("unknown", "?", say.either("尚不能判断", "Cannot be told yet"));
            case NOT_IN_FORCE -> new Tag("quiet", "–", say.either("当时未施行", "Not in force then"));
        };
    }

    /// A title that is held.
    public static Tag held(Formats say) {
        return new Tag("held", "★", say.either("持有", "Held"));
    }

    /// Anything that is neither good nor bad.
    public static Tag quiet(String word) {
        return new Tag("quiet", "–", word);
    }
}
