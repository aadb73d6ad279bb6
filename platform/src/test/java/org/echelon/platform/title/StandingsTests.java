package org.echelon.platform.title;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestRegister;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.title.LadderPlace.State;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest
class StandingsTests {

    @Autowired private TestRegister register;
    @Autowired private Titles titles;
    @Autowired private Standings standings;

    private Map<String, State> states(String key, String region, LocalDate day) {
        List<HeldTitle> held =
                TestRegister.as(
                        TestViewers.PLATFORM, () -> titles.titles(key, day, TestClock.TODAY));
        return TestRegister.as(TestViewers.PLATFORM, () -> standings.place(region, held))
                .steps()
                .stream()
                .collect(Collectors.toMap(step -> step.rung().id(), LadderPlace.Step::state));
    }

    @Test
    void aValidTitleHoldsItsRungAndOpensTheNext() {
        String key = register.enterprise("440114");
        register.take(
                "uscc,title,number,from,until\n%s,cn/tech-sme,S-%s,2025-05-01,2026-01-01\n"
                        .formatted(key, key));

        assertThat(states(key, "440114", LocalDate.of(2025, 6, 1)))
                .containsEntry("tech-sme", State.HELD)
                .containsEntry("hnte", State.NEXT)
                .containsEntry("gazelle", State.FAR)
                .doesNotContainKey("provincial-innovative");
    }

    @Test
    void aTitleThatEndsWithinSixMonthsIsShownSoAndEndsOnItsDay() {
        String key = register.enterprise("620102");
        register.take(
                "uscc,title,number,from,until\n%s,cn/hnte,GR202262000001,2022-12-19,2025-12-19\n"
                        .formatted(key));

        assertThat(states(key, "620102", LocalDate.of(2022, 12, 18)))
                .containsEntry("hnte", State.FAR);
        assertThat(states(key, "620102", LocalDate.of(2025, 6, 18)))
                .containsEntry("hnte", State.HELD);
        assertThat(states(key, "620102", LocalDate.of(2025, 6, 30)))
                .containsEntry("hnte", State.EXPIRING);
        assertThat(states(key, "620102", LocalDate.of(2025, 12, 18)))
                .containsEntry("hnte", State.EXPIRING);
        assertThat(states(key, "620102", LocalDate.of(2025, 12, 19)))
                .containsEntry("hnte", State.EXPIRED);
    }

    @Test
    void ofTwoCertificatesTheValidOneCounts() {
        String key = register.enterprise("440114");
        register.take(
                """
                uscc,title,number,from,until
                %s,cn/hnte,GR202144000001,2021-12-01,2024-12-01
                %s,cn/hnte,GR202444000001,2024-12-01,2027-12-01
                """
                        .formatted(key, key));

        assertThat(states(key, "440114", LocalDate.of(2025, 6, 30)))
                .containsEntry("hnte", State.HELD);
    }
}
