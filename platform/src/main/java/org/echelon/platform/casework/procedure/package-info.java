/// The procedure on Flowable: the only package that knows the process engine.
///
/// The engine says where a case goes after an outcome, and keeps receipts, ids of steps and
/// outcomes, nothing else. It has no clock of its own (no timers, no jobs), no history and no
/// users: those are ours. It joins the transaction of the act, so that case and procedure move
/// together or not at all.
@NullMarked
package org.echelon.platform.casework.procedure;

import org.jspecify.annotations.NullMarked;
