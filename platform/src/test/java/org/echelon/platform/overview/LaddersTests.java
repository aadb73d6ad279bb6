package org.echelon.platform.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.page.Formats;
import org.echelon.platform.programme.Assessment;
import org.echelon.platform.title.LadderPlace;
import org.echelon.policy.Programmes;
import org.echelon.policy.Question;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactsFile;
import org.echelon.policy.programme.Ladder;
import org.junit.jupiter.api.Test;

/// Which rung an enterprise's page looks at first, with the programmes as they are.
class LaddersTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final String GAZELLE = "cn/guangdong/guangzhou/huangpu/gazelle";
    private static final Programmes PROGRAMMES =
            Programmes.read(TestDatabase.root().resolve("programmes"));
    private static final Ladder LADDER = ladder();

    private static Ladder ladder() {
        try {
            return Ladder.read(
                            "echelons.yaml",
                            Files.readAllBytes(
                                    TestDatabase.root().resolve("reference/echelons.yaml")))
                    .ladder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aTitleOfTheOwnDistrictComesNext() {
        assertThat(focus("440112", false, Set.of("hnte"), "hnte", "gazelle", "unicorn"))
                .contains(GAZELLE);
    }

    @Test
    void neitherATitleOfAnotherDistrictNorAListThatNobodyAppliesForComesNext() {
        assertThat(focus("440114", false, Set.of("hnte"), "hnte", "gazelle", "unicorn"))
                .contains("cn/hnte");
    }

    @Test
    void aProgrammeThatHasEndedIsNothingToLookAt() {
        assertThat(focus("440114", true, Set.of(), "innovative-sme", "srdi", "hnte", "flagship"))
                .contains("cn/hnte");
    }

    /// The programme in focus.
    ///
    /// @param accident whether a recent accident rules HNTE out
    /// @param held the rungs that are held
    private static Optional<String> focus(
            String region, boolean accident, Set<String> held, String... rungs) {
        String yaml =
                """
                enterprise: { uscc: 91440114MA9TERT04C, name: 样例科技有限公司, region: "%s", registered-on: 2018-06-15, industry: "3911" }
                facts:
                  current: { accident_or_offence: %s }
                holds: %s
                """
                        .formatted(
                                region,
                                accident,
                                held.contains("hnte")
                                        ? "[ { title: cn/hnte, number: GR202444000001, from: 2024-12-11, until: 2027-12-11 } ]"
                                        : "[]");
        EnterpriseFacts facts =
                FactsFile.read("facts", yaml.getBytes(StandardCharsets.UTF_8), PROGRAMMES.facts())
                        .file()
                        .orElseThrow()
                        .facts();
        Map<String, Assessment> byProgramme =
                PROGRAMMES.all().stream()
                        .filter(programme -> programme.definition().subject().equals("enterprise"))
                        .map(programme ->
                                new Assessment(
                                        programme,
                                        Optional.of(
                                                programme.evaluate(facts, Question.asOf(DAY, DAY))),
                                        List.of()))
                        .collect(
                                Collectors.toMap(
                                        assessment -> assessment.programme().id(),
                                        Function.identity()));
        List<LadderPlace.Step> steps =
                Arrays.stream(rungs)
                        .map(rung ->
                                new LadderPlace.Step(
                                        LADDER.find(rung).orElseThrow(),
                                        held.contains(rung)
                                                ? LadderPlace.State.HELD
                                                : LadderPlace.State.NEXT,
                                        Optional.empty()))
                        .toList();
        return new Ladders(new Formats(Locale.ENGLISH), LADDER, byProgramme)
                .focus(new LadderPlace(steps))
                .map(assessment -> assessment.programme().id());
    }
}
