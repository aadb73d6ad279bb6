package org.echelon.platform.casework.application;

/// What came of saving a value.
public sealed interface Saving {

    /// It is saved; also where the same value stood there already.
    record Saved(SavedAnswer answer) implements Saving {}

    /// Somebody saved another value after the one that was seen. Nothing was changed: the person
    /// chooses, and says with the next saving that both were seen.
    ///
    /// @param theirs the value that stands
    record Conflict(SavedAnswer theirs) implements Saving {}

    /// The draft has been filed meanwhile and cannot change any more.
    ///
    /// @param receipt number of the case
    record Filed(String receipt) implements Saving {}
}
