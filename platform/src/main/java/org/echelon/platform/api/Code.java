package org.echelon.platform.api;

import java.util.Locale;

/// States and actions as the interface writes them: `not_yet`, not `NOT_YET`.
final class Code {

    private Code() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
