package org.echelon.policy.fact;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// A carrier: an incubator, a makerspace, an accelerator or a platform, with the body that runs it.
///
/// @param uscc Unified Social Credit Code of the body that runs it, where known
/// @param otherId another identifier as `scheme:value`, such as `torch:2019-044`, where there is
///   none
/// @param name what it is called
/// @param region division code of GB/T 2260 in which it stands, where known
/// @param registeredOn day on which the body was registered, where known
public record Carrier(
        @Nullable String uscc,
        @Nullable String otherId,
        String name,
        @Nullable String region,
        @Nullable LocalDate registeredOn)
        implements Subject {

    @Override
    public Kind kind() {
        return Kind.CARRIER;
    }

    @Override
    public String id() {
        return Subject.firstOf(uscc, otherId, name);
    }

    @Override
    public @Nullable LocalDate began() {
        return registeredOn;
    }

    @Override
    public @Nullable FactValue particular(Particular particular) {
        return switch (particular) {
            case REGION -> Subject.text(region);
            case REGISTERED_ON -> Subject.day(registeredOn);
            case INDUSTRY, BORN_ON, SIGNED_ON, STARTED_ON -> null;
        };
    }

    @Override
    public Carrier without(Set<Particular> forgotten) {
        return new Carrier(
                uscc,
                otherId,
                name,
                forgotten.contains(Particular.REGION) ? null : region,
                forgotten.contains(Particular.REGISTERED_ON) ? null : registeredOn);
    }

    @Override
    public Optional<Words> problem() {
        return Optional.ofNullable(uscc).flatMap(UnifiedSocialCreditCode::problemWith);
    }
}
