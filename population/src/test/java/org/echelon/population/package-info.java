@NullMarked
package org.echelon.population;

import org.jspecify.annotations.NullMarked;
