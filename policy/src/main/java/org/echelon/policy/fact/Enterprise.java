package org.echelon.policy.fact;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// An enterprise.
///
/// @param uscc Unified Social Credit Code of 18 characters, where known
/// @param otherId another identifier as `scheme:value`, such as `stock:300735`, where there is no
///   code
/// @param name the registered name
/// @param region division code of GB/T 2260: 2, 4 or 6 digits, or 9 for a township
/// @param industry code of GB/T 4754, where known
/// @param registeredOn day of registration, where known
public record Enterprise(
        @Nullable String uscc,
        @Nullable String otherId,
        String name,
        @Nullable String region,
        @Nullable String industry,
        @Nullable LocalDate registeredOn)
        implements Subject {

    @Override
    public Kind kind() {
        return Kind.ENTERPRISE;
    }

    /// The code where there is one, otherwise the other identifier.
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
            case INDUSTRY -> Subject.text(industry);
            case REGISTERED_ON -> Subject.day(registeredOn);
            case BORN_ON, SIGNED_ON, STARTED_ON -> null;
        };
    }

    @Override
    public Enterprise without(Set<Particular> forgotten) {
        return new Enterprise(
                uscc,
                otherId,
                name,
                forgotten.contains(Particular.REGION) ? null : region,
                forgotten.contains(Particular.INDUSTRY) ? null : industry,
                forgotten.contains(Particular.REGISTERED_ON) ? null : registeredOn);
    }

    @Override
    public Optional<Words> problem() {
        return Optional.ofNullable(uscc).flatMap(UnifiedSocialCreditCode::problemWith);
    }
}
