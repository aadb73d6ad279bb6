package org.echelon.policy.kernel;

import java.io.Serial;

/// A part of a plan that the loop does not compute.
final class Unsupported extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    Unsupported(String message) {
        super(message, null, false, false);
    }
}
