package org.echelon.policy.fact;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A project, carried out by one or more enterprises or persons.
///
/// @param number the number the authority gave it, where there is one
/// @param otherId another identifier as `scheme:value`, such as `draft:2024-017`, where there is
///   none
/// @param name its title
/// @param region division code of GB/T 2260 of the party that leads it, where known
/// @param startedOn day on which it began, where known
public record Project(
        @Nullable String number,
        @Nullable String otherId,
        String name,
        @Nullable String region,
        @Nullable LocalDate startedOn)
        implements Subject {

    @Override
    public Kind kind() {
        return Kind.PROJECT;
    }

    @Override
    public String id() {
        return Subject.firstOf(number, otherId, name);
    }

    @Override
    public @Nullable LocalDate began() {
        return startedOn;
    }

    @Override
    public @Nullable FactValue particular(Particular particular) {
        return switch (particular) {
            case REGION -> Subject.text(region);
            case STARTED_ON -> Subject.day(startedOn);
            case INDUSTRY, REGISTERED_ON, BORN_ON, SIGNED_ON -> null;
        };
    }

    @Override
    public Project without(Set<Particular> forgotten) {
        return new Project(
                number,
                otherId,
                name,
                forgotten.contains(Particular.REGION) ? null : region,
                forgotten.contains(Particular.STARTED_ON) ? null : startedOn);
    }
}
