/// The interface for machines: `/api/v1`, JSON, described by `/api/openapi.json`.
///
/// Thin: each address asks the service that the page asks, under the same rules and with the same
/// log of looks. Mistakes are answered as problems (RFC 9457) in both languages, with the reference
/// number under which the log has them.
@ApplicationModule(
        displayName = "Interface",
        allowedDependencies = {
            "identity",
            "enterprise",
            "title",
            "programme",
            "overview",
            "casework",
            "clock",
            "page"
        })
@NullMarked
package org.echelon.platform.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
