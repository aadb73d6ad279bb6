package org.echelon.platform.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.echelon.platform.TestDatabase;
import org.echelon.policy.Programmes;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A population is counted in parts, and every row once.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TallyTests {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final List<String> CONDITIONS = List.of("first", "second", "third");

    private final SimulationThreads threads = new SimulationThreads();
    private final Random random = new Random(20261123);

    @AfterAll
    void close() {
        threads.close();
    }

    private static HeldPopulation population(int rows) {
        Path folder = TestDatabase.root().resolve("programmes");
        HeldPopulation population =
                new HeldPopulation(
                        "made", DAY, Instant.EPOCH, Programmes.read(folder).facts(), false);
        for (int row = 0; row < rows; row++) {
            String region = "44010" + row * 7 % 5;
            population.add(
                    "made:" + row,
                    new EnterpriseFacts(
                            new Enterprise(null, "made:" + row, "甲", region, null, null),
                            new TreeMap<>(),
                            Map.of(),
                            List.of(),
                            List.of()),
                    true,
                    false);
        }
        return population;
    }

    private Judgement drawn(int rows) {
        Judgement judgement = Judgement.of(rows, CONDITIONS);
        for (int row = 0; row < rows; row++) {
            int failing = random.nextInt(3) == 0 ? random.nextInt(8) : 0;
            int open = random.nextInt(3) == 0 ? random.nextInt(8) & ~failing : 0;
            judgement.decide(row, failing, open);
            if (random.nextInt(10) == 0) {
                judgement.verdicts()[row] = Judgement.INVALID;
            }
            judgement.fen()[row] = random.nextInt(5) == 0 ? Judgement.OPEN : random.nextInt(4);
        }
        return judgement;
    }

    private static int count(int rows, IntPredicate holds) {
        return (int) IntStream.range(0, rows).filter(holds).count();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 64, 1_001})
    void countsEveryRowOnce(int rows) {
        HeldPopulation population = population(rows);
        Judgement now = drawn(rows);
        Judgement before = drawn(rows);

        Tally tally = Tally.of(population, now, before, threads);

        byte[] verdicts = now.verdicts();
        byte[] then = before.verdicts();
        assertThat(tally.size()).isEqualTo(rows);
        assertThat(tally.met()).isEqualTo(count(rows, row -> verdicts[row] == Judgement.MET));
        assertThat(tally.invalid())
                .isEqualTo(count(rows, row -> verdicts[row] == Judgement.INVALID));
        assertThat(tally.winners())
                .isEqualTo(
                        count(
                                rows,
                                row ->
                                        verdicts[row] == Judgement.MET
                                                && then[row] != Judgement.MET));
        assertThat(tally.losers())
                .isEqualTo(
                        count(
                                rows,
                                row ->
                                        verdicts[row] != Judgement.MET
                                                && then[row] == Judgement.MET));
        assertThat(tally.more() + tally.less())
                .isEqualTo(
                        count(
                                rows,
                                row ->
                                        verdicts[row] == Judgement.MET
                                                && then[row] == Judgement.MET
                                                && now.fen()[row] != before.fen()[row]));
        assertThat(tally.unpriced())
                .isEqualTo(
                        count(
                                rows,
                                row ->
                                        verdicts[row] == Judgement.MET
                                                && now.fen()[row] == Judgement.OPEN));
        assertThat(tally.fen()).isEqualTo(paid(now));
        assertThat(tally.fenBefore()).isEqualTo(paid(before));
        for (int bit = 0; bit < CONDITIONS.size(); bit++) {
            long mask = 1L << bit;
            assertThat(tally.conditions().get(bit))
                    .isEqualTo(
                            new Tally.ByCondition(
                                    CONDITIONS.get(bit),
                                    count(rows, row -> (now.failing()[row] & mask) != 0),
                                    count(
                                            rows,
                                            row ->
                                                    now.failing()[row] == mask
                                                            && now.open()[row] == 0),
                                    count(rows, row -> (now.open()[row] & mask) != 0)));
        }
        assertThat(tally.districts())
                .extracting(Tally.ByDistrict::code)
                .isEqualTo(population.districts());
        assertThat(tally.districts())
                .allSatisfy(district ->
                        assertThat(district.met())
                                .isEqualTo(
                                        count(
                                                rows,
                                                row ->
                                                        verdicts[row] == Judgement.MET
                                                                && population
                                                                        .districts()
                                                                        .get(
                                                                                population.district(
                                                                                        row))
                                                                        .equals(district.code()))));
    }

    private static long paid(Judgement judgement) {
        return IntStream.range(0, judgement.fen().length)
                .filter(row -> judgement.verdicts()[row] == Judgement.MET)
                .mapToLong(row -> Math.max(0, judgement.fen()[row]))
                .sum();
    }

    @Test
    void countsTheSameWithoutOtherRules() {
        HeldPopulation population = population(50);
        Judgement now = drawn(50);

        Tally tally = Tally.of(population, now, now, threads);

        assertThat(tally.winners() + tally.losers() + tally.more() + tally.less()).isZero();
        assertThat(tally.before()).isEqualTo(tally.met());
    }
}
