package org.echelon.platform.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Requirement;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;

class StandingJsonTests {

    @Test
    void whatIsKeptComesBackExactlyThirdsIncluded() {
        List<Shortcoming> all =
                List.of(
                        new Shortcoming(
                                "rd_intensity",
                                Optional.of(new Quantity.Exact(Rational.of(10, 3))),
                                Optional.of(
                                        new Requirement(">=", new Quantity.Exact(Rational.of(4)))),
                                "percent",
                                Optional.of(new Quantity.Exact(Rational.of(2, 3))),
                                Optional.of(
                                        new Shortcoming.Part(
                                                "rd_expense", Rational.of(1, 7), "yuan"))),
                        new Shortcoming(
                                "score",
                                Optional.of(new Quantity.Open(Rational.of(1, 3), null)),
                                Optional.empty(),
                                null,
                                Optional.empty(),
                                Optional.empty()));

        assertThat(StandingJson.shortcomings(StandingJson.shortcomings(all))).isEqualTo(all);
    }

    @Test
    void aChangeComesBackExactly() {
        Optional<OneChange> change =
                Optional.of(
                        new OneChange(
                                LocalDate.of(2027, 6, 30),
                                Optional.of(
                                        new OneChange.Move(
                                                new FactKey("rd_expense", 2026),
                                                Rational.of(1, 3),
                                                Rational.of(5)))));

        assertThat(StandingJson.change(StandingJson.change(change))).isEqualTo(change);
        assertThat(StandingJson.shortcomings(List.of())).isNull();
        assertThat(StandingJson.change(Optional.empty())).isNull();
    }
}
