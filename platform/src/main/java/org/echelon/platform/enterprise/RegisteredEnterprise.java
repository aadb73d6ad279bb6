package org.echelon.platform.enterprise;

import java.time.Instant;
import java.time.LocalDate;
import org.echelon.policy.fact.Enterprise;
import org.jspecify.annotations.Nullable;

/// An enterprise of the register, as it is recorded.
///
/// @param key what addresses use: the code, or the other identifier as `scheme:value`; never
///   changes
/// @param uscc Unified Social Credit Code, where known
/// @param otherId another identifier as `scheme:value`, where known
/// @param name the registered name
/// @param nameEn English name, where known
/// @param region division code, where known
/// @param industry code of GB/T 4754, where known
/// @param industryLabel the industry in words, where only that is published
/// @param registeredOn day of registration, where known
/// @param synthetic invented for the demonstration; pages say so
/// @param source where these particulars come from
/// @param recordedAt since when they are on file
public record RegisteredEnterprise(
        String key,
        @Nullable String uscc,
        @Nullable String otherId,
        String name,
        @Nullable String nameEn,
        @Nullable String region,
        @Nullable String industry,
        @Nullable String industryLabel,
        @Nullable LocalDate registeredOn,
        boolean synthetic,
        String source,
        Instant recordedAt) {

    /// The enterprise as the engine sees it.
    public Enterprise enterprise() {
        return new Enterprise(uscc, otherId, name, region, industry, registeredOn);
    }
}
