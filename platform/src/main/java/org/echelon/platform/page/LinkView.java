package org.echelon.platform.page;

import org.jspecify.annotations.Nullable;

/// Words that may lead somewhere, with a quieter remark.
///
/// @param text words
/// @param address where they lead; absent where they do not
/// @param note a remark, such as "proposed, not law"; absent where there is none
public record LinkView(String text, @Nullable String address, @Nullable String note) {

    public static LinkView of(String text, @Nullable String address) {
        return new LinkView(text, address, null);
    }
}
