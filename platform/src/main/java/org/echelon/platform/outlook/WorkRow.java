package org.echelon.platform.outlook;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.outlook.StandingRows.Turned;
import org.jspecify.annotations.Nullable;

/// An enterprise on a work list, with the programme or title it is there for.
///
/// @param key of the enterprise
/// @param name registered name
/// @param nameEn English name, where there is one
/// @param region its division now, where known
/// @param synthetic invented for the demonstration
/// @param programme id of the programme, or of the title where no programme of that id is published
/// @param standing how it stands; empty for a title whose programme was not judged
/// @param since day of the last change of the verdict, or of the first judgement
/// @param turned that change; empty since the first judgement
/// @param until first day on which a title held is no longer valid; absent where none is held, or
///   one without end
public record WorkRow(
        String key,
        String name,
        @Nullable String nameEn,
        @Nullable String region,
        boolean synthetic,
        String programme,
        Optional<Standing> standing,
        @Nullable LocalDate since,
        Optional<Turned> turned,
        @Nullable LocalDate until) {

    List<String> failing() {
        return standing.map(Standing::failing).orElse(List.of());
    }
}
