package org.echelon.policy.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.programme.AwardLevel;
import org.echelon.policy.programme.DefinitionFiles;
import org.echelon.policy.programme.Stacking;
import org.echelon.quantity.Money;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;

/// The section `stacking` of `programme.yaml`.
class StackingFileTests {

    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private Stacking stacking(String section) {
        return DefinitionFiles.programme(
                        "programme.yaml",
                        """
                        id: cn/x
                        name: { zh: 甲, en: A }
                        kind: reward
                        owner: { zh: 甲, en: A }
                        %s
                        """
                                .formatted(section)
                                .getBytes(StandardCharsets.UTF_8),
                        diagnostics)
                .stacking();
    }

    private List<String> said() {
        return diagnostics.stream().map(Diagnostic::message).toList();
    }

    @Test
    void aFileWithoutTheSectionSaysNothingOfStacking() {
        assertThat(stacking("matter: x")).isEqualTo(Stacking.NONE);
        assertThat(diagnostics).isEmpty();
    }

    @Test
    void everyRuleIsRead() {
        Stacking stacking =
                stacking(
                        """
                        stacking:
                          level: city
                          excludes-levels: [province, district]
                          top-up: true
                          step-up: makerspace
                          matching: { of: cn/y, rate: 0.5, cap: 300000 }
                          scheme: gz
                          yearly-cap: 1000000.50
                          share-cap: { fact: technology_contract_turnover, rate: 0.005 }
                        """);

        assertThat(diagnostics).isEmpty();
        assertThat(stacking.level()).isEqualTo(AwardLevel.CITY);
        assertThat(stacking.excludesLevels())
                .isEqualTo(Set.of(AwardLevel.PROVINCE, AwardLevel.DISTRICT));
        assertThat(stacking.topUp()).isTrue();
        assertThat(stacking.stepUp()).isEqualTo("makerspace");
        assertThat(stacking.matching())
                .contains(new Stacking.Matching("cn/y", Rational.of(1, 2), Money.ofYuan(300_000)));
        assertThat(stacking.yearlyCap()).isEqualTo(new Money(100_000_050));
        assertThat(stacking.shareCap())
                .contains(
                        new Stacking.ShareCap(
                                "technology_contract_turnover", Rational.of(5, 1000)));
    }

    @Test
    void everyMistakeIsNamedWithWhatWouldBeRight() {
        stacking(
                """
                stacking:
                  level: town
                  top-up: maybe
                  matching: { of: cn/y, rate: -1, cap: 0.001 }
                  scheme: gz
                  share-cap: { fact: revenue }
                  bonus: 5
                """);

        assertThat(said())
                .contains(
                        "'level: town' is not one of nation, province, city, district",
                        "'top-up: maybe' is neither true nor false",
                        "'rate: -1' is not above 0",
                        "'scheme: gz' has no 'yearly-cap'; write the most it pays in a calendar year",
                        "'rate' is missing; add it")
                .anyMatch(
                        message -> message.contains("no amount of yuan with at most two decimals"))
                .anyMatch(message -> message.startsWith("'bonus' is not known here"));
    }
}
