package org.echelon.platform.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.start.Database;
import org.echelon.platform.start.Migrations;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// A database of its own: the days pass here, and no other test's case should pass with them.
final class JourneyDatabase
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static @Nullable Database database;
    private static @Nullable Path folder;

    private static synchronized Database get() {
        Database running = database;
        if (running == null) {
            try {
                Path target = TestDatabase.root().resolve("platform/target");
                folder = Files.createTempDirectory(Files.createDirectories(target), "journey-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            running = Database.under(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
            Migrations.run(running);
            database = running;
        }
        return running;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Database running = get();
        TestPropertyValues values =
                TestPropertyValues.of(
                        "echelon.root=" + TestDatabase.root(), "echelon.data=" + folder);
        for (var property : running.properties().entrySet()) {
            values = values.and(property.getKey() + "=" + property.getValue());
        }
        values.applyTo(context);
    }
}
