/// Outlook: how every enterprise of the register stands with every programme today, and whom that
/// makes worth a call.
///
/// The register is judged again each night, after a change of an enterprise's entries and after a
/// publication, in batches that several processes share. Each change of a verdict is kept with its
/// cause; from the standings follow the work lists of officers (newly eligible, about to lose a
/// title, one step away, candidates for payment) and an enterprise's own page of what changed.
@ApplicationModule(
        allowedDependencies = {
            "identity",
            "enterprise",
            "title",
            "programme",
            "casework",
            "ledger",
            "reference",
            "page"
        })
@NullMarked
package org.echelon.platform.outlook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
