package org.echelon.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.echelon.platform.casework.CaseFile;
import org.echelon.platform.casework.CaseFiles;
import org.echelon.platform.casework.PastAct;
import org.echelon.platform.casework.StepKind;
import org.echelon.platform.clock.Limits;
import org.echelon.platform.clock.RunningLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Cases: where each is, what happened, and its clock.
@RestController
@RequestMapping(value = "/api/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "cases", description = "Cases, their history and their limits in working days")
class CaseApi {

    private final CaseFiles cases;
    private final Limits limits;

    CaseApi(CaseFiles cases, Limits limits) {
        this.cases = cases;
        this.limits = limits;
    }

    /// A case.
    record ApiCase(
            String receipt,
            String programme,
            LocalDate version,
            String enterprise,
            String region,
            int year,
            String state,
            @Nullable String step,
            int revision,
            Instant submittedAt,
            LocalDate stepSince,
            @Nullable LocalDate noticeFrom,
            @Nullable LocalDate noticeUntil,
            @Nullable LocalDate escalatedOn,
            @Nullable LocalDate decidedOn,
            @Nullable String number) {

        static ApiCase of(CaseFile file) {
            return new ApiCase(
                    file.receipt(),
                    file.programme(),
                    file.version(),
                    file.enterprise(),
                    file.region(),
                    file.year(),
                    Code.of(file.state()),
                    file.step(),
                    file.revision(),
                    file.submittedAt(),
                    file.stepSince(),
                    file.noticeFrom(),
                    file.noticeUntil(),
                    file.escalatedOn(),
                    file.decidedOn(),
                    file.number());
        }
    }

    /// Something that happened.
    record ApiAct(
            int revision,
            @Nullable String action,
            @Nullable String from,
            String to,
            String role,
            LocalDate on,
            Instant at,
            @Nullable String reason) {

        static ApiAct of(PastAct act) {
            return new ApiAct(
                    act.revision(),
                    act.action() == null ? null : Code.of(act.action()),
                    act.from() == null ? null : Code.of(act.from()),
                    Code.of(act.to()),
                    act.role().toLowerCase(Locale.ROOT),
                    act.on(),
                    act.at(),
                    act.reason());
        }
    }

    /// A limit in working days.
    record ApiLimit(
            String step,
            LocalDate from,
            int days,
            String basis,
            int used,
            int left,
            @Nullable LocalDate due,
            boolean standing,
            boolean late,
            @Nullable LocalDate endedOn,
            String calendar) {

        static ApiLimit of(RunningLimit limit) {
            return new ApiLimit(
                    limit.step(),
                    limit.from(),
                    limit.days(),
                    limit.basis(),
                    limit.reading().used(),
                    limit.reading().left(),
                    limit.reading().due().orElse(null),
                    limit.standing(),
                    limit.late(),
                    limit.endedOn(),
                    limit.calendar());
        }
    }

    @GetMapping
    @Operation(
            operationId = "findCases",
            summary = "Cases of an enterprise, or cases at a kind of step",
            description = "Give enterprise or step; you get those that you may see.")
    List<ApiCase> find(
            @RequestParam(required = false) @Nullable String enterprise,
            @RequestParam(required = false) @Nullable StepKind step) {
        List<CaseFile> found;
        if (enterprise != null && step == null) {
            found = cases.of(enterprise);
        } else if (step != null && enterprise == null) {
            found = cases.at(step);
        } else {
            throw new IllegalArgumentException("give either enterprise or step");
        }
        return found.stream().map(ApiCase::of).toList();
    }

    @GetMapping("/{receipt}")
    @Operation(
            operationId = "getCase",
            summary = "One case",
            description =
                    "The ETag is its revision: send it back as If-None-Match to ask whether it has"
                            + " changed, as If-Match to act on it.")
    ResponseEntity<ApiCase> one(@PathVariable String receipt) {
        return answer(file(receipt));
    }

    @GetMapping("/{receipt}/history")
    @Operation(operationId = "getHistory", summary = "What happened to a case, in order")
    List<ApiAct> history(@PathVariable String receipt) {
        return cases.history(file(receipt).receipt()).stream().map(ApiAct::of).toList();
    }

    @GetMapping("/{receipt}/limits")
    @Operation(operationId = "getLimits", summary = "The clock of a case, in working days")
    List<ApiLimit> limits(@PathVariable String receipt) {
        return limits.of(file(receipt).receipt()).stream().map(ApiLimit::of).toList();
    }

    private CaseFile file(String receipt) {
        return cases.find(receipt).orElseThrow(() -> NotFound.of(receipt));
    }

    static ResponseEntity<ApiCase> answer(CaseFile file) {
        return ResponseEntity.ok()
                .eTag("\"" + file.receipt() + "-" + file.revision() + "\"")
                .body(ApiCase.of(file));
    }
}
