package org.echelon.platform.programme.studio;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.echelon.platform.identity.Refusal;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableView;
import org.echelon.platform.page.Tag;
import org.echelon.platform.programme.Catalogue;
import org.echelon.platform.programme.Kinds;
import org.echelon.platform.programme.Publication;
import org.echelon.platform.programme.Publications;
import org.echelon.platform.reference.Divisions;
import org.echelon.platform.sheet.SentFiles;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Which programmes are in force, in work, stale? And the ways to begin one.
@Controller
class StudioPages {

    private final StudioDrafts drafts;
    private final StudioFolders folders;
    private final NewVersion newVersion;
    private final Catalogue catalogue;
    private final Publications publications;
    private final Divisions divisions;
    private final Clock clock;

    StudioPages(
            StudioDrafts drafts,
            StudioFolders folders,
            NewVersion newVersion,
            Catalogue catalogue,
            Publications publications,
            Divisions divisions,
            Clock clock) {
        this.drafts = drafts;
        this.folders = folders;
        this.newVersion = newVersion;
        this.catalogue = catalogue;
        this.publications = publications;
        this.divisions = divisions;
        this.clock = clock;
    }

    @GetMapping("/studio")
    String list(Locale locale, Model model) {
        return list(List.of(), "", "", new Formats(locale), model);
    }

    private String list(
            List<LinkView> problems, String from, String day, Formats say, Model model) {
        List<ProgrammeDraft> inWork = drafts.inWork();
        model.addAttribute("drafts", draftTable(inWork, say));
        model.addAttribute("programmes", programmeTable(inWork, say));
        model.addAttribute("versions", versions(say));
        model.addAttribute("from", from);
        model.addAttribute("day", day);
        model.addAttribute("links", problems);
        return "programme/studio/list";
    }

    private List<LinkView> versions(Formats say) {
        return catalogue.all().stream()
                .flatMap(programme ->
                        programme.versions().stream()
                                .map(version ->
                                        LinkView.of(
                                                say.words(programme.definition().name())
                                                        + " · "
                                                        + version.definition().from(),
                                                version.place())))
                .toList();
    }

    private TableView draftTable(List<ProgrammeDraft> inWork, Formats say) {
        Table<ProgrammeDraft> table =
                new Table<>(
                        "drafts",
                        say.either("草稿", "Drafts"),
                        List.of(
                                Column.of(
                                        "programme",
                                        say.either("政策", "Programme"),
                                        draft ->
                                                new Cell.Text(
                                                        draft.programme(),
                                                        "/studio/drafts/" + draft.id(),
                                                        null)),
                                Column.of(
                                        "day",
                                        say.either("施行日期", "First day"),
                                        draft -> Cell.day(draft.version(), say)),
                                Column.of(
                                        "state",
                                        say.either("状态", "State"),
                                        draft -> new Cell.Status(tag(draft, isStale(draft), say))),
                                Column.of(
                                        "author",
                                        say.either("编写人", "Author"),
                                        draft -> Cell.text(draft.author())),
                                Column.of(
                                        "changed",
                                        say.either("最近修改", "Last changed"),
                                        draft ->
                                                Cell.day(
                                                        draft.changedAt()
                                                                .atZone(clock.getZone())
                                                                .toLocalDate(),
                                                        say))));
        return table.whole(inWork);
    }

    /// Whether the programme was published anew since the draft began.
    private boolean isStale(ProgrammeDraft draft) {
        String now =
                Optional.ofNullable(publications.current().get(draft.programme()))
                        .map(Publication::sha256)
                        .orElse("");
        String then = draft.programmeSha256() == null ? "" : draft.programmeSha256();
        return !now.equals(then);
    }

    static Tag tag(ProgrammeDraft draft, boolean stale, Formats say) {
        String words = say.words(draft.state().words());
        if (stale && draft.state() != DraftState.PUBLISHED) {
            return new Tag(
                    "not-met",
                    "!",
                    words + say.either("，政策已另行发布", ", the programme was published anew"));
        }
        return switch (draft.state()) {
            case DRAFT -> new Tag("quiet", "–", words);
            case SUBMITTED -> new Tag("unknown", "?", words);
            case RETURNED -> new Tag("not-met", "✗", words);
            case PUBLISHED -> new Tag("met", "✓", words);
            case DISCARDED -> new Tag("quiet", "–", words);
        };
    }

    private TableView programmeTable(List<ProgrammeDraft> inWork, Formats say) {
        LocalDate today = LocalDate.now(clock);
        Table<Programme> table =
                new Table<>(
                        "published",
                        say.either("已发布的政策", "Published programmes"),
                        List.of(
                                Column.of(
                                        "name",
                                        say.either("政策", "Programme"),
                                        programme ->
                                                new Cell.Text(
                                                        say.words(programme.definition().name()),
                                                        "/programmes/" + programme.id(),
                                                        programme.id())),
                                Column.of(
                                        "region",
                                        say.either("地区", "Region"),
                                        programme -> Cell.text(region(programme, say))),
                                Column.of(
                                        "state",
                                        say.either("状态", "State"),
                                        programme -> new Cell.Status(state(programme, today, say))),
                                Column.of(
                                        "drafts",
                                        say.either("草稿", "Drafts"),
                                        programme ->
                                                Cell.count(
                                                        inWork.stream()
                                                                .filter(draft ->
                                                                        draft.programme()
                                                                                .equals(
                                                                                        programme
                                                                                                .id()))
                                                                .count(),
                                                        say)),
                                Column.of(
                                        "export",
                                        say.either("导出", "Export"),
                                        programme ->
                                                Cell.link(
                                                        "ZIP",
                                                        "/studio/export/" + programme.id()))));
        return table.whole(catalogue.all());
    }

    private String region(Programme programme, Formats say) {
        String code = programme.definition().region();
        return code == null
                ? say.either("全国", "Nationwide")
                : divisions.find(code).map(found -> say.words(found.name())).orElse(code);
    }

    private static Tag state(Programme programme, LocalDate today, Formats say) {
        Optional<Version> now = programme.inForce(today);
        if (now.isEmpty()) {
            boolean later =
                    programme.versions().stream()
                            .anyMatch(version -> version.definition().from().isAfter(today));
            return later
                    ? Tag.quiet(say.either("尚未施行", "To come"))
                    : Tag.quiet(say.either("已失效", "Ended"));
        }
        boolean stale =
                programme.definition().sources().stream()
                        .anyMatch(source ->
                                source.until() != null && !today.isBefore(source.until()));
        LocalDate from = now.get().definition().from();
        return stale
                ? new Tag(
                        "not-met",
                        "!",
                        say.either("现行，但所依据的文件已失效", "In force, but a source has ended"))
                : new Tag("met", "✓", say.either("现行，自 " + from + " 起", "In force since " + from));
    }

    @GetMapping("/studio/new")
    String blank(Locale locale, Model model) {
        return form(NewProgramme.EMPTY, List.of(), new Formats(locale), model);
    }

    @PostMapping("/studio/new")
    String begin(@ModelAttribute("typed") NewProgramme sent, Locale locale, Model model) {
        Formats say = new Formats(locale);
        NewProgramme typed = normal(sent);
        List<Refusal> wrong = new ArrayList<>(typed.problems(kinds()));
        if (!typed.region().isEmpty() && divisions.find(typed.region()).isEmpty()) {
            wrong.add(
                    new Refusal(
                            "region",
                            new Words(
                                    "没有代码为“%s”的行政区划；如广州市为 4401，全国留空".formatted(sent.region()),
                                    "no division has the code “%s”; Guangzhou is 4401, the whole country is empty"
                                            .formatted(sent.region()))));
        }
        if (catalogue.find(typed.id()).isPresent()) {
            wrong.add(
                    new Refusal(
                            "id",
                            new Words(
                                    "已有编号为“%s”的政策；请改为建立它的新版本，或换一个编号".formatted(typed.id()),
                                    "there is a programme '%s' already; begin a version of it, or choose another id"
                                            .formatted(typed.id()))));
        }
        if (!wrong.isEmpty()) {
            return form(typed, wrong, say, model);
        }
        return switch (drafts.open(
                typed.id(),
                typed.from().orElseThrow(),
                typed.region(),
                null,
                Skeleton.files(typed))) {
            case Result.Done(ProgrammeDraft draft) -> "redirect:/studio/drafts/" + draft.id();
            case Result.Refused(Words words) ->
                    form(typed, List.of(new Refusal("id", words)), say, model);
            case Result.Conflict(ProgrammeDraft now) -> "redirect:/studio/drafts/" + now.id();
        };
    }

    private NewProgramme normal(NewProgramme sent) {
        return new NewProgramme(
                plain(sent.id()),
                plain(sent.nameZh()),
                plain(sent.nameEn()),
                plain(sent.kind()),
                Optional.ofNullable(divisions.normal(plain(sent.region()))).orElse(""),
                plain(sent.ownerZh()),
                plain(sent.ownerEn()),
                plain(sent.document()),
                plain(sent.title()),
                plain(sent.article()),
                plain(sent.status()),
                plain(sent.day()));
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static List<String> kinds() {
        return Kinds.all();
    }

    private String form(NewProgramme typed, List<Refusal> wrong, Formats say, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute(
                "problems",
                wrong.stream()
                        .collect(
                                Collectors.toMap(
                                        Refusal::field,
                                        one -> say.words(one.words()),
                                        (first, _) -> first)));
        model.addAttribute(
                "links",
                wrong.stream()
                        .map(one -> LinkView.of(say.words(one.words()), "#" + one.field()))
                        .toList());
        model.addAttribute(
                "kinds",
                kinds().stream()
                        .map(kind -> LinkView.of(say.words(Kinds.words(kind)), kind))
                        .toList());
        return "programme/studio/new";
    }

    @PostMapping("/studio/versions")
    String version(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String day,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        Optional<Programme> programme =
                catalogue.all().stream()
                        .filter(one -> from.startsWith(one.id() + "/"))
                        .filter(one ->
                                one.versions().stream()
                                        .anyMatch(version -> version.place().equals(from)))
                        .findFirst();
        Optional<LocalDate> first = day(day);
        if (programme.isEmpty() || first.isEmpty()) {
            return list(
                    List.of(
                            programme.isEmpty()
                                    ? LinkView.of(
                                            say.either("请选择一个版本", "choose a version"), "#from")
                                    : LinkView.of(
                                            say.either(
                                                    "请填写施行日期，如 2027-01-01",
                                                    "write the first day, such as 2027-01-01"),
                                            "#day")),
                    from,
                    day,
                    say,
                    model);
        }
        SortedMap<String, byte[]> files =
                newVersion.files(programme.get().id(), from, first.get()).orElseThrow();
        String region = programme.get().definition().region();
        return switch (drafts.open(
                programme.get().id(), first.get(), region == null ? "" : region, from, files)) {
            case Result.Done(ProgrammeDraft draft) -> "redirect:/studio/drafts/" + draft.id();
            case Result.Refused(Words words) ->
                    list(List.of(LinkView.of(say.words(words), "#day")), from, day, say, model);
            case Result.Conflict(ProgrammeDraft now) -> "redirect:/studio/drafts/" + now.id();
        };
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    @GetMapping("/studio/export/{*programme}")
    ResponseEntity<byte[]> export(@PathVariable String programme) {
        String id = Address.plain(programme.substring(1));
        return Downloads.zip(
                folders.published(id)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)),
                id.replace('/', '-') + ".zip");
    }

    @PostMapping("/studio/import")
    String bringIn(
            @RequestParam @Nullable List<MultipartFile> file,
            Locale locale,
            Model model,
            RedirectAttributes next)
            throws IOException {
        Formats say = new Formats(locale);
        Optional<MultipartFile> sent = SentFiles.first(file);
        if (sent.isEmpty()) {
            return list(
                    List.of(LinkView.of(say.either("请选择 ZIP 文件", "choose a ZIP file"), "#file")),
                    "",
                    "",
                    say,
                    model);
        }
        StudioFolders.Imported imported = folders.take(sent.get().getBytes());
        if (!imported.problems().isEmpty()) {
            return list(
                    imported.problems().stream()
                            .map(words -> LinkView.of(say.words(words), "#file"))
                            .toList(),
                    "",
                    "",
                    say,
                    model);
        }
        if (imported.begun().size() == 1) {
            return "redirect:/studio/drafts/" + imported.begun().getFirst().id();
        }
        next.addFlashAttribute(
                "done",
                imported.begun().isEmpty()
                        ? say.either(
                                "已按相同校验值发布：" + String.join("、", imported.same()),
                                "published already with the same checksum: "
                                        + String.join(", ", imported.same()))
                        : say.either(
                                "已建立 %d 份草稿".formatted(imported.begun().size()),
                                "%d drafts were begun".formatted(imported.begun().size())));
        return "redirect:/studio";
    }
}
