package org.echelon.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.echelon.platform.Echelon;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.demonstration.Demonstration;
import org.echelon.platform.page.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/// What every walk begins and ends with: one platform with the demonstration region and a clock
/// that moves, a browser, and at the end the HTML checker over every page that was looked at.
@SpringBootTest(
        classes = Echelon.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "echelon.sweep=1s")
@ContextConfiguration(initializers = JourneyDatabase.class)
@Import(TestClock.Setup.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class Journey {

    private static final Path TARGET = TestDatabase.root().resolve("platform/target");

    @Autowired private Demonstration demonstration;
    @Autowired TestClock clock;
    @LocalServerPort private int port;

    private final String walk;
    private final Path pages;
    private Browser browser;
    String base;

    /// @param walk what the pictures and pages of this walk begin with
    Journey(String walk) {
        this.walk = walk;
        this.pages = TARGET.resolve("journey-pages").resolve(walk);
    }

    @BeforeAll
    void openTheRegionAndTheBrowser() throws IOException {
        browser = Browser.open();
        base = "http://127.0.0.1:" + port;
        Files.createDirectories(Walker.PICTURES);
        Files.createDirectories(pages);
        try (Stream<Path> old = Files.list(pages)) {
            for (Path page : old.toList()) {
                Files.delete(page);
            }
        }
        clock.set(TestClock.TODAY);
        demonstration.prepare(_ -> {});
    }

    @AfterAll
    void closeTheBrowser() {
        clock.set(TestClock.TODAY);
        if (browser != null) {
            browser.close();
        }
    }

    Walker walker(String language, String account) {
        return new Walker(browser, base, pages, language, walk + "-" + language + "-" + account)
                .signIn(account, Demonstration.PASSWORD);
    }

    Walker passerBy(String language) {
        return new Walker(browser, base, pages, language, walk + "-" + language + "-public");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyPageOfTheWayIsValidHtml() {
        assertThat(pages).isDirectoryContaining(page -> page.toString().endsWith(".html"));
        List<String> mistakes = Browser.mistakes(pages);
        assertThat(mistakes).isEmpty();
    }
}
