package org.echelon.platform.casework.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.echelon.platform.casework.outcome.RegistryNumber.Expected;
import org.echelon.policy.message.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryNumberTests {

    private static final Expected HUADU =
            new Expected(2026, "440114", LocalDate.of(2018, 6, 15), LocalDate.of(2026, 5, 31));

    /// Of a version whose parameter `number form` is `free`.
    private static final Expected FREE =
            new Expected(
                    2026, "440112", LocalDate.of(2018, 6, 15), LocalDate.of(2026, 5, 31), true);

    @ParameterizedTest
    @CsvSource({
        "2018-06-15, 2026-05-31, 0",
        "2018-06-15, 2026-06-01, A",
        "2025-12-31, 2026-03-01, 0",
        "2026-01-01, 2026-03-01, B",
        "2026-01-01, 2026-09-01, B"
    })
    void theEleventhCharacterTellsWhenItWasFoundedAndFiled(
            LocalDate registeredOn, LocalDate filedOn, char expected) {
        assertThat(new Expected(2026, "440114", registeredOn, filedOn).filingClass())
                .contains(expected);
    }

    @Test
    void withoutADayOfRegistrationTheEleventhCharacterIsNotChecked() {
        Expected unknown = new Expected(2026, "440114", null, LocalDate.of(2026, 3, 1));

        assertThat(RegistryNumber.problem("2026440114B8000001", unknown)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"441900, 441900", "4419, 441900", "440114001, 440114"})
    void aDivisionHasSixDigits(String region, String expected) {
        assertThat(new Expected(2026, region, null, LocalDate.of(2026, 3, 1)).division())
                .isEqualTo(expected);
    }

    @Test
    void aRightNumberHasNoProblem() {
        assertThat(RegistryNumber.problem("202644011408000001", HUADU)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20264401140800001|not a registry number",
                "2026440114080000012|not a registry number",
                "2026440114C8000001|not a registry number",
                "202644011408oo0001|not a registry number",
                "202544011408000001|the number is of 2025, the case of 2026",
                "202644011308000001|the number is of division 440113, the enterprise is registered in 440114",
                "2026440114A8000001|character 11 of the number is A; founded on 2018-06-15 and filed on 2026-05-31 it must be 0",
                "20264401140SIM0001|a serial that begins with SIM is simulated"
            })
    void whatIsWrongIsSaidWithBothValues(String number, String reason) {
        assertThat(RegistryNumber.problem(number, HUADU))
                .get()
                .extracting(Words::en)
                .asString()
                .startsWith(reason);
    }

    @Test
    void aSimulatedNumberHasTheFormAndTellsItselfApart() {
        assertThat(RegistryNumber.simulated(HUADU, 0)).isEqualTo("20264401140SIM0000");
        assertThat(RegistryNumber.simulated(HUADU, 1_679_615))
                .isEqualTo("20264401140SIMZZZZ")
                .matches(RegistryNumber.FORM);
    }

    @ParameterizedTest
    @CsvSource({"粤中小企〔2024〕12号", "HP-GAZELLE-2026-0001", "4401"})
    void anyNumberIsTakenWhereTheVersionNamesNoForm(String number) {
        assertThat(RegistryNumber.problem(number, FREE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12|not a number of a title",
                "=1+cmd|not a number of a title",
                "two words|not a number of a title",
                "12345678901234567890123456789012345678901|not a number of a title",
                "SIM0001|a serial that begins with SIM is simulated"
            })
    void aFreeNumberStillHasToBeOne(String number, String problem) {
        assertThat(RegistryNumber.problem(number, FREE))
                .map(Words::en)
                .hasValueSatisfying(words -> assertThat(words).startsWith(problem));
    }

    @Test
    void aFreeNumberBeginsWithNothingAndIsSimulatedByItsSerialAlone() {
        assertThat(FREE.begins("?")).isEmpty();
        assertThat(HUADU.begins("?")).isEqualTo("20264401140");
        assertThat(RegistryNumber.simulated(FREE, 37)).isEqualTo("SIM0011");
    }
}
