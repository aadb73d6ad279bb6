package org.echelon.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.page.Address;
import org.echelon.platform.programme.Assessment;
import org.echelon.platform.programme.Evaluations;
import org.echelon.platform.programme.GapAnswer;
import org.echelon.policy.advice.AdviceJson;
import org.echelon.policy.explain.EvaluationJson;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Gap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a programme says of an enterprise: the same JSON as `./echelon evaluate --json`.
@RestController
@Tag(name = "evaluations", description = "Programmes held against an enterprise")
class EvaluationApi {

    private final Evaluations evaluations;
    private final Enterprises enterprises;
    private final Clock clock;

    EvaluationApi(Evaluations evaluations, Enterprises enterprises, Clock clock) {
        this.evaluations = evaluations;
        this.enterprises = enterprises;
        this.clock = clock;
    }

    @GetMapping(
            value = "/api/v1/enterprises/{key}/evaluations",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "evaluate",
            summary = "One programme for one enterprise",
            description =
                    "As of a day (asOf) and as known at a day (knownAt), both today where left out;"
                            + " the answer is of the schema docs/formats/evaluation.schema.json;"
                            + " gap=false leaves out what would turn the verdict.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(schema = @Schema(type = "object"))))
    ResponseEntity<String> evaluate(
            @PathVariable String key,
            @RequestParam String programme,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable LocalDate knownAt,
            @RequestParam(defaultValue = "false") boolean trace,
            @RequestParam(defaultValue = "true") boolean gap) {
        String id = key(key);
        LocalDate today = LocalDate.now(clock);
        LocalDate day = asOf == null ? today : asOf;
        LocalDate known = knownAt == null ? today : knownAt;
        Assessment answer =
                evaluations
                        .one(id, programme, day, known, trace)
                        .orElseThrow(() -> NotFound.programme(programme));
        Evaluation said =
                answer.evaluation().orElseThrow(() -> new FactsRefused(answer.problems()));
        Gap lacking =
                gap
                        ? evaluations
                                .gap(id, programme, day, known, Optional.empty())
                                .map(GapAnswer::gap)
                                .orElse(Gap.NONE)
                        : Gap.NONE;
        return ResponseEntity.ok(EvaluationJson.of(said, lacking));
    }

    @GetMapping(
            value = "/api/v1/enterprises/{key}/advice",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "advise",
            summary = "Every programme for one enterprise",
            description =
                    "What it holds, can have now or later, lacks; the best legal combination; the path."
                            + " The answer is of the schema docs/formats/advice.schema.json.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(schema = @Schema(type = "object"))))
    ResponseEntity<String> advise(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable LocalDate knownAt) {
        String id = key(key);
        LocalDate today = LocalDate.now(clock);
        return ResponseEntity.ok(
                AdviceJson.of(
                        evaluations
                                .advice(
                                        id,
                                        asOf == null ? today : asOf,
                                        knownAt == null ? today : knownAt)
                                .orElseThrow(() -> NotFound.enterprise(id))));
    }

    private String key(String segment) {
        String plain = Address.plain(segment);
        return enterprises.find(plain).orElseThrow(() -> NotFound.enterprise(plain)).key();
    }
}
