package org.echelon.platform.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.clock.RunningLimit;
import org.jspecify.annotations.Nullable;

/// A case: one application of one enterprise for one programme and filing year.
///
/// @param receipt its number, such as `TS-7K4M2Q`
/// @param programme id
/// @param version day of the version under which it was filed
/// @param enterprise key in the registry
/// @param enterpriseName name as filed
/// @param region division code of the enterprise
/// @param year filing year
/// @param state where it is
/// @param step id of the step in procedure.bpmn; absent before it begins and after it has ended
/// @param revision number of acts so far; who decides says which one was seen
/// @param submittedBy sign-in name
/// @param submittedAt when
/// @param stepSince day from which the step counts
/// @param stepRole role that the procedure asks at this step; absent without a step
/// @param stepRegion division whose people it asks: the enterprise's province, city or district
/// @param procedure key of the deployed procedure; absent before it begins
/// @param noticeFrom day on which the public notice began, where it has
/// @param noticeUntil last day of the public notice, where it runs or has run
/// @param escalatedOn day on which a limit of this step passed in silence; absent while in time
/// @param decidedOn day of the determination, where there is one
/// @param reason told with the determination, where one was
/// @param number registry number, where it has come
public record CaseFile(
        String receipt,
        String programme,
        LocalDate version,
        String enterprise,
        String enterpriseName,
        String region,
        int year,
        CaseState state,
        @Nullable String step,
        int revision,
        String submittedBy,
        Instant submittedAt,
        LocalDate stepSince,
        @Nullable String stepRole,
        @Nullable String stepRegion,
        @Nullable String procedure,
        @Nullable LocalDate noticeFrom,
        @Nullable LocalDate noticeUntil,
        @Nullable LocalDate escalatedOn,
        @Nullable LocalDate decidedOn,
        @Nullable String reason,
        @Nullable String number) {

    /// The limit that runs for the step it is at; empty before the procedure begins and after it
    /// has ended.
    ///
    /// @param limits all limits of the case
    Optional<RunningLimit> limitOfStep(List<RunningLimit> limits) {
        return limits.stream()
                .filter(limit -> limit.open() && limit.step().equals(step))
                .findFirst();
    }
}
