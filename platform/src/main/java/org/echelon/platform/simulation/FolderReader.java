package org.echelon.platform.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.Title;
import org.echelon.population.Fault;
import org.echelon.population.Population;
import org.echelon.population.Problem;
import org.echelon.population.Refused;
import org.echelon.population.WholePopulation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Reads the populations that stand as folders under `populations/` of the data folder, as
/// `./echelon synthesise` makes them.
///
/// Only those that say that they are invented are offered: what is true of an enterprise belongs
/// into the register, behind its rules.
@Component
class FolderReader {

    private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,60}";
    private static final long MEMORY = 1_024;
    private static final int FEW = 5;

    private final Path folder;
    private final Path scratch;
    private final FactDictionary dictionary;
    private final Clock clock;

    FolderReader(@Value("${echelon.data}") Path data, FactDictionary dictionary, Clock clock) {
        this.folder = data.resolve("populations");
        this.scratch = data.resolve("scratch");
        this.dictionary = dictionary;
        this.clock = clock;
    }

    /// The names of those that are there.
    List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(one -> Files.exists(one.resolve(Population.SYNTHETIC)))
                    .map(one -> one.getFileName().toString())
                    .filter(name -> name.matches(NAME))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /// When its files last changed, in a form that tells one state from another; empty where there
    /// is no such population.
    Optional<String> state(String name) {
        if (!names().contains(name)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(folder.resolve(name))) {
            return Optional.of(
                    all.sorted()
                            .map(file -> file.getFileName() + "@" + file.toFile().lastModified())
                            .collect(Collectors.joining(" ")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder.resolve(name), e);
        }
    }

    /// @throws CannotJudge where it is broken, or larger than a page takes
    HeldPopulation read(String name, LocalDate asOf, int most) {
        HeldPopulation population =
                new HeldPopulation(name, asOf, clock.instant(), dictionary, false);
        Taking taking = new Taking(population, most);
        try {
            WholePopulation.read(
                    folder.resolve(name),
                    dictionary,
                    asOf,
                    HeldPopulation.YEARS,
                    scratch,
                    Runtime.getRuntime().availableProcessors(),
                    MEMORY,
                    taking);
        } catch (Refused refused) {
            throw broken(name, refused.problems());
        } catch (Fault fault) {
            throw new CannotJudge(
                    "“%s”读不出来：%s".formatted(name, fault.told()),
                    "'%s' cannot be read: %s".formatted(name, fault.told()));
        }
        if (taking.tooMany) {
            throw Populations.tooMany(most);
        }
        return population;
    }

    private static CannotJudge broken(String name, List<Problem> problems) {
        return new CannotJudge(
                "“%s”不能使用：%s"
                        .formatted(
                                name,
                                problems.stream()
                                        .limit(FEW)
                                        .map(one -> one.place() + " " + one.message().zh())
                                        .collect(Collectors.joining("；"))),
                "'%s' cannot be used: %s"
                        .formatted(
                                name,
                                problems.stream()
                                        .limit(FEW)
                                        .map(one -> one.place() + ": " + one.message().en())
                                        .collect(Collectors.joining("; "))));
    }

    /// Puts what is read into memory.
    private static final class Taking implements WholePopulation.Taker {

        private final HeldPopulation population;
        private final int most;
        private boolean tooMany;

        Taking(HeldPopulation population, int most) {
            this.population = population;
            this.most = most;
        }

        @Override
        public boolean begin(long enterprises, boolean synthetic) {
            tooMany = enterprises > most;
            return !tooMany;
        }

        @Override
        public void enterprise(Enterprise enterprise, boolean invalid) {
            population.add(
                    enterprise.id(),
                    new EnterpriseFacts(
                            enterprise, new TreeMap<>(), Map.of(), List.of(), List.of()),
                    true,
                    invalid);
        }

        @Override
        public void number(int row, FactKey fact, long units) {
            population.set(row, fact, units);
        }

        @Override
        public void text(int row, FactKey fact, String text) {
            population.set(row, fact, text);
        }

        @Override
        public void unfit(int row, FactKey fact) {
            population.refuse(row);
        }

        @Override
        public void began(int row, int year) {
            population.began(row, year);
        }

        @Override
        public void title(int row, Title title) {
            population.give(row, title);
        }

        @Override
        public void award(int row, Award award) {
            population.give(row, award);
        }
    }
}
