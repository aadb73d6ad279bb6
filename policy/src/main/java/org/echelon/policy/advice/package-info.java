/// What an enterprise holds, can have, lacks; the best legal combination of awards; the path up the
/// echelon.
///
/// Asks every programme through the door, in the day's version, and reads the filing windows, the
/// rules on stacking and the rungs. Knows nothing of any single programme. The combination is a
/// search of its own over plain records ([CombinationSolver]); the path puts gaps one after the
/// other ([PathFinder]).
@NullMarked
package org.echelon.policy.advice;

import org.jspecify.annotations.NullMarked;
