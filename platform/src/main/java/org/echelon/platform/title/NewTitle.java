package org.echelon.platform.title;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A title to be given: what came out of a case, or what the national list says.
///
/// @param enterprise key of the enterprise
/// @param title id of the programme that gives it, such as `cn/tech-sme`
/// @param version the version of the programme it is given under; absent means the one in force on
///   the day of issue
/// @param number certificate or registry number
/// @param issuedOn day of issue
/// @param validFrom first day of validity
/// @param source where it comes from, in words
/// @param evidence the document that shows the number
/// @param receipt the case it ends, where there is one
/// @param simulated whether the simulated issuer of a demonstration drew the number
public record NewTitle(
        String enterprise,
        String title,
        @Nullable LocalDate version,
        String number,
        LocalDate issuedOn,
        LocalDate validFrom,
        String source,
        String evidence,
        @Nullable String receipt,
        boolean simulated) {

    public NewTitle {
        if (number.isBlank() || source.isBlank() || evidence.isBlank()) {
            throw new IllegalArgumentException("a title needs a number, a source and evidence");
        }
        if (validFrom.isBefore(issuedOn)) {
            throw new IllegalArgumentException(
                    "valid from " + validFrom + ", before the issue on " + issuedOn);
        }
    }
}
