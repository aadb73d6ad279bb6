/// From a decision to the typed tree that runs on columns. What cannot be done exactly is refused
/// with its place and reason, and is the interpreter's.
@NullMarked
package org.echelon.policy.lower;

import org.jspecify.annotations.NullMarked;
