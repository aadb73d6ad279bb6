package org.echelon.platform.programme.studio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.echelon.platform.identity.Refusal;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.programme.Catalogue;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.Units;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Parameter;
import org.echelon.policy.result.Source;

/// Turns the conditions of a draft into their list and their form.
record ConditionViews(Formats say, Catalogue catalogue) {

    /// The rows of the list.
    List<ConditionView.Row> rows(
            ProgrammeDraft draft, List<ConditionList.Listed> listed, Workbench.Look look) {
        ConditionWords words = words(look);
        return listed.stream().map(one -> row(draft, one, words)).toList();
    }

    private ConditionView.Row row(
            ProgrammeDraft draft, ConditionList.Listed one, ConditionWords words) {
        return new ConditionView.Row(
                one.id(),
                one.said().map(said -> said.text().zh()).orElse("–"),
                one.said().map(said -> said.text().en()).orElse("–"),
                one.rule()
                        .map(rule ->
                                words.of(rule, one.said().map(said -> said.unit()).orElse(null)))
                        .orElse(one.feel().isEmpty() ? say.either("决策表", "a table") : one.feel()),
                one.rule().isPresent(),
                one.sources().stream().map(Source::words).map(say::words).toList(),
                one.rule().isPresent()
                        ? "/studio/drafts/%s/condition?of=%s".formatted(draft.id(), one.id())
                        : DraftViews.address(draft, draft.unit() + "/decision.dmn"));
    }

    private ConditionWords words(Workbench.Look look) {
        return new ConditionWords(
                say,
                look.programme().facts(),
                parameters(look),
                id -> catalogue.find(id).map(found -> found.definition().name()));
    }

    private static Map<String, Parameter> parameters(Workbench.Look look) {
        return look.version().map(Version::parameters).orElse(Map.of());
    }

    /// The form.
    ConditionView form(ConditionForm typed, List<Refusal> wrong, Workbench.Look look) {
        Map<String, String> problems = new LinkedHashMap<>();
        wrong.forEach(one -> problems.putIfAbsent(one.field(), say.words(one.words())));
        return new ConditionView(
                typed,
                problems,
                Map.of(
                        "number", facts(look, ConditionEntry::isNumber),
                        "truth", facts(look, fact -> fact.type() == FactDefinition.Type.BOOLEAN),
                        "code", facts(look, ConditionEntry::isCode)),
                Arrays.stream(ConditionRule.When.values())
                        .filter(ConditionRule.When::isYearly)
                        .map(when -> LinkView.of(words(look).when(when), when.name()))
                        .toList(),
                Arrays.stream(ConditionRule.Operator.values())
                        .map(how -> LinkView.of(words(look).operator(how), how.name()))
                        .toList(),
                figures(look),
                units(),
                titles(typed),
                documents(typed, look),
                !typed.get("of").isEmpty());
    }

    private List<ConditionView.Group> facts(Workbench.Look look, Predicate<FactDefinition> fits) {
        List<ConditionView.Group> groups = new ArrayList<>();
        for (FactDefinition.Period period : FactDefinition.Period.values()) {
            List<LinkView> options =
                    look
                            .programme()
                            .facts()
                            .of(look.programme().definition().subjectKind())
                            .stream()
                            .filter(fits)
                            .filter(fact -> fact.period() == period)
                            .map(this::option)
                            .toList();
            if (!options.isEmpty()) {
                groups.add(new ConditionView.Group(period(period), options));
            }
        }
        return groups;
    }

    private LinkView option(FactDefinition fact) {
        String unit = fact.unit();
        String name = say.words(fact.name());
        String shown =
                unit == null ? name : name + say.either("（%s）", " (%s)").formatted(unit(unit));
        return LinkView.of(
                fact.values().isEmpty()
                        ? shown
                        : shown
                                + say.either("：", ": ")
                                + String.join(
                                        say.either("、", ", "),
                                        fact.values().values().stream().map(say::words).toList()),
                fact.id());
    }

    private String period(FactDefinition.Period period) {
        return switch (period) {
            case YEARLY -> say.either("按年度", "By the year");
            case CURRENT -> say.either("现时", "Now");
            case PANEL -> say.either("评审打分", "Scores of a panel");
        };
    }

    private String unit(String unit) {
        return say.words(Units.words(unit));
    }

    private List<LinkView> figures(Workbench.Look look) {
        return parameters(look).values().stream()
                .filter(one -> one.value() instanceof Value.Numeric)
                .map(one ->
                        LinkView.of(
                                one.name()
                                        + say.either("：", ": ")
                                        + words(look).figure(one, one.unit())
                                        + one.text().map(say::words).map(" · "::concat).orElse(""),
                                one.name()))
                .toList();
    }

    private List<LinkView> units() {
        return ConditionEntry.UNITS.stream().map(unit -> LinkView.of(unit(unit), unit)).toList();
    }

    private List<LinkView> titles(ConditionForm typed) {
        List<LinkView> titles = new ArrayList<>();
        for (Programme programme : catalogue.all()) {
            String kind = programme.definition().kind();
            if (kind.equals("title") || kind.equals("listing")) {
                titles.add(LinkView.of(say.words(programme.definition().name()), programme.id()));
            }
        }
        kept(titles, typed.get("title"));
        return titles;
    }

    private List<LinkView> documents(ConditionForm typed, Workbench.Look look) {
        List<LinkView> documents = new ArrayList<>();
        look.programme().definition().sources().stream()
                .map(source ->
                        LinkView.of(
                                source.document()
                                        + source.name()
                                                .map((Words name) -> " · " + say.words(name))
                                                .orElse(""),
                                source.document()))
                .forEach(documents::add);
        if (!typed.get("source").equals(ConditionForm.ANOTHER)) {
            kept(documents, typed.get("source"));
        }
        return documents;
    }

    /// What stands in the field is among the choices, even where we do not know it.
    private static void kept(List<LinkView> options, String chosen) {
        if (!chosen.isEmpty()
                && options.stream()
                        .map(LinkView::address)
                        .map(Optional::ofNullable)
                        .noneMatch(one -> one.filter(chosen::equals).isPresent())) {
            options.add(LinkView.of(chosen, chosen));
        }
    }
}
