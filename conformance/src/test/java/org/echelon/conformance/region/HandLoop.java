package org.echelon.conformance.region;

/// A loop by hand over columns in memory.
record HandLoop(RegionKernel kernel, RegionColumns region) implements Judging {

    @Override
    public int rows() {
        return region.rows;
    }

    @Override
    public Counts count() {
        return Counts.of(kernel.count(region, 0, region.rows));
    }
}
