package org.echelon.platform.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.Subject;
import org.echelon.population.Population;
import org.echelon.population.PopulationWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// The register in the reader's sight as the files of a population, so that the command line
/// simulates on it. Taking it is a look at every enterprise in it, which is kept.
@Service
public class RegisterSnapshot {

    private static final long MEMORY = 512;

    private final Populations populations;
    private final Programmes programmes;
    private final Path scratch;

    RegisterSnapshot(
            Populations populations, Programmes programmes, @Value("${echelon.data}") Path data) {
        this.populations = populations;
        this.programmes = programmes;
        this.scratch = data.resolve("scratch");
    }

    /// A snapshot.
    ///
    /// @param zip its files
    /// @param keys the enterprises in it
    @SuppressWarnings("ArrayRecordComponent") // handed on to the download, never compared
    public record Taken(byte[] zip, List<String> keys) {

        public Taken {
            keys = List.copyOf(keys);
        }
    }

    /// The enterprises in sight, as of a day: facts of the three accounting years before it and of
    /// the moment, titles and awards. The register is read anew, so that the files are of now.
    ///
    /// @param programme id of one whose own facts are in the files, too: a population has the facts
    ///   that its programme knows, and no others; empty for the facts that all programmes share
    /// @return empty where there is no such programme
    /// @throws CannotJudge where there are more than can be held
    @PreAuthorize("@access.staff()")
    public Optional<Taken> take(LocalDate asOf, String programme) {
        return programme.isEmpty()
                ? Optional.of(take(asOf, programmes.facts()))
                : programmes.find(programme).map(one -> take(asOf, one.facts()));
    }

    private Taken take(LocalDate asOf, FactDictionary dictionary) {
        HeldPopulation population =
                populations.find(SimulationQuestion.REGISTER, asOf, true).orElseThrow();
        List<String> keys = new ArrayList<>();
        try {
            Files.createDirectories(scratch);
            Path work = Files.createTempDirectory(scratch, "snapshot-");
            try (PopulationWriter files =
                    PopulationWriter.in(work, dictionary.of(Subject.Kind.ENTERPRISE), MEMORY)) {
                for (int row = 0; row < population.size(); row++) {
                    files.add(population.all(row));
                    keys.add(population.key(row));
                }
                boolean invented = population.synthetic() == population.size();
                return new Taken(zip(files.write(work), invented), keys);
            } finally {
                remove(work);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the snapshot could not be written in " + scratch, e);
        }
    }

    /// The programmes that know facts of their own.
    @PreAuthorize("@access.staff()")
    public List<Programme> withOwnFacts() {
        int shared = programmes.facts().of(Subject.Kind.ENTERPRISE).size();
        return programmes.all().stream()
                .filter(one -> one.definition().subjectKind() == Subject.Kind.ENTERPRISE)
                .filter(one -> one.facts().of(Subject.Kind.ENTERPRISE).size() > shared)
                .toList();
    }

    /// Whoever is wholly invented says so in the folder, too.
    private static byte[] zip(Map<String, Path> files, boolean invented) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry("register/" + file.getKey()));
                Files.copy(file.getValue(), zip);
                zip.closeEntry();
            }
            if (invented) {
                zip.putNextEntry(new ZipEntry("register/" + Population.SYNTHETIC));
                zip.write("合成数据 / synthetic\n".getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
