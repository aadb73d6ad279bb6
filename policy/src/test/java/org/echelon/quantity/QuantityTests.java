package org.echelon.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class QuantityTests {

    @Test
    void writesAPercentageRoundedHalfUpToFourDecimals() {
        assertThat(Percent.of(Rational.of(1), Rational.of(3))).hasToString("33.3333%");
        assertThat(Percent.of(Rational.of(2), Rational.of(3))).hasToString("66.6667%");
        assertThat(Percent.ofRatio(Rational.of(1, 25))).hasToString("4%");
    }

    @Test
    void keepsAPercentageExact() {
        Percent third = Percent.of(Rational.of(1), Rational.of(3));

        assertThat(third.ratio()).isEqualTo(Rational.of(1, 3));
        assertThat(third.of(Money.ofYuan(1))).isEqualTo(new Money(33));
    }

    @Test
    void tellsTheShareOfAHeadcount() {
        assertThat(new Headcount(15).shareOf(new Headcount(100))).hasToString("15%");
    }

    @Test
    void refusesLessThanNobodyAndLessThanNoFloor() {
        assertThatThrownBy(() -> new Headcount(-1)).hasMessage("a headcount of -1");
        assertThatThrownBy(() -> Area.ofSquareMetres(-3)).hasMessage("an area of -3 square metres");
    }

    @Test
    void addsAreas() {
        assertThat(Area.ofSquareMetres(500).plus(new Area(Rational.of(1, 2)))).hasToString("500.5");
    }

    @Test
    void endsAPeriodBeforeItsLastDate() {
        Period validity = new Period(LocalDate.of(2022, 12, 19), LocalDate.of(2025, 12, 19));

        assertThat(validity.contains(LocalDate.of(2022, 12, 19))).isTrue();
        assertThat(validity.contains(LocalDate.of(2025, 12, 18))).isTrue();
        assertThat(validity.contains(LocalDate.of(2025, 12, 19))).isFalse();
        assertThat(validity).hasToString("2022-12-19/2025-12-19");
    }

    @Test
    void findsTheDaysWithinTwoPeriods() {
        Period open = Period.from(LocalDate.of(2023, 7, 1));

        assertThat(open.intersection(Period.ofYear(2023)))
                .contains(new Period(LocalDate.of(2023, 7, 1), LocalDate.of(2024, 1, 1)));
        assertThat(open.intersection(Period.ofYear(2022))).isEmpty();
    }

    @Test
    void refusesAPeriodThatEndsBeforeItStarts() {
        assertThatThrownBy(() -> new Period(LocalDate.of(2024, 1, 2), LocalDate.of(2024, 1, 1)))
                .hasMessage("a period from 2024-01-02 until 2024-01-01");
    }
}
