package org.echelon.population.command;

import org.echelon.policy.command.Arguments;

/// How much memory the working database may use: `ECHELON_MEMORY` in megabytes.
final class Memory {

    private static final long MEGABYTES = 2048;

    private Memory() {}

    static long megabytes() throws Arguments.Wrong {
        String set = System.getenv("ECHELON_MEMORY");
        try {
            return set == null ? MEGABYTES : Long.parseLong(set);
        } catch (NumberFormatException e) {
            throw new Arguments.Wrong(
                    "ECHELON_MEMORY is '%s'; write megabytes, such as 2048".formatted(set));
        }
    }
}
