package org.echelon.platform.simulation;

import org.echelon.policy.message.Words;

/// Why a population cannot be judged, or not be read: for the person who asked. A retry helps after
/// what it names is mended.
final class CannotJudge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Words words;

    CannotJudge(String chinese, String english) {
        super(english);
        this.words = new Words(chinese, english);
    }

    Words words() {
        return words;
    }
}
