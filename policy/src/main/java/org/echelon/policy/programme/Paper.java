package org.echelon.policy.programme;

import java.util.List;
import java.util.Optional;
import org.echelon.policy.message.Words;

/// A paper of `papers.yaml`: evidence, tied to the conditions it proves.
///
/// @param id its id within the programme
/// @param name what it is
/// @param conditions conditions it proves
/// @param required whether an application is incomplete without it
/// @param note what to mind, where there is something
public record Paper(
        String id, Words name, List<String> conditions, boolean required, Optional<Words> note) {

    public Paper {
        conditions = List.copyOf(conditions);
    }
}
