/// The engine against the field's own exam, and against other engines.
@NullMarked
package org.echelon.conformance;

import org.jspecify.annotations.NullMarked;
