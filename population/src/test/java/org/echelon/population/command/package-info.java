@NullMarked
package org.echelon.population.command;

import org.jspecify.annotations.NullMarked;
