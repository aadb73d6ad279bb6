package org.echelon.policy.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.echelon.policy.message.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentIdNumberTests {

    @ParameterizedTest
    @CsvSource({"11010519491231002,X", "44011419900101001,3"})
    void addsTheCheckCharacterThatTheStandardGives(String first17, char check) {
        assertThat(ResidentIdNumber.check(first17)).isEqualTo(check);
        assertThat(ResidentIdNumber.problemWith(first17 + check)).isEmpty();
    }

    @Test
    void refusesEveryOtherCheckCharacter() {
        for (char last : "0123456789".toCharArray()) {
            assertThat(ResidentIdNumber.problemWith("11010519491231002" + last))
                    .map(Words::en)
                    .hasValueSatisfying(
                            text -> assertThat(text).contains("is " + last + " and should be X"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1101051949123100", "11010519491231002x", "11010519491231002XX", ""})
    void refusesWhatIsNotSeventeenDigitsAndACheckCharacter(String number) {
        assertThat(ResidentIdNumber.problemWith(number))
                .hasValueSatisfying(words -> {
                    assertThat(words.en()).contains("the one given has " + number.length());
                    assertThat(words.zh()).contains("18位");
                });
    }

    @Test
    void refusesADayOfBirthThatNoCalendarHas() {
        String first17 = "44011419900230001";
        String number = first17 + ResidentIdNumber.check(first17);

        assertThat(ResidentIdNumber.problemWith(number))
                .map(Words::en)
                .hasValueSatisfying(text -> assertThat(text).contains("characters 7 to 14"));
        assertThat(ResidentIdNumber.bornOn(number)).isEmpty();
    }

    @Test
    void readsTheDayOfBirth() {
        assertThat(ResidentIdNumber.bornOn("440114199001010013"))
                .contains(LocalDate.of(1990, 1, 1));
    }

    @Test
    void neverRepeatsTheNumber() {
        assertThat(ResidentIdNumber.problemWith("440114199001010010"))
                .hasValueSatisfying(words ->
                        assertThat(words.en() + words.zh()).doesNotContain("44011419900101001"));
    }
}
