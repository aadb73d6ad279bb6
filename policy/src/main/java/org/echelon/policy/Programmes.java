package org.echelon.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.DefinitionFiles;
import org.echelon.policy.programme.ProgrammeDefinition;

/// A folder of programmes with its dictionary of facts.
public final class Programmes {

    private static final int MAX_DEPTH = 12;
    private static final long MAX_FILE_BYTES = 8L * 1024 * 1024;

    private final Supplier<Content> content;

    private record Content(
            FactDictionary dictionary,
            Map<String, Programme> programmes,
            List<Diagnostic> ownDiagnostics) {}

    private Programmes(Supplier<Content> content) {
        this.content = content;
    }

    /// Programmes that are looked up anew at each question, so that who holds them sees what is
    /// published meanwhile. A [Programme] once found does not change.
    ///
    /// @param newest gives those of the moment
    public static Programmes following(Supplier<Programmes> newest) {
        return new Programmes(() -> newest.get().content.get());
    }

    /// Reads a folder such as `programmes/`. Mistakes in it become diagnostics.
    ///
    /// @throws UncheckedIOException when the folder or a file in it cannot be read
    public static Programmes read(Path folder) {
        return of(files(folder));
    }

    /// Reads programmes from files, such as those stored in a database.
    ///
    /// @param files bytes by path: `facts.yaml`, `cn/tech-sme/programme.yaml`, …
    public static Programmes of(SortedMap<String, byte[]> files) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        byte[] facts = files.get("facts.yaml");
        FactDictionary dictionary = FactDictionary.of(List.of());
        if (facts == null) {
            diagnostics.add(
                    Diagnostic.error(
                            "missing_file",
                            "facts.yaml",
                            "the dictionary of facts is missing; it stands at the top of the programmes' folder"));
        } else {
            FactDictionary.Reading reading = FactDictionary.read("facts.yaml", facts);
            dictionary = reading.dictionary();
            diagnostics.addAll(reading.diagnostics());
        }
        Map<String, Programme> programmes = new TreeMap<>();
        for (String path : files.keySet()) {
            if (path.endsWith("/programme.yaml")) {
                String folder = path.substring(0, path.length() - "/programme.yaml".length());
                Programme programme = programme(folder, below(files, folder), dictionary, true);
                programmes.put(folder, programme);
            }
        }
        Content content = new Content(dictionary, programmes, List.copyOf(diagnostics));
        return new Programmes(() -> content);
    }

    /// Reads one programme's folder that stands anywhere.
    ///
    /// @param dictionary the facts it may read beside its own
    public static Programme single(Path folder, FactDictionary dictionary) {
        return programme(
                folder.getFileName() == null ? "." : folder.getFileName().toString(),
                files(folder),
                dictionary,
                false);
    }

    /// @param placed whether the folder's path is the programme's id
    private static Programme programme(
            String folder, SortedMap<String, byte[]> files, FactDictionary common, boolean placed) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        String file = folder + "/programme.yaml";
        byte[] yaml = files.get("programme.yaml");
        if (yaml == null) {
            diagnostics.add(
                    Diagnostic.error(
                            "missing_file",
                            folder,
                            "programme.yaml is missing; is this a programme's folder?"));
        }
        ProgrammeDefinition definition =
                DefinitionFiles.programme(
                        file,
                        yaml == null ? ("id: " + folder).getBytes(StandardCharsets.UTF_8) : yaml,
                        diagnostics);
        if (placed && !definition.id().equals(folder)) {
            diagnostics.add(
                    Diagnostic.error(
                            "wrong_value",
                            file,
                            "'id: %s' differs from the folder %s; make them the same"
                                    .formatted(definition.id(), folder)));
        }
        FactDictionary dictionary = common;
        byte[] own = files.get("facts.yaml");
        if (own != null) {
            FactDictionary.Reading reading =
                    FactDictionary.read(folder + "/facts.yaml", own, common);
            diagnostics.addAll(reading.diagnostics());
            dictionary = common.with(reading.dictionary());
        }
        List<Version> versions = new ArrayList<>();
        for (String name : versionFolders(files)) {
            Optional<LocalDate> from = day(name);
            if (from.isPresent()) {
                versions.add(
                        Version.read(
                                folder + "/" + name, from.get(), below(files, name), dictionary));
            } else {
                diagnostics.add(
                        Diagnostic.error(
                                "wrong_value",
                                folder + "/" + name,
                                "a version's folder is named after the day it takes effect, such as 2024-01-01"));
            }
        }
        if (versions.isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(
                            "missing_file",
                            folder,
                            "there is no version; add a folder named after the day it takes effect, such as 2024-01-01"));
        }
        return new Programme(folder, definition, versions, dictionary, diagnostics);
    }

    private static List<String> versionFolders(SortedMap<String, byte[]> files) {
        return files.keySet().stream()
                .filter(path -> path.matches("[^/]+/(version\\.yaml|decision\\.dmn)"))
                .map(path -> path.substring(0, path.indexOf('/')))
                .distinct()
                .toList();
    }

    private static Optional<LocalDate> day(String name) {
        try {
            return Optional.of(LocalDate.parse(name));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static SortedMap<String, byte[]> below(SortedMap<String, byte[]> files, String folder) {
        SortedMap<String, byte[]> inner = new TreeMap<>();
        String prefix = folder + "/";
        files.tailMap(prefix).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .forEach(entry ->
                        inner.put(entry.getKey().substring(prefix.length()), entry.getValue()));
        return inner;
    }

    private static SortedMap<String, byte[]> files(Path folder) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder, MAX_DEPTH)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                if (Files.size(path) <= MAX_FILE_BYTES) {
                    String name = folder.relativize(path).toString().replace('\\', '/');
                    files.put(name, Files.readAllBytes(path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the programmes in " + folder, e);
        }
        return files;
    }

    /// The common dictionary of facts.
    public FactDictionary facts() {
        return content.get().dictionary();
    }

    /// All programmes, by id.
    public List<Programme> all() {
        return content.get().programmes().values().stream()
                .sorted(Comparator.comparing(Programme::id))
                .toList();
    }

    /// The programmes that judge a kind of subject, by id.
    public List<Programme> about(Subject.Kind kind) {
        return all().stream()
                .filter(programme -> programme.definition().subjectKind() == kind)
                .toList();
    }

    public Optional<Programme> find(String id) {
        return Optional.ofNullable(content.get().programmes().get(id));
    }

    /// What a programme is called; its id where there is none of that id any more.
    public Words name(String id) {
        return find(id).map(programme -> programme.definition().name()).orElse(new Words(id, id));
    }

    /// Everything that is wrong with the dictionary and the programmes.
    public List<Diagnostic> diagnostics() {
        Content now = content.get();
        List<Diagnostic> all = new ArrayList<>(now.ownDiagnostics());
        now.programmes().values().forEach(programme -> all.addAll(programme.diagnostics()));
        return all;
    }

    /// What is wrong with the dictionary alone.
    public List<Diagnostic> dictionaryDiagnostics() {
        return content.get().ownDiagnostics();
    }
}
