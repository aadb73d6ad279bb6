package org.echelon.platform.title;

import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Tag;

/// States of titles as words, signs and colours.
public final class TitleTags {

    private TitleTags() {}

    public static Tag of(TitleState state, Formats say) {
        String word = say.words(state.words());
        return switch (state) {
            case VALID -> new Tag("met", "✓", word);
            case REVOKED -> new Tag("not-met", "✗", word);
            case NOT_YET, EXPIRED -> Tag.quiet(word);
        };
    }

    /// The word that stands wherever a simulated number does.
    public static String simulated(Formats say) {
        return say.either("模拟编号，仅供演示", "SIMULATED number, for demonstration only");
    }
}
