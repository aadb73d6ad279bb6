package org.echelon.platform.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A case on public notice, as everybody may read it.
///
/// @param receipt number of the case
/// @param programme id
/// @param enterprise name as filed
/// @param region division code of the enterprise
/// @param year filing year
/// @param from first day
/// @param until last day; absent while the notice stands still for an objection
public record PublicNotice(
        String receipt,
        String programme,
        String enterprise,
        String region,
        int year,
        LocalDate from,
        @Nullable LocalDate until) {}
