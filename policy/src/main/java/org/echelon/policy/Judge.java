package org.echelon.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactChecks;
import org.echelon.policy.feel.Value;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Status;
import org.echelon.policy.result.Verdict;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// One version that answers the same question for many enterprises, and counts which of its rules
/// they hit.
///
/// It takes the facts as checked: who asks it has refused what [FactChecks#errors] refuses, in one
/// pass over all of them. A judge belongs to one thread.
public final class Judge {

    private final Programme programme;
    private final Version version;
    private final Version.Compiled compiled;
    private final Question question;
    private final Coverage coverage;
    private @Nullable List<String> order;

    Judge(Programme programme, Version version, Version.Compiled compiled, Question question) {
        this.programme = programme;
        this.version = version;
        this.compiled = compiled;
        this.question = question;
        this.coverage = version.coverage();
    }

    /// What a judge says.
    public sealed interface Answer {

        /// A verdict.
        record Judged(Evaluation evaluation) implements Answer {}

        /// Scores of a panel outside the band that the other facts give.
        record Refused(List<FactChecks.Problem> problems) implements Answer {

            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /// @param facts without errors
    public Answer judge(EnterpriseFacts facts) {
        Run run = new Run(programme, version, compiled, facts, question, coverage);
        List<FactChecks.Problem> problems = run.scoresOutsideTheirBand();
        return problems.isEmpty()
                ? new Answer.Judged(run.evaluate())
                : new Answer.Refused(problems);
    }

    /// What is decided of one of many, unexplained.
    ///
    /// @param conditions what becomes of each, in the order of [#conditions()]
    /// @param amount yuan, where the version says what is to be paid
    /// @param held the numbers that were asked for, of those that are numbers or null
    /// @param ends the ends that were asked for of what a column's input may be, of those that are
    ///   numbers
    public record Decided(
            Verdict verdict,
            List<Status> conditions,
            Optional<Quantity> amount,
            Map<Threshold, Value> held,
            Map<TableLimits, List<Rational>> ends) {

        public Decided {
            conditions = List.copyOf(conditions);
            held = Map.copyOf(held);
            ends = Map.copyOf(ends);
        }
    }

    /// The verdict alone, in about a tenth of the time that explaining it takes; empty for scores
    /// of a panel outside the band that the other facts give.
    ///
    /// @param facts without errors
    public Optional<Decided> decide(EnterpriseFacts facts) {
        return decide(facts, List.of(), List.of());
    }

    /// The same, with the numbers that conditions, and columns of tables, hold against parameters.
    ///
    /// @param thresholds of [#thresholds()] and [#thresholdsWithin()]
    /// @param limits of [#limits()]
    public Optional<Decided> decide(
            EnterpriseFacts facts, List<Threshold> thresholds, List<TableLimits> limits) {
        Run run = new Run(programme, version, compiled, facts, question, null);
        if (!run.scoresOutsideTheirBand().isEmpty()) {
            return Optional.empty();
        }
        List<Status> statuses = run.statuses(order());
        return Optional.of(
                new Decided(
                        Run.verdict(statuses),
                        statuses,
                        run.amount(),
                        run.held(thresholds),
                        run.ends(limits)));
    }

    /// The conditions that are a number held against a parameter, and nothing else.
    public List<Threshold> thresholds() {
        return Threshold.of(compiled.model()).stream().filter(Threshold::alone).toList();
    }

    /// The conditions of which a number held against a parameter is a part.
    public List<Threshold> thresholdsWithin() {
        return Threshold.of(compiled.model()).stream()
                .filter(threshold -> !threshold.alone())
                .toList();
    }

    /// The columns of tables that hold their input against parameters, and do nothing else.
    public List<TableLimits> limits() {
        return TableLimits.of(compiled.model());
    }

    private List<String> order() {
        List<String> known = order;
        if (known == null) {
            known = conditions();
            order = known;
        }
        return known;
    }

    /// The rules hit so far.
    public Coverage coverage() {
        return coverage;
    }

    /// The ids of the conditions, in the order of an evaluation.
    public List<String> conditions() {
        Set<String> offered = Run.offered(compiled.model(), "conditions").keySet();
        Set<String> order = new LinkedHashSet<>(programme.definition().conditions().keySet());
        order.retainAll(offered);
        order.addAll(offered);
        List<String> ids = new ArrayList<>(order);
        if (programme.definition().region() != null) {
            ids.addFirst("region");
        }
        return ids;
    }

    /// The outcomes in the order of an evaluation, each with the name of its type where the
    /// decision states one: `number`, `string`, `boolean`, …
    public Map<String, @Nullable String> outcomes() {
        Map<String, Decision> offered = Run.offered(compiled.model(), "outcomes");
        Map<String, @Nullable String> types = new LinkedHashMap<>();
        programme
                .definition()
                .outcomes()
                .forEach((id, outcome) -> {
                    Decision decision =
                            offered.remove(outcome.decision() == null ? id : outcome.decision());
                    if (decision != null) {
                        types.put(id, decision.typeRef());
                    }
                });
        offered.forEach((name, decision) -> types.put(name, decision.typeRef()));
        return types;
    }

    /// By what the values that a condition compares are multiplied where they are shown, for a
    /// condition that is a single comparison: 100 for a ratio in percent.
    public Rational shownTimes(String condition) {
        EnterpriseFacts nobody =
                new EnterpriseFacts(
                        new Enterprise(null, null, "", null, null, null),
                        new TreeMap<>(),
                        Map.of(),
                        List.of(),
                        List.of());
        return new Run(programme, version, compiled, nobody, question, null).shownTimes(condition);
    }

    /// Whether the version says what is to be paid.
    public boolean pays() {
        return !Run.offered(compiled.model(), "amount").isEmpty();
    }

    /// Whether the version is the one in force on the day of the question; outside it the verdict
    /// of a programme is [Verdict#NOT_IN_FORCE].
    public boolean inForce() {
        return programme.inForce(question.asOf()).filter(version::equals).isPresent();
    }
}
