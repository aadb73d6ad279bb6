package org.echelon.platform.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Question;
import org.echelon.policy.explain.EvaluationJson;
import org.echelon.policy.fact.FactsFile;
import org.echelon.policy.programme.Sha256;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// P12: the same question, as of the same day and as known at the same day, has the same answer
/// byte for byte, whatever was published since.
@PlatformTest
class ReplayTests {

    private static final LocalDate FIRST = TestClock.TODAY.minusDays(20);
    private static final LocalDate CORRECTED = TestClock.TODAY.minusDays(10);
    private static final LocalDate AS_OF = LocalDate.of(2024, 6, 30);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Autowired private Programmes programmes;
    @Autowired private Publications publications;
    @Autowired private PlatformTransactionManager transactions;
    @Autowired private ProgrammeLibrary library;
    @Autowired private ProgrammesOnFile onFile;
    @Autowired private JdbcClient database;

    /// A programme of its own, since publications are for ever: the technology-SME evaluation under
    /// another name.
    private SortedMap<String, byte[]> unit(String name, String unit, String from, String to) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        publications
                .files()
                .forEach((path, content) -> {
                    if (PublishedFiles.unitOf(path).equals(unit)) {
                        String text = new String(content, StandardCharsets.UTF_8);
                        files.put(
                                path.replace("cn/tech-sme", name),
                                text.replace("cn/tech-sme", name)
                                        .replace(from, to)
                                        .getBytes(StandardCharsets.UTF_8));
                    }
                });
        return files;
    }

    private void publish(LocalDate day, String name, String unit, SortedMap<String, byte[]> files) {
        Publications then =
                new Publications(
                        database, Clock.fixed(day.atTime(12, 0).atZone(ZONE).toInstant(), ZONE));
        // at once, as in the studio: the sweep must not see a publication without its files
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ ->
                        then.publish(
                                unit.replace("cn/tech-sme", name),
                                Sha256.of(files),
                                files,
                                "test"));
        library.refresh();
    }

    private String answer(String name, LocalDate knownAt) {
        Programme programme = onFile.on(knownAt).find(name).orElseThrow();
        byte[] example =
                Objects.requireNonNull(
                        programmes
                                .find("cn/tech-sme")
                                .orElseThrow()
                                .version(LocalDate.of(2022, 4, 1))
                                .orElseThrow()
                                .examples()
                                .get("examples/score-60-is-enough.yaml"));
        FactsFile file = FactsFile.read("example", example, programme.facts()).file().orElseThrow();
        return EvaluationJson.of(
                programme.evaluate(file.facts(), new Question(AS_OF, knownAt, true)));
    }

    @Test
    void aCorrectionDoesNotReachBackBeforeTheDayItWasPublished() {
        String name = "cn/replay";
        String version = "cn/tech-sme/2022-04-01";
        publish(FIRST, name, "cn/tech-sme", unit(name, "cn/tech-sme", "", ""));
        publish(FIRST, name, version, unit(name, version, "", ""));
        String before = answer(name, FIRST.plusDays(1));
        assertThat(before).contains("\"verdict\" : \"met\"");

        publish(
                CORRECTED,
                name,
                version,
                unit(
                        name,
                        version,
                        "total_score &gt;= parameters.pass mark",
                        "total_score &gt;= 61"));

        publish(
                TestClock.TODAY.minusDays(1),
                "cn/replay-later",
                "cn/tech-sme",
                unit("cn/replay-later", "cn/tech-sme", "", ""));

        assertThat(answer(name, FIRST.plusDays(1))).isEqualTo(before);
        assertThat(
                        answer(name, CORRECTED.minusDays(1))
                                .replace(CORRECTED.minusDays(1).toString(), ""))
                .isEqualTo(before.replace(FIRST.plusDays(1).toString(), ""));
        assertThat(answer(name, CORRECTED)).contains("\"verdict\" : \"not_met\"");
        assertThat(answer(name, FIRST.minusDays(100)))
                .as("a programme that came on file later is there as it came")
                .contains("\"verdict\" : \"met\"");
    }
}
