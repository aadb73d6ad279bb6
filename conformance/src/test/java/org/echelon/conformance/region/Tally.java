package org.echelon.conformance.region;

/// How many enterprises got which verdict.
record Tally(long met, long notMet, long unknown) {

    static Tally of(Judgements judgements, int from, int to) {
        long[] counts = new long[3];
        for (int row = from; row < to; row++) {
            counts[judgements.verdict[row]]++;
        }
        return new Tally(
                counts[Judgements.MET], counts[Judgements.NOT_MET], counts[Judgements.UNKNOWN]);
    }
}
