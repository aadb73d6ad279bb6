package org.echelon.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.gap.Filing;
import org.echelon.policy.gap.GapSolver;
import org.echelon.policy.gap.Roll;
import org.echelon.policy.message.Words;
import org.echelon.policy.result.Gap;
import org.echelon.policy.result.OutOfReach;
import org.echelon.policy.result.Proposal;

/// The gap of one enterprise to one programme, over the filings to come.
final class GapQuestion {

    private final Programme programme;
    private final EnterpriseFacts facts;
    private final Question question;
    private final GapSolver solver;

    GapQuestion(Programme programme, EnterpriseFacts facts, Question question) {
        this(programme, facts, question, GapSolver.Bounds.USUAL);
    }

    GapQuestion(
            Programme programme,
            EnterpriseFacts facts,
            Question question,
            GapSolver.Bounds bounds) {
        this.programme = programme;
        this.facts = facts;
        this.question = question;
        this.solver = new GapSolver(programme.definition(), programme.facts(), bounds);
    }

    /// For a filing that was named.
    Gap at(LocalDate day) {
        GapSolver.Answer answer = answer(Filing.on(day));
        return new Gap(answer.proposals(), answer.outOfReach().stream().toList());
    }

    /// For the filings of this year and the next; later ones only where those are out of reach, up
    /// to the first that is not.
    Gap atTheNextFilings() {
        Optional<Version> version = programme.inForce(question.asOf());
        if (version.isEmpty()) {
            return Gap.NONE;
        }
        int nextYear = question.asOf().getYear() + 1;
        List<Proposal> proposals = new ArrayList<>();
        List<OutOfReach> outOfReach = new ArrayList<>();
        for (Filing filing : Filing.after(question.asOf(), version.get().definition().windows())) {
            boolean later = filing.on().getYear() > nextYear;
            if (later && (!proposals.isEmpty() || !maySucceedLater(outOfReach))) {
                break;
            }
            GapSolver.Answer answer = answer(filing);
            proposals.addAll(answer.proposals());
            if (!later) {
                answer.outOfReach().ifPresent(outOfReach::add);
            }
        }
        return new Gap(proposals, outOfReach);
    }

    private static boolean maySucceedLater(List<OutOfReach> outOfReach) {
        return !outOfReach.isEmpty()
                && outOfReach.getLast().kind() == OutOfReach.Kind.NOT_REACHABLE;
    }

    GapSolver.Answer answer(Filing filing) {
        Optional<Version> found = programme.inForce(filing.on());
        if (found.isEmpty()) {
            return new GapSolver.Answer(List.of(), Optional.of(notInForce(filing.on())), 0);
        }
        Version version = found.get();
        Version.Compiled compiled = programme.compiled(version);
        Roll roll = Roll.of(facts, question.asOf(), filing, programme.facts());
        FilingJudge judge =
                new FilingJudge(
                        programme,
                        version,
                        compiled,
                        roll.facts(),
                        Question.asOf(filing.on(), question.knownAt()),
                        roll.lastClosedYear());
        return solver.solve(roll, version.definition().from(), compiled.read(), judge);
    }

    private static OutOfReach notInForce(LocalDate day) {
        return new OutOfReach(
                day,
                OutOfReach.Kind.NOT_IN_FORCE,
                List.of(
                        new OutOfReach.Reason(
                                null,
                                List.of(),
                                new Words(
                                        "%s 没有施行中的版本".formatted(day),
                                        "no version is in force on %s".formatted(day)))));
    }
}
