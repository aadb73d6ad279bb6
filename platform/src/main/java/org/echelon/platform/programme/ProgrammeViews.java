package org.echelon.platform.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableView;
import org.echelon.platform.page.Tag;
import org.echelon.platform.reference.Division;
import org.echelon.platform.reference.Divisions;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.feel.FeelText;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.OutcomeDefinition;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.policy.programme.SourceDocument;
import org.echelon.policy.programme.VersionDefinition;
import org.echelon.policy.result.Source;
import org.jspecify.annotations.Nullable;

/// Turns a programme into its page.
record ProgrammeViews(Formats say, Divisions divisions, LocalDate today) {

    ProgrammeView view(Programme programme, Version shown) {
        ProgrammeDefinition definition = programme.definition();
        List<WorkedExample> examples = WorkedExample.of(programme, shown);
        return new ProgrammeView(
                programme.id(),
                say.words(definition.name()),
                facts(definition, shown.definition()),
                definition.benefit().map(say::words).orElse(null),
                definition.issuer().equals("external"),
                versions(programme, shown),
                conditions(definition, shown, examples),
                outcomes(definition),
                parameters(shown),
                shown.papers().stream()
                        .map(paper ->
                                new ProgrammeView.Paper(
                                        say.words(paper.name()),
                                        paper.required(),
                                        paper.note().map(say::words).orElse(null)))
                        .toList(),
                sources(definition),
                examples(examples, definition));
    }

    /// The region of a programme, in words.
    String region(ProgrammeDefinition definition) {
        String code = definition.region() == null ? "" : definition.region();
        if (code.isEmpty()) {
            return say.either("全国", "Nationwide");
        }
        return divisions.chain(code).stream()
                .map(Division::name)
                .map(say::words)
                .reduce((above, below) -> say.chinese() ? above + below : below + ", " + above)
                .orElse(code);
    }

    /// Whether a document or value needs a warning: proposed, or not verified.
    @Nullable String label(@Nullable String status, @Nullable String confidence) {
        if ("proposed".equals(status)) {
            return say.either("建议值，非法定", "proposed, not law");
        }
        return "unverified".equals(confidence) ? say.either("待核实", "unverified") : null;
    }

    private List<LinkView> facts(ProgrammeDefinition definition, VersionDefinition version) {
        List<LinkView> facts = new ArrayList<>();
        add(facts, "类别", "Kind", say.words(Kinds.words(definition.kind())));
        if (definition.subjectKind() != Subject.Kind.ENTERPRISE) {
            add(facts, "对象", "Judges", say.words(definition.subjectKind().words()));
        }
        add(facts, "适用地区", "For", region(definition));
        add(facts, "主管部门", "Authority", say.words(definition.owner()));
        add(facts, "本版施行", "This version", span(version));
        version.batches().ifPresent(text -> add(facts, "批次", "Batches", say.words(text)));
        if (!version.windows().isEmpty()) {
            String windows =
                    version.windows().stream()
                            .map(window ->
                                    window.opens() + say.either(" 至 ", " to ") + window.closes())
                            .reduce((one, other) -> one + say.either("、", ", ") + other)
                            .orElse("");
            add(facts, "每年受理", "Filing each year", windows);
        }
        version.validity()
                .flatMap(validity -> Optional.ofNullable(validity.years()))
                .ifPresent(years ->
                        add(
                                facts,
                                "有效期",
                                "Valid for",
                                say.either(
                                        years + " 年", years == 1 ? "1 year" : years + " years")));
        version.renewal()
                .ifPresent(renewal -> add(facts, "续期", "Renewal", say.words(renewal.text())));
        version.transition().ifPresent(text -> add(facts, "衔接", "Transition", say.words(text)));
        return facts;
    }

    private void add(List<LinkView> facts, String zh, String en, String value) {
        facts.add(new LinkView(say.either(zh, en), null, value));
    }

    private String span(VersionDefinition version) {
        String from = say.day(version.from());
        String text =
                version.until() == null
                        ? say.either("自 " + from + " 起", "from " + from)
                        : say.either(
                                from + " 至 " + version.until().minusDays(1),
                                from + " to " + version.until().minusDays(1));
        return "unverified".equals(version.confidence())
                ? text + say.either("（日期待核实）", " (day unverified)")
                : text;
    }

    private List<ProgrammeView.VersionLink> versions(Programme programme, Version shown) {
        Optional<Version> inForce = programme.inForce(today);
        return programme.versions().stream()
                .map(version -> {
                    LocalDate from = version.definition().from();
                    Tag tag =
                            inForce.filter(version::equals).isPresent()
                                    ? new Tag("met", "✓", say.either("现行", "In force"))
                                    : Tag.quiet(
                                            from.isAfter(today)
                                                    ? say.either("尚未施行", "To come")
                                                    : say.either("已失效", "Ended"));
                    return new ProgrammeView.VersionLink(
                            say.day(from),
                            span(version.definition()),
                            ProgrammePages.address(programme.id()) + "?version=" + from,
                            version.equals(shown),
                            tag);
                })
                .toList();
    }

    private List<ProgrammeView.Condition> conditions(
            ProgrammeDefinition definition, Version shown, List<WorkedExample> examples) {
        List<ProgrammeView.Condition> conditions = new ArrayList<>();
        Optional<DecisionModel> model = shown.model();
        definition
                .conditions()
                .forEach((id, condition) -> {
                    if (model.isPresent() && model.get().decisionNamed(id).isEmpty()) {
                        return;
                    }
                    conditions.add(
                            new ProgrammeView.Condition(
                                    id,
                                    conditions.size() + 1,
                                    say.words(condition.text()),
                                    model.map(found -> law(found, id)).orElse(List.of()),
                                    model.map(found -> RuleTable.of(found, id)).orElse(List.of()),
                                    examples.stream()
                                            .filter(example -> example.notMet().contains(id))
                                            .map(WorkedExample::name)
                                            .limit(3)
                                            .toList()));
                });
        return conditions;
    }

    private List<LinkView> law(DecisionModel model, String decision) {
        return model.decisionNamed(decision).stream()
                .flatMap(found -> found.authorities().stream())
                .flatMap(id -> model.source(id).stream())
                .map(source ->
                        LinkView.of(
                                say.words(
                                        new Source(source.name(), article(source.description()))
                                                .words()),
                                "#" + anchor(source.name())))
                .distinct()
                .toList();
    }

    private static @Nullable String article(@Nullable String description) {
        return description == null ? null : description.strip().replaceFirst("^articles? ", "");
    }

    static String anchor(String document) {
        return "source-" + Integer.toHexString(document.hashCode());
    }

    private TableView outcomes(ProgrammeDefinition definition) {
        Table<OutcomeDefinition> table =
                new Table<>(
                        "outcomes",
                        say.either("计算的得分和比例", "Scores and ratios computed"),
                        List.of(
                                Column.of(
                                        "name",
                                        say.either("项目", "Item"),
                                        outcome -> Cell.text(say.words(outcome.text()))),
                                Column.number(
                                        "max",
                                        say.either("满分", "Full mark"),
                                        outcome ->
                                                Cell.text(
                                                        outcome.max() == null
                                                                ? "–"
                                                                : say.number(
                                                                        outcome.max(),
                                                                        outcome.unit()))),
                                Column.number(
                                        "pass",
                                        say.either("及格", "Pass"),
                                        outcome ->
                                                Cell.text(
                                                        outcome.pass() == null
                                                                ? "–"
                                                                : say.number(
                                                                        outcome.pass(),
                                                                        outcome.unit())))));
        return table.whole(List.copyOf(definition.outcomes().values()));
    }

    private List<ProgrammeView.Parameter> parameters(Version shown) {
        return shown.parameters().values().stream()
                .map(parameter ->
                        new ProgrammeView.Parameter(
                                parameter.text().map(say::words).orElse(parameter.name()),
                                value(parameter.value(), parameter.unit()),
                                parameter.source().map(this::citation).orElse(null),
                                label(parameter.status(), null)))
                .toList();
    }

    private String citation(Source source) {
        return say.words(source.words());
    }

    private String value(Value value, @Nullable String unit) {
        return value instanceof Value.Numeric(var number, _)
                ? say.number(number, unit)
                : FeelText.of(value);
    }

    private List<ProgrammeView.Source> sources(ProgrammeDefinition definition) {
        List<ProgrammeView.Source> sources = new ArrayList<>();
        for (SourceDocument source : definition.sources()) {
            sources.add(
                    new ProgrammeView.Source(
                            anchor(source.document()),
                            source.document(),
                            source.name().map(say::words).orElse(null),
                            source.inForce() == null ? null : say.day(source.inForce()),
                            web(source.uri()),
                            label(source.status(), source.confidence())));
        }
        return sources;
    }

    private static @Nullable String web(@Nullable String uri) {
        return uri != null && uri.matches("https?://.*") ? uri : null;
    }

    private TableView examples(List<WorkedExample> examples, ProgrammeDefinition definition) {
        Table<WorkedExample> table =
                new Table<>(
                        "examples",
                        say.either(
                                "算例：每次发布前都会逐个核对",
                                "Worked examples, checked before each publication"),
                        List.of(
                                Column.of(
                                        "name",
                                        say.either("算例", "Example"),
                                        example -> Cell.text(example.name())),
                                Column.of(
                                        "as-of",
                                        say.either("判断日期", "As of"),
                                        example -> Cell.day(example.asOf(), say)),
                                Column.of(
                                        "verdict",
                                        say.either("应得结论", "Expected"),
                                        example -> example.cell(say)),
                                Column.of(
                                        "not-met",
                                        say.either("不符合的条件", "Conditions not met"),
                                        example ->
                                                Cell.text(names(example.notMet(), definition)))));
        return table.whole(examples);
    }

    private String names(List<String> conditions, ProgrammeDefinition definition) {
        return conditions.isEmpty()
                ? "–"
                : conditions.stream()
                        .map(id -> {
                            var condition = definition.conditions().get(id);
                            return condition == null ? id : say.words(condition.text());
                        })
                        .reduce((one, other) -> one + say.either("；", "; ") + other)
                        .orElse("");
    }

    /// A name in the reader's language.
    String name(Words words) {
        return say.words(words);
    }
}
