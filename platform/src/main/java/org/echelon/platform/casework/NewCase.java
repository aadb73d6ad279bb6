package org.echelon.platform.casework;

import java.time.LocalDate;

/// What a case is opened with.
///
/// @param programme id, such as `cn/tech-sme`
/// @param version day of the version under which it is filed
/// @param enterprise key in the registry
/// @param enterpriseName name as filed
/// @param region division code of the enterprise
/// @param year filing year
/// @param submittedBy sign-in name
public record NewCase(
        String programme,
        LocalDate version,
        String enterprise,
        String enterpriseName,
        String region,
        int year,
        String submittedBy) {}
