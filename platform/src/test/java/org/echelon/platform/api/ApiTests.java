package org.echelon.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.TestRegister;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PlatformTest
class ApiTests {

    private static final Path OPENAPI = TestDatabase.root().resolve("docs/formats/openapi.json");

    @Autowired private MockMvc web;
    @Autowired private TestRegister register;

    private ResultActions ask(Viewer person, String address) throws Exception {
        return web.perform(
                get(address)
                        .accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
                        .header("Accept-Language", "en")
                        .with(authentication(TestViewers.authentication(person))));
    }

    private String enterpriseWithFacts() {
        String code = register.enterprise("440114");
        register.take(
                """
                uscc,year,fact,value,text,register,source
                %1$s,2024,revenue,40000000,,tax,年度申报
                %1$s,2024,revenue,41000000,,declared,申报书
                """
                        .formatted(code));
        return code;
    }

    @Test
    void theDescriptionIsTheOneInTheDocuments() throws Exception {
        String now =
                web.perform(get("/api/openapi.json"))
                                .andExpect(status().isOk())
                                .andReturn()
                                .getResponse()
                                .getContentAsString(StandardCharsets.UTF_8)
                                .strip()
                        + "\n";
        if ("true".equals(System.getProperty("golden.update"))) {
            Files.writeString(OPENAPI, now);
        }

        assertThat(now).isEqualTo(Files.readString(OPENAPI));
    }

    @Test
    void factsComeWithWhoSaidSoAndWhetherOthersSayOtherwise() throws Exception {
        String code = enterpriseWithFacts();

        ask(TestViewers.GUANGZHOU, "/api/v1/enterprises/" + code + "/facts")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].fact").value("revenue"))
                .andExpect(jsonPath("$[0].year").value(2024))
                .andExpect(jsonPath("$[0].used.number").value(40000000))
                .andExpect(jsonPath("$[0].used.register").value("tax"))
                .andExpect(jsonPath("$[0].others[0].register").value("declared"))
                .andExpect(jsonPath("$[0].disputed").value(true));
    }

    @Test
    void anEvaluationIsOfThePublishedSchema() throws Exception {
        String code = enterpriseWithFacts();

        String answer =
                ask(
                                TestViewers.GUANGZHOU,
                                "/api/v1/enterprises/"
                                        + code
                                        + "/evaluations?programme=cn/tech-sme&asOf=2025-06-30&trace=true")
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);

        String schema =
                Files.readString(
                        TestDatabase.root().resolve("docs/formats/evaluation.schema.json"));
        assertThat(
                        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                .getSchema(schema)
                                .validate(answer, InputFormat.JSON))
                .isEmpty();
        assertThat(answer).contains("\"programme\" : \"cn/tech-sme\"");
    }

    /// P8, P19: the interface for machines gives the gap, unless it is left out, and the advice.
    @Test
    void theGapAndTheAdviceFollowTheirSchemas() throws Exception {
        String code = register.enterprise("440114");
        String address = "/api/v1/enterprises/" + code;

        String evaluation = body(address + "/evaluations?programme=cn/tech-sme&asOf=2025-06-30");
        String alone =
                body(address + "/evaluations?programme=cn/tech-sme&asOf=2025-06-30&gap=false");
        String advice = body(address + "/advice?asOf=2025-06-30");

        assertThat(evaluation).contains("\"outOfReach\"");
        assertThat(alone).doesNotContain("\"outOfReach\"");
        assertThat(problems("evaluation", evaluation)).isEmpty();
        assertThat(problems("advice", advice)).isEmpty();
        assertThat(advice).contains("\"combination\"");
    }

    private String body(String address) throws Exception {
        return ask(TestViewers.GUANGZHOU, address)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static java.util.List<com.networknt.schema.Error> problems(String format, String json)
            throws Exception {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        Files.readString(
                                TestDatabase.root()
                                        .resolve("docs/formats/" + format + ".schema.json")))
                .validate(json, InputFormat.JSON);
    }

    @Test
    void theListOfEnterprisesIsCutToTheRegionAndPaged() throws Exception {
        String code = register.enterprise("440114");

        ask(TestViewers.GUANGZHOU, "/api/v1/enterprises?q=" + code + "&size=1")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].key").value(code))
                .andExpect(jsonPath("$.total").value(1));
        ask(TestViewers.LANZHOU, "/api/v1/enterprises?q=" + code)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(0));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/enterprises/91440114MA9TERT04C, 404, not-found, the register has no enterprise",
        "/api/v1/enterprises?size=100000, 400, parameter, out of bounds",
        "/api/v1/enterprises/{own}/facts?asOf=yesterday, 400, parameter, write it like 2026-11-21",
        "/api/v1/enterprises/{own}/evaluations, 400, parameter, programme is missing",
        "/api/v1/enterprises/{own}/evaluations?programme=cn/nothing, 404, not-found, there is no programme cn/nothing",
        "/api/v1/enterprises/{other}, 403, forbidden, outside your region",
        "/api/v1/cases, 400, request, do not go together"
    })
    void mistakesAreAnsweredAsProblemsInBothLanguagesWithAReference(
            String address, int expected, String type, String detail) throws Exception {
        String own = register.enterprise("440114");
        String other = register.enterprise("620102");

        ask(TestViewers.GUANGZHOU, address.replace("{own}", own).replace("{other}", other))
                .andExpect(status().is(expected))
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value("urn:echelon:problem:" + type))
                .andExpect(jsonPath("$.status").value(expected))
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.containsString(detail)))
                .andExpect(jsonPath("$.words.zh").isNotEmpty())
                .andExpect(
                        jsonPath("$.reference")
                                .value(
                                        org.hamcrest.Matchers.matchesPattern(
                                                "[2-9A-Z]{4}-[2-9A-Z]{4}")))
                .andExpect(header().exists("Echelon-Reference"));
    }

    @Test
    void whoIsNotLetInIsToldInTheSameForm() throws Exception {
        web.perform(get("/api/v1/cases").header("Accept-Language", "zh-CN"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.type").value("urn:echelon:problem:sign-in"))
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.containsString("令牌")))
                .andExpect(jsonPath("$.words.en").isNotEmpty())
                .andExpect(jsonPath("$.reference").isNotEmpty());
        web.perform(get("/api/v1/cases").header("Authorization", "Bearer wrong"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", "Bearer"))
                .andExpect(
                        jsonPath("$.words.en")
                                .value(org.hamcrest.Matchers.containsString("has expired")));
        web.perform(get("/api/nowhere"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("urn:echelon:problem:not-found"));
    }

    @Test
    void aClientSaysWhatItLooksForInAHeader() throws Exception {
        String code = register.enterprise("440114");

        web.perform(
                        get("/api/v1/enterprises/" + code)
                                .header("Echelon-Purpose", "statistics")
                                .with(
                                        authentication(
                                                TestViewers.authentication(TestViewers.GUANGZHOU))))
                .andExpect(status().isOk());

        assertThat(
                        TestDatabase.asOwner()
                                .sql(
                                        "select purpose || ' ' || place as line from audit.look where enterprise = :code")
                                .param("code", code)
                                .query((row, _) -> row.getString("line"))
                                .list())
                .containsExactly("STATISTICS /api/v1/enterprises/{key}");
    }

    /// Effects that other tests leave open, some of them so that they fail.
    private static void nothingIsOpen() {
        TestDatabase.asOwner()
                .sql("delete from outbox.event_publication where completion_date is null")
                .update();
    }

    @Test
    void healthTellsThatAnEffectIsStuckAndNoMore() throws Exception {
        nothingIsOpen();
        TestDatabase.asOwner()
                .sql(
                        """
                        insert into outbox.event_publication
                                (id, listener_id, event_type, serialized_event, publication_date, status)
                        values (gen_random_uuid(), 'x.Nobody.on', 'x.Nothing', '{}', '2026-01-01', 'FAILED')
                        """)
                .update();

        web.perform(get("/health"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(jsonPath("$.status").value("OUT_OF_SERVICE"))
                .andExpect(jsonPath("$.components").doesNotExist());

        nothingIsOpen();
    }

    @Test
    void healthIsPublicAndTellsNoMoreThanItsStatus() throws Exception {
        nothingIsOpen();
        for (String address : new String[] {"/health", "/health/liveness", "/health/readiness"}) {
            web.perform(get(address))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.status").value("UP"))
                    .andExpect(jsonPath("$.components").doesNotExist());
        }
    }

    @Test
    void metricsAreForAdministrators() throws Exception {
        assertThat(
                        web.perform(
                                        get("/api/metrics")
                                                .with(
                                                        authentication(
                                                                TestViewers.authentication(
                                                                        TestViewers
                                                                                .ADMINISTRATOR))))
                                .andExpect(status().isOk())
                                .andReturn()
                                .getResponse()
                                .getContentAsString())
                .contains("echelon_outbox_open")
                .contains("hikaricp_connections");
        web.perform(
                        get("/api/metrics")
                                .with(
                                        authentication(
                                                TestViewers.authentication(TestViewers.GUANGZHOU))))
                .andExpect(status().isForbidden());
    }
}
