package org.echelon.policy.fact;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// A natural person. Personal data: what is read here is shown to nobody but whom the programme's
/// rules allow.
///
/// @param idNumber number of the resident identity card (GB 11643), where there is one
/// @param otherId another identifier as `scheme:value`, such as `passport:E12345678`, where there
///   is none
/// @param name the name on the document
/// @param region division code of GB/T 2260 in which the person works, where known
/// @param bornOn day of birth, where known
public record Person(
        @Nullable String idNumber,
        @Nullable String otherId,
        String name,
        @Nullable String region,
        @Nullable LocalDate bornOn)
        implements Subject {

    @Override
    public Kind kind() {
        return Kind.PERSON;
    }

    @Override
    public String id() {
        return Subject.firstOf(idNumber, otherId, name);
    }

    /// A person's years are bounded by the birth and by no register.
    @Override
    public LocalDate began() {
        return bornOn == null ? LocalDate.MIN : bornOn;
    }

    @Override
    public @Nullable FactValue particular(Particular particular) {
        return switch (particular) {
            case REGION -> Subject.text(region);
            case BORN_ON -> Subject.day(bornOn);
            case INDUSTRY, REGISTERED_ON, SIGNED_ON, STARTED_ON -> null;
        };
    }

    @Override
    public Person without(Set<Particular> forgotten) {
        return new Person(
                idNumber,
                otherId,
                name,
                forgotten.contains(Particular.REGION) ? null : region,
                forgotten.contains(Particular.BORN_ON) ? null : bornOn);
    }

    @Override
    public Optional<Words> problem() {
        return Optional.ofNullable(idNumber).flatMap(ResidentIdNumber::problemWith);
    }
}
