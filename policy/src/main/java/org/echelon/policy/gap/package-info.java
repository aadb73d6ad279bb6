/// The gap: the least change of what is still open that turns a verdict to met at a named filing.
///
/// A filing rolls the window of years ([Roll]); what may still move are levers ([Lever]); the
/// engine, asked over whole boxes of values at once ([Judge]), tells which boxes cannot be met, and
/// a best-first search ([Search]) finds the cheapest point that is. See docs/developers/gap.md.
@NullMarked
package org.echelon.policy.gap;

import org.jspecify.annotations.NullMarked;
