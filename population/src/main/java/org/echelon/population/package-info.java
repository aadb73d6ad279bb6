/// A whole region at once, on one machine.
///
/// A directory of enterprises, facts, titles and awards is read and checked as a whole, a programme
/// judges every enterprise in it, and what comes out is written in one step: verdicts, a summary, a
/// report. Who judges is an [org.echelon.population.Engine]; all else is the same whoever it is.
@NullMarked
package org.echelon.population;

import org.jspecify.annotations.NullMarked;
