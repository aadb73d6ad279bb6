package org.echelon.population.command;

import java.time.Duration;
import org.echelon.policy.command.Arguments;

/// What the environment says of resources: `ECHELON_MEMORY`, the megabytes that the working
/// database may use, and `ECHELON_SPARK_WAIT`, the seconds to wait for a Spark cluster's workers.
final class Memory {

    private static final long MEGABYTES = 2048;
    private static final long SECONDS = 60;

    private Memory() {}

    static long megabytes() throws Arguments.Wrong {
        return number("ECHELON_MEMORY", MEGABYTES, "megabytes, such as 2048");
    }

    static Duration patience() throws Arguments.Wrong {
        return Duration.ofSeconds(
                Math.max(1, number("ECHELON_SPARK_WAIT", SECONDS, "seconds, such as 60")));
    }

    private static long number(String name, long otherwise, String wanted) throws Arguments.Wrong {
        String set = System.getenv(name);
        try {
            return set == null ? otherwise : Long.parseLong(set);
        } catch (NumberFormatException e) {
            throw new Arguments.Wrong("%s is '%s'; write %s".formatted(name, set, wanted));
        }
    }
}
