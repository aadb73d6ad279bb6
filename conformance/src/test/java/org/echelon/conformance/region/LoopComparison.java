package org.echelon.conformance.region;

import java.math.BigInteger;
import java.util.List;
import org.echelon.policy.kernel.Block;

/// Holds what the generated loop says of `cn/tech-sme` against what is right: the verdict, each
/// condition and the bounds of each outcome; what it leaves to the interpreter is not held against
/// it, but counted where it is the verdict.
record LoopComparison(Judgements right) {

    Differences of(GeneratedRegion region) {
        long[] found = region.run().fold(new long[2], this::compare);
        return new Differences(found[0], found[1]);
    }

    private void compare(long[] into, Block block) {
        for (int place = 0; place < block.count(); place++) {
            Judgements.Row row = right.row(block.row(place));
            into[0] += isRight(row, block, place) ? 0 : 1;
            into[1] += Block.is(block.left(), place) ? 1 : 0;
        }
    }

    private static boolean isRight(Judgements.Row row, Block block, int place) {
        return (Block.is(block.left(), place) || verdict(block, place) == row.verdict())
                && areConditionsRight(row, block, place)
                && isRight(row.total(), "total_score", block, place)
                && isRight(row.personnel(), "personnel_score", block, place)
                && isRight(row.rd(), "rd_score", block, place)
                && isRight(row.achievement(), "achievement_score", block, place);
    }

    private static byte verdict(Block block, int place) {
        return Block.is(block.met(), place)
                ? Judgements.MET
                : Block.is(block.notMet(), place) ? Judgements.NOT_MET : Judgements.UNKNOWN;
    }

    private static boolean areConditionsRight(Judgements.Row row, Block block, int place) {
        List<String> conditions = Interpreted.CONDITIONS;
        for (int i = 0; i < conditions.size(); i++) {
            String id = conditions.get(i);
            boolean mayBeMet = (row.failed() >> i & 1) == 0;
            boolean mayBeNotMet = !mayBeMet || (row.open() >> i & 1) != 0;
            if (!Block.is(block.left(id), place)
                    && (Block.is(block.mayBeMet(id), place) != mayBeMet
                            || Block.is(block.mayBeNotMet(id), place) != mayBeNotMet)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRight(
            Judgements.Bounds right, String outcome, Block block, int place) {
        return switch (block.number("outcome_" + outcome, place)) {
            case Block.Answer.Left _ -> true;
            case Block.Answer.Nothing _ -> false;
            case Block.Answer.Within(var bounds, boolean orNull) ->
                    !orNull
                            && bounds.least().equals(times(right.low(), bounds.denominator()))
                            && bounds.greatest().equals(times(right.high(), bounds.denominator()));
        };
    }

    private static BigInteger times(int points, BigInteger denominator) {
        return BigInteger.valueOf(points).multiply(denominator);
    }
}
