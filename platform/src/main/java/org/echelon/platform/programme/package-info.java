/// The programmes: read from `programmes/`, published with their bytes, asked for an enterprise.
///
/// `programme.studio` is where policy designers write them: drafts, checks, publication by four
/// eyes.
///
/// A published version is bytes in the database with their SHA-256; the folder is the seed and the
/// review form. The engine itself is the module `policy`.
@ApplicationModule(
        allowedDependencies = {"identity", "enterprise", "title", "page", "reference", "sheet"})
@NullMarked
package org.echelon.platform.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
