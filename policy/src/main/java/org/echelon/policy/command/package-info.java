/// The command line of the engine: `evaluate` and `check`.
@NullMarked
package org.echelon.policy.command;

import org.jspecify.annotations.NullMarked;
