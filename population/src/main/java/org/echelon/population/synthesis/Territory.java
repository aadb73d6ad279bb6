package org.echelon.population.synthesis;

/// A region of the population with the numbers published of it, scaled; a number that was not
/// published is 0 and the assumption stands beside it.
///
/// Within a region each enterprise has a rank. The first `hnte` hold the HNTE title, the first
/// `newHnte` of them since the last year; of the others the next `techSme` hold a technology SME
/// number. The first `incubatedHnte` HNTEs and `incubated − incubatedHnte` others, of which the
/// first half hold a technology SME number where there are any, are incubated. `innovative` are
/// taken from those with a technology SME number.
///
/// @param code division code
/// @param first index of its first enterprise
/// @param size how many enterprises it has
record Territory(
        String code,
        long first,
        long size,
        long hnte,
        long newHnte,
        long techSme,
        long innovative,
        long incubated,
        long incubatedHnte) {

    boolean holdsHnte(long rank) {
        return rank < hnte;
    }

    /// Whether the certificate is of the last year.
    boolean isNew(long rank) {
        return rank < newHnte;
    }

    boolean holdsTechSme(long rank) {
        return rank >= hnte && rank < hnte + techSme;
    }

    boolean isInnovative(long rank) {
        return rank >= hnte && rank < hnte + innovative;
    }

    boolean isIncubated(long rank) {
        long others = incubated - incubatedHnte;
        long begin = hnte + techSme - Math.min(techSme, others / 2);
        return rank < incubatedHnte || (rank >= begin && rank < begin + others);
    }
}
