package org.echelon.policy.fact;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A contract, registered by one of its parties.
///
/// @param number the number the parties or the register gave it, where there is one
/// @param otherId another identifier as `scheme:value`, such as `draft:2024-017`, where there is
///   none
/// @param name what it is called
/// @param region division code of GB/T 2260 of the party that registers it, where known
/// @param signedOn day on which it was signed, where known
public record Contract(
        @Nullable String number,
        @Nullable String otherId,
        String name,
        @Nullable String region,
        @Nullable LocalDate signedOn)
        implements Subject {

    @Override
    public Kind kind() {
        return Kind.CONTRACT;
    }

    @Override
    public String id() {
        return Subject.firstOf(number, otherId, name);
    }

    @Override
    public @Nullable LocalDate began() {
        return signedOn;
    }

    @Override
    public @Nullable FactValue particular(Particular particular) {
        return switch (particular) {
            case REGION -> Subject.text(region);
            case SIGNED_ON -> Subject.day(signedOn);
            case INDUSTRY, REGISTERED_ON, BORN_ON, STARTED_ON -> null;
        };
    }

    @Override
    public Contract without(Set<Particular> forgotten) {
        return new Contract(
                number,
                otherId,
                name,
                forgotten.contains(Particular.REGION) ? null : region,
                forgotten.contains(Particular.SIGNED_ON) ? null : signedOn);
    }
}
