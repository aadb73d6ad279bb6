@NullMarked
package org.echelon.population.synthesis;

import org.jspecify.annotations.NullMarked;
