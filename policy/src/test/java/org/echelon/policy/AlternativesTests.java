package org.echelon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Status;
import org.junit.jupiter.api.Test;

/// Ways of which one suffices are explained each in the unit of what it compares.
class AlternativesTests {

    private static final Path ROOT = SharedFolder.root().resolve("programmes");
    private static final String EXAMPLES = "cn/tech-sme/2022-04-01/examples/";

    @Test
    void showsARankAmongTheWaysToAScoreAsARank() throws IOException {
        Condition award = way("direct-award-third-place.yaml", "direct", "direct_award");

        assertThat(award.status()).isEqualTo(Status.MET);
        assertThat(award.unit()).isEqualTo("rank");
    }

    @Test
    void showsThePointsOfTheOtherWayAsPoints() throws IOException {
        Condition points = way("direct-award-third-place.yaml", "points");

        assertThat(points.status()).isEqualTo(Status.NOT_MET);
        assertThat(points.unit()).isEqualTo("points");
    }

    /// A way of the condition `score`, or a way of a way.
    private static Condition way(String example, String... names) throws IOException {
        Programme programme = Programmes.read(ROOT).find("cn/tech-sme").orElseThrow();
        byte[] yaml = Files.readAllBytes(ROOT.resolve(EXAMPLES + example));
        Examples.Outcome outcome =
                Examples.run(example, yaml, programme, LocalDate.of(2024, 6, 30));
        Condition found = named(outcome.evaluation().orElseThrow().conditions(), "score");
        for (String name : names) {
            found = named(found.alternatives(), name);
        }
        return found;
    }

    private static Condition named(java.util.List<Condition> conditions, String id) {
        return conditions.stream()
                .filter(condition -> condition.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
