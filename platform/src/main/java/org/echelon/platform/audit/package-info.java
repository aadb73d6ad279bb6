/// What was done and what was looked at, so that nobody can deny or hide it.
///
/// Listens, and is called by nobody: a record is written in the transaction of the deed it tells
/// of, from the event [org.echelon.platform.identity.Audited]. A sweep chains the records by their
/// hashes, and each day's end of the chain is signed and published, so that anyone can check that
/// nothing was changed, removed, inserted or reordered afterwards.
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {
            "identity",
            "page",
            "seal",
            "enterprise",
            "casework",
            "ledger",
            "overview",
            "simulation"
        })
@NullMarked
package org.echelon.platform.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
