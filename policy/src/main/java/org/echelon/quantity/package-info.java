/// Numbers with a meaning: exact rationals, money in yuan and fen, percentages, headcounts, areas.
///
/// Nothing here is a floating-point number. Rounding happens where a number is shown or paid, in a
/// method that says so and names its mode.
@NullMarked
package org.echelon.quantity;

import org.jspecify.annotations.NullMarked;
