package org.echelon.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestRegister;
import org.echelon.platform.casework.TestCases;
import org.echelon.platform.casework.application.Drafts;
import org.echelon.platform.identity.AuthorisationTable.Reader;
import org.echelon.platform.identity.AuthorisationTable.Row;
import org.echelon.platform.ledger.Budgets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every address of the running application × every kind of reader × own and other organisation:
/// what `authorisation.txt` says is what the server answers.
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorisationTests {

    private static final String NONE = "00000000-0000-0000-0000-000000000000";
    private static final Pattern FIELD = Pattern.compile("([^&=]+)=([^&]*)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\*?([a-zA-Z]+)}");

    @Autowired private MockMvc web;
    @Autowired private TestRegister register;
    @Autowired private Accounts accounts;
    @Autowired private Mandates mandates;
    @Autowired private Budgets budgets;
    @Autowired private TestCases cases;
    @Autowired private Drafts drafts;
    @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private final Map<String, String> samples = new LinkedHashMap<>();
    private final Map<Reader, Viewer> readers = new LinkedHashMap<>();

    @BeforeAll
    void anEnterpriseInGuangzhouAndPeopleAround() {
        String own = register.enterprise("440114");
        register.take("uscc,year,revenue\n%s,2023,1000\n".formatted(own));
        String other = register.enterprise("620102");
        Viewer agent = agent("authorisation-agent");
        Viewer stranger = agent("authorisation-agent-2");
        readers.put(Reader.OWN, enterprise("authorisation-own", own));
        readers.put(Reader.OTHER_ENTERPRISE, enterprise("authorisation-other", other));
        readers.put(Reader.AGENT_WITH_MANDATE, agent);
        readers.put(Reader.AGENT_WITHOUT, stranger);
        readers.put(Reader.OFFICER, TestViewers.GUANGZHOU);
        readers.put(Reader.OFFICER_ELSEWHERE, TestViewers.LANZHOU);
        readers.put(Reader.AGENCY, office(Role.EVALUATION_AGENCY, "4401"));
        readers.put(Reader.AGENCY_ELSEWHERE, office(Role.EVALUATION_AGENCY, "6201"));
        readers.put(Reader.TAX, office(Role.TAX_OFFICER, "4401"));
        readers.put(Reader.TAX_ELSEWHERE, office(Role.TAX_OFFICER, "6201"));
        readers.put(Reader.LEADER, TestViewers.LEADER);
        readers.put(Reader.DESIGNER, office(Role.POLICY_DESIGNER, "4401"));
        readers.put(Reader.DESIGNER_ELSEWHERE, office(Role.POLICY_DESIGNER, "6201"));
        readers.put(Reader.ADMINISTRATOR, TestViewers.ADMINISTRATOR);
        CurrentViewer.asPlatform(() -> {
            readers.values().stream()
                    .forEach(person -> accounts.addDemonstration(person, "correct horse"));
            accounts.addDemonstration(office(Role.OFFICER, "44"), "correct horse");
            Mandates.Wanted mandate =
                    new Mandates.Wanted(
                            agent.username(), Mandate.Scope.SUBMIT, null, TestClock.TODAY, null);
            mandates.give(own, mandate);
            // a second one, which the rows below revoke
            if (mandates.give(own, mandate) instanceof Mandates.Given.Gave(Mandate second)) {
                samples.put("mandate", Long.toString(second.id()));
            }
            return true;
        });
        samples.put("token", "0");
        samples.put("receipt", cases.begun(own));
        samples.put("draft", draft(own).toString());
        samples.put("paper", NONE);
        samples.put("key", own);
        samples.put("list", "newly-eligible");
        samples.put("fact", "revenue");
        samples.put("programme", "cn/tech-sme");
        samples.put("code", "4401");
        samples.put("day", "1999-12-31");
        samples.put("number", "none");
        samples.put("appropriation", "0");
        samples.put("budget", Long.toString(budget()));
        samples.put("secret", "nothing");
        samples.put("username", office(Role.OFFICER, "44").username());
    }

    private UUID draft(String enterprise) {
        return TestViewers.as(
                Objects.requireNonNull(readers.get(Reader.OWN)),
                () -> drafts.begin(enterprise, "cn/tech-sme", TestClock.TODAY.getYear()).id());
    }

    private long budget() {
        return CurrentViewer.asPlatform(() ->
                budgets.open("authorisation", "line", "4401", TestClock.TODAY.getYear(), true));
    }

    private static Viewer agent(String name) {
        return new Viewer(name, "代理", "Agent", Role.AGENT, null, null);
    }

    private static Viewer enterprise(String name, String key) {
        return new Viewer(name, "企业", "Enterprise", Role.ENTERPRISE, null, key);
    }

    private static Viewer office(Role role, String region) {
        String name =
                "authorisation-" + role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return new Viewer(name + "-" + region, "机构", "Office", role, region, null);
    }

    /// The address with samples in the places of its variables.
    private String address(Row row) {
        return PLACEHOLDER
                .matcher(row.pattern())
                .replaceAll(found -> "/" + sample(row, found))
                .replace("//", "/");
    }

    private String sample(Row row, MatchResult found) {
        String name = found.group(1);
        if (name.equals("id")) {
            return switch (row.pattern()) {
                case "/programmes/{*id}", "/compare/{*id}" -> "cn/tech-sme";
                case String studio
                        when studio.startsWith("/studio/") || studio.startsWith("/simulations/") ->
                        NONE;
                case "/budgets/{budget}/rewards/{id}", "/enterprises/{key}/money/{id}" -> "0";
                default ->
                        Objects.requireNonNull(
                                samples.get(
                                        row.pattern().startsWith("/drafts/") ? "draft" : "budget"));
            };
        }
        if (name.equals("file")) {
            return row.pattern().startsWith("/budgets/") ? "0" : NONE;
        }
        return Optional.ofNullable(samples.get(name))
                .orElseThrow(() ->
                        new AssertionError(
                                "AuthorisationTests has no sample for {%s} of %s"
                                        .formatted(name, row.id())));
    }

    @Test
    void everyAddressHasARowAndEveryRowAnAddress() {
        Set<String> served = new TreeSet<>();
        requestMappingHandlerMapping
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> served.addAll(ids(mapping)));
        List<String> rows = AuthorisationTable.rows().stream().map(Row::id).toList();

        assertThat(rows).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(rows))
                .as("rows of authorisation.txt and addresses of the application")
                .isEqualTo(served);
    }

    private static List<String> ids(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        List<String> names =
                methods.isEmpty()
                        ? List.of("GET", "POST")
                        : methods.stream().map(RequestMethod::name).toList();
        List<String> ids = new ArrayList<>();
        for (String pattern : mapping.getPatternValues()) {
            names.forEach(name -> ids.add(name + " " + pattern));
        }
        return ids;
    }

    @TestFactory
    Stream<DynamicTest> everyReaderGetsWhatTheTableSays() {
        return AuthorisationTable.rows().stream()
                .flatMap(row ->
                        Stream.of(Reader.values())
                                .map(reader ->
                                        DynamicTest.dynamicTest(
                                                row.id() + " as " + reader,
                                                () -> compare(row, reader))));
    }

    private void compare(Row row, Reader reader) throws Exception {
        AbstractMockHttpServletRequestBuilder<?> asked =
                row.multipart()
                        ? multipart(address(row)).file("file", new byte[] {'x'})
                        : request(HttpMethod.valueOf(row.method()), address(row));
        asked = asked.with(csrf());
        Matcher field = FIELD.matcher(row.fields());
        while (field.find()) {
            asked = asked.param(field.group(1), field.group(2));
        }
        if (row.json()) {
            asked = asked.contentType(MediaType.APPLICATION_JSON).content("{}");
        }
        if (reader != Reader.NOBODY) {
            asked =
                    asked.with(
                            authentication(
                                    TestViewers.authentication(
                                            java.util.Objects.requireNonNull(
                                                    readers.get(reader)))));
        }
        MockHttpServletResponse answer = web.perform(asked).andReturn().getResponse();
        String outcome = outcome(answer);

        assertThat(outcome)
                .as("%s as %s, %s", row.id(), reader, address(row))
                .isIn(expected(row, reader));
    }

    private static String outcome(MockHttpServletResponse answer) {
        String to = answer.getRedirectedUrl();
        return to != null && to.startsWith("/sign-in") && !to.contains("ready")
                ? "sign in"
                : Integer.toString(answer.getStatus());
    }

    private static Set<String> expected(Row row, Reader reader) {
        if (row.readers().contains(reader)) {
            if (row.status() > 0) {
                return Set.of(Integer.toString(row.status()));
            }
            return row.absent() ? Set.of("404") : Set.of("200", "302");
        }
        if (reader == Reader.NOBODY) {
            return Set.of(row.pattern().startsWith("/api/") ? "401" : "sign in");
        }
        return Set.of(row.hidden() ? "404" : "403");
    }

    @Test
    void theTableTellsReadersApart() {
        Map<Set<Reader>, List<String>> kinds =
                AuthorisationTable.rows().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Row::readers,
                                        Collectors.mapping(Row::id, Collectors.toList())));

        assertThat(kinds).hasSizeGreaterThan(5);
    }
}
