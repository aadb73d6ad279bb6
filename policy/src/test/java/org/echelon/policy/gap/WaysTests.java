package org.echelon.policy.gap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.result.Proposal;
import org.echelon.policy.result.Status;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;

/// The search by itself, with a judge of sums: what it says when its bound on work is reached, and
/// when ranges have no end.
class WaysTests {

    private static final FactKey X = new FactKey("x", null);
    private static final FactKey Y = new FactKey("y", null);
    private static final Space SPACE = new Space(List.of(lever(X), lever(Y)), List.of());

    private static Lever lever(FactKey key) {
        return new Lever(key, Rational.ZERO, Rational.ONE, Rational.ONE, 0, Lever.NO_LIMIT);
    }

    /// `x + y` is at least one number and at most another; an absent limit binds nothing.
    private record SumBetween(int least, Optional<Integer> most) implements Judge {

        @Override
        public List<String> conditions() {
            return List.of("at_least", "at_most");
        }

        @Override
        public Answers ask(Map<FactKey, Span> spans, Set<FactKey> forgotten, Unknown unknown) {
            Optional<Rational> min = sum(spans, true);
            Optional<Rational> max = sum(spans, false);
            return new Answers() {
                @Override
                public Status status(int condition) {
                    return condition == 0
                            ? reaches(min, Optional.of(Rational.of(least)), max)
                            : most.map(limit ->
                                            reaches(
                                                    max.map(Rational::negate),
                                                    Optional.of(Rational.of(-limit)),
                                                    min.map(Rational::negate)))
                                    .orElse(Status.MET);
                }

                @Override
                public Set<FactKey> causes(int condition) {
                    return Set.of(X, Y);
                }
            };
        }

        /// Whether a number within two ends is at least a bound.
        private static Status reaches(
                Optional<Rational> min, Optional<Rational> bound, Optional<Rational> max) {
            Rational wanted = bound.orElseThrow();
            if (min.filter(low -> low.compareTo(wanted) >= 0).isPresent()) {
                return Status.MET;
            }
            return max.filter(high -> high.compareTo(wanted) < 0).isPresent()
                    ? Status.NOT_MET
                    : Status.UNKNOWN;
        }

        private static Optional<Rational> sum(Map<FactKey, Span> spans, boolean low) {
            Rational sum = Rational.ZERO;
            for (Span span : spans.values()) {
                Rational end = low ? span.min() : span.max();
                if (end == null) {
                    return Optional.empty();
                }
                sum = sum.plus(end);
            }
            return Optional.of(sum);
        }

        @Override
        public Optional<List<Proposal.Change>> apply(Map<FactKey, Rational> values) {
            return Optional.of(List.of());
        }
    }

    private static Way cheapest(Judge judge, int evaluations) {
        return new Ways(SPACE, judge).cheapest(List.of(), Rational.ZERO, null, evaluations);
    }

    @Test
    void provesTheLeastWhenTwoFactsAddUpToOneThreshold() {
        Way way = cheapest(new SumBetween(40, Optional.empty()), 20_000);

        assertThat(way)
                .isInstanceOfSatisfying(
                        Way.Found.class,
                        found -> {
                            assertThat(SPACE.cost(found.steps())).isEqualTo(Rational.of(40));
                            assertThat(found.certificate())
                                    .isEqualTo(new Proposal.Certificate.Minimal());
                        });
    }

    @Test
    void saysSufficientWithItsBoundWhenTheProofIsNotFinished() {
        Way way = cheapest(new SumBetween(5_000, Optional.empty()), 60);

        assertThat(way)
                .isInstanceOfSatisfying(
                        Way.Found.class,
                        found -> {
                            assertThat(SPACE.cost(found.steps())).isEqualTo(Rational.of(5_000));
                            assertThat(found.certificate())
                                    .isInstanceOfSatisfying(
                                            Proposal.Certificate.Sufficient.class,
                                            sufficient -> {
                                                assertThat(sufficient.evaluations()).isEqualTo(60);
                                                assertThat(sufficient.atLeast())
                                                        .isLessThanOrEqualTo(Rational.of(5_000));
                                            });
                        });
    }

    @Test
    void provesThatRangesWithoutEndHoldNoPoint() {
        Way way = cheapest(new SumBetween(10, Optional.of(5)), 20_000);

        assertThat(way).isInstanceOf(Way.None.class);
    }

    @Test
    void admitsThatNothingWasFoundWithinTheBound() {
        Way way = cheapest(new SumBetween(1_000, Optional.of(999)), 100);

        assertThat(way).isEqualTo(new Way.Stopped(100));
    }
}
