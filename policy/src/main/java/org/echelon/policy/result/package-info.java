/// What an evaluation says: verdict, conditions with actual and required values, outcomes, trace.
@NullMarked
package org.echelon.policy.result;

import org.jspecify.annotations.NullMarked;
