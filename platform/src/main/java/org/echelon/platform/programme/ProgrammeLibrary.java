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
import org.echelon.policy.programme.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Publishes what is new in `programmes/` at the start, and holds the programmes as published.
///
/// What is published later is read at once by the process that publishes it ([#refresh]) and by
/// every other process on the same database within seconds: nobody restarts anything.
@Component
public class ProgrammeLibrary {

    private static final Logger LOG = LoggerFactory.getLogger(ProgrammeLibrary.class);
    private static final long LARGEST_FILE = 8L * 1024 * 1024;

    private final Publications publications;
    private volatile Held held;

    /// @param newest number of the newest publication that was read
    /// @param facts the facts of all programmes together with those that single programmes declare
    private record Held(long newest, Programmes programmes, FactDictionary facts) {}

    ProgrammeLibrary(
            @Value("${echelon.root}") Path root,
            Publications publications,
            PlatformTransactionManager transactions) {
        this.publications = publications;
        publishNew(seed(root.resolve("programmes")), transactions);
        this.held = read();
    }

    /// The programmes of this moment.
    public Programmes programmes() {
        return held.programmes();
    }

    /// The facts that anybody may tell of an enterprise at this moment.
    public FactDictionary facts() {
        return held.facts();
    }

    /// Reads what was published since the last look. Called after the commit of a publication.
    public synchronized void refresh() {
        if (publications.newest() != held.newest()) {
            held = read();
        }
    }

    /// What other processes on this database have published.
    @Scheduled(
            fixedDelayString = "${echelon.publications:3s}",
            initialDelayString = "${echelon.publications:3s}")
    public void sweep() {
        refresh();
    }

    private Held read() {
        long newest = publications.newest(); // first: what comes in between is read next time
        Programmes programmes = Programmes.of(publications.files());
        FactDictionary all = programmes.facts();
        for (Programme programme : programmes.all()) {
            all = all.with(programme.facts());
        }
        return new Held(newest, programmes, all);
    }

    /// A folder with mistakes is not published: what was published before stays in use, and the
    /// mistakes are in the log. Neither is one whose unit a person has published meanwhile: the
    /// database is the truth, the folder its seed.
    private void publishNew(
            SortedMap<String, byte[]> seed, PlatformTransactionManager transactions) {
        SortedMap<String, SortedMap<String, byte[]>> units = PublishedFiles.units(seed);
        Map<String, Publication> known = publications.current();
        SortedMap<String, String> changed = new TreeMap<>();
        units.forEach((unit, files) -> {
            String checksum = Sha256.of(files);
            Publication standing = known.get(unit);
            if (standing == null
                    || (standing.byPlatform() && !standing.sha256().equals(checksum))) {
                changed.put(unit, checksum);
            } else if (!standing.sha256().equals(checksum)) {
                LOG.warn(
                        "programmes/{} differs from what {} published on {}, which stays in use",
                        unit,
                        standing.publishedBy(),
                        standing.publishedAt());
            }
        });
        if (changed.isEmpty()) {
            return;
        }
        List<Diagnostic> mistakes =
                Programmes.of(seed).diagnostics().stream()
                        .filter(found -> found.severity() == Diagnostic.Severity.ERROR)
                        .toList();
        mistakes.forEach(mistake -> LOG.warn("not published: {}", mistake));
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> {
                    publications.hold();
                    changed.forEach((unit, checksum) -> {
                        if (publishable(unit, mistakes)) {
                            publications.publish(
                                    unit,
                                    checksum,
                                    units.getOrDefault(unit, new TreeMap<>()),
                                    Publication.PLATFORM);
                        }
                    });
                });
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
                        && !PublishedFiles.isList(name)
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
