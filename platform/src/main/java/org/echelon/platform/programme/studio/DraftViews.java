package org.echelon.platform.programme.studio;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.echelon.platform.identity.Viewer;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableView;
import org.echelon.platform.page.Tag;
import org.echelon.policy.Examples;
import org.echelon.policy.message.Diagnostic;
import org.jspecify.annotations.Nullable;

/// Turns a draft into its page.
record DraftViews(Formats say, ZoneId zone) {

    DraftView view(
            ProgrammeDraft draft,
            SortedMap<String, byte[]> files,
            Workbench.Look look,
            List<StudioPublication.Change> changes,
            List<DraftStep> steps,
            Viewer reader) {
        return new DraftView(
                draft.id().toString(),
                say.words(look.programme().definition().name()),
                draft.revision(),
                StudioPages.tag(draft, false, say),
                facts(draft),
                verdict(look),
                look.found().stream()
                        .filter(one -> one.severity() != Diagnostic.Severity.NOTE)
                        .map(one -> found(one, draft, files))
                        .toList(),
                (int)
                        look.found().stream()
                                .filter(one -> one.severity() == Diagnostic.Severity.NOTE)
                                .count(),
                files.entrySet().stream()
                        .map(file ->
                                new DraftView.File(
                                        file.getKey(),
                                        name(draft, file.getKey()),
                                        address(draft, file.getKey()),
                                        what(name(draft, file.getKey())),
                                        file.getValue().length,
                                        isOptional(name(draft, file.getKey()))))
                        .toList(),
                look.examples().stream().map(one -> example(one, draft)).toList(),
                look.missed().size(),
                changes(changes),
                steps(steps),
                draft.state().isOpen(),
                actions(draft, look, steps, reader),
                draft.basedOn() == null
                        ? null
                        : "/programmes/"
                                + draft.programme()
                                + "?version="
                                + draft.basedOn().replaceFirst(".*/", ""));
    }

    private List<LinkView> facts(ProgrammeDraft draft) {
        List<LinkView> facts = new ArrayList<>();
        facts.add(new LinkView(say.either("编号", "Id"), null, draft.programme()));
        facts.add(new LinkView(say.either("施行日期", "First day"), null, draft.version().toString()));
        facts.add(
                new LinkView(
                        say.either("开始于", "Began with"),
                        null,
                        draft.basedOn() == null ? say.either("新建", "nothing") : draft.basedOn()));
        facts.add(new LinkView(say.either("编写人", "Author"), null, draft.author()));
        facts.add(
                new LinkView(
                        say.either("修订", "Revision"), null, Integer.toString(draft.revision())));
        return facts;
    }

    Tag verdict(Workbench.Look look) {
        if (look.errors() > 0 || look.differing() > 0) {
            return new Tag(
                    "not-met",
                    "✗",
                    say.either(
                            "%d 处错误，%d 个算例不符".formatted(look.errors(), look.differing()),
                            "%d errors, %d examples differ"
                                    .formatted(look.errors(), look.differing())));
        }
        return new Tag(
                "met",
                "✓",
                say.either(
                        "没有错误，%d 个算例全部相符".formatted(look.examples().size()),
                        "no errors, all %d examples agree".formatted(look.examples().size())));
    }

    DraftView.Found found(Diagnostic one, ProgrammeDraft draft, SortedMap<String, byte[]> files) {
        Optional<String> file =
                files.keySet().stream().filter(path -> Workbench.Look.isIn(one, path)).findFirst();
        return new DraftView.Found(
                switch (one.severity()) {
                    case ERROR -> new Tag("not-met", "✗", say.either("错误", "Error"));
                    case WARNING -> new Tag("unknown", "!", say.either("提醒", "Warning"));
                    case NOTE -> Tag.quiet(say.either("提示", "Note"));
                },
                one.place().replace(draft.programme() + "/", ""),
                file.map(path -> address(draft, path)).orElse(null),
                one.message(),
                one.code());
    }

    DraftView.Example example(Examples.Outcome outcome, ProgrammeDraft draft) {
        return new DraftView.Example(
                outcome.name().equals(outcome.place())
                        ? name(draft, outcome.place())
                        : outcome.name(),
                name(draft, outcome.place()),
                address(draft, outcome.place()),
                outcome.agrees()
                        ? new Tag("met", "✓", say.either("相符", "agrees"))
                        : new Tag("not-met", "✗", say.either("不符", "differs")),
                outcome.differences().stream().map(Diagnostic::message).toList());
    }

    /// A file's name within its unit.
    static String name(ProgrammeDraft draft, String path) {
        return path.startsWith(draft.unit() + "/")
                ? path.substring(draft.unit().length() + 1)
                : path.substring(path.lastIndexOf('/') + 1);
    }

    static String address(ProgrammeDraft draft, String path) {
        return Address.of("/studio/drafts/" + draft.id() + "/edit").with("path", path).toString();
    }

    private static boolean isOptional(String name) {
        return switch (name) {
            case "programme.yaml", "version.yaml", "decision.dmn" -> false;
            default -> true;
        };
    }

    private String what(String name) {
        return switch (name) {
            case "programme.yaml" ->
                    say.either("名称、依据、条件的文字", "names, sources, words of the conditions");
            case "facts.yaml" -> say.either("本政策专用的数据项", "facts of this programme alone");
            case "version.yaml" -> say.either("施行日期、受理期、衔接", "days, filing windows, transition");
            case "decision.dmn" -> say.either("规则和决策表", "rules and tables");
            case "parameters.yaml" -> say.either("数额和比例，各有出处", "figures, each with its source");
            case "papers.yaml" -> say.either("申请材料", "papers of an application");
            case "form.schema.json" -> say.either("申请表", "the form");
            case "procedure.bpmn" -> say.either("办理流程", "the way of an application");
            default -> say.either("算例", "example");
        };
    }

    private List<DraftView.Action> actions(
            ProgrammeDraft draft, Workbench.Look look, List<DraftStep> steps, Viewer reader) {
        boolean hand =
                steps.stream()
                        .filter(step -> step.kind().isWork())
                        .anyMatch(step -> step.by().equals(reader.username()));
        List<DraftView.Action> actions = new ArrayList<>();
        switch (draft.state()) {
            case DRAFT, RETURNED -> {
                if (look.isClean()) {
                    actions.add(
                            action(
                                    DraftStep.Kind.SUBMITTED,
                                    say.either("提交复核", "Submit"),
                                    say.either(
                                            "交给另一位政策设计人员复核并发布",
                                            "hands it to another designer, who publishes it or gives it back"),
                                    false,
                                    false));
                }
                actions.add(
                        action(
                                DraftStep.Kind.DISCARDED,
                                say.either("放弃草稿", "Give up"),
                                say.either(
                                        "草稿留档，不再编写",
                                        "the draft stays on file and is no longer worked on"),
                                false,
                                true));
            }
            case SUBMITTED -> {
                if (hand) {
                    actions.add(
                            action(
                                    DraftStep.Kind.TAKEN_BACK,
                                    say.either("撤回修改", "Take back"),
                                    say.either(
                                            "您参与了编写，须由另一位设计人员发布；需要修改时可先撤回",
                                            "you had a hand in it, so another designer publishes it; take it back to change it"),
                                    false,
                                    true));
                } else {
                    actions.add(
                            action(
                                    DraftStep.Kind.PUBLISHED,
                                    say.either("发布", "Publish"),
                                    say.either(
                                            "自施行日期起生效，内容不能再改；无需重启",
                                            "in force from its first day; its files do not change any more; nothing is restarted"),
                                    false,
                                    false));
                    actions.add(
                            action(
                                    DraftStep.Kind.RETURNED,
                                    say.either("退回修改", "Give back"),
                                    say.either("请写明要修改什么", "say what is to be changed"),
                                    true,
                                    true));
                }
            }
            case PUBLISHED, DISCARDED -> {}
        }
        return actions;
    }

    private static DraftView.Action action(
            DraftStep.Kind kind, String words, String hint, boolean reason, boolean quiet) {
        return new DraftView.Action(kind.name(), words, hint, reason, quiet);
    }

    private TableView changes(List<StudioPublication.Change> changes) {
        Table<StudioPublication.Change> table =
                new Table<>(
                        "changes",
                        say.either("发布后的文件变化", "Files that publication changes"),
                        List.of(
                                Column.of(
                                        "path",
                                        say.either("文件", "File"),
                                        change -> Cell.text(change.path())),
                                Column.of(
                                        "kind",
                                        say.either("变化", "Change"),
                                        change ->
                                                Cell.text(
                                                        switch (change.kind()) {
                                                            case ADDED -> say.either("新增", "added");
                                                            case CHANGED ->
                                                                    say.either("修改", "changed");
                                                            case REMOVED ->
                                                                    say.either("删除", "removed");
                                                        })),
                                Column.number(
                                        "before",
                                        say.either("原字节数", "Bytes before"),
                                        change -> Cell.count(change.before(), say)),
                                Column.number(
                                        "after",
                                        say.either("现字节数", "Bytes after"),
                                        change -> Cell.count(change.after(), say))));
        return table.whole(changes);
    }

    private TableView steps(List<DraftStep> steps) {
        Table<DraftStep> table =
                new Table<>(
                        "steps",
                        say.either("经过", "What was done"),
                        List.of(
                                Column.of(
                                        "step",
                                        say.either("步骤", "Step"),
                                        step -> Cell.text(say.words(step.kind().words()))),
                                Column.number(
                                        "revision",
                                        say.either("修订", "Revision"),
                                        step -> Cell.count(step.revision(), say)),
                                Column.of(
                                        "by", say.either("由谁", "By"), step -> Cell.text(step.by())),
                                Column.of(
                                        "at",
                                        say.either("日期", "On"),
                                        step ->
                                                Cell.day(
                                                        step.at().atZone(zone).toLocalDate(), say)),
                                Column.of(
                                        "note",
                                        say.either("说明", "Note"),
                                        step -> Cell.text(note(step)))));
        return table.whole(steps);
    }

    private static String note(DraftStep step) {
        return step.note().isEmpty() ? "–" : step.note();
    }

    /// The file after another name that stands before it on the page; for the editor's way back.
    static @Nullable String text(byte[] content) {
        try {
            return java.nio.charset.StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(content))
                    .toString();
        } catch (java.nio.charset.CharacterCodingException _) {
            return null;
        }
    }
}
