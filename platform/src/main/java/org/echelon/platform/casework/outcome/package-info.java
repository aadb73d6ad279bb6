/// From the last step of a case to its title: the package for the national system, the numbers that
/// come back with their evidence, and the title that follows.
///
/// A region mints no national numbers. Where a demonstration is loaded, a simulated issuer draws
/// numbers for invented enterprises; everything that shows one says so.
@NullMarked
package org.echelon.platform.casework.outcome;

import org.jspecify.annotations.NullMarked;
