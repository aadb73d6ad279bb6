package org.echelon.policy.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class WholeTests {

    private static final Column FEN =
            new Column(
                    "revenue_y1",
                    "last.revenue",
                    "revenue",
                    1,
                    Column.Type.NUMBER,
                    100,
                    Range.of(0, 9_999_999_999_999_999L),
                    null);

    private final Whole revenue = new Whole.Of(FEN, true);

    @Test
    void a_range_follows_the_arithmetic() {
        Whole product = revenue.times(Whole.of(6)).minus(Whole.of(5));
        assertThat(product.range()).isEqualTo(Range.of(-5, 59_999_999_999_999_989L));
        assertThat(product.range().isLong()).isTrue();
        assertThat(revenue.times(revenue).range().isLong()).isFalse();
    }

    @Test
    void what_needs_more_than_38_digits_is_refused() {
        Whole square = revenue.times(revenue);
        assertThatThrownBy(() -> square.times(revenue))
                .isInstanceOf(Overflow.class)
                .hasMessageContaining("48 decimal digits");
    }

    @Test
    void a_range_that_does_not_follow_is_no_proof() {
        assertThatThrownBy(() ->
                        new Whole.Arithmetic(
                                Whole.Arithmetic.Operator.ADD, revenue, revenue, Range.ZERO, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void null_is_handed_on_and_is_no_part_of_a_range() {
        assertThat(revenue.plus(new Whole.Null())).isEqualTo(new Whole.Null());
        Whole guarded =
                Whole.choice(
                        Truth.ordered(Expression.Order.GREATER, revenue, Whole.Literal.ZERO),
                        Whole.of(7),
                        new Whole.Null());
        assertThat(guarded.range()).isEqualTo(Range.of(7, 7));
        assertThat(guarded.nullable()).isTrue();
    }

    @Test
    void a_comparison_that_the_ranges_decide_is_decided_unless_it_may_be_null() {
        Whole there = new Whole.Of(FEN, false);
        Whole least = Whole.of(BigInteger.valueOf(-1));
        assertThat(Truth.ordered(Expression.Order.GREATER, there, least)).isEqualTo(Truth.TRUE);
        assertThat(Truth.ordered(Expression.Order.GREATER, revenue, least))
                .isInstanceOf(Truth.Ordered.class);
    }

    @Test
    void truth_is_joined_as_feel_joins_it() {
        Truth open = new Truth.Null();
        assertThat(Truth.and(java.util.List.of(open, Truth.FALSE))).isEqualTo(Truth.FALSE);
        assertThat(Truth.or(java.util.List.of(open, Truth.TRUE))).isEqualTo(Truth.TRUE);
        assertThat(Truth.not(open)).isEqualTo(open);
        assertThat(Truth.certain(open)).isEqualTo(Truth.FALSE);
    }
}
