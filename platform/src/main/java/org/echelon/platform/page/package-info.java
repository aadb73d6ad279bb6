/// How every page looks, reads and behaves: language, formats, frame, tables with exports,
/// pictures, error pages.
///
/// Knows who reads, but no enterprise and no programme: other modules turn what they know into the
/// records here, and the templates under `templates/page` draw those records. A gallery of all of
/// them stands at `/about/components`.
@NullMarked
@ApplicationModule(
        displayName = "Pages",
        allowedDependencies = {"identity", "reference"})
package org.echelon.platform.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
