/// How the platform comes up: options, the database (embedded or a real server), migrations.
///
/// Everything here runs before Spring, so that what goes wrong at the door (a port in use, a full
/// disk, a second platform on the same data) is answered in one line with its remedy.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.echelon.platform.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
