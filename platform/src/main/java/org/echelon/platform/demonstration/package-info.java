/// The demonstration region: synthetic enterprises, real companies with their sources, accounts.
///
/// Loaded once, on the first start, by way of the ordinary import; left out with `--empty`.
@ApplicationModule(
        allowedDependencies = {
            "identity",
            "intake",
            "enterprise",
            "casework :: application",
            "ledger"
        })
@NullMarked
package org.echelon.platform.demonstration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
