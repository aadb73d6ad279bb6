/// The job that judges a region on a Spark cluster: `simulate --engine spark` writes a wide table
/// and a printed statement into a folder, starts this as a process of its own, and takes up what
/// comes out. It knows nothing of programmes: the statement says everything.
@NullMarked
package org.echelon.population.spark;

import org.jspecify.annotations.NullMarked;
