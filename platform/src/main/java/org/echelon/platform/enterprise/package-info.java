/// The registry: enterprises and their facts, each with who said so, for which period, since when.
///
/// Facts are bitemporal and append-only. Several registers may say different things of one fact;
/// the dictionary's order of trust picks the one that is used, and a dispute is shown, never
/// hidden. Which values were on file on any day can be asked for again.
@ApplicationModule(allowedDependencies = {"identity"})
@NullMarked
package org.echelon.platform.enterprise;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
