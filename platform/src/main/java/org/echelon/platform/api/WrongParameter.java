package org.echelon.platform.api;

import org.echelon.policy.message.Words;

/// Something sent with a request is missing or cannot be what it should be.
final class WrongParameter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final transient Words words;

    WrongParameter(String parameter, Words words) {
        super(words.en());
        this.parameter = parameter;
        this.words = words;
    }

    String parameter() {
        return parameter;
    }

    Words words() {
        return words;
    }
}
