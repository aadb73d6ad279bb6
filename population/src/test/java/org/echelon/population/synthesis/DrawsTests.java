package org.echelon.population.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.echelon.policy.fact.UnifiedSocialCreditCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Draws depend on seed, enterprise and purpose alone; a shuffle loses nobody; quotas add up.
class DrawsTests {

    @Test
    void drawsTheSameOnEveryMachine() {
        assertThat(new Draws(7).bits(123, 5)).isEqualTo(new Draws(7).bits(123, 5));
        assertThat(new Draws(7).bits(123, 5)).isNotEqualTo(new Draws(8).bits(123, 5));
        assertThat(Draws.mix(0)).as("SplitMix64 from 0").isEqualTo(0xE220A8397B1DCDAFL);
    }

    @Test
    void spreadsEvenly() {
        Draws draws = new Draws(3);

        assertThat(
                        LongStream.range(0, 10_000)
                                .mapToDouble(i -> draws.uniform(i, 1))
                                .average()
                                .orElseThrow())
                .isBetween(0.48, 0.52);
        assertThat(
                        LongStream.range(0, 10_000)
                                .mapToDouble(i -> draws.normal(i, 2))
                                .average()
                                .orElseThrow())
                .isBetween(-0.05, 0.05);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 16, 17, 1000, 4096, 4097})
    void shufflesWithoutLosingAnybody(long size) {
        Permutation shuffle = new Permutation(size, 42);

        assertThat(LongStream.range(0, size).map(shuffle::rank).sorted().toArray())
                .isEqualTo(LongStream.range(0, size).toArray());
    }

    @Test
    void sharesOutToTheLastOne() {
        assertThat(Quotas.of(10, 1, 1, 1)).containsExactly(4, 3, 3);
        assertThat(Quotas.of(0, 5, 5)).containsExactly(0, 0);
    }

    @Test
    void hasThePublishedNumbersThemselvesAtThePublishedSize() {
        List<Territory> regions = Published.territories(Published.GUANGZHOU + Published.GANSU);

        assertThat(regions)
                .extracting(
                        Territory::size,
                        Territory::hnte,
                        Territory::newHnte,
                        Territory::incubatedHnte)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(127_000L, 4_739L, 2_820L, 0L),
                        org.assertj.core.groups.Tuple.tuple(36_178L, 1_350L, 450L, 71L));
        assertThat(regions.get(1).techSme()).isEqualTo(880);
        assertThat(regions.get(1).innovative()).isEqualTo(123);
        assertThat(regions.get(1).incubated()).isEqualTo(2_002);
    }

    @Test
    void givesEveryoneACodeOfItsOwnWithValidCheckCharacters() {
        assertThat(LongStream.range(0, 2_000).mapToObj(i -> Codes.of("440114", i)))
                .doesNotHaveDuplicates()
                .allSatisfy(code ->
                        assertThat(UnifiedSocialCreditCode.problemWith(code)).as(code).isEmpty());
    }
}
