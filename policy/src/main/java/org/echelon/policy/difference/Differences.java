package org.echelon.policy.difference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.dmn.DecisionTable;
import org.echelon.policy.explain.Articles;
import org.echelon.policy.feel.FeelText;
import org.echelon.policy.feel.Names;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.ConditionDefinition;
import org.echelon.policy.programme.OutcomeDefinition;
import org.echelon.policy.programme.Paper;
import org.echelon.policy.programme.Parameter;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.policy.programme.VersionDefinition;
import org.echelon.policy.result.Source;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Everything that differs between two versions.
public final class Differences {

    private static final String CONDITIONS = "conditions";

    private final Edition before;
    private final Edition after;
    private final Names namesBefore;
    private final Names namesAfter;
    private final List<Change> changes = new ArrayList<>();

    private Differences(Edition before, Edition after) {
        this.before = before;
        this.after = after;
        this.namesBefore = names(before);
        this.namesAfter = names(after);
    }

    /// The changes from the earlier version to the later one: dates, conditions, decisions,
    /// parameters, papers, other files. Empty when they say the same.
    public static List<Change> between(Edition before, Edition after) {
        Differences differences = new Differences(before, after);
        differences.version(before.version(), after.version());
        differences.decisions();
        differences.parameters();
        differences.papers();
        differences.files();
        differences.changes.sort(Comparator.comparing(Change::part));
        return List.copyOf(differences.changes);
    }

    private static Names names(Edition edition) {
        Set<String> names = new LinkedHashSet<>(edition.names());
        edition.model().decisions().forEach(decision -> names.add(decision.name()));
        edition.model().knowledgeModels().forEach(knowledge -> names.add(knowledge.name()));
        return Names.of(names);
    }

    private void version(VersionDefinition was, VersionDefinition is) {
        key("from", "施行日期", "in force from", was.from(), is.from());
        key("until", "失效日期", "no longer in force from", was.until(), is.until());
        key("windows", "申报窗口", "filing windows", windows(was), windows(is));
        key(
                "validity",
                "有效期",
                "validity",
                was.validity().map(Differences::text).orElse(null),
                is.validity().map(Differences::text).orElse(null));
        key(
                "renewal",
                "续期",
                "renewal",
                was.renewal().map(renewal -> renewal.text()).orElse(null),
                is.renewal().map(renewal -> renewal.text()).orElse(null));
        key("batches", "批次", "batches", was.batches().orElse(null), is.batches().orElse(null));
        key(
                "budget",
                "预算科目",
                "budget line",
                was.budget().map(VersionDefinition.Budget::line).orElse(null),
                is.budget().map(VersionDefinition.Budget::line).orElse(null));
        key(
                "transition",
                "过渡规定",
                "transitional rule",
                was.transition().orElse(null),
                is.transition().orElse(null));
    }

    private static @Nullable String windows(VersionDefinition version) {
        return version.windows().isEmpty()
                ? null
                : String.join(
                        ", ",
                        version.windows().stream()
                                .map(window -> window.opens() + "–" + window.closes())
                                .toList());
    }

    private static String text(VersionDefinition.Validity validity) {
        return validity.years() == null
                ? Objects.requireNonNullElse(validity.ends(), "")
                : validity.years() + " years";
    }

    private void key(String key, String zh, String en, @Nullable Object was, @Nullable Object is) {
        if (Objects.equals(was, is)) {
            return;
        }
        Words from = words(was);
        Words to = words(is);
        changes.add(
                new Change(
                        Change.Part.VERSION,
                        kind(was, is),
                        key,
                        new Words(zh, en),
                        null,
                        Optional.empty(),
                        Optional.ofNullable(was).map(_ -> from.en()),
                        Optional.ofNullable(is).map(_ -> to.en()),
                        new Words(
                                "%s由%s改为%s".formatted(zh, from.zh(), to.zh()),
                                "%s: was %s, is %s".formatted(en, from.en(), to.en())),
                        List.of()));
    }

    private static Words words(@Nullable Object value) {
        return switch (value) {
            case null -> new Words("（无）", "nothing");
            case Words words -> new Words("“" + words.zh() + "”", "“" + words.en() + "”");
            default -> new Words(" " + value + " ", value.toString());
        };
    }

    private static Change.Kind kind(@Nullable Object was, @Nullable Object is) {
        return was == null
                ? Change.Kind.ADDED
                : is == null ? Change.Kind.REMOVED : Change.Kind.CHANGED;
    }

    private void decisions() {
        Set<String> conditionsBefore = conditions(before.model());
        Set<String> conditionsAfter = conditions(after.model());
        Set<String> names = new LinkedHashSet<>();
        after.model().decisions().forEach(decision -> names.add(decision.name()));
        before.model().decisions().forEach(decision -> names.add(decision.name()));
        for (String name : names) {
            Decision was = before.model().decisionNamed(name).orElse(null);
            Decision is = after.model().decisionNamed(name).orElse(null);
            boolean asked = conditionsBefore.contains(name);
            boolean asks = conditionsAfter.contains(name);
            if (asked != asks) {
                condition(name, was, is, asks);
            }
            if (was != null && is != null) {
                logic(was, is);
                law(was, is);
            } else if (asked == asks) {
                decision(name, was, is);
            }
        }
    }

    private static Set<String> conditions(DecisionModel model) {
        Set<String> names = new LinkedHashSet<>();
        model.serviceNamed(CONDITIONS).stream()
                .flatMap(service -> service.outputDecisions().stream())
                .flatMap(id -> model.decision(id).stream())
                .forEach(decision -> names.add(decision.name()));
        return names;
    }

    private void condition(
            String name, @Nullable Decision was, @Nullable Decision is, boolean asks) {
        Words words = words(asks ? after : before, name);
        Decision decision = asks ? is : was;
        String text = decision == null ? "" : Canonical.text(decision.logic());
        changes.add(
                new Change(
                        Change.Part.CONDITION,
                        asks ? Change.Kind.ADDED : Change.Kind.REMOVED,
                        name,
                        words,
                        null,
                        Optional.empty(),
                        asks ? Optional.empty() : Optional.of(text),
                        asks ? Optional.of(text) : Optional.empty(),
                        asks
                                ? new Words(
                                        "新增条件：" + words.zh(), "a condition is new: " + words.en())
                                : new Words(
                                        "取消条件：" + words.zh(), "a condition is gone: " + words.en()),
                        articles(asks ? after : before, decision)));
    }

    private void decision(String name, @Nullable Decision was, @Nullable Decision is) {
        Edition edition = is == null ? before : after;
        Decision decision = is == null ? was : is;
        String text = decision == null ? "" : Canonical.text(decision.logic());
        Words words = words(edition, name);
        changes.add(
                new Change(
                        Change.Part.DECISION,
                        kind(was, is),
                        name,
                        words,
                        null,
                        Optional.empty(),
                        is == null ? Optional.of(text) : Optional.empty(),
                        is == null ? Optional.empty() : Optional.of(text),
                        is == null
                                ? new Words("不再有这一项", "it is gone")
                                : new Words("新增这一项：" + text, "it is new: " + text),
                        articles(edition, decision)));
    }

    private void logic(Decision was, Decision is) {
        List<Source> lawBefore = articles(before, was);
        List<Source> law = articles(after, is);
        Words name = words(after, is.name());
        if (was.logic() instanceof DecisionTable old && is.logic() instanceof DecisionTable now) {
            changes.addAll(
                    new TableDifference(is.name(), name, lawBefore, law, namesBefore, namesAfter)
                            .between(old, now));
            return;
        }
        String from = Canonical.text(was.logic());
        String to = Canonical.text(is.logic());
        if (!new Canonical(namesBefore)
                .expression(from)
                .equals(new Canonical(namesAfter).expression(to))) {
            changes.add(
                    new Change(
                            Change.Part.DECISION,
                            Change.Kind.CHANGED,
                            is.name(),
                            name,
                            null,
                            Optional.empty(),
                            Optional.of(from),
                            Optional.of(to),
                            new Words(
                                    "由 %s 改为 %s".formatted(from, to),
                                    "was %s, is %s".formatted(from, to)),
                            law));
        }
    }

    private void law(Decision was, Decision is) {
        List<Source> from = articles(before, was);
        List<Source> to = articles(after, is);
        if (from.equals(to)) {
            return;
        }
        Words old = documents(from);
        Words now = documents(to);
        changes.add(
                new Change(
                        Change.Part.DECISION,
                        Change.Kind.CHANGED,
                        is.name(),
                        words(after, is.name()),
                        null,
                        Optional.of("law"),
                        Optional.of(old.en()),
                        Optional.of(now.en()),
                        new Words(
                                "依据由%s改为%s".formatted(old.zh(), now.zh()),
                                "rested on %s, rests on %s".formatted(old.en(), now.en())),
                        to));
    }

    private static Words documents(List<Source> law) {
        return law.isEmpty()
                ? new Words("（无）", "nothing")
                : new Words(
                        String.join("、", law.stream().map(source -> source.words().zh()).toList()),
                        String.join(
                                "; ", law.stream().map(source -> source.words().en()).toList()));
    }

    private static List<Source> articles(Edition edition, @Nullable Decision decision) {
        return decision == null ? List.of() : Articles.of(edition.model(), decision);
    }

    /// What a decision is called: the words of its condition, of a way of one, of its outcome; its
    /// name where it has none.
    private static Words words(Edition edition, String name) {
        ProgrammeDefinition programme = edition.programme();
        ConditionDefinition condition = programme.conditions().get(name);
        if (condition != null) {
            return condition.text();
        }
        for (ConditionDefinition other : programme.conditions().values()) {
            Words way = other.alternatives().get(name);
            if (way != null) {
                return way;
            }
        }
        for (Map.Entry<String, OutcomeDefinition> outcome : programme.outcomes().entrySet()) {
            String decision = outcome.getValue().decision();
            if (name.equals(decision == null ? outcome.getKey() : decision)) {
                return outcome.getValue().text();
            }
        }
        return new Words(name, name);
    }

    private void parameters() {
        Set<String> names = new LinkedHashSet<>(after.parameters().keySet());
        names.addAll(before.parameters().keySet());
        for (String name : names) {
            Parameter was = before.parameters().get(name);
            Parameter is = after.parameters().get(name);
            String from = was == null ? null : text(was);
            String to = is == null ? null : text(is);
            if (Objects.equals(from, to)) {
                continue;
            }
            Parameter told = Objects.requireNonNull(is == null ? was : is);
            Words words = told.text().orElse(new Words(name, name));
            changes.add(
                    new Change(
                            Change.Part.PARAMETER,
                            kind(was, is),
                            name,
                            words,
                            null,
                            Optional.empty(),
                            Optional.ofNullable(from),
                            Optional.ofNullable(to),
                            told(from, to),
                            told.source().stream().toList()));
        }
    }

    private static Words told(@Nullable String from, @Nullable String to) {
        if (from == null) {
            return new Words("新增：" + to, "new: " + to);
        }
        return to == null
                ? new Words("取消，原为 " + from, "gone, was " + from)
                : new Words("由 %s 改为 %s".formatted(from, to), "was %s, is %s".formatted(from, to));
    }

    /// The value with its unit; a share of one in percent, as people read it.
    private static String value(Parameter parameter) {
        if ("ratio".equals(parameter.unit())
                && parameter.value() instanceof Value.Numeric(Rational ratio, _)) {
            return FeelText.of(new Value.Numeric(ratio.times(Rational.HUNDRED), true)) + " %";
        }
        return FeelText.of(parameter.value())
                + (parameter.unit() == null ? "" : " " + parameter.unit());
    }

    private static String text(Parameter parameter) {
        return value(parameter) + (parameter.status().equals("proposed") ? " (proposed)" : "");
    }

    private void papers() {
        Map<String, Paper> old = byId(before.papers());
        Map<String, Paper> now = byId(after.papers());
        Set<String> ids = new LinkedHashSet<>(now.keySet());
        ids.addAll(old.keySet());
        for (String id : ids) {
            Paper was = old.get(id);
            Paper is = now.get(id);
            if (Objects.equals(was, is)) {
                continue;
            }
            Paper told = Objects.requireNonNull(is == null ? was : is);
            Words from = was == null ? words((Object) null) : text(was);
            Words to = is == null ? words((Object) null) : text(is);
            changes.add(
                    new Change(
                            Change.Part.PAPER,
                            kind(was, is),
                            id,
                            told.name(),
                            null,
                            Optional.empty(),
                            Optional.ofNullable(was).map(_ -> from.en()),
                            Optional.ofNullable(is).map(_ -> to.en()),
                            paperWords(was, is, from, to),
                            List.of()));
        }
    }

    private static Words paperWords(@Nullable Paper was, @Nullable Paper is, Words from, Words to) {
        if (was == null) {
            return new Words("新增材料：" + to.zh(), "a paper is new: " + to.en());
        }
        return is == null
                ? new Words("不再需要：" + from.zh(), "no longer asked for: " + from.en())
                : new Words(
                        "由“%s”改为“%s”".formatted(from.zh(), to.zh()),
                        "was “%s”, is “%s”".formatted(from.en(), to.en()));
    }

    private static Words text(Paper paper) {
        return new Words(
                paper.name().zh()
                        + (paper.required() ? "（必交）" : "（可选）")
                        + paper.note().map(note -> "，" + note.zh()).orElse(""),
                paper.name().en()
                        + (paper.required() ? " (required)" : " (optional)")
                        + paper.note().map(note -> ", " + note.en()).orElse(""));
    }

    private static Map<String, Paper> byId(List<Paper> papers) {
        Map<String, Paper> map = new LinkedHashMap<>();
        papers.forEach(paper -> map.put(paper.id(), paper));
        return map;
    }

    private void files() {
        Set<String> names = new TreeSet<>(after.otherFiles().keySet());
        names.addAll(before.otherFiles().keySet());
        for (String name : names) {
            String was = before.otherFiles().get(name);
            String is = after.otherFiles().get(name);
            if (Objects.equals(was, is)) {
                continue;
            }
            Change.Kind kind = kind(was, is);
            changes.add(
                    new Change(
                            Change.Part.FILE,
                            kind,
                            name,
                            new Words(name, name),
                            null,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            switch (kind) {
                                case ADDED -> new Words("文件是新的", "the file is new");
                                case REMOVED -> new Words("文件不再有", "the file is gone");
                                default -> new Words("文件内容不同", "the file's content differs");
                            },
                            List.of()));
        }
    }
}
