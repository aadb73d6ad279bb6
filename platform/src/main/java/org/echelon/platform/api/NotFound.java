package org.echelon.platform.api;

import org.echelon.policy.message.Words;

/// There is nothing under the key that was asked for.
final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Words words;

    private NotFound(Words words) {
        super(words.en());
        this.words = words;
    }

    Words words() {
        return words;
    }

    static NotFound enterprise(String key) {
        return new NotFound(
                new Words("登记册中没有“" + key + "”这家企业", "the register has no enterprise " + key));
    }

    static NotFound programme(String id) {
        return new NotFound(
                new Words(
                        "没有面向企业的政策“" + id + "”",
                        "there is no programme " + id + " for enterprises"));
    }

    static NotFound of(String receipt) {
        return new NotFound(new Words("没有案件“" + receipt + "”", "there is no case " + receipt));
    }
}
