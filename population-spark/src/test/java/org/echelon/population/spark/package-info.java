/// Starts what users start: simulations, and a real cluster on loopback.
@NullMarked
package org.echelon.population.spark;

import org.jspecify.annotations.NullMarked;
