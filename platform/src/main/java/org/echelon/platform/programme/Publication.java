package org.echelon.platform.programme;

import java.time.Instant;

/// That a unit was published.
///
/// @param unit a programme (`cn/hnte`), a version (`cn/hnte/2016-01-01`), or empty for the
///   dictionary
/// @param sha256 of the canonical list of its files, in hexadecimal
/// @param publishedAt when
/// @param publishedBy account name of the person, or [#PLATFORM]
public record Publication(String unit, String sha256, Instant publishedAt, String publishedBy) {

    /// Who publishes the folder `programmes/` at the start.
    public static final String PLATFORM = "platform";

    /// Whether it came from the folder, and not from a person.
    public boolean byPlatform() {
        return publishedBy.equals(PLATFORM);
    }
}
