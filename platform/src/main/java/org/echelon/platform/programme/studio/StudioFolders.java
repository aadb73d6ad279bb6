package org.echelon.platform.programme.studio;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.echelon.platform.programme.Publication;
import org.echelon.platform.programme.Publications;
import org.echelon.platform.programme.PublishedFiles;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Sha256;
import org.echelon.policy.yaml.YamlText;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Programmes as folders: out of the database, and in again as drafts.
@Service
class StudioFolders {

    private final StudioDrafts drafts;
    private final Publications publications;

    StudioFolders(StudioDrafts drafts, Publications publications) {
        this.drafts = drafts;
        this.publications = publications;
    }

    /// A published programme with all its versions as a ZIP; empty where there is none.
    @PreAuthorize("@access.designs()")
    public Optional<byte[]> published(String programme) {
        SortedMap<String, byte[]> files = publications.files(programme);
        files.keySet()
                .removeIf(path -> {
                    String unit = PublishedFiles.unitOf(path);
                    return !unit.equals(programme)
                            && !unit.matches(
                                    java.util.regex.Pattern.quote(programme)
                                            + "/\\d{4}-\\d{2}-\\d{2}");
                });
        return files.isEmpty() ? Optional.empty() : Optional.of(FolderArchive.written(files));
    }

    /// A draft as a ZIP.
    @PreAuthorize("@access.designs()")
    public byte[] draft(UUID id) {
        return FolderArchive.written(drafts.filesOf(id));
    }

    /// What came of an archive.
    ///
    /// @param begun drafts that were begun, one for each version that is not published
    /// @param same versions that are published with the same checksum
    /// @param problems why nothing was taken
    record Imported(List<ProgrammeDraft> begun, List<String> same, List<Words> problems) {}

    /// Begins a draft for each version of an archive that is not published yet.
    @PreAuthorize("@access.designs()")
    @Transactional
    public Imported take(byte[] content) {
        FolderArchive.Reading reading = FolderArchive.read(content);
        List<Words> problems = new ArrayList<>(reading.problems());
        List<String> same = new ArrayList<>();
        SortedMap<String, SortedMap<String, byte[]>> units = PublishedFiles.units(reading.files());
        Map<String, Publication> published = publications.current();
        record Wanted(
                String programme, LocalDate day, String region, SortedMap<String, byte[]> files) {}
        List<Wanted> wanted = new ArrayList<>();
        units.forEach((unit, files) -> {
            Optional<LocalDate> day = day(unit);
            if (day.isEmpty()) {
                return;
            }
            String programme = unit.substring(0, unit.lastIndexOf('/'));
            Publication standing = published.get(unit);
            if (standing != null && standing.sha256().equals(Sha256.of(files))) {
                same.add(unit);
            } else if (standing != null) {
                problems.add(
                        new Words(
                                "%s 已发布且内容不同；已发布的版本不能再改，请改用另一个施行日期".formatted(unit),
                                "%s is published with other files; a published version does not change, give this one another first day"
                                        .formatted(unit)));
            } else {
                SortedMap<String, byte[]> all = new TreeMap<>(files);
                all.putAll(units.getOrDefault(programme, own(programme)));
                wanted.add(new Wanted(programme, day.get(), region(programme, all), all));
            }
        });
        if (wanted.isEmpty() && same.isEmpty() && problems.isEmpty()) {
            problems.add(
                    new Words(
                            "文件中没有版本文件夹（如 cn/gansu/hnte-reward/2027-01-01/）",
                            "there is no folder of a version, such as cn/gansu/hnte-reward/2027-01-01/"));
        }
        List<ProgrammeDraft> begun = new ArrayList<>();
        if (problems.isEmpty()) {
            for (Wanted one : wanted) {
                String base = before(one.programme(), one.day(), published.keySet());
                switch (drafts.open(one.programme(), one.day(), one.region(), base, one.files())) {
                    case Result.Done(ProgrammeDraft draft) -> begun.add(draft);
                    case Result.Refused(Words words) -> problems.add(words);
                    case Result.Conflict _ -> {}
                }
            }
        }
        return new Imported(List.copyOf(begun), List.copyOf(same), List.copyOf(problems));
    }

    /// The newest published version that began before a day: what the draft of that day changes.
    private static @Nullable String before(String programme, LocalDate day, Set<String> published) {
        return published.stream()
                .filter(unit -> unit.startsWith(programme + "/"))
                .filter(unit -> unit.lastIndexOf('/') == programme.length())
                .filter(unit -> day(unit).filter(from -> from.isBefore(day)).isPresent())
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /// The programme's own files as published.
    private SortedMap<String, byte[]> own(String programme) {
        SortedMap<String, byte[]> files = publications.files(programme);
        files.keySet().removeIf(path -> !PublishedFiles.unitOf(path).equals(programme));
        return files;
    }

    /// The region that the programme says it is for.
    static String region(String programme, SortedMap<String, byte[]> files) {
        byte[] definition = files.get(programme + "/programme.yaml");
        return definition == null
                ? ""
                : new YamlText(new String(definition, StandardCharsets.UTF_8))
                        .value("region")
                        .map(String::strip)
                        .orElse("");
    }

    private static Optional<LocalDate> day(String unit) {
        try {
            return Optional.of(LocalDate.parse(unit.substring(unit.lastIndexOf('/') + 1)));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
