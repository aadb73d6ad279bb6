/// DMN 1.3 to 1.5: XML to model records, read safely, and the evaluation of decisions, tables and
/// services.
@NullMarked
package org.echelon.policy.dmn;

import org.jspecify.annotations.NullMarked;
