package org.echelon.platform.title;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.echelon.policy.Version;
import org.echelon.policy.feel.Value;
import org.echelon.policy.programme.VersionDefinition.Validity;

/// How long a title is valid, as the version it is given under says.
final class TitleTerm {

    private static final DateTimeFormatter MONTH_AND_DAY = DateTimeFormatter.ofPattern("MM-dd");

    private TitleTerm() {}

    /// The first day no longer valid; empty means without end.
    ///
    /// A number of years runs from the day of issue: a certificate of 2022-12-19 ends on
    /// 2025-12-19. A parameter such as `12-31` names the last valid day: its first one on or after
    /// the first day of validity.
    static Optional<LocalDate> until(Version version, LocalDate issuedOn, LocalDate validFrom) {
        Optional<Validity> validity = version.definition().validity();
        if (validity.isEmpty()) {
            return Optional.empty();
        }
        Integer years = validity.get().years();
        if (years != null) {
            return Optional.of(issuedOn.plusYears(years));
        }
        return Optional.ofNullable(validity.get().ends())
                .map(name -> lastDay(version, name, validFrom).plusDays(1));
    }

    private static LocalDate lastDay(Version version, String parameter, LocalDate validFrom) {
        var found = version.parameters().get(parameter);
        if (found == null || !(found.value() instanceof Value.Text(String text))) {
            throw new IllegalStateException(
                    "%s: the validity names the parameter '%s', which holds no month and day such as 12-31"
                            .formatted(version.place(), parameter));
        }
        LocalDate day = MonthDay.parse(text, MONTH_AND_DAY).atYear(validFrom.getYear());
        return day.isBefore(validFrom) ? day.plusYears(1) : day;
    }
}
