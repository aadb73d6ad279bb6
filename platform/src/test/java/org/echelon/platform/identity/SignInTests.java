package org.echelon.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@PlatformTest
class SignInTests {

    @Autowired private MockMvc web;
    @Autowired private Accounts accounts;
    @Autowired private TestClock clock;
    @Autowired private Preparation preparation;
    @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @BeforeEach
    void somebodyHasAnAccount() {
        CurrentViewer.asPlatform(() -> {
            accounts.addDemonstration(TestViewers.GUANGZHOU, "correct horse");
            accounts.addDemonstration(TestViewers.LANZHOU, "correct horse");
            return true;
        });
    }

    private ResultActions signIn(String name, String password) throws Exception {
        return web.perform(
                post("/sign-in").with(csrf()).param("username", name).param("password", password));
    }

    @Test
    void theRightPasswordOpensThePageOfOnesWork() throws Exception {
        signIn("test-guangzhou", "correct horse").andExpect(redirectedUrl("/queue"));
    }

    @Test
    void namesAreTakenWithoutCaseAndBlanks() throws Exception {
        signIn(" Test-Guangzhou ", "correct horse").andExpect(redirectedUrl("/queue"));
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreAnsweredAlike() throws Exception {
        signIn("test-guangzhou", "wrong").andExpect(redirectedUrl("/sign-in?error"));
        signIn("nobody", "wrong").andExpect(redirectedUrl("/sign-in?error"));
    }

    @Test
    void afterFiveFailuresTheNameWaitsAQuarterOfAnHour() throws Exception {
        for (int i = 0; i < SignInLimit.PER_NAME; i++) {
            signIn("test-lanzhou", "wrong").andExpect(redirectedUrl("/sign-in?error"));
        }

        signIn("test-lanzhou", "correct horse").andExpect(redirectedUrl("/sign-in?wait"));

        clock.pass(Duration.ofMinutes(16));
        signIn("test-lanzhou", "correct horse").andExpect(redirectedUrl("/queue"));
    }

    @Test
    void whileTheDemonstrationIsMadeNobodyIsToldOfAWrongPassword() {
        preparation.during(() -> {
            for (int i = 0; i <= SignInLimit.PER_NAME; i++) {
                assertThatCode(() ->
                                signIn("officer-to-come", "echelon-demo")
                                        .andExpect(redirectedUrl("/sign-in?preparing")))
                        .doesNotThrowAnyException();
            }
            assertThatCode(
                            () -> {
                                web.perform(get("/sign-in?preparing=&lang=en"))
                                        .andExpect(
                                                content()
                                                        .string(
                                                                containsString(
                                                                        "still being prepared")))
                                        .andExpect(
                                                content().string(not(containsString("is wrong"))));
                                web.perform(get("/sign-in?preparing=&lang=zh"))
                                        .andExpect(content().string(containsString("演示数据还在准备中")))
                                        .andExpect(content().string(not(containsString("请检查后再试"))));
                                signIn("test-guangzhou", "correct horse")
                                        .andExpect(redirectedUrl("/queue"));
                            })
                    .doesNotThrowAnyException();
        });

        assertThatCode(
                        () -> {
                            web.perform(get("/sign-in?preparing=&lang=en"))
                                    .andExpect(content().string(containsString("It is ready now")));
                            signIn("officer-to-come", "echelon-demo")
                                    .andExpect(redirectedUrl("/sign-in?error"));
                        })
                .doesNotThrowAnyException();
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        web.perform(
                        post("/sign-in")
                                .param("username", "test-guangzhou")
                                .param("password", "correct horse"))
                .andExpect(status().isForbidden());
    }

    @Test
    void anAddressWithoutARuleIsNotFoundWhoeverAsks() throws Exception {
        web.perform(
                        get("/nowhere")
                                .with(
                                        authentication(
                                                TestViewers.authentication(
                                                        TestViewers.ADMINISTRATOR))))
                .andExpect(status().isNotFound());
        web.perform(get("/nowhere")).andExpect(status().isNotFound());
        web.perform(post("/nowhere").with(csrf())).andExpect(status().isNotFound());
        web.perform(post("/nowhere")).andExpect(status().isNotFound());
    }

    @Test
    void thePublicIsSentToTheSignInFromAnEnterprisesPage() throws Exception {
        web.perform(get("/enterprises/91440114MA9TERT04C")).andExpect(redirectedUrl("/sign-in"));
    }

    @Test
    void aScriptOfAPageIsToldToSignInAgain() throws Exception {
        web.perform(get("/enterprises/x:1").header("HX-Request", "true"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.signedIn").value(false))
                .andExpect(jsonPath("$.signIn").value("/sign-in"));
        web.perform(post("/import").header("Sec-Fetch-Dest", "empty"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.signIn").value("/sign-in"));
    }

    @Test
    void aFormThatCameTooLateIsKeptWhenItCameFromAPageOfOurs() throws Exception {
        web.perform(
                        post("/account/tokens")
                                .param("name", "x")
                                .header("Sec-Fetch-Site", "same-origin"))
                .andExpect(status().isForbidden())
                .andExpect(forwardedUrl("/sign-in/kept"));
        web.perform(
                        post("/account/tokens")
                                .header("Host", "echelon.example")
                                .header("Origin", "https://echelon.example"))
                .andExpect(forwardedUrl("/sign-in/kept"));
    }

    @Test
    void aFormOfAnotherSiteIsRefusedAndForgotten() throws Exception {
        web.perform(
                        post("/account/tokens")
                                .param("name", "x")
                                .header("Sec-Fetch-Site", "cross-site"))
                .andExpect(status().isForbidden())
                .andExpect(forwardedUrl(null));
        web.perform(
                        post("/account/tokens")
                                .header("Host", "echelon.example")
                                .header("Origin", "https://evil.example"))
                .andExpect(forwardedUrl(null));
        web.perform(post("/account/tokens").param("name", "x")).andExpect(forwardedUrl(null));
    }

    @Test
    void thePageOfKeptFormsCannotBeOpenedByItself() throws Exception {
        web.perform(get("/sign-in/kept")).andExpect(status().isNotFound());
    }

    @Test
    void anEnterpriseMayNotOpenTheSearch() throws Exception {
        web.perform(
                        get("/enterprises")
                                .with(
                                        authentication(
                                                TestViewers.authentication(
                                                        TestViewers.enterprise("x:1")))))
                .andExpect(status().isForbidden());
    }

    @Test
    void everyAnswerCarriesStrictHeaders() throws Exception {
        web.perform(get("/sign-in"))
                .andExpect(
                        header().string(
                                        "Content-Security-Policy",
                                        org.hamcrest.Matchers.containsString("script-src 'self';")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("X-Frame-Options", "DENY"));
    }

    @Test
    void everyAddressOfTheApplicationHasARule() {
        List<String> without =
                requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                        .flatMap(mapping -> mapping.getPatternValues().stream())
                        .map(pattern -> pattern.replaceAll("\\{[^}]*}", "x"))
                        .filter(path -> Routes.ruleFor(path).isEmpty())
                        .toList();

        assertThat(without).as("addresses without a rule in Routes").isEmpty();
    }
}
