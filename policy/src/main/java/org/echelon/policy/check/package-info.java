/// Static checks of programmes, one class per kind of defect, and the running of their examples.
@NullMarked
package org.echelon.policy.check;

import org.jspecify.annotations.NullMarked;
