/// Columns against the interpreter: what DuckDB says of drawn subjects is what the interpreter
/// says, row by row.
@NullMarked
package org.echelon.conformance.columns;

import org.jspecify.annotations.NullMarked;
