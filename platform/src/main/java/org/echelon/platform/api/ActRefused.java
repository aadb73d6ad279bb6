package org.echelon.platform.api;

import org.echelon.platform.casework.Acted;
import org.echelon.policy.message.Words;

/// An act on a case was not done, and nothing has changed.
final class ActRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Acted.Refused refused;

    ActRefused(Acted.Refused refused) {
        super(refused.what().en());
        this.refused = refused;
    }

    Words what() {
        return refused.what();
    }

    Words remedy() {
        return refused.remedy();
    }
}
