package org.echelon.policy.gap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.echelon.policy.programme.VersionDefinition;
import org.junit.jupiter.api.Test;

class FilingTests {

    private static final List<VersionDefinition.Window> SUMMER =
            List.of(new VersionDefinition.Window("06-30", "09-30"));

    private static List<String> after(String asOf, List<VersionDefinition.Window> windows) {
        return Filing.after(LocalDate.parse(asOf), windows).stream()
                .map(filing -> filing.on().toString())
                .toList();
    }

    @Test
    void takesTheNextOpeningThisYearAndThoseOfTheYearsToCome() {
        assertThat(after("2024-03-01", SUMMER))
                .containsExactly("2024-06-30", "2025-06-30", "2026-06-30", "2027-06-30");
    }

    @Test
    void takesNextYearsOpeningOnceThisYearsHasCome() {
        assertThat(after("2024-06-30", SUMMER))
                .containsExactly("2025-06-30", "2026-06-30", "2027-06-30");
    }

    @Test
    void takesTheSameDayOfTheYearsToComeWhereThereIsNoWindow() {
        assertThat(after("2024-02-29", List.of()))
                .containsExactly("2025-02-28", "2026-02-28", "2027-02-28");
    }
}
