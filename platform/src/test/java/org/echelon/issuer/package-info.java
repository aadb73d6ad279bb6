/// An identity provider for tests, outside the platform and unknown to it.
@NullMarked
package org.echelon.issuer;

import org.jspecify.annotations.NullMarked;
