/// Applying: a form made from the programme's folder, a draft that several people fill in, papers,
/// and the filing that comes of it.
///
/// A draft keeps every saved value of every field; nothing is overwritten, and a save on an
/// outdated value is a conflict that shows both. A filing is one row that never changes: answers
/// with the source of each, papers, the verdict at that moment and the undertaking that was
/// accepted.
@NamedInterface("application")
@NullMarked
package org.echelon.platform.casework.application;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
