package org.echelon.platform.programme.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.SortedMap;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.identity.Refusal;
import org.echelon.policy.Examples;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Version;
import org.echelon.policy.message.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkeletonTests {

    private static NewProgramme wanted(String region) {
        return new NewProgramme(
                "cn/somewhere/reward",
                "某区“规上”企业奖励: 试行",
                "Reward # 1: \"above\" size & <more>",
                "reward",
                region,
                "某区科技局",
                "Science bureau",
                "某科〔2027〕1号 & 附件",
                "某区奖励办法",
                "3(1)",
                "local",
                "2027-01-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "44", "4401", "440114", "440112001"})
    void aProgrammeFromNothingChecksCleanAndItsExamplesAgree(String region) throws IOException {
        SortedMap<String, byte[]> files = Skeleton.files(wanted(region));
        files.put(
                "facts.yaml",
                Files.readAllBytes(TestDatabase.root().resolve("programmes/facts.yaml")));

        Programmes programmes = Programmes.of(files);
        Programme programme = programmes.find("cn/somewhere/reward").orElseThrow();
        Version version = programme.version(LocalDate.of(2027, 1, 1)).orElseThrow();

        assertThat(programmes.diagnostics()).isEmpty();
        assertThat(version.check(programme))
                .filteredOn(found -> found.severity() != Diagnostic.Severity.NOTE)
                .isEmpty();
        assertThat(version.procedure()).isPresent();
        assertThat(version.examples()).hasSize(3);
        var coverage = version.coverage();
        version.examples()
                .forEach((name, yaml) ->
                        assertThat(Examples.run(name, yaml, programme, version, coverage))
                                .satisfies(outcome ->
                                        assertThat(outcome.differences()).as(name).isEmpty()));
    }

    @Test
    void whatIsMissingIsSaidFieldByField() {
        assertThat(NewProgramme.EMPTY.problems(java.util.List.of("reward")))
                .extracting(Refusal::field)
                .containsExactly(
                        "id",
                        "nameZh",
                        "nameEn",
                        "ownerZh",
                        "ownerEn",
                        "document",
                        "title",
                        "article",
                        "day");
        assertThat(wanted("44").problems(java.util.List.of("reward"))).isEmpty();
    }
}
