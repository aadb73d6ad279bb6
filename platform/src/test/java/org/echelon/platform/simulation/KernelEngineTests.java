package org.echelon.platform.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.echelon.platform.TestDatabase;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Version;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.feel.Value;
import org.echelon.population.Progress;
import org.echelon.population.Refused;
import org.echelon.population.synthesis.Synthesis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Judged on columns a population comes out as row by row, whatever the figures are.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KernelEngineTests {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private final Programmes programmes =
            Programmes.read(TestDatabase.root().resolve("programmes"));
    private final SimulationThreads threads = new SimulationThreads();
    private final InterpretingEngine interpreter = new InterpretingEngine(threads);
    private final KernelEngine kernel = new KernelEngine(interpreter, threads);

    @AfterAll
    void close() {
        threads.close();
    }

    private HeldPopulation invented(Path data) throws Refused {
        new Synthesis(
                        new Synthesis.Request(
                                600,
                                11,
                                data.resolve("populations/invented"),
                                TestDatabase.root().resolve("reference"),
                                1,
                                512),
                        new Progress(System.err, false))
                .run();
        FactDictionary facts = programmes.facts();
        for (Programme programme : programmes.all()) {
            facts = facts.with(programme.facts());
        }
        return new FolderReader(data, facts, Clock.system(ZoneOffset.UTC))
                .read("invented", DAY, 1_000);
    }

    /// What stands, and each figure dragged from a half to twice as great.
    private static List<Map<String, Value>> variants(Version version) {
        List<Map<String, Value>> variants = new ArrayList<>();
        variants.add(Map.of());
        Figure.of(version).stream()
                .limit(3)
                .forEach(figure -> {
                    for (String times : List.of("0.5", "0.9", "1.1", "2")) {
                        variants.add(
                                Figure.values(
                                        Map.of(
                                                figure.name(),
                                                figure.standing()
                                                        .multiply(new BigDecimal(times)))));
                    }
                });
        return variants;
    }

    @Test
    void saysOfEveryRowWhatTheInterpreterSays(@TempDir Path data) throws Refused {
        HeldPopulation population = invented(data);
        int onColumns = 0;
        int remembered = 0;
        for (Programme programme : programmes.all()) {
            if (programme.definition().subjectKind() != Subject.Kind.ENTERPRISE) {
                continue;
            }
            Version version = programme.versions().getFirst();
            RegionEngine.Prepared fast = kernel.prepare(population, programme, version);
            RegionEngine.Prepared slow = interpreter.prepare(population, programme, version);
            for (Map<String, Value> values : variants(version)) {
                Judgement one = fast.judge(values);
                Judgement other = slow.judge(values);

                String place = version.place() + " " + values;
                assertThat(one.conditions()).as(place).isEqualTo(other.conditions());
                assertThat(one.verdicts()).as(place).isEqualTo(other.verdicts());
                assertThat(one.failing()).as(place).isEqualTo(other.failing());
                assertThat(one.open()).as(place).isEqualTo(other.open());
                assertThat(one.fen()).as(place).isEqualTo(other.fen());
                onColumns += population.size() - one.interpreted();
                Judgement again = fast.judge(values);
                assertThat(again.verdicts()).as(place).isEqualTo(other.verdicts());
                assertThat(again.failing()).as(place).isEqualTo(other.failing());
                assertThat(again.open()).as(place).isEqualTo(other.open());
                assertThat(again.fen()).as(place).isEqualTo(other.fen());
                remembered += one.interpreted() - again.interpreted();
            }
        }
        assertThat(onColumns).as("rows judged on columns").isGreaterThan(5_000);
        assertThat(remembered).as("rows that were not interpreted again").isPositive();
    }
}
