/// Titles held and awards received, and the place on the echelon that follows from them.
///
/// The register of titles is complete: a title that is not here is not held. A title is given once,
/// by a number that is nobody else's, and is taken back from a day on. What an enterprise publishes
/// of its status is kept beside it, word for word. The list of titles is open to everybody, and
/// anyone checks a confirmation of one without signing in.
@ApplicationModule(
        allowedDependencies = {"identity", "enterprise", "reference", "page", "seal", "sheet"})
@NullMarked
package org.echelon.platform.title;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
