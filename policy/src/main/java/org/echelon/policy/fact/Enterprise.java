package org.echelon.policy.fact;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who the facts are about.
///
/// @param uscc Unified Social Credit Code of 18 characters, where known
/// @param otherId another identifier as `scheme:value`, such as `stock:300735`, where there is no
///   code
/// @param name the registered name
/// @param region division code of GB/T 2260: 2, 4 or 6 digits, or 9 for a township
/// @param industry code of GB/T 4754, where known
/// @param registeredOn day of registration, where known
public record Enterprise(
        @Nullable String uscc,
        @Nullable String otherId,
        String name,
        @Nullable String region,
        @Nullable String industry,
        @Nullable LocalDate registeredOn) {

    /// The code where there is one, otherwise the other identifier.
    public String id() {
        return Optional.ofNullable(uscc).or(() -> Optional.ofNullable(otherId)).orElse(name);
    }
}
