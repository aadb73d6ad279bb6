package org.echelon.policy.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is written as bytecode means what the code says.
class LoopTests {

    private static final int ROWS = 130;

    private final Code code = new Code();
    private final Random random = new Random(20261122);

    private long[] column(int rows) {
        long[] cells = new long[rows];
        for (int i = 0; i < rows; i++) {
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

    private long[][] run(long[][] columns, int... roots) {
        Emitter.Emitted emitted = Emitter.emit(code, roots);
        long[][] results = new long[emitted.results()][ROWS];
        emitted.loop()
                .run(
                        columns,
                        new int[0][],
                        new long[0][],
                        new long[0],
                        new long[0][],
                        results,
                        0,
                        ROWS);
        return results;
    }

    @Test
    void compares_and_chooses_without_a_branch() {
        long[][] columns = {column(ROWS), column(ROWS)};
        int a = code.longs(0);
        int b = code.longs(1);
        int less = code.less(a, b, false);
        long[][] results =
                run(
                        columns,
                        less,
                        code.lessUnsigned(a, b),
                        code.same(a, b),
                        code.choose(less, a, b),
                        code.min(a, b),
                        code.max(a, b),
                        a);

        for (int i = 0; i < ROWS; i++) {
            long x = columns[0][i];
            long y = columns[1][i];
            assertThat(results[0][i]).isEqualTo(x < y ? -1 : 0);
            assertThat(results[1][i]).isEqualTo(Long.compareUnsigned(x, y) < 0 ? -1 : 0);
            assertThat(results[2][i]).isEqualTo(x == y ? -1 : 0);
            assertThat(results[3][i]).isEqualTo(Math.min(x, y)).isEqualTo(results[4][i]);
            assertThat(results[5][i]).isEqualTo(Math.max(x, y));
            assertThat(results[6][i]).isEqualTo(x);
        }
    }

    @Test
    void computes_in_128_bits_as_with_numbers_of_any_length() {
        long[][] columns = {column(ROWS), column(ROWS), column(ROWS), column(ROWS)};
        // the upper halves stay small, so that nothing leaves 128 bits
        for (int i = 0; i < ROWS; i++) {
            columns[0][i] >>= 40;
            columns[2][i] >>= 40;
        }
        Whole128 a = new Whole128(code.longs(0), code.longs(1), true);
        Whole128 b = new Whole128(code.longs(2), code.longs(3), true);
        Whole128 narrow = Whole128.narrow(code.longs(1));
        Whole128 other = Whole128.narrow(code.longs(3));
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
        List<Integer> roots = new ArrayList<>();
        computed.forEach(one -> {
            roots.add(one.high());
            roots.add(one.low());
        });
        roots.add(a.less(code, b, false));
        roots.add(a.same(code, b));
        roots.add(narrow.less(code, b, false));
        long[][] results = run(columns, roots.stream().mapToInt(Integer::intValue).toArray());

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
            for (int k = 0; k < right.size(); k++) {
                assertThat(whole(results[2 * k][i], results[2 * k + 1][i]))
                        .as("value %d of row %d", k, i)
                        .isEqualTo(right.get(k));
            }
            assertThat(results[14][i]).isEqualTo(x.compareTo(y) < 0 ? -1 : 0);
            assertThat(results[15][i]).isEqualTo(x.equals(y) ? -1 : 0);
            assertThat(results[16][i]).isEqualTo(n.compareTo(y) < 0 ? -1 : 0);
        }
    }

    @Test
    void hands_values_on_where_one_loop_would_be_too_long_to_be_compiled() {
        long[][] columns = {column(ROWS), column(ROWS)};
        int sum = code.longs(0);
        int other = code.longs(1);
        for (int i = 0; i < 2_000; i++) {
            sum = code.xor(code.plus(sum, other), code.times(sum, code.constant(i + 3)));
        }
        long[][] results = run(columns, sum);

        for (int i = 0; i < ROWS; i++) {
            long right = columns[0][i];
            for (int k = 0; k < 2_000; k++) {
                right = (right + columns[1][i]) ^ (right * (k + 3));
            }
            assertThat(results[0][i]).isEqualTo(right);
        }
        assertThat(results.length).isGreaterThan(1);
    }

    @Test
    void makes_equal_values_once_and_folds_what_is_known() {
        int a = code.longs(0);
        int b = code.longs(1);

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
