/// jDMN, interpreted and generated, behind what the benchmark asks of every engine.
@NullMarked
package org.echelon.conformance.rival;

import org.jspecify.annotations.NullMarked;
