/// Titles held and awards received, and the place on the echelon that follows from them.
///
/// The register of titles is complete: a title that is not here is not held. What an enterprise
/// publishes of its status is kept beside it, word for word.
@ApplicationModule(allowedDependencies = {"identity", "enterprise", "reference"})
@NullMarked
package org.echelon.platform.title;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
