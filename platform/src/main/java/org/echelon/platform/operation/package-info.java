/// How the platform is doing, for those who run it: health, metrics, the log.
///
/// `/health` says whether it lives and is ready (database, outbox, sweeps), `/api/metrics` gives
/// Prometheus its figures, and the log is a file of JSON lines under the data folder, without
/// personal data, each with the reference number of its request.
@ApplicationModule(
        displayName = "Operation",
        allowedDependencies = {"outbox"})
@NullMarked
package org.echelon.platform.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
