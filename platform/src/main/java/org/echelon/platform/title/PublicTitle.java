package org.echelon.platform.title;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A title as everybody may see it: no figure, no person, no reason of a revocation.
///
/// @param id its record in the register; another one once it is corrected
/// @param enterprise key of the enterprise
/// @param code Unified Social Credit Code, or the other identifier where none is known
/// @param name registered name
/// @param nameEn English name, where known
/// @param region division code, where known
/// @param synthetic whether the enterprise is invented, for a demonstration
/// @param title id of the programme that gives it
/// @param number certificate or registry number, where known
/// @param issuedOn day of issue, where known
/// @param from first day of validity
/// @param until first day no longer valid; absent means without end
/// @param revokedOn first day no longer held because it was taken back; absent where it was not
/// @param simulated whether no authority gave its number: the simulated issuer of a demonstration
///   drew it, or the enterprise itself is invented
/// @param state what it is worth on the day asked for
public record PublicTitle(
        long id,
        String enterprise,
        String code,
        String name,
        @Nullable String nameEn,
        @Nullable String region,
        boolean synthetic,
        String title,
        @Nullable String number,
        @Nullable LocalDate issuedOn,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable LocalDate revokedOn,
        boolean simulated,
        TitleState state) {}
