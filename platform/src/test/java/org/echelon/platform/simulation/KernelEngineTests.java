package org.echelon.platform.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.echelon.platform.TestDatabase;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Version;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.fact.Title;
import org.echelon.policy.feel.Value;
import org.echelon.population.Progress;
import org.echelon.population.Refused;
import org.echelon.population.synthesis.Synthesis;
import org.echelon.quantity.Rational;
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
                assertSame(one, other, place);
                onColumns += population.size() - one.interpreted();
                Judgement again = fast.judge(values);
                assertSame(again, other, place);
                remembered += one.interpreted() - again.interpreted();
            }
        }
        assertThat(onColumns).as("rows judged on columns").isGreaterThan(5_000);
        assertThat(remembered).as("rows that were not interpreted again").isPositive();
    }

    private static void assertSame(Judgement one, Judgement other, String place) {
        assertThat(one.conditions()).as(place).isEqualTo(other.conditions());
        assertThat(one.verdicts()).as(place).isEqualTo(other.verdicts());
        assertThat(one.failing()).as(place).isEqualTo(other.failing());
        assertThat(one.open()).as(place).isEqualTo(other.open());
        assertThat(one.fen()).as(place).isEqualTo(other.fen());
    }

    private Programme programme(String id) {
        return programmes.find(id).orElseThrow();
    }

    /// Judges with figures on columns, and as the interpreter does.
    ///
    /// @return rows that were interpreted on columns
    private static int judge(
            RegionEngine.Prepared fast, RegionEngine.Prepared slow, Map<String, Value> figures) {
        Judgement one = fast.judge(figures);
        assertSame(one, slow.judge(figures), figures.toString());
        return one.interpreted();
    }

    private static Map<String, Value> figures(Object... namesAndNumbers) {
        Map<String, BigDecimal> figures = new HashMap<>();
        for (int i = 0; i < namesAndNumbers.length; i += 2) {
            figures.put((String) namesAndNumbers[i], new BigDecimal((int) namesAndNumbers[i + 1]));
        }
        return Figure.values(figures);
    }

    /// The tier of the provincial innovative enterprises ends at 50 and 200 million yuan of sales.
    @Test
    void interpretsARowAgainOnlyWhereItsTierMayChange(@TempDir Path data) throws Refused {
        HeldPopulation population = invented(data);
        Programme programme = programme("cn/gansu/innovative-enterprise");
        Version version = programme.versions().getFirst();
        RegionEngine.Prepared fast = kernel.prepare(population, programme, version);
        RegionEngine.Prepared slow = interpreter.prepare(population, programme, version);
        int left = judge(fast, slow, Map.of());
        int dragged = 0;
        for (int million = 1; million <= 120; million += 7) {
            dragged += judge(fast, slow, figures("small sales", million * 1_000_000));
        }

        int beside =
                judge(fast, slow, figures("small sales", 9_000_000, "ratio medium", 1))
                        + judge(fast, slow, figures("small sales", 200_000_000))
                        + judge(fast, slow, figures("small sales", 300_000_000))
                        + judge(fast, slow, figures("small sales", 0));
        int again =
                judge(fast, slow, figures("small sales", 299_000_000))
                        + judge(fast, slow, figures("small sales", 60_000_000))
                        + judge(fast, slow, figures("medium sales", 210_000_000))
                        + judge(
                                fast,
                                slow,
                                figures("small sales", 61_000_000, "medium sales", 211_000_000))
                        + judge(
                                fast,
                                slow,
                                figures("small sales", 61_000_000, "medium sales", 60_000_000));

        assertThat(left).as("rows that the loop leaves").isPositive();
        assertThat(dragged).as("interpreted in eighteen steps").isLessThan(2 * left);
        assertThat(beside).as("interpreted where the order changes").isGreaterThan(left);
        assertThat(again).as("interpreted where the order is known").isZero();
    }

    @Test
    void paysEveryRowWhatTheInterpreterPaysWhileARewardIsDragged(@TempDir Path data)
            throws Refused {
        HeldPopulation population = invented(data);
        reward(population);
        Programme programme = programme("cn/gansu/hnte-reward");
        Version version = programme.versions().getFirst();
        RegionEngine.Prepared fast = kernel.prepare(population, programme, version);
        RegionEngine.Prepared slow = interpreter.prepare(population, programme, version);

        for (int thousand : List.of(0, 50, 199, 200, 201, 400)) {
            int yuan = thousand * 1_000;
            for (String reward : List.of("first reward", "renewal reward", "pool reward")) {
                judge(fast, slow, figures(reward, yuan));
            }
            judge(fast, slow, figures("first reward", 123_000, "pool reward", yuan));
        }

        assertThat(
                        Arrays.stream(fast.judge(figures("first reward", 123_000)).fen())
                                .distinct()
                                .count())
                .as("different amounts")
                .isGreaterThan(3);
    }

    /// Gives each enterprise that has a title some of what may have been paid already, and every
    /// third a place in the cultivation pool.
    private static void reward(HeldPopulation population) {
        for (int row = 0; row < population.size(); row++) {
            if (row % 3 == 0) {
                population.give(
                        row, new Title("cn/gansu/hnte-pool", null, DAY.minusYears(1), null));
            }
            if (!population.titles(row).isEmpty() && row % 2 == 0) {
                population.give(
                        row,
                        new Award(
                                "cn/gansu/hnte-reward",
                                row % 4 == 0 ? "hnte-pool" : null,
                                null,
                                Rational.of(50_000L * (1 + row % 3)),
                                DAY.minusMonths(1 + row % 40)));
            }
        }
    }
}
