/// The platform under load, through its pages as clients use them, beside what PostgreSQL alone
/// needs for the same rows.
@NullMarked
package org.echelon.conformance.load;

import org.jspecify.annotations.NullMarked;
