package org.echelon.platform.title;

import java.time.LocalDate;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// What became of a title to be given.
public sealed interface Issued {

    /// It is on file now.
    ///
    /// @param until first day no longer valid; absent means without end
    record Recorded(@Nullable LocalDate until) implements Issued {}

    /// The same title was on file before; nothing was written.
    record Already() implements Issued {}

    /// It was not recorded.
    ///
    /// @param what what stands against it
    /// @param remedy what to do
    record Refused(Words what, Words remedy) implements Issued {}
}
