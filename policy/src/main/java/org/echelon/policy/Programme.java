package org.echelon.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.echelon.policy.difference.Difference;
import org.echelon.policy.dmn.TableObserver;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactChecks;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.gap.Filing;
import org.echelon.policy.gap.GapSolver;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Gap;
import org.echelon.policy.result.Verdict;
import org.jspecify.annotations.Nullable;

/// A programme with all its versions.
public final class Programme {

    private final String place;
    private final ProgrammeDefinition definition;
    private final List<Version> versions;
    private final FactDictionary dictionary;
    private final List<Diagnostic> ownDiagnostics;

    Programme(
            String place,
            ProgrammeDefinition definition,
            List<Version> versions,
            FactDictionary dictionary,
            List<Diagnostic> ownDiagnostics) {
        this.place = place;
        this.definition = definition;
        this.versions =
                versions.stream()
                        .sorted(
                                Comparator.comparing(
                                                (Version version) -> version.definition().from())
                                        .reversed())
                        .toList();
        this.dictionary = dictionary;
        this.ownDiagnostics = List.copyOf(ownDiagnostics);
    }

    public String id() {
        return definition.id();
    }

    /// The folder, as it is called in diagnostics.
    public String place() {
        return place;
    }

    public ProgrammeDefinition definition() {
        return definition;
    }

    /// The versions, newest first.
    public List<Version> versions() {
        return versions;
    }

    /// The facts it may read: the common dictionary and its own.
    public FactDictionary facts() {
        return dictionary;
    }

    /// The version in force on a day: the newest that has begun, unless it has ended.
    public Optional<Version> inForce(LocalDate day) {
        return versions.stream()
                .filter(version -> !version.definition().from().isAfter(day))
                .findFirst()
                .filter(version ->
                        version.definition().until() == null
                                || day.isBefore(version.definition().until()));
    }

    /// The version that came into force on this very day, as cases and rewards name theirs.
    public Optional<Version> version(LocalDate from) {
        return versions.stream()
                .filter(version -> version.definition().from().equals(from))
                .findFirst();
    }

    /// Everything that is wrong with the programme's files.
    public List<Diagnostic> diagnostics() {
        List<Diagnostic> all = new ArrayList<>(ownDiagnostics);
        versions.forEach(version -> all.addAll(version.diagnostics()));
        return all;
    }

    /// The facts that its dictionary knows. What is left out was told for other programmes that
    /// declare facts of their own.
    public EnterpriseFacts ownFacts(EnterpriseFacts facts) {
        Predicate<Map<String, FactValue>> known =
                values -> values.keySet().stream().allMatch(id -> dictionary.find(id).isPresent());
        if (known.test(facts.current()) && facts.yearly().values().stream().allMatch(known)) {
            return facts;
        }
        SortedMap<Integer, Map<String, FactValue>> yearly = new TreeMap<>();
        facts.yearly().forEach((year, values) -> yearly.put(year, known(values)));
        return new EnterpriseFacts(
                facts.subject(), yearly, known(facts.current()), facts.holds(), facts.received());
    }

    private Map<String, FactValue> known(Map<String, FactValue> values) {
        Map<String, FactValue> known = new HashMap<>(values);
        known.keySet().removeIf(id -> dictionary.find(id).isEmpty());
        return known;
    }

    /// Why these facts are refused for this programme: a subject of another kind, what is
    /// impossible in them, and panel scores outside the band that the other facts give.
    public List<FactChecks.Problem> problems(EnterpriseFacts facts, Question question) {
        Subject.Kind about = facts.subject().kind();
        if (about != definition.subjectKind()) {
            return List.of(
                    new FactChecks.Problem(
                            FactChecks.WRONG_SUBJECT,
                            new FactKey(about.code(), null),
                            FactChecks.wrongSubject(about, definition.subjectKind())));
        }
        List<FactChecks.Problem> problems = new ArrayList<>(FactChecks.errors(facts, dictionary));
        start(facts, question, null)
                .ifPresent(run -> problems.addAll(run.scoresOutsideTheirBand()));
        return problems;
    }

    /// Evaluates the version in force. Outside every version the verdict is `not_in_force`; a
    /// version whose decision cannot be read is a fault of the programme, see [#diagnostics()].
    ///
    /// @throws IllegalStateException when the version in force has errors; a retry does not help
    /// @throws IllegalArgumentException when the facts are about another kind of subject; ask only
    ///   programmes whose [ProgrammeDefinition#subjectKind()] is that of the facts
    public Evaluation evaluate(EnterpriseFacts facts, Question question) {
        return evaluate(facts, question, null);
    }

    /// @param observer is told of each decision table on the way, where there is one
    Evaluation evaluate(
            EnterpriseFacts facts, Question question, @Nullable TableObserver observer) {
        if (facts.subject().kind() != definition.subjectKind()) {
            throw new IllegalArgumentException(
                    id()
                            + ": "
                            + FactChecks.wrongSubject(
                                            facts.subject().kind(), definition.subjectKind())
                                    .en());
        }
        return start(facts, question, observer)
                .map(Run::evaluate)
                .orElseGet(() ->
                        new Evaluation(
                                id(),
                                null,
                                question.asOf(),
                                question.knownAt(),
                                Verdict.NOT_IN_FORCE,
                                Map.of(),
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                List.of(),
                                Optional.empty()));
    }

    /// The evaluation with its missing facts in the order in which to ask for them: the one after
    /// whose answer the fewest questions are to be expected stands first. Takes some milliseconds,
    /// so those who judge many enterprises do without.
    ///
    /// @param evaluation what the programme says of the same facts to the same question
    public Evaluation withNextQuestions(
            EnterpriseFacts facts, Question question, Evaluation evaluation) {
        if (evaluation.missing().size() < 2) {
            return evaluation;
        }
        return inForce(question.asOf())
                .flatMap(version ->
                        version.compiled()
                                .map(compiled ->
                                        new NextQuestion(
                                                version,
                                                compiled,
                                                facts,
                                                question,
                                                version.typicalValues())))
                .map(next -> evaluation.withMissing(next.order(evaluation.missing())))
                .orElse(evaluation);
    }

    /// Evaluates one of the programme's versions, whether or not it is in force on the day of the
    /// question. Empty where its decision cannot be read, or where it refuses the facts.
    public Optional<Evaluation> evaluateUnder(
            Version version, EnterpriseFacts facts, Question question) {
        return version.compiled()
                .filter(_ -> FactChecks.errors(facts, dictionary).isEmpty())
                .map(compiled -> new Run(this, version, compiled, facts, question, null))
                .filter(run -> run.scoresOutsideTheirBand().isEmpty())
                .map(Run::evaluate);
    }

    /// A judge of one of the versions, in force or not, who answers the same question for many
    /// enterprises. A judge belongs to one thread. Empty where the decision cannot be read; the
    /// diagnostics say why.
    public Optional<Judge> judge(Version version, Question question) {
        return version.compiled().map(compiled -> new Judge(this, version, compiled, question));
    }

    /// What differs from one version to another, cell by cell, and which examples the two judge
    /// differently. Empty where a decision cannot be read; the diagnostics say why.
    public Optional<Difference> difference(Version before, Version after) {
        return new VersionComparison(this, before, this, after).difference();
    }

    /// What differs from a version of another programme (the same one as it was published, say) to
    /// one of this.
    public Optional<Difference> difference(Programme earlier, Version before, Version after) {
        return new VersionComparison(earlier, before, this, after).difference();
    }

    /// The least changes of what is still open that turn the verdict to met at the next filings, or
    /// why there are none. Empty where the verdict is met already.
    ///
    /// @param evaluation what the programme says of the same facts to the same question
    public Gap gap(EnterpriseFacts facts, Question question, Evaluation evaluation) {
        return switch (evaluation.verdict()) {
            case MET, NOT_IN_FORCE -> Gap.NONE;
            case NOT_MET, UNKNOWN -> new GapQuestion(this, facts, question).atTheNextFilings();
        };
    }

    /// The least changes that make the verdict met at a filing on a day that is named.
    ///
    /// @throws IllegalArgumentException when that day is before the question's; name a later one
    public Gap gap(EnterpriseFacts facts, Question question, LocalDate filing) {
        if (filing.isBefore(question.asOf())) {
            throw new IllegalArgumentException(
                    "a filing on %s is before the day of the question, %s"
                            .formatted(filing, question.asOf()));
        }
        return new GapQuestion(this, facts, question).at(filing);
    }

    /// The filings to come, by the windows of the version in force.
    public List<Filing> filings(LocalDate asOf) {
        return inForce(asOf)
                .map(version -> Filing.after(asOf, version.definition().windows()))
                .orElse(List.of());
    }

    /// The gap at one filing with a bound of one's own on the work.
    public GapSolver.Answer gap(
            EnterpriseFacts facts, Question question, Filing filing, GapSolver.Bounds bounds) {
        return new GapQuestion(this, facts, question, bounds).answer(filing);
    }

    Version.Compiled compiled(Version version) {
        return version.compiled().orElseThrow(() -> unreadable(version));
    }

    private Optional<Run> start(
            EnterpriseFacts facts, Question question, @Nullable TableObserver observer) {
        return inForce(question.asOf())
                .map(version ->
                        new Run(this, version, compiled(version), facts, question, observer));
    }

    private static IllegalStateException unreadable(Version version) {
        return new IllegalStateException(
                "%s cannot be evaluated: %s"
                        .formatted(
                                version.place(),
                                version.diagnostics().stream()
                                        .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
                                        .map(Diagnostic::toString)
                                        .findFirst()
                                        .orElse("its decision cannot be read")));
    }
}
