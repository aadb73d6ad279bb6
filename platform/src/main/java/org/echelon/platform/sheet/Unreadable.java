package org.echelon.platform.sheet;

import org.echelon.policy.message.Words;

/// A file that cannot be read at all; asking again with the same file does not help.
final class Unreadable extends Exception {

    private final transient Words words;

    Unreadable(String zh, String en) {
        super(en);
        this.words = new Words(zh, en);
    }

    Words words() {
        return words;
    }
}
