/// What is known of an enterprise: yearly and current facts, titles, awards; absent means unknown,
/// never zero.
@NullMarked
package org.echelon.policy.fact;

import org.jspecify.annotations.NullMarked;
