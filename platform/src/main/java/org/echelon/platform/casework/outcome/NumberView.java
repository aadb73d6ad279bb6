package org.echelon.platform.casework.outcome;

import java.util.List;
import org.echelon.platform.page.LinkView;
import org.jspecify.annotations.Nullable;

/// What the case page says of the registry number.
///
/// @param facts number, day, evidence, or the package that the case waits in
/// @param simulated whether a simulated issuer drew the number
/// @param record where the reader records it; absent where that is not the reader's work
/// @param titles where the reader finds the title and its confirmation; absent where the reader may
///   not, or before
public record NumberView(
        List<LinkView> facts,
        boolean simulated,
        @Nullable String record,
        @Nullable String titles) {}
