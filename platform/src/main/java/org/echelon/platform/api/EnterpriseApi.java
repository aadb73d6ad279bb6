package org.echelon.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.enterprise.FactEntry;
import org.echelon.platform.enterprise.Facts;
import org.echelon.platform.enterprise.KnownFact;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.echelon.platform.overview.EnterpriseSearch;
import org.echelon.platform.overview.SearchQuery;
import org.echelon.platform.overview.SearchResult;
import org.echelon.platform.page.Address;
import org.echelon.platform.title.HeldTitle;
import org.echelon.platform.title.Titles;
import org.echelon.policy.fact.FactValue;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The registry: enterprises, and their facts with who said so and since when.
@RestController
@RequestMapping(value = "/api/v1/enterprises", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "registry", description = "Enterprises and their facts with provenance")
class EnterpriseApi {

    private final Enterprises enterprises;
    private final Facts facts;
    private final Titles titles;
    private final EnterpriseSearch search;
    private final Clock clock;

    EnterpriseApi(
            Enterprises enterprises,
            Facts facts,
            Titles titles,
            EnterpriseSearch search,
            Clock clock) {
        this.enterprises = enterprises;
        this.facts = facts;
        this.titles = titles;
        this.search = search;
        this.clock = clock;
    }

    /// An enterprise found.
    record FoundEnterprise(
            String key,
            @Nullable String uscc,
            @Nullable String otherId,
            String name,
            @Nullable String nameEn,
            @Nullable String region,
            @Nullable String industry,
            boolean synthetic) {

        static FoundEnterprise of(SearchResult.Row row) {
            return new FoundEnterprise(
                    row.key(),
                    row.uscc(),
                    row.otherId(),
                    row.name(),
                    row.nameEn(),
                    row.region(),
                    row.industry(),
                    row.synthetic());
        }
    }

    /// An enterprise as registered.
    record ApiEnterprise(
            String key,
            @Nullable String uscc,
            @Nullable String otherId,
            String name,
            @Nullable String nameEn,
            @Nullable String region,
            @Nullable String industry,
            @Nullable LocalDate registeredOn,
            boolean synthetic,
            String source,
            Instant recordedAt) {

        static ApiEnterprise of(RegisteredEnterprise one) {
            return new ApiEnterprise(
                    one.key(),
                    one.uscc(),
                    one.otherId(),
                    one.name(),
                    one.nameEn(),
                    one.region(),
                    one.industry(),
                    one.registeredOn(),
                    one.synthetic(),
                    one.source(),
                    one.recordedAt());
        }
    }

    /// What one register says of a fact.
    record Said(
            @Nullable BigDecimal number,
            @Nullable Boolean truth,
            @Nullable String text,
            @Nullable LocalDate day,
            String register,
            String source,
            @Nullable String confidence,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            String recordedBy,
            Instant recordedAt) {

        static Said of(FactEntry entry) {
            FactValue value = entry.value();
            return new Said(
                    value instanceof FactValue.Numeric numeric
                            ? numeric.value()
                                    .toDecimal(2, RoundingMode.UNNECESSARY)
                                    .stripTrailingZeros()
                            : null,
                    value instanceof FactValue.Truth truth ? truth.value() : null,
                    value instanceof FactValue.Text text ? text.value() : null,
                    value instanceof FactValue.Day day ? day.value() : null,
                    entry.register().code(),
                    entry.source(),
                    entry.confidence(),
                    entry.validFrom(),
                    entry.validUntil(),
                    entry.recordedBy(),
                    entry.recordedAt());
        }
    }

    /// A fact: the value that is used, and what other registers say.
    record ApiFact(
            String fact, @Nullable Integer year, Said used, List<Said> others, boolean disputed) {

        static ApiFact of(KnownFact known) {
            return new ApiFact(
                    known.key().fact(),
                    known.key().year(),
                    Said.of(known.used()),
                    known.others().stream().map(Said::of).toList(),
                    known.disputed());
        }
    }

    /// A title on file.
    record ApiTitle(
            String title,
            @Nullable String number,
            LocalDate from,
            @Nullable LocalDate until,
            String validity,
            String source,
            Instant recordedAt) {

        static ApiTitle of(HeldTitle held) {
            return new ApiTitle(
                    held.title(),
                    held.number(),
                    held.from(),
                    held.until(),
                    Code.of(held.validity()),
                    held.source(),
                    held.recordedAt());
        }
    }

    @GetMapping
    @Operation(
            operationId = "findEnterprises",
            summary = "Enterprises in your region, by name or code",
            description = "For administrations. Each enterprise found is a look that is logged.")
    ApiPage<FoundEnterprise> find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            @RequestParam(defaultValue = "25") @Min(1) @Max(ApiPage.LARGEST) int size) {
        SearchResult found =
                search.search(
                        new SearchQuery(
                                q, region, "", SearchQuery.Sort.NAME, false, page, size, today()));
        return new ApiPage<>(
                found.rows().stream().map(FoundEnterprise::of).toList(),
                found.page(),
                found.size(),
                found.total());
    }

    @GetMapping("/{key}")
    @Operation(operationId = "getEnterprise", summary = "One enterprise as registered now")
    ApiEnterprise one(@PathVariable String key) {
        return ApiEnterprise.of(enterprise(key));
    }

    @GetMapping("/{key}/facts")
    @Operation(
            operationId = "getFacts",
            summary = "Facts of an enterprise with their provenance",
            description =
                    "Closed years before asOf and the state on that day, as on file at the end of"
                            + " knownAt; both default to today in Asia/Shanghai.")
    List<ApiFact> facts(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable LocalDate knownAt) {
        String id = enterprise(key).key();
        return facts.known(id, orToday(asOf), orToday(knownAt)).stream().map(ApiFact::of).toList();
    }

    @GetMapping("/{key}/titles")
    @Operation(operationId = "getTitlesOfEnterprise", summary = "Titles of an enterprise on file")
    List<ApiTitle> titles(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable LocalDate knownAt) {
        String id = enterprise(key).key();
        return titles.titles(id, orToday(asOf), orToday(knownAt)).stream()
                .map(ApiTitle::of)
                .toList();
    }

    private RegisteredEnterprise enterprise(String key) {
        String plain = Address.plain(key);
        return enterprises.find(plain).orElseThrow(() -> NotFound.enterprise(plain));
    }

    private LocalDate orToday(@Nullable LocalDate day) {
        return day == null ? today() : day;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
