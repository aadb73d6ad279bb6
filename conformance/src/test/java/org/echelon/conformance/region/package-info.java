/// A whole region against one programme on columns in memory: how fast it can be done by hand,
/// which is the limit for what is generated, and whether that is exact.
@NullMarked
package org.echelon.conformance.region;

import org.jspecify.annotations.NullMarked;
