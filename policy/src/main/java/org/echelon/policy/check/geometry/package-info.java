/// The geometry of decision tables: each input is an axis cut into pieces that no cell tells apart,
/// each rule a box over the axes. What no box covers is a hole, what two cover an overlap.
///
/// Knows nothing of FEEL or DMN: pieces are numbers from 0.
@NullMarked
package org.echelon.policy.check.geometry;

import org.jspecify.annotations.NullMarked;
