package org.echelon.platform.overview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LadderView;
import org.echelon.platform.programme.Assessment;
import org.echelon.platform.title.HeldTitle;
import org.echelon.platform.title.LadderPlace;
import org.echelon.policy.programme.Ladder;
import org.echelon.policy.result.Status;
import org.echelon.policy.result.Verdict;

/// Draws an enterprise's place on the echelon from the titles it holds and from what the programmes
/// say of the rungs it does not hold.
record Ladders(Formats say, Ladder ladder, Map<String, Assessment> byProgramme) {

    /// The condition that the engine adds for the programme's region.
    private static final String REGION = "region";

    LadderView view(LadderPlace place, String question, String key) {
        List<LadderView.Track> tracks = new ArrayList<>();
        place.steps().stream()
                .map(step -> step.rung().track())
                .distinct()
                .sorted((one, other) -> Integer.compare(order(one), order(other)))
                .forEach(track ->
                        tracks.add(
                                new LadderView.Track(
                                        say.words(ladder.track(track)),
                                        place.steps().stream()
                                                .filter(step -> step.rung().track().equals(track))
                                                .map(step -> rung(step, question, key))
                                                .toList())));
        return new LadderView(tracks);
    }

    /// The rung to look at first: the lowest one not held above the highest one held that a
    /// programme does not rule out; otherwise the highest one above that has a programme in force;
    /// otherwise the highest one held. A list that nobody applies for is nothing to look at first.
    Optional<Assessment> focus(LadderPlace place) {
        int held = place.highest().map(step -> step.rung().rank()).orElse(0);
        List<Assessment> above =
                place.steps().stream()
                        .filter(step -> !step.isHeld() && step.rung().rank() > held)
                        .flatMap(step -> assessment(step).stream())
                        .filter(assessment -> assessment.evaluation().isPresent())
                        .filter(assessment -> !says(assessment, Verdict.NOT_IN_FORCE))
                        .filter(assessment -> !isListing(assessment))
                        .toList();
        return above.stream()
                .filter(assessment -> !says(assessment, Verdict.NOT_MET))
                .findFirst()
                .or(() -> above.stream().reduce((_, later) -> later))
                .or(() -> place.highest().flatMap(this::assessment));
    }

    private static int order(String track) {
        return switch (track) {
            case "main" -> 0;
            case "side" -> 1;
            default -> 2;
        };
    }

    private Optional<Assessment> assessment(LadderPlace.Step step) {
        return step.rung().titles().stream()
                .flatMap(title -> Optional.ofNullable(byProgramme.get(title)).stream())
                .filter(Ladders::isForTheRegion)
                .findFirst();
    }

    /// A rung may have a title in each of several regions; those of other regions do not count.
    private static boolean isForTheRegion(Assessment assessment) {
        return assessment.evaluation().stream()
                .flatMap(evaluation -> evaluation.conditions().stream())
                .noneMatch(condition ->
                        condition.id().equals(REGION) && condition.status() == Status.NOT_MET);
    }

    private static boolean isListing(Assessment assessment) {
        return assessment.programme().definition().kind().equals("listing");
    }

    private static boolean says(Assessment assessment, Verdict verdict) {
        return assessment.evaluation().filter(e -> e.verdict() == verdict).isPresent();
    }

    private LadderView.Step rung(LadderPlace.Step step, String question, String key) {
        Optional<Assessment> assessment = assessment(step);
        String address =
                assessment
                        .map(a -> new Answers(say, key, a.programme()).answerAddress() + question)
                        .orElse(null);
        String name = say.words(step.rung().name());
        if (step.isHeld()) {
            return new LadderView.Step(name, LadderView.State.HELD, until(step), address);
        }
        if (assessment.isEmpty()) {
            return new LadderView.Step(
                    name,
                    LadderView.State.FAR,
                    step.title().isPresent()
                            ? until(step)
                            : say.either("暂无可判断的政策", "no programme yet"),
                    address);
        }
        EvaluationView view =
                new Answers(say, key, assessment.get().programme())
                        .view(assessment.get(), question);
        LadderView.State state =
                says(assessment.get(), Verdict.MET)
                        ? LadderView.State.REACHABLE
                        : says(assessment.get(), Verdict.UNKNOWN)
                                ? LadderView.State.OPEN
                                : LadderView.State.FAR;
        return new LadderView.Step(name, state, remark(view, state), address);
    }

    private String remark(EvaluationView view, LadderView.State state) {
        if (!view.inForce()) {
            return say.either("当时未施行", "not in force then");
        }
        return switch (state) {
            case REACHABLE -> say.either("条件均符合", "all conditions met");
            case OPEN ->
                    say.either(
                            view.unknown() + "项待确认",
                            view.unknown() + " of " + view.conditions() + " unknown");
            case FAR, HELD ->
                    say.either(
                            view.notMet() + "项不符合",
                            view.notMet() + " of " + view.conditions() + " not met");
        };
    }

    private String until(LadderPlace.Step step) {
        Optional<HeldTitle> title = step.title();
        LocalDate until = title.map(held -> held.asTitle().until()).orElse(null);
        if (until == null) {
            return say.either("长期有效", "without end");
        }
        String last = say.day(until.minusDays(1));
        return switch (step.state()) {
            case HELD -> say.either("有效至 " + last, "until " + last);
            case EXPIRING -> say.either("即将到期：" + last, "ends soon: " + last);
            case EXPIRED, NEXT, FAR -> say.either("已于 " + last + " 到期", "ended on " + last);
        };
    }
}
