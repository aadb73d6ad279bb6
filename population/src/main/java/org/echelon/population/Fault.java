package org.echelon.population;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Something outside failed: the disk, the memory, the database. A retry helps when its cause is
/// gone; nothing of an earlier result was touched.
public final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Fault(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// The innermost cause that says something.
    private String why() {
        String why = "";
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && !message.isBlank()) {
                why = message;
            }
        }
        return why;
    }

    /// What to tell the person who waits, in one line with the remedy where it is known.
    public String told() {
        String why = why();
        String low = why.toLowerCase(Locale.ROOT);
        String first = why.lines().findFirst().orElse("");
        if (low.contains("no space left")
                || low.contains("file too large")
                || low.contains("disk quota")
                || low.contains("max_temp_directory_size")) {
            return "the disk is full (%s); earlier results are untouched, make room and start again / 磁盘空间不足，原有结果未受影响，请腾出空间后重试"
                    .formatted(first);
        }
        if (low.contains("out of memory")) {
            return "there is too little memory (%s); earlier results are untouched, set ECHELON_MEMORY to more megabytes / 内存不足，原有结果未受影响，请调大 ECHELON_MEMORY"
                    .formatted(first);
        }
        return getMessage() + (first.isEmpty() ? "" : ": " + first);
    }
}
