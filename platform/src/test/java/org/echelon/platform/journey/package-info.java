/// The whole way as people go it, in a real browser, on a database of their own with the
/// demonstration region and a clock that moves.
@NullMarked
package org.echelon.platform.journey;

import org.jspecify.annotations.NullMarked;
