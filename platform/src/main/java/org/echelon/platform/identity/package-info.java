/// Who is at the door: accounts, sign-in, roles, and the region or enterprise each may see.
///
/// Rules of routes stand in one table, [Routes]; rules of services stand on their methods. The rest
/// of the platform asks [Access] and [CurrentViewer], never Spring Security itself.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.echelon.platform.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
