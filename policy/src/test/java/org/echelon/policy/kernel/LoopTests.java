package org.echelon.policy.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is written as bytecode means what the code says.
class LoopTests {

    private static final int ROWS = 130;

    private final Code code = new Code();
    private final Random random = new Random(20261122);

    private long[] column() {
        long[] cells = new long[Math.ceilDiv(ROWS, 64) * 64];
        for (int i = 0; i < cells.length; i++) {
            cells[i] =
                    switch (random.nextInt(6)) {
                        case 0 -> 0;
                        case 1 -> random.nextInt(10) - 5;
                        case 2 -> Long.MAX_VALUE;
                        case 3 -> Long.MIN_VALUE;
                        default -> random.nextLong();
                    };
        }
        return cells;
    }

    /// What a loop puts where.
    private static final class Results {
        private final long[][] numbers;
        private final long[][] words;

        Results(long[][] numbers, long[][] words) {
            this.numbers = numbers;
            this.words = words;
        }

        long[][] numbers() {
            return numbers;
        }

        long[][] words() {
            return words;
        }

        boolean is(int mask, int row) {
            return Bits.get(words[mask], row);
        }
    }

    private Results run(Kernel.Way way, long[][] columns, List<Integer> numbers, int... masks) {
        assumeTrue(way.isPossible(), "the virtual machine was started without the vector module");
        Emitter.Emitted emitted =
                Emitter.emit(
                        code,
                        numbers.stream().mapToInt(Integer::intValue).toArray(),
                        masks,
                        way == Kernel.Way.LANES);
        Results results =
                new Results(
                        new long[emitted.numbers()][columns[0].length],
                        new long[emitted.words()][columns[0].length / 64]);
        int[] days = new int[columns[0].length];
        Arrays.setAll(days, i -> i * 31);
        emitted.loop()
                .run(
                        columns,
                        new int[][] {days},
                        new long[][] {{0x5555_5555_5555_5555L, -1, 3}},
                        new long[] {-1, 7, Long.MAX_VALUE},
                        results.numbers(),
                        results.words(),
                        0,
                        ROWS);
        return results;
    }

    @ParameterizedTest
    @EnumSource
    void compares_and_chooses_without_a_branch(Kernel.Way way) {
        long[][] columns = {column(), column()};
        int a = code.longs(0, Span.ALL);
        int b = code.longs(1, Span.ALL);
        int less = code.less(a, b, false);
        int unsigned = code.lessUnsigned(a, b);
        Results results =
                run(
                        way,
                        columns,
                        List.of(
                                code.choose(less, a, b),
                                code.min(a, b),
                                code.max(a, b),
                                a,
                                code.choose(code.or(less, unsigned), a, b)),
                        less,
                        unsigned,
                        code.same(a, b),
                        code.and(less, code.not(unsigned)));

        for (int i = 0; i < ROWS; i++) {
            long x = columns[0][i];
            long y = columns[1][i];
            boolean below = Long.compareUnsigned(x, y) < 0;
            assertThat(results.is(0, i)).isEqualTo(x < y);
            assertThat(results.is(1, i)).isEqualTo(below);
            assertThat(results.is(2, i)).isEqualTo(x == y);
            assertThat(results.is(3, i)).isEqualTo(x < y && !below);
            assertThat(results.numbers()[0][i]).isEqualTo(Math.min(x, y));
            assertThat(results.numbers()[1][i]).isEqualTo(Math.min(x, y));
            assertThat(results.numbers()[2][i]).isEqualTo(Math.max(x, y));
            assertThat(results.numbers()[3][i]).isEqualTo(x);
            assertThat(results.numbers()[4][i]).isEqualTo(x < y || below ? x : y);
        }
    }

    @ParameterizedTest
    @EnumSource
    void reads_bitmaps_days_and_what_is_the_same_in_every_row(Kernel.Way way) {
        long[][] columns = {column()};
        int even = code.bitmap(0);
        int day = code.ints(0, Span.ALL);
        int on = code.toggle(0);
        int seven = code.parameter(1, Span.ALL);
        Results results =
                run(
                        way,
                        columns,
                        List.of(
                                code.choose(even, day, seven),
                                code.yearOf(day),
                                code.plus(code.yearOf(day), seven),
                                code.call(Code.Op.QUOTIENT, day, seven)),
                        even,
                        on,
                        code.always,
                        code.and(on, code.less(day, code.constant(800), true)),
                        code.or(even, code.not(on)));

        for (int i = 0; i < ROWS; i++) {
            boolean set = i < 64 ? i % 2 == 0 : i < 128 || i < 130;
            int year = LocalDate.ofEpochDay(i * 31L).getYear();
            assertThat(results.numbers()[0][i]).isEqualTo(set ? i * 31L : 7);
            assertThat(results.numbers()[1][i]).isEqualTo(year);
            assertThat(results.numbers()[2][i]).isEqualTo(year + 7);
            assertThat(results.numbers()[3][i]).isEqualTo(i * 31L / 7);
            assertThat(results.is(0, i)).isEqualTo(set);
            assertThat(results.is(1, i)).isTrue();
            assertThat(results.is(2, i)).isTrue();
            assertThat(results.is(3, i)).isEqualTo(i * 31 < 800);
            assertThat(results.is(4, i)).isEqualTo(set);
        }
    }

    @ParameterizedTest
    @EnumSource
    void computes_in_128_bits_as_with_numbers_of_any_length(Kernel.Way way) {
        long[][] columns = {column(), column(), column(), column()};
        // the upper halves stay small, so that nothing leaves 128 bits
        for (int i = 0; i < ROWS; i++) {
            columns[0][i] >>= 40;
            columns[2][i] >>= 40;
        }
        Whole128 a = new Whole128(code.longs(0, Span.ALL), code.longs(1, Span.ALL), true);
        Whole128 b = new Whole128(code.longs(2, Span.ALL), code.longs(3, Span.ALL), true);
        Whole128 narrow = Whole128.narrow(code.longs(1, Span.ALL));
        Whole128 other = Whole128.narrow(code.longs(3, Span.ALL));
        Whole128 three = Whole128.of(code, BigInteger.valueOf(-3), false);
        List<Whole128> computed =
                List.of(
                        a.plus(code, b, true),
                        a.minus(code, b, true),
                        narrow.times(code, other, true),
                        a.times(code, three, true),
                        a.least(code, b),
                        a.greatest(code, b),
                        a.chosen(code, a.less(code, b, false), b, true));
        List<Integer> halves = new ArrayList<>();
        computed.forEach(one -> {
            halves.add(one.high());
            halves.add(one.low());
        });
        Results results =
                run(
                        way,
                        columns,
                        halves,
                        a.less(code, b, false),
                        a.same(code, b),
                        narrow.less(code, b, false));

        for (int i = 0; i < ROWS; i++) {
            BigInteger x = whole(columns[0][i], columns[1][i]);
            BigInteger y = whole(columns[2][i], columns[3][i]);
            BigInteger n = BigInteger.valueOf(columns[1][i]);
            BigInteger m = BigInteger.valueOf(columns[3][i]);
            List<BigInteger> right =
                    List.of(
                            x.add(y),
                            x.subtract(y),
                            n.multiply(m),
                            x.multiply(BigInteger.valueOf(-3)),
                            x.min(y),
                            x.max(y),
                            x.min(y));
            long[][] said = results.numbers();
            for (int k = 0; k < right.size(); k++) {
                assertThat(whole(said[2 * k][i], said[2 * k + 1][i]))
                        .as("value %d of row %d", k, i)
                        .isEqualTo(right.get(k));
            }
            assertThat(results.is(0, i)).isEqualTo(x.compareTo(y) < 0);
            assertThat(results.is(1, i)).isEqualTo(x.equals(y));
            assertThat(results.is(2, i)).isEqualTo(n.compareTo(y) < 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hands_values_on_where_one_loop_would_be_too_long_to_be_compiled(Kernel.Way way) {
        long[][] columns = {column(), column()};
        int sum = code.longs(0, Span.ALL);
        int other = code.longs(1, Span.ALL);
        for (int i = 0; i < 2_000; i++) {
            sum = code.minus(code.plus(sum, other), code.times(sum, code.constant(i + 3)));
        }
        Results results = run(way, columns, List.of(sum));

        for (int i = 0; i < ROWS; i++) {
            long right = columns[0][i];
            for (int k = 0; k < 2_000; k++) {
                right = (right + columns[1][i]) - (right * (k + 3));
            }
            assertThat(results.numbers()[0][i]).isEqualTo(right);
        }
        assertThat(results.numbers().length).isGreaterThan(1);
    }

    /// Points by masks, their sums, what these decide, and sums once more.
    @ParameterizedTest
    @EnumSource
    void computes_with_numbers_that_fit_into_a_byte_as_with_any(Kernel.Way way) {
        long[][] columns = {column(), column()};
        int less = code.less(code.longs(0, Span.ALL), code.longs(1, Span.ALL), false);
        int even = code.bitmap(0);
        int points = code.choose(less, code.constant(60), code.constant(-20));
        int more = code.choose(even, code.constant(40), code.constant(-100));
        int sum = code.plus(points, more);
        int passed = code.less(code.parameter(1, Span.ALL), sum, false);
        int again = code.plus(sum, code.choose(passed, code.constant(27), code.constant(-8)));
        int[] masks = {
            passed,
            code.less(sum, code.parameter(0, Span.ALL), false),
            code.less(again, code.parameter(2, Span.ALL), false),
            code.less(code.min(points, more), code.max(sum, code.constant(3)), false),
            code.less(again, code.constant(-127), false)
        };

        Results results = run(way, columns, List.of(), masks);

        for (int i = 0; i < ROWS; i++) {
            long first = columns[0][i] < columns[1][i] ? 60 : -20;
            long second = i >= 64 || i % 2 == 0 ? 40 : -100;
            long both = first + second;
            long last = both + (both > 7 ? 27 : -8);
            assertThat(results.is(0, i)).isEqualTo(both > 7);
            assertThat(results.is(1, i)).isEqualTo(both < -1);
            assertThat(results.is(2, i)).isTrue();
            assertThat(results.is(3, i)).isEqualTo(Math.min(first, second) < Math.max(both, 3));
            assertThat(results.is(4, i)).isEqualTo(last < -127);
        }
    }

    @Test
    void counts_as_a_byte_only_what_is_read_by_bytes_alone() {
        int mask = code.bitmap(0);
        int points = code.choose(mask, code.constant(60), code.constant(0));
        int asked = code.choose(mask, code.constant(1), code.constant(2));
        int scaled = code.times(code.choose(mask, code.constant(3), code.constant(4)), asked);
        int great = code.choose(mask, code.constant(128), code.constant(0));
        int passed = code.less(points, code.constant(59), false);
        int greater = code.less(great, code.constant(59), false);
        boolean[] needed = new boolean[code.size()];
        Arrays.fill(needed, true);

        Bytes bytes = Bytes.of(code, needed, new int[] {asked});

        assertThat(bytes.has(points)).isTrue();
        assertThat(bytes.has(passed)).isTrue();
        assertThat(bytes.has(asked)).isFalse();
        assertThat(bytes.has(code.get(scaled).a())).isFalse();
        assertThat(bytes.has(great)).isFalse();
        assertThat(bytes.has(greater)).isFalse();
    }

    @Test
    void knows_where_numbers_lie_and_does_not_compute_what_follows_from_that() {
        int a = code.longs(0, new Span(0, 10));
        int b = code.longs(1, new Span(10, 20));
        int any = code.longs(2, Span.ALL);

        assertThat(code.min(a, b)).isEqualTo(a);
        assertThat(code.max(b, a)).isEqualTo(b);
        assertThat(code.less(b, a, false)).isEqualTo(code.never);
        assertThat(code.less(a, code.plus(b, code.constant(1)), false)).isEqualTo(code.always);
        assertThat(code.span(code.times(code.minus(a, b), b))).isEqualTo(new Span(-400, 0));
        assertThat(code.span(code.plus(any, a))).isEqualTo(Span.ALL);
        assertThat(code.span(code.choose(code.bitmap(0), a, b))).isEqualTo(new Span(0, 20));
        int either = code.or(code.bitmap(0), code.bitmap(1));
        assertThat(code.or(either, code.bitmap(1))).isEqualTo(either);
    }

    @Test
    void makes_equal_values_once_and_folds_what_is_known() {
        int a = code.longs(0, Span.ALL);
        int b = code.longs(1, Span.ALL);

        assertThat(code.plus(a, b)).isEqualTo(code.plus(b, a));
        assertThat(code.not(code.not(a))).isEqualTo(a);
        assertThat(code.and(a, code.not(a))).isEqualTo(code.never);
        assertThat(code.or(a, code.not(a))).isEqualTo(code.always);
        assertThat(code.choose(code.always, a, b)).isEqualTo(a);
        assertThat(code.choose(code.never, a, b)).isEqualTo(b);
        assertThat(code.less(a, a, true)).isEqualTo(code.never);
        assertThat(code.same(a, a)).isEqualTo(code.always);
        assertThat(code.times(a, code.constant(0))).isEqualTo(code.constant(0));
    }

    private static BigInteger whole(long high, long low) {
        BigInteger unsigned =
                BigInteger.valueOf(low).and(BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
        return BigInteger.valueOf(high).shiftLeft(64).add(unsigned);
    }
}
