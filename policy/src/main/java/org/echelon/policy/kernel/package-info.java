/// A region in memory at once: a plan becomes one generated loop over primitive columns, with what
/// is unknown followed as intervals. What the loop cannot say of a row as the interpreter would, it
/// leaves to the interpreter.
@NullMarked
package org.echelon.policy.kernel;

import org.jspecify.annotations.NullMarked;
