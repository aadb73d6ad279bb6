package org.echelon.platform.casework.application;

import java.util.List;
import java.util.Optional;
import org.echelon.policy.message.Words;

/// The questions of a programme's version for one filing year, in order.
///
/// @param title what is applied for
/// @param groups the questions, grouped as the decision reads them
/// @param undertaking what the applicant vouches for at the end
record FormModel(Words title, List<Group> groups, Words undertaking) {

    /// Questions under one heading.
    ///
    /// @param id `last`, `current`, `years.2024`, or `general`
    record Group(String id, Words title, List<Field> fields) {

        Group {
            fields = List.copyOf(fields);
        }
    }

    FormModel {
        groups = List.copyOf(groups);
    }

    List<Field> fields() {
        return groups.stream().flatMap(group -> group.fields().stream()).toList();
    }

    Optional<Field> find(String id) {
        return fields().stream().filter(field -> field.id().equals(id)).findFirst();
    }
}
