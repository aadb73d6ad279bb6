/// The studio: programmes are written, checked, published by four eyes, exported and imported.
///
/// A draft holds the files of one version and its programme's own; whoever saves says which
/// revision they saw. What is published from it are bytes that nobody changes any more. Who asks
/// what a draft would do to a region opens it by [DraftTrials].
@NamedInterface("studio")
@NullMarked
package org.echelon.platform.programme.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
