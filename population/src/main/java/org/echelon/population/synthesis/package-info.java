/// Invented populations: enterprises that are nobody, in numbers that were published.
///
/// What enterprise i is depends on the seed, i and the purpose of each draw alone; where a total is
/// published exactly so many are taken, by their rank in a keyed permutation.
@NullMarked
package org.echelon.population.synthesis;

import org.jspecify.annotations.NullMarked;
