package org.echelon.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.echelon.platform.start.Database;
import org.echelon.platform.start.Migrations;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The database of the tests: the embedded one, under `target/`, made anew for each run.
public final class TestDatabase
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final List<ConfigurableApplicationContext> CONTEXTS =
            new CopyOnWriteArrayList<>();

    private static @Nullable Database database;

    /// The database, started at the first call.
    public static synchronized Database get() {
        Database running = database;
        if (running == null) {
            Path folder = folder();
            for (String old : List.of("postgres", "database-password", "platform.lock")) {
                delete(folder.resolve(old));
            }
            running = Database.under(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::end));
            Migrations.run(running);
            database = running;
        }
        return running;
    }

    /// First the platforms, which still write at their end, then the database.
    private static void end() {
        CONTEXTS.forEach(ConfigurableApplicationContext::close);
        get().close();
    }

    /// The tables as their owner has them, past the rules on rows and on who may delete.
    public static JdbcClient asOwner() {
        Database running = get();
        return JdbcClient.create(
                new DriverManagerDataSource(running.url(), running.user(), running.password()));
    }

    /// The data folder of the tests of this virtual machine; others run beside it, each on its own
    /// (`test.forks` of the build).
    public static Path folder() {
        String name = System.getProperty("echelon.test-database", "test-database");
        return root().resolve("platform/target").resolve(name);
    }

    /// The project's root.
    public static Path root() {
        return Path.of(System.getProperty("echelon.root", "..")).toAbsolutePath().normalize();
    }

    private static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        CONTEXTS.add(context);
        TestPropertyValues values =
                TestPropertyValues.of(
                        "echelon.root=" + root(),
                        "echelon.data=" + folder(),
                        "echelon.sweeps=false",
                        // many platforms share the one database: none keeps what it does not use
                        "spring.datasource.hikari.idle-timeout=10000");
        for (var property : get().properties().entrySet()) {
            values = values.and(property.getKey() + "=" + property.getValue());
        }
        values.applyTo(context);
    }
}
