package org.echelon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.echelon.policy.message.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules that no example hits are listed, in tables of decisions and of knowledge models.
class CoverageTests {

    private final Programmes programmes =
            Programmes.read(SharedFolder.root().resolve("programmes"));

    @Test
    void listsEveryRuleWhereNoExampleWasRun() {
        Coverage coverage = version("cn/hnte").coverage();

        assertThat(coverage.neverHit()).hasSize(coverage.rules());
        assertThat(coverage.neverHit())
                .extracting(Diagnostic::severity)
                .containsOnly(Diagnostic.Severity.NOTE);
        assertThat(places(coverage))
                .anyMatch(place -> place.endsWith("decision.dmn, decision rd_tier, rule 3"))
                .anyMatch(place -> place.contains("knowledge model growth_grade, rule 1"));
    }

    @Test
    void countsWhatAnExampleHitsAndNothingElse() {
        Programme programme = programmes.find("cn/hnte").orElseThrow();
        Version version = version("cn/hnte");
        Coverage coverage = version.coverage();
        String example = "examples/accepted-clear.yaml";
        byte[] yaml = Objects.requireNonNull(version.examples().get(example), example);

        Examples.run(example, yaml, programme, version, coverage);

        assertThat(places(coverage))
                .noneMatch(place -> place.endsWith("decision rd_tier, rule 1"))
                .anyMatch(place -> place.endsWith("decision rd_tier, rule 2"))
                // of hit policy F, only the first rule that matches counts
                .anyMatch(place -> place.endsWith("decision quantity_grade, rule 5"));
        assertThat(coverage.neverHit().getFirst().message()).contains("add one with `");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cn/tech-sme",
                "cn/hnte",
                "cn/gansu/innovative-enterprise",
                "cn/gansu/hnte-reward",
                "cn/guangdong/guangzhou/hnte-reward",
                "cn/incubator",
                "cn/makerspace",
                "cn/guangdong/huizhou/incubator",
                "cn/guangdong/huizhou/accelerator",
                "cn/guangdong/guangzhou/talent-green-card",
                "cn/technology-contract",
                "cn/innovative-sme",
                "cn/srdi",
                "cn/little-giant",
                "cn/guangdong/guangzhou/huangpu/gazelle",
                "cn/guangdong/guangzhou/huangpu/gazelle-seed",
                "cn/guangdong/guangzhou/huangpu/unicorn",
                "cn/guangdong/guangzhou/huangpu/potential-unicorn",
                "cn/unicorn",
                "cn/potential-unicorn",
                "cn/guangdong/guangzhou/innovation-benchmark",
                "cn/super-deduction",
                "cn/contest",
                "cn/guangdong/guangzhou/risk-pool-loan",
                "cn/guangdong/guangzhou/patent-pledge",
                "cn/guangdong/guangzhou/nansha/patent-pledge",
                "cn/innovation-points"
            })
    void everyRuleOfTheseProgrammesIsHit(String id) {
        Programme programme = programmes.find(id).orElseThrow();
        for (Version version : programme.versions()) {
            Coverage coverage = version.coverage();
            version.examples()
                    .forEach(
                            (name, yaml) -> Examples.run(name, yaml, programme, version, coverage));

            assertThat(coverage.neverHit()).as(version.place()).isEmpty();
        }
    }

    private Version version(String programme) {
        return programmes.find(programme).orElseThrow().versions().getFirst();
    }

    private static List<String> places(Coverage coverage) {
        return coverage.neverHit().stream().map(Diagnostic::place).toList();
    }
}
