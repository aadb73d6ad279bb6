package org.echelon.platform.programme;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.enterprise.Facts;
import org.echelon.platform.enterprise.KnownFact;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.echelon.platform.title.HeldTitle;
import org.echelon.platform.title.ReceivedAward;
import org.echelon.platform.title.Titles;
import org.echelon.policy.Programme;
import org.echelon.policy.Question;
import org.echelon.policy.advice.Advice;
import org.echelon.policy.advice.Adviser;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.programme.Ladder;
import org.echelon.policy.result.Gap;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// Asks programmes about an enterprise of the register, as of a day and as known at a day: the
/// facts and the programmes count as they were on file on that day.
@Service
public class Evaluations {

    private final ProgrammesOnFile programmes;
    private final Enterprises enterprises;
    private final Facts facts;
    private final Titles titles;
    private final Ladder ladder;

    Evaluations(
            ProgrammesOnFile programmes,
            Enterprises enterprises,
            Facts facts,
            Titles titles,
            Ladder ladder) {
        this.programmes = programmes;
        this.ladder = ladder;
        this.enterprises = enterprises;
        this.facts = facts;
        this.titles = titles;
    }

    /// Every programme for enterprises, by id; empty when no such enterprise was on file. A
    /// programme that is not in force on the day says so itself.
    @PreAuthorize("@enterpriseAccess.reads(#key)")
    public List<Assessment> all(String key, LocalDate asOf, LocalDate knownAt) {
        Optional<EnterpriseFacts> known = known(key, asOf, knownAt);
        return known.stream()
                .flatMap(enterprise ->
                        programmes.on(knownAt).about(Subject.Kind.ENTERPRISE).stream()
                                .map(programme ->
                                        Assessment.of(
                                                programme,
                                                enterprise,
                                                new Question(asOf, knownAt, false))))
                .toList();
    }

    /// One programme, with the trace of every decision when asked for, and what is missing in the
    /// order in which to ask for it; empty when there is no such programme or enterprise. The order
    /// tries answers and takes tens of milliseconds, so [#all] does without it.
    @PreAuthorize("@enterpriseAccess.reads(#key)")
    public Optional<Assessment> one(
            String key, String programme, LocalDate asOf, LocalDate knownAt, boolean trace) {
        return programmes
                .on(knownAt)
                .find(programme)
                .filter(Evaluations::isForEnterprises)
                .flatMap(found ->
                        known(key, asOf, knownAt)
                                .map(enterprise -> {
                                    Question question = new Question(asOf, knownAt, trace);
                                    return Assessment.of(found, enterprise, question)
                                            .withNextQuestions(enterprise, question);
                                }));
    }

    /// The least changes of what is still open that turn a programme's verdict, at the next filings
    /// or at one that is named; empty when there is no such programme or enterprise.
    ///
    /// @param filing a day on or after the day of the judgement
    @PreAuthorize("@enterpriseAccess.reads(#key)")
    public Optional<GapAnswer> gap(
            String key,
            String programme,
            LocalDate asOf,
            LocalDate knownAt,
            Optional<LocalDate> filing) {
        Question question = new Question(asOf, knownAt, false);
        return programmes
                .on(knownAt)
                .find(programme)
                .filter(Evaluations::isForEnterprises)
                .flatMap(found ->
                        known(key, asOf, knownAt)
                                .map(enterprise -> gap(found, enterprise, question, filing)));
    }

    /// What the enterprise can have of all programmes, the best legal combination of it, and the
    /// path up the echelon; empty when no such enterprise was on file.
    @PreAuthorize("@enterpriseAccess.reads(#key)")
    public Optional<Advice> advice(String key, LocalDate asOf, LocalDate knownAt) {
        return known(key, asOf, knownAt)
                .map(enterprise ->
                        new Adviser(programmes.on(knownAt), ladder)
                                .advise(
                                        enterprise,
                                        Question.asOf(asOf, knownAt),
                                        Set.of(Assessment.PART_ABOVE_WHOLE)));
    }

    private static GapAnswer gap(
            Programme programme,
            EnterpriseFacts known,
            Question question,
            Optional<LocalDate> filing) {
        EnterpriseFacts enterprise = programme.ownFacts(known);
        Assessment assessment = Assessment.of(programme, enterprise, question);
        return new GapAnswer(
                assessment,
                assessment
                        .evaluation()
                        .map(evaluation ->
                                filing.isPresent()
                                        ? programme.gap(enterprise, question, filing.get())
                                        : programme.gap(enterprise, question, evaluation))
                        .orElse(Gap.NONE));
    }

    /// All that the register knows of the enterprise, as the engine wants it.
    @PreAuthorize("@enterpriseAccess.reads(#key)")
    public Optional<EnterpriseFacts> known(String key, LocalDate asOf, LocalDate knownAt) {
        return enterprises.find(key, knownAt).map(enterprise -> gather(enterprise, asOf, knownAt));
    }

    private EnterpriseFacts gather(
            RegisteredEnterprise enterprise, LocalDate asOf, LocalDate knownAt) {
        SortedMap<Integer, Map<String, FactValue>> yearly = new TreeMap<>();
        Map<String, FactValue> current = new HashMap<>();
        for (KnownFact fact : facts.known(enterprise.key(), asOf, knownAt)) {
            Integer year = fact.key().year();
            Map<String, FactValue> values =
                    year == null ? current : yearly.computeIfAbsent(year, _ -> new HashMap<>());
            values.put(fact.key().fact(), fact.used().value());
        }
        return new EnterpriseFacts(
                enterprise.enterprise(),
                yearly,
                current,
                titles.titles(enterprise.key(), asOf, knownAt).stream()
                        .filter(HeldTitle::wasEverHeld)
                        .map(HeldTitle::asTitle)
                        .toList(),
                titles.awards(enterprise.key(), knownAt).stream()
                        .map(ReceivedAward::award)
                        .toList());
    }

    private static boolean isForEnterprises(Programme programme) {
        return programme.definition().subjectKind() == Subject.Kind.ENTERPRISE;
    }
}
