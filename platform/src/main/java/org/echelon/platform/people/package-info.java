/// The pages of people: the own account and its tokens, who may act for an enterprise, an agent's
/// clients, the accounts of the platform, one-time links, and forms that outlived their sign-in.
///
/// Owns no data; every rule stands in `identity`.
@ApplicationModule(
        allowedDependencies = {
            "identity",
            "enterprise",
            "programme",
            "casework",
            "reference",
            "page"
        })
@NullMarked
package org.echelon.platform.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
