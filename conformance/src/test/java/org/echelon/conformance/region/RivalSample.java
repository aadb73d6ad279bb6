package org.echelon.conformance.region;

import org.echelon.conformance.ContestSample;

/// A rival that evaluates one sample of its own, everything known, again and again.
record RivalSample(ContestSample sample) implements Judging {

    private static final int TIMES = 20;

    @Override
    public int rows() {
        return TIMES;
    }

    @Override
    public Counts count() {
        for (int time = 0; time < TIMES; time++) {
            sample.evaluate();
        }
        return Counts.NONE;
    }
}
