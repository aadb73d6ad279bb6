package org.echelon.conformance.region;

/// `cn/tech-sme` of 2022-04-01 over columns, written by hand. Ends of ranges are multiples of 64.
interface RegionKernel {

    /// For tables of figures.
    String words();

    /// The verdicts of a range of rows counted, and nothing written.
    Tally count(RegionColumns region, int from, int to);

    /// The whole verdict of each row of a range written.
    void write(RegionColumns region, int from, int to, Judgements judgements);
}
