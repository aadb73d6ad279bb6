/// Reference data: divisions and zones, industries, technical fields, the calendar, the echelon.
///
/// Read once at the start from the folder `reference/`, where each file names its source; public,
/// the same for everybody, never changed by the running platform.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.echelon.platform.reference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
