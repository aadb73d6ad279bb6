/// The programmes: read from `programmes/`, published with their bytes, asked for an enterprise.
///
/// A published version is bytes in the database with their SHA-256; the folder is the seed and the
/// review form. The engine itself is the module `policy`.
@ApplicationModule(allowedDependencies = {"identity", "enterprise", "title", "page", "reference"})
@NullMarked
package org.echelon.platform.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
