/// The population's part of the command line: `simulate` and `synthesise`.
@NullMarked
package org.echelon.population.command;

import org.jspecify.annotations.NullMarked;
