package org.echelon.policy.ir;

/// An integer that may need more digits than any engine's widest integer has.
public final class Overflow extends RuntimeException {

    private static final long serialVersionUID = 1;

    Overflow(Range range) {
        super(
                "a number in it may need %d decimal digits, and 38 are computed with"
                        .formatted(digits(range)));
    }

    private static int digits(Range range) {
        return range.low().abs().max(range.high().abs()).toString().length();
    }
}
