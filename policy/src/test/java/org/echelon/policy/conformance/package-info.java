/// The runner of the kit, on cases of our own.
@NullMarked
package org.echelon.policy.conformance;

import org.jspecify.annotations.NullMarked;
