package org.echelon.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.title.PublicTitle;
import org.echelon.platform.title.PublicTitles;
import org.echelon.platform.title.TitleQuestion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Titles, for everybody: the open list, and whether a certificate is real.
@RestController
@RequestMapping(value = "/api/v1/titles", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "titles", description = "The open list of titles; no account needed")
@SecurityRequirements
class TitleApi {

    private final PublicTitles titles;
    private final Clock clock;

    TitleApi(PublicTitles titles, Clock clock) {
        this.titles = titles;
        this.clock = clock;
    }

    /// A title as everybody may see it.
    record ApiPublicTitle(
            String enterprise,
            String code,
            String name,
            @Nullable String nameEn,
            @Nullable String region,
            boolean synthetic,
            String title,
            @Nullable String number,
            @Nullable LocalDate issuedOn,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate revokedOn,
            boolean simulated,
            String state) {

        static ApiPublicTitle of(PublicTitle one) {
            return new ApiPublicTitle(
                    one.enterprise(),
                    one.code(),
                    one.name(),
                    one.nameEn(),
                    one.region(),
                    one.synthetic(),
                    one.title(),
                    one.number(),
                    one.issuedOn(),
                    one.from(),
                    one.until(),
                    one.revokedOn(),
                    one.simulated(),
                    Code.of(one.state()));
        }
    }

    @GetMapping
    @Operation(operationId = "findTitles", summary = "The open list of titles")
    ApiPage<ApiPublicTitle> find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            @RequestParam(defaultValue = "25") @Min(1) @Max(ApiPage.LARGEST) int size) {
        PublicTitles.Listed found =
                titles.find(
                        new TitleQuestion(
                                q,
                                title,
                                region,
                                year,
                                Optional.empty(),
                                LocalDate.now(clock),
                                TitleQuestion.Sort.FROM,
                                true,
                                page,
                                size));
        return new ApiPage<>(
                found.rows().stream().map(ApiPublicTitle::of).toList(), page, size, found.total());
    }

    @GetMapping("/verify")
    @Operation(
            operationId = "verifyTitle",
            summary = "Whether a certificate is real: number and name of the holder",
            description =
                    "State is valid, not_yet, expired or revoked; an empty list means that no such title is on file.")
    List<ApiPublicTitle> verify(@RequestParam String number, @RequestParam String name) {
        return titles.exactly(number, name, LocalDate.now(clock)).stream()
                .map(ApiPublicTitle::of)
                .toList();
    }
}
