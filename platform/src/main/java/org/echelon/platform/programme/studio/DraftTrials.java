package org.echelon.platform.programme.studio;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.message.Words;
import org.echelon.policy.yaml.YamlText;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Drafts for whoever asks what they would do: read as they are saved at this moment, or begun with
/// other figures than a version has.
@Service
public class DraftTrials {

    private final StudioDrafts drafts;
    private final ReadDrafts read;
    private final NewVersion newVersion;

    DraftTrials(StudioDrafts drafts, ReadDrafts read, NewVersion newVersion) {
        this.drafts = drafts;
        this.read = read;
        this.newVersion = newVersion;
    }

    /// A draft, read.
    ///
    /// @param programme the programme with the draft among its versions
    /// @param version the draft's version; absent where its decision cannot be read
    /// @param wrong the first few mistakes that keep it from being read
    public record Opened(
            ProgrammeDraft draft,
            Programme programme,
            Optional<Version> version,
            List<Diagnostic> wrong) {

        private static final int FEW = 5;

        static Opened of(ProgrammeDraft draft, Programme programme) {
            Optional<Version> version =
                    programme.version(draft.version()).filter(Version::compiles);
            return new Opened(
                    draft,
                    programme,
                    version,
                    version.isPresent()
                            ? List.of()
                            : programme.diagnostics().stream()
                                    .filter(one -> one.severity() == Diagnostic.Severity.ERROR)
                                    .limit(FEW)
                                    .toList());
        }
    }

    /// What became of beginning a draft.
    public sealed interface Begun {

        /// It is there.
        record Done(UUID draft) implements Begun {}

        /// It is not, because of this.
        record Refused(Words why) implements Begun {}
    }

    /// The drafts in work that the person may read, the last changed first.
    @PreAuthorize("@access.simulates()")
    public List<ProgrammeDraft> inWork() {
        return drafts.onFile();
    }

    /// A draft that the person may read.
    @PreAuthorize("@access.simulates()")
    public Optional<ProgrammeDraft> find(UUID id) {
        return drafts.onFile(id);
    }

    /// A draft as it is saved at this moment.
    @PreAuthorize("@access.simulates()")
    public Optional<Opened> open(UUID id) {
        return drafts.onFile(id).map(draft -> Opened.of(draft, read.programme(draft)));
    }

    /// Begins a draft of a version from a day on, with other values of some figures. Names, sources
    /// and comments in `parameters.yaml` stay.
    ///
    /// @param unit the version it begins with, such as `cn/hnte/2016-01-01`
    /// @param values the values as YAML writes them, by name of the figure, a part of one behind a
    ///   dot
    @PreAuthorize("@access.designs()")
    @Transactional
    public Begun begin(
            String programme,
            String unit,
            String region,
            LocalDate day,
            Map<String, String> values) {
        Optional<SortedMap<String, byte[]>> files = newVersion.files(programme, unit, day);
        if (files.isEmpty()) {
            return new Begun.Refused(
                    new Words(
                            "没有版本“%s”".formatted(unit),
                            "there is no version '%s'".formatted(unit)));
        }
        String path = programme + "/" + day + "/parameters.yaml";
        Optional<Words> problem = write(files.get(), path, values);
        return problem.isPresent()
                ? new Begun.Refused(problem.get())
                : told(drafts.open(programme, day, region, unit, files.get()));
    }

    /// Writes other values of some figures into a draft in work.
    @PreAuthorize("@access.designs()")
    @Transactional
    public Begun change(UUID id, Map<String, String> values) {
        Optional<ProgrammeDraft> draft = drafts.onFile(id);
        if (draft.isEmpty()) {
            return new Begun.Refused(new Words("没有这份草稿", "there is no such draft"));
        }
        String path = draft.get().unit() + "/parameters.yaml";
        SortedMap<String, byte[]> files = drafts.filesOf(id);
        Optional<Words> problem = write(files, path, values);
        if (problem.isPresent()) {
            return new Begun.Refused(problem.get());
        }
        return told(
                drafts.save(
                        id,
                        draft.get().revision(),
                        Map.of(path, Optional.ofNullable(files.get(path)))));
    }

    private static Begun told(Result result) {
        return switch (result) {
            case Result.Done(ProgrammeDraft draft) -> new Begun.Done(draft.id());
            case Result.Refused(Words words) -> new Begun.Refused(words);
            case Result.Conflict(ProgrammeDraft now) ->
                    new Begun.Refused(
                            new Words(
                                    "草稿刚被 %s 改动，请重试".formatted(now.author()),
                                    "the draft was changed at this moment; try again"));
        };
    }

    private static Optional<Words> write(
            SortedMap<String, byte[]> files, String path, Map<String, String> values) {
        byte[] file = files.get(path);
        if (file == null) {
            return Optional.of(
                    new Words("没有 %s".formatted(path), "there is no %s".formatted(path)));
        }
        YamlText text = new YamlText(new String(file, StandardCharsets.UTF_8));
        for (var value : values.entrySet()) {
            int dot = value.getKey().indexOf('.');
            String name = dot < 0 ? value.getKey() : value.getKey().substring(0, dot);
            try {
                text =
                        dot < 0
                                ? text.with(value.getValue(), name, "value")
                                : text.with(
                                        value.getValue(),
                                        name,
                                        "value",
                                        value.getKey().substring(dot + 1));
            } catch (IllegalArgumentException overLines) {
                return Optional.of(
                        new Words(
                                "%s：“%s”写成了多行，请在工作室中以文本修改".formatted(path, name),
                                "%s: '%s' stands over several lines; change it as text in the studio"
                                        .formatted(path, name)));
            }
        }
        files.put(path, text.text().getBytes(StandardCharsets.UTF_8));
        return Optional.empty();
    }
}
