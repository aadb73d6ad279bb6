package org.echelon.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.echelon.issuer.Issuer;
import org.echelon.platform.Echelon;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.TestRegister;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Signs in as people do, over real connections: by form, at an identity provider, after the
/// sign-in ended while they wrote.
@SpringBootTest(
        classes = Echelon.class,
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@Import({TestClock.Setup.class, TestRegister.class})
class SignInJourneyTests {

    private static final int PORT = freePort();
    private static final int ISSUER_PORT = freePort();
    private static final String BASE = "http://127.0.0.1:" + PORT;
    // another host name, since cookies do not know ports
    private static final String ISSUER = "http://localhost:" + ISSUER_PORT;

    private static final Issuer PROVIDER =
            Issuer.start(
                    ISSUER_PORT,
                    BASE + "/login/oauth2/code/oidc",
                    "journey-officer",
                    "journey-stranger",
                    "journey-locked");

    private static final String PASSWORD = "correct horse battery";

    @Autowired private Accounts accounts;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        properties.add("server.port", () -> PORT);
        properties.add("echelon.oidc.issuer", () -> ISSUER);
        properties.add("echelon.oidc.client-id", () -> Issuer.CLIENT);
        properties.add("echelon.oidc.client-secret", () -> Issuer.SECRET);
    }

    @AfterAll
    static void closeTheProvider() {
        PROVIDER.close();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void people() {
        CurrentViewer.asPlatform(() -> {
            accounts.addDemonstration(officer("journey-officer"), PASSWORD);
            accounts.addDemonstration(officer("journey-locked"), PASSWORD);
            accounts.addDemonstration(officer("journey-writer"), PASSWORD);
            return true;
        });
    }

    private static Viewer officer(String name) {
        return new Viewer(name, "经办人", "Officer " + name, Role.OFFICER, "4401", null);
    }

    private HttpResponse<String> signInElsewhere(WebReader reader, String name) throws Exception {
        HttpResponse<String> form = reader.open("/oauth2/authorization/oidc");
        assertThat(form.uri().toString()).startsWith(ISSUER + "/login");
        return reader.post(
                ISSUER + "/login",
                form.body(),
                Map.of("username", name, "password", Issuer.PASSWORD));
    }

    @Test
    void thePageOffersTheIdentityProvider() throws Exception {
        assertThat(new WebReader(BASE).open("/sign-in").body())
                .contains("/oauth2/authorization/oidc");
    }

    @Test
    void whoHasAnAccountSignsInAtTheIdentityProvider() throws Exception {
        WebReader reader = new WebReader(BASE);

        HttpResponse<String> home = signInElsewhere(reader, "journey-officer");

        assertThat(home.uri().toString()).startsWith(BASE + "/");
        assertThat(home.body()).contains("Officer journey-officer");
        assertThat(reader.open("/enterprises").statusCode()).isEqualTo(200);
        assertThat(reader.open("/administration/accounts").statusCode()).isEqualTo(403);
        assertThat(
                        TestDatabase.asOwner()
                                .sql(
                                        """
                                        select oidc_subject is not null from identity.account
                                        where username = 'journey-officer'
                                        """)
                                .query(Boolean.class)
                                .single())
                .isTrue();
    }

    @Test
    void theIdentityProviderLeadsBackToThePageThatWasWanted() throws Exception {
        WebReader reader = new WebReader(BASE);
        assertThat(reader.open("/regions/4401").uri().getPath()).isEqualTo("/sign-in");

        assertThat(signInElsewhere(reader, "journey-officer").uri().getPath())
                .isEqualTo("/regions/4401");
    }

    @Test
    void whoHasNoAccountIsToldSo() throws Exception {
        HttpResponse<String> page = signInElsewhere(new WebReader(BASE), "journey-stranger");

        assertThat(page.uri().toString()).isEqualTo(BASE + "/sign-in?no-account");
        assertThat(page.body()).contains("you have no account here");
    }

    @Test
    void aLockedAccountIsNotOpenedByTheIdentityProvider() throws Exception {
        TestViewers.as(TestViewers.ADMINISTRATOR, () -> accounts.lock("journey-locked"));

        assertThat(signInElsewhere(new WebReader(BASE), "journey-locked").uri().toString())
                .isEqualTo(BASE + "/sign-in?no-account");
        assertThat(new WebReader(BASE).signIn("journey-locked", PASSWORD).uri().toString())
                .isEqualTo(BASE + "/sign-in?error");
    }

    @Test
    void whatWasWrittenWhileTheSignInEndedIsKeptAndSentAfterwards() throws Exception {
        WebReader writer = new WebReader(BASE);
        writer.signIn("journey-writer", PASSWORD);
        String page = writer.open("/account").body();

        writer.forgetSessions();
        HttpResponse<String> late =
                writer.post(
                        "/account/tokens", page, Map.of("name", "my <long> text", "days", "30"));

        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(late.body())
                .contains("everything you wrote is kept")
                .contains("my &lt;long&gt; text");

        writer.signIn("journey-writer", PASSWORD);
        Map<String, String> kept = fields(late.body());
        assertThat(kept).containsEntry("name", "my <long> text").containsEntry("days", "30");
        HttpResponse<String> again = writer.post("/account/tokens", late.body(), kept);
        assertThat(again.body()).contains("everything you wrote is kept");
        HttpResponse<String> sent =
                writer.post("/account/tokens", again.body(), fields(again.body()));

        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.body()).contains("my &lt;long&gt; text").contains("ech_");
    }

    private static Map<String, String> fields(String page) {
        Map<String, String> fields = new java.util.LinkedHashMap<>();
        String main = page.substring(page.indexOf("<main"));
        Matcher hidden =
                Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">")
                        .matcher(main);
        while (hidden.find()) {
            if (!hidden.group(1).equals("_csrf")) {
                fields.put(
                        hidden.group(1), hidden.group(2).replace("&lt;", "<").replace("&gt;", ">"));
            }
        }
        return fields;
    }

    @Test
    void theSessionsOfALockedAccountEndAtOnce() throws Exception {
        WebReader reader = new WebReader(BASE);
        CurrentViewer.asPlatform(() -> {
            accounts.addDemonstration(officer("journey-sent-away"), PASSWORD);
            return true;
        });
        reader.signIn("journey-sent-away", PASSWORD);
        assertThat(reader.open("/enterprises").uri().getPath()).isEqualTo("/enterprises");

        TestViewers.as(TestViewers.ADMINISTRATOR, () -> accounts.lock("journey-sent-away"));

        assertThat(reader.open("/enterprises").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void aChangedPasswordEndsTheOtherSessions() throws Exception {
        CurrentViewer.asPlatform(() -> {
            accounts.addDemonstration(officer("journey-changes"), PASSWORD);
            return true;
        });
        WebReader here = new WebReader(BASE);
        WebReader there = new WebReader(BASE);
        here.signIn("journey-changes", PASSWORD);
        there.signIn("journey-changes", PASSWORD);

        HttpResponse<String> changed =
                here.post(
                        "/account/password",
                        here.open("/account").body(),
                        Map.of(
                                "old", PASSWORD,
                                "password", "an entirely new one",
                                "confirmation", "an entirely new one"));

        assertThat(changed.uri().getPath()).isEqualTo("/sign-in");
        assertThat(changed.body()).contains("The password is set");
        assertThat(there.open("/account").uri().getPath()).isEqualTo("/sign-in");
        assertThat(there.signIn("journey-changes", "an entirely new one").uri().getPath())
                .isEqualTo("/account");
    }

    /// The answer to a page that goes on saving after its sign-in ended must not replace the
    /// session that the same browser has just signed in with in another tab.
    @Test
    void aWaitingPageIsGivenNoSession() throws Exception {
        try (HttpClient script = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    script.send(
                            HttpRequest.newBuilder(URI.create(BASE + "/import"))
                                    .header("Sec-Fetch-Dest", "empty")
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        }
    }
}
