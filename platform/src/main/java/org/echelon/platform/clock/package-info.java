/// The clock: limits in working days that run, stand still with a reason, and pass.
///
/// A limit belongs to a subject (the key of a case) and a step; the module knows neither. Facts of
/// the record are kept, every reading follows from them and from the official calendar; when the
/// calendar changes, what is still open is counted anew. A sweep says once of each limit that it
/// has passed; what follows from that, the listener's procedure says.
@ApplicationModule(allowedDependencies = {"identity"})
@NullMarked
package org.echelon.platform.clock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
