package org.echelon.platform.casework.outcome;

import java.time.LocalDate;
import org.echelon.platform.casework.CaseFile;
import org.echelon.platform.enterprise.RegisterTime;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.jspecify.annotations.Nullable;

/// A case that waits for its number.
///
/// @param file the case
/// @param enterprise its enterprise as registered now
/// @param batch the package that it was exported in; absent before
/// @param free whether its version names no form of the number
record WaitingCase(
        CaseFile file, RegisteredEnterprise enterprise, @Nullable String batch, boolean free) {

    LocalDate filedOn() {
        return RegisterTime.day(file.submittedAt());
    }

    /// What its number must begin with.
    RegistryNumber.Expected expected() {
        String region = enterprise.region();
        return new RegistryNumber.Expected(
                file.year(),
                region == null ? file.region() : region,
                enterprise.registeredOn(),
                filedOn(),
                free);
    }
}
