package org.echelon.platform.title;

import java.time.LocalDate;
import org.echelon.policy.message.Words;

/// What became of a title to be taken back.
public sealed interface Revoked {

    /// It is taken back from the day on.
    record Done(LocalDate on) implements Revoked {}

    /// It was taken back before; nothing was written.
    ///
    /// @param on first day no longer held
    record Already(LocalDate on) implements Revoked {}

    /// It stays as it is.
    ///
    /// @param what what stands against it
    /// @param remedy what to do
    record Refused(Words what, Words remedy) implements Revoked {}
}
