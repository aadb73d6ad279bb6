package org.echelon.platform.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.ConditionView;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.Tag;
import org.echelon.platform.programme.Assessment;
import org.echelon.policy.Programme;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.policy.programme.SourceDocument;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Source;
import org.echelon.policy.result.Status;
import org.echelon.policy.result.Trace;
import org.echelon.policy.result.Verdict;
import org.jspecify.annotations.Nullable;

/// Turns what a programme says into what a page shows.
///
/// @param say formats in the reader's language
/// @param key key of the enterprise
/// @param programme the programme that spoke
record Answers(Formats say, String key, Programme programme) {

    private static final int REASONS = 4;

    /// Where an enterprise's pages stand.
    static String address(String key) {
        return "/enterprises/" + Address.segment(key);
    }

    /// Where a programme's answer for the enterprise stands.
    String answerAddress() {
        return address(key) + "/programmes/" + programme.id();
    }

    /// A programme's answer in short.
    EvaluationView view(Assessment assessment, String question) {
        ProgrammeDefinition definition = programme.definition();
        Optional<Evaluation> evaluation = assessment.evaluation();
        List<Condition> conditions = evaluation.map(Evaluation::conditions).orElse(List.of());
        return new EvaluationView(
                programme.id(),
                say.words(definition.name()),
                evaluation
                        .map(found -> Tag.of(found.verdict(), say))
                        .orElse(new Tag("not-met", "!", say.either("数据有误", "Facts refused"))),
                evaluation.filter(found -> found.verdict() == Verdict.NOT_IN_FORCE).isEmpty(),
                count(conditions, Status.MET),
                count(conditions, Status.NOT_MET),
                count(conditions, Status.UNKNOWN),
                reasons(conditions, Set.of()),
                assessment.problems().stream()
                        .map(problem -> say.words(problem.message()))
                        .toList(),
                evaluation
                        // a table of amounts may know nothing of the conditions
                        .filter(found -> found.verdict() != Verdict.NOT_MET)
                        .flatMap(Evaluation::amount)
                        .filter(Answers::positive)
                        .map(amount -> say.quantity(amount, "yuan"))
                        .orElse(null),
                answerAddress() + question);
    }

    /// Every condition in full.
    List<ConditionView> conditions(Evaluation evaluation) {
        Set<String> traced =
                evaluation.trace().stream()
                        .flatMap(trace -> trace.decisions().stream())
                        .map(Trace.Step::decision)
                        .collect(Collectors.toSet());
        return evaluation.conditions().stream().map(c -> condition(c, traced)).toList();
    }

    /// The facts that would settle the verdict, the most decisive first.
    List<LinkView> missing(Evaluation evaluation) {
        return evaluation.missing().stream().map(this::fact).toList();
    }

    /// A fact by name and year, leading to its history.
    LinkView fact(FactKey fact) {
        String name =
                programme
                        .facts()
                        .find(fact.fact())
                        .map(d -> say.words(d.name()))
                        .orElseGet(() -> particular(fact.fact()));
        String text =
                fact.year() == null
                        ? name
                        : say.either(fact.year() + "年" + name, name + " " + fact.year());
        String year = fact.year() == null ? "" : "?year=" + fact.year();
        return LinkView.of(text, address(key) + "/facts/" + Address.segment(fact.fact()) + year);
    }

    /// The name of what the register itself holds.
    private String particular(String id) {
        return switch (id) {
            case "registered_on", "registered on" -> say.either("成立日期", "day of registration");
            case "region" -> say.either("所在地", "region");
            case "industry" -> say.either("行业", "industry");
            default -> id;
        };
    }

    private static boolean positive(Quantity amount) {
        return amount instanceof Quantity.Exact(var yuan) && yuan.signum() > 0;
    }

    private static int count(List<Condition> conditions, Status status) {
        return (int) conditions.stream().filter(c -> c.status() == status).count();
    }

    /// What fails first, then what is not known.
    private List<ConditionView> reasons(List<Condition> conditions, Set<String> traced) {
        List<ConditionView> reasons = new ArrayList<>();
        for (Status status : List.of(Status.NOT_MET, Status.UNKNOWN)) {
            conditions.stream()
                    .filter(condition -> condition.status() == status)
                    .map(condition -> condition(condition, traced))
                    .forEach(reasons::add);
        }
        return reasons.size() > REASONS ? reasons.subList(0, REASONS) : reasons;
    }

    private ConditionView condition(Condition condition, Set<String> traced) {
        Optional<Formats.Compared> compared =
                condition
                        .actual()
                        .flatMap(actual ->
                                condition
                                        .required()
                                        .filter(r -> !(r.value() instanceof Quantity.Truth))
                                        .map(required ->
                                                say.compared(actual, required, condition.unit())));
        return new ConditionView(
                condition.id(),
                say.words(condition.text()),
                Tag.of(condition.status(), say),
                compared.map(Formats.Compared::actual).orElse(null),
                compared.map(Formats.Compared::required).orElse(null),
                condition.shortfall().map(missing -> shortfall(condition, missing)).orElse(null),
                condition.sources().stream().map(this::law).toList(),
                condition.status() == Status.UNKNOWN
                        ? condition.missing().stream().map(this::fact).toList()
                        : List.of(),
                condition.alternatives().stream().map(way -> condition(way, traced)).toList(),
                traced.contains(condition.id()) ? "#step-" + condition.id() : null);
    }

    /// How much is missing or too much; for a ratio also in the unit of its numerator.
    private ConditionView.Shortfall shortfall(Condition condition, Quantity missing) {
        String amount = say.shortfall(missing, condition.unit());
        if (condition.required().filter(r -> r.op().startsWith("<")).isPresent()) {
            return ConditionView.Shortfall.tooMuch(amount, say);
        }
        String inItsUnit =
                condition
                        .part()
                        .map(part -> {
                            String name = say.words(part.name());
                            String more =
                                    say.shortfall(new Quantity.Exact(part.amount()), part.unit());
                            return say.either(
                                    "（即“" + name + "”还差" + more + "）",
                                    " (" + more + " more of: " + name + ")");
                        })
                        .orElse("");
        return ConditionView.Shortfall.tooLittle(amount + inItsUnit, say);
    }

    private LinkView law(Source source) {
        Optional<SourceDocument> document =
                programme.definition().sources().stream()
                        .filter(known -> known.document().equals(source.document()))
                        .findFirst();
        return new LinkView(
                say.words(source.words()),
                "/programmes/" + programme.id() + "#sources",
                document.map(this::label).orElse(null));
    }

    private @Nullable String label(SourceDocument source) {
        if (source.status().equals("proposed")) {
            return say.either("建议值，非法定", "proposed, not law");
        }
        return "unverified".equals(source.confidence()) ? say.either("待核实", "unverified") : null;
    }

    /// The name of an outcome.
    static Words name(ProgrammeDefinition definition, String outcome) {
        var known = definition.outcomes().get(outcome);
        return known == null ? new Words(outcome, outcome) : known.text();
    }

    /// Steps of the trace by decision, for the page.
    static Map<String, Trace.Step> steps(Trace trace) {
        return trace.decisions().stream()
                .collect(
                        Collectors.toMap(
                                Trace.Step::decision,
                                step -> step,
                                (one, _) -> one,
                                java.util.LinkedHashMap::new));
    }
}
