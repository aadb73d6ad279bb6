/// What pages show: search, the profile of an enterprise, the region at a glance.
///
/// Reads the published views of other modules and composes their services; owns no data.
@ApplicationModule(
        allowedDependencies = {"identity", "enterprise", "title", "reference", "programme", "page"})
@NullMarked
package org.echelon.platform.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
