/// FEEL: text to syntax tree, and the interpreter, which is the reference meaning; unknown is a
/// value of its own.
@NullMarked
package org.echelon.policy.feel;

import org.jspecify.annotations.NullMarked;
