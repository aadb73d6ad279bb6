package org.echelon.policy.procedure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a procedure can end; the ids of its end events.
public enum End {
    RECOGNISED,
    REFUSED,
    WITHDRAWN;

    /// As the file writes it.
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The end of this id.
    public static Optional<End> of(String id) {
        return List.of(values()).stream().filter(end -> end.written().equals(id)).findFirst();
    }
}
