package org.echelon.platform.casework.application;

import java.time.Instant;
import java.util.UUID;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// A file among the papers.
///
/// @param id its address
/// @param paper id in papers.yaml
/// @param name name of the file
/// @param type what it is by its content
/// @param size in bytes
/// @param sha256 of its content
/// @param scanned whether a virus scanner looked at it and found nothing
/// @param by who uploaded it
/// @param at when
/// @param removedAt when it was removed; absent while it counts
public record FiledPaper(
        UUID id,
        String paper,
        String name,
        FileType type,
        int size,
        String sha256,
        boolean scanned,
        Words by,
        Instant at,
        @Nullable Instant removedAt) {}
