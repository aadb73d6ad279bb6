/// The engine's door: read a folder of programmes and evaluate an enterprise's facts against them.
///
/// A programme gives an [org.echelon.policy.result.Evaluation]: a verdict (met, not met, unknown)
/// with every condition, its actual and required value, the shortfall and the article it rests on.
/// A fact left out is unknown, never zero. Nothing below this package reaches back into it.
@NullMarked
package org.echelon.policy;

import org.jspecify.annotations.NullMarked;
