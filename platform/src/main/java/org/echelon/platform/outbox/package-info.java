/// Effects that leave a transaction: kept with it, carried out after it, tried again until they
/// succeed.
///
/// The outbox is Spring Modulith's event publication registry on our tables: a module publishes an
/// event inside its transaction, other modules listen with `@ApplicationModuleListener`. What a
/// crash or a fault left open is found by a sweep and tried again; what keeps failing waits for the
/// administrator at `/administration/delivery`. Delivery is at least once, so every listener is
/// idempotent.
@ApplicationModule(
        displayName = "Outbox",
        allowedDependencies = {"identity", "page"})
@NullMarked
package org.echelon.platform.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
