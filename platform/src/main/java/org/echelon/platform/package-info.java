/// The platform: a modular monolith; each package below is a module.
@NullMarked
package org.echelon.platform;

import org.jspecify.annotations.NullMarked;
