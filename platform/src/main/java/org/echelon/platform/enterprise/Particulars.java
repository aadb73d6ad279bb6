package org.echelon.platform.enterprise;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What an import says of an enterprise; what it leaves out stays as it is.
///
/// @param uscc Unified Social Credit Code
/// @param otherId another identifier as `scheme:value`
/// @param name the registered name
/// @param nameEn English name
/// @param region division code
/// @param industry code of GB/T 4754
/// @param industryLabel the industry in words
/// @param registeredOn day of registration
/// @param synthetic invented for the demonstration
public record Particulars(
        @Nullable String uscc,
        @Nullable String otherId,
        @Nullable String name,
        @Nullable String nameEn,
        @Nullable String region,
        @Nullable String industry,
        @Nullable String industryLabel,
        @Nullable LocalDate registeredOn,
        boolean synthetic) {}
