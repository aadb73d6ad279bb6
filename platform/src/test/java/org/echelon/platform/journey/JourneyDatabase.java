package org.echelon.platform.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

    private static final List<ConfigurableApplicationContext> CONTEXTS =
            new CopyOnWriteArrayList<>();

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
            Database started = Database.under(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started)));
            Migrations.run(started);
            running = started;
            database = started;
        }
        return running;
    }

    /// First the platform, which still writes at its end and would wait for a closed database in
    /// vain, then the database.
    private static void end(Database running) {
        CONTEXTS.forEach(ConfigurableApplicationContext::close);
        running.close();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        CONTEXTS.add(context);
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
