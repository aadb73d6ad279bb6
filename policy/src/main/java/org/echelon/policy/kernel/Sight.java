package org.echelon.policy.kernel;

import java.util.Set;

/// What may be unknown among some subjects: the loop asks only of these columns.
///
/// @param always columns by name of which nothing is known of any of them
/// @param sometimes columns by name of which nothing is known of some of them
/// @param outside columns by name in which some have figures outside the proofs' ranges
/// @param narrow columns by name whose numbers are kept as ints
/// @param huge whether some have a figure so great that nothing may be unknown beside it
record Sight(
        Set<String> always,
        Set<String> sometimes,
        Set<String> outside,
        Set<String> narrow,
        boolean huge) {

    Sight {
        always = Set.copyOf(always);
        sometimes = Set.copyOf(sometimes);
        outside = Set.copyOf(outside);
        narrow = Set.copyOf(narrow);
    }

    /// Everything is known.
    static final Sight CLEAR = new Sight(Set.of(), Set.of(), Set.of(), Set.of(), false);
}
