package org.echelon.platform.enterprise;

import java.time.Instant;
import java.time.LocalDate;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.jspecify.annotations.Nullable;

/// One value of one fact as one register said it.
///
/// @param key the fact and, when it is yearly, its year
/// @param value in the unit of the dictionary
/// @param register who says so
/// @param source the document or file it comes from
/// @param confidence how sure the source is, such as `verified`, where it says so
/// @param recordedBy who brought it in
/// @param recordedAt since when it is on file
/// @param recordedUntil when another value took its place; absent while it stands
/// @param validFrom first day the value holds; absent for a yearly fact
/// @param validUntil first day it no longer holds; absent when not said
public record FactEntry(
        FactKey key,
        FactValue value,
        Register register,
        String source,
        @Nullable String confidence,
        String recordedBy,
        Instant recordedAt,
        @Nullable Instant recordedUntil,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil) {}
