package org.echelon.platform.programme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.message.Diagnostic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Publishes what is new in `programmes/` and gives the published programmes to everybody.
@Configuration(proxyBeanMethods = false)
class ProgrammeLibrary {

    private static final Logger LOG = LoggerFactory.getLogger(ProgrammeLibrary.class);
    private static final long LARGEST_FILE = 8L * 1024 * 1024;

    /// The programmes as published. A folder with mistakes is not published: what was published
    /// before stays in use, and the mistakes are in the log.
    @Bean
    Programmes programmes(
            @Value("${echelon.root}") Path root,
            Publications publications,
            PlatformTransactionManager transactions) {
        SortedMap<String, byte[]> seed = seed(root.resolve("programmes"));
        SortedMap<String, SortedMap<String, byte[]>> units = PublishedFiles.units(seed);
        Map<String, String> known = publications.checksums();
        SortedMap<String, String> changed = new TreeMap<>();
        units.forEach((unit, files) -> {
            String checksum = PublishedFiles.checksum(files);
            if (!checksum.equals(known.get(unit))) {
                changed.put(unit, checksum);
            }
        });
        Programmes fromSeed = Programmes.of(seed);
        if (changed.isEmpty() && known.size() == units.size()) {
            return fromSeed;
        }
        List<Diagnostic> mistakes =
                changed.isEmpty()
                        ? List.of()
                        : fromSeed.diagnostics().stream()
                                .filter(found -> found.severity() == Diagnostic.Severity.ERROR)
                                .toList();
        mistakes.forEach(mistake -> LOG.warn("not published: {}", mistake));
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ ->
                        changed.forEach((unit, checksum) -> {
                            if (publishable(unit, mistakes)) {
                                publications.publish(
                                        unit,
                                        checksum,
                                        units.getOrDefault(unit, new TreeMap<>()),
                                        "platform");
                            }
                        }));
        return Programmes.of(publications.files());
    }

    /// The facts of all programmes together with those that single programmes declare for
    /// themselves: the register keeps both.
    @Bean
    FactDictionary factDictionary(Programmes programmes) {
        FactDictionary all = programmes.facts();
        for (Programme programme : programmes.all()) {
            all = all.with(programme.facts());
        }
        return all;
    }

    /// A mistake in the dictionary holds everything back, one in a unit holds that unit back, one
    /// in a programme's own files its versions too.
    private static boolean publishable(String unit, List<Diagnostic> mistakes) {
        return mistakes.stream()
                .map(Diagnostic::place)
                .noneMatch(place ->
                        place.startsWith("facts.yaml")
                                || (!unit.isEmpty() && place.startsWith(unit + "/"))
                                || (!unit.isEmpty()
                                        && unit.startsWith(
                                                place.replaceFirst("programme\\.yaml.*", ""))
                                        && place.contains("programme.yaml")));
    }

    private static SortedMap<String, byte[]> seed(Path folder) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (Files.size(path) <= LARGEST_FILE
                        && !name.contains("/.")
                        && !name.startsWith(".")) {
                    files.put(name, Files.readAllBytes(path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the programmes in " + folder, e);
        }
        return files;
    }
}
