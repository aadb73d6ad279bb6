package org.echelon.platform.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.policy.Programme;
import org.echelon.policy.advice.Advice;
import org.echelon.policy.advice.Combination;
import org.echelon.policy.advice.PathStep;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Status;
import org.echelon.policy.result.Verdict;
import org.jspecify.annotations.Nullable;

/// An advice in the reader's language.
///
/// @param total what the combination pays; absent where it is nothing
/// @param now what one can have today
/// @param opens what one can have when its filing opens
/// @param near what is lacking and can be reached at one of the next filings
/// @param far what is lacking and cannot
/// @param unknown what cannot be told, with the facts to enter
/// @param holds titles in force
/// @param chosen the combination
/// @param without what is left out of it
/// @param unproven whether a better combination was not excluded
/// @param path the steps by date
/// @param barred rungs out of reach
/// @param refused programmes that cannot be asked
/// @param elsewhere how many programmes are for other regions
/// @param cut whether the bound on work left something out
record AdviceView(
        @Nullable String total,
        List<Item> now,
        List<Item> opens,
        List<Near> near,
        List<Item> far,
        List<Item> unknown,
        List<Item> holds,
        List<Award> chosen,
        List<Award> without,
        boolean unproven,
        List<Stage> path,
        List<Item> barred,
        List<Item> refused,
        int elsewhere,
        boolean cut) {

    private static final int FACTS = 6;

    /// A programme with what there is to say of it.
    ///
    /// @param name leads to its answer, or to the gap
    /// @param amount yuan, where it pays
    /// @param lines what to know
    /// @param facts facts that settle it, leading to where they are entered
    public record Item(
            LinkView name, @Nullable String amount, List<String> lines, List<LinkView> facts) {}

    /// A programme that is one step away.
    ///
    /// @param failing conditions that are not met
    public record Near(LinkView name, List<String> failing, String filing, GapView.Way way) {}

    /// An award within the combination or left out.
    ///
    /// @param full yuan that it pays alone; absent for a title
    /// @param paid yuan that it pays here; absent for a title and for what is left out
    public record Award(
            LinkView name, @Nullable String full, @Nullable String paid, List<String> because) {}

    /// A step of the path.
    ///
    /// @param lines what has to come before, an earlier and dearer filing, when the title is there
    public record Stage(
            String day, LinkView rung, GapView.Way way, List<String> lines, List<String> assumes) {}

    static AdviceView of(Advice advice, Formats say, String key, String question) {
        return new Writer(say, key, question).view(advice);
    }

    private record Writer(Formats say, String key, String question) {

        AdviceView view(Advice advice) {
            Combination best = advice.combination();
            return new AdviceView(
                    best.total().signum() == 0 ? null : say.money(best.total().yuan()),
                    advice.now().stream().map(this::now).toList(),
                    advice.opens().stream().map(this::opens).toList(),
                    advice.lacks().stream().flatMap(lack -> near(lack).stream()).toList(),
                    advice.lacks().stream()
                            .filter(lack -> near(lack).isEmpty())
                            .filter(lack -> !isOnThePath(lack, advice))
                            .map(this::far)
                            .toList(),
                    advice.unknown().stream().map(this::unknown).toList(),
                    advice.holds().stream().map(this::held).toList(),
                    best.chosen().stream().map(this::chosen).toList(),
                    left(best),
                    !best.proven(),
                    advice.path().stream().flatMap(step -> stage(step).stream()).toList(),
                    advice.path().stream()
                            .filter(step -> step.reach().isEmpty())
                            .map(this::barred)
                            .toList(),
                    advice.refused().stream().map(this::refused).toList(),
                    advice.elsewhere().size(),
                    advice.effort().reached());
        }

        /// Whether the path says already why it is out of reach.
        private static boolean isOnThePath(Advice.Lack lack, Advice advice) {
            return advice.path().stream()
                    .anyMatch(step -> step.programme().id().equals(lack.programme().id()));
        }

        private Answers answers(Programme programme) {
            return new Answers(say, key, programme);
        }

        private LinkView answer(Programme programme) {
            return LinkView.of(
                    say.words(programme.definition().name()),
                    answers(programme).answerAddress() + question);
        }

        private LinkView gap(Programme programme) {
            return LinkView.of(
                    say.words(programme.definition().name()),
                    Answers.address(key) + "/gap/" + programme.id() + question);
        }

        private @Nullable String amount(Evaluation evaluation) {
            return evaluation
                    .amount()
                    .filter(amount -> !(amount instanceof Quantity.Undefined))
                    .filter(amount ->
                            !(amount instanceof Quantity.Exact(var yuan)) || yuan.signum() > 0)
                    .map(amount -> say.quantity(amount, "yuan"))
                    .orElse(null);
        }

        private List<String> failing(Evaluation evaluation) {
            return evaluation.conditions().stream()
                    .filter(condition -> condition.status() == Status.NOT_MET)
                    .map(Condition::text)
                    .map(say::words)
                    .toList();
        }

        private Item now(Advice.Offer offer) {
            String how =
                    offer.withoutApplication()
                            ? say.either("免申即享，只需确认账户", "Paid without application")
                            : offer.closes() == null
                                    ? say.either("可随时申报", "File at any time")
                                    : say.either(
                                            "申报截止 " + offer.closes(), "File by " + offer.closes());
            return new Item(
                    answer(offer.programme()), amount(offer.evaluation()), List.of(how), List.of());
        }

        private Item opens(Advice.Offer offer) {
            List<String> lines = new ArrayList<>();
            lines.add(
                    offer.closes() == null
                            ? say.either(offer.from() + " 开放", "Opens on " + offer.from())
                            : say.either(
                                    offer.from() + " 至 " + offer.closes(),
                                    "Opens on " + offer.from() + ", closes on " + offer.closes()));
            offer.then()
                    .filter(then -> then.verdict() != Verdict.MET)
                    .ifPresent(then ->
                            lines.add(
                                    say.either(
                                                    "若无变化，到时不再符合：",
                                                    "If nothing changes, no longer then: ")
                                            + String.join(say.either("；", "; "), failing(then))));
            return new Item(
                    answer(offer.programme()), amount(offer.evaluation()), lines, List.of());
        }

        private Optional<Near> near(Advice.Lack lack) {
            return lack.gap().proposals().stream()
                    .findFirst()
                    .map(proposal ->
                            new Near(
                                    gap(lack.programme()),
                                    failing(lack.evaluation()),
                                    say.day(proposal.filing()),
                                    GapView.way(proposal, answers(lack.programme()))));
        }

        private Item far(Advice.Lack lack) {
            List<String> lines = new ArrayList<>();
            lack.gap().outOfReach().stream()
                    .reduce((_, later) -> later)
                    .ifPresent(last ->
                            last.because().stream()
                                    .map(reason -> say.words(reason.message()))
                                    .forEach(lines::add));
            if (lines.isEmpty()) {
                lines.addAll(failing(lack.evaluation()));
            }
            if (!lack.asked()) {
                lines.add(say.either("补差方案未计算，请打开查看", "Not worked out here; open it to do so"));
            }
            return new Item(gap(lack.programme()), null, lines, List.of());
        }

        private Item unknown(Advice.Doubt doubt) {
            List<LinkView> facts = answers(doubt.programme()).missing(doubt.evaluation());
            List<String> lines =
                    facts.size() > FACTS
                            ? List.of(
                                    say.either(
                                            "尚缺 %d 项数据，请先补充以下几项".formatted(facts.size()),
                                            "%d facts are missing; enter these first"
                                                    .formatted(facts.size())))
                            : List.of();
            return new Item(
                    answer(doubt.programme()),
                    amount(doubt.evaluation()),
                    lines,
                    facts.stream().limit(FACTS).toList());
        }

        private Item held(Advice.Held held) {
            List<String> lines = new ArrayList<>();
            lines.add(
                    held.lastDay() == null
                            ? say.either("长期有效", "Without end")
                            : say.either("有效至 " + held.lastDay(), "Valid until " + held.lastDay()));
            if (held.fileAgainFrom() != null) {
                lines.add(
                        say.either(
                                "可重新申报的首日 " + held.fileAgainFrom(),
                                "One can file again from " + held.fileAgainFrom()));
            }
            if (held.renewBy() != null) {
                lines.add(
                        say.either(
                                "最近的更新期限 " + held.renewBy(), "Next renewal by " + held.renewBy()));
            }
            held.renewal().ifPresent(words -> lines.add(say.words(words)));
            held.evaluation()
                    .filter(evaluation -> evaluation.verdict() == Verdict.NOT_MET)
                    .ifPresent(evaluation ->
                            lines.add(
                                    say.either(
                                                    "按现有数据重新认定尚不符合：",
                                                    "On today's facts it would not be given again: ")
                                            + String.join(
                                                    say.either("；", "; "), failing(evaluation))));
            return new Item(
                    held.programme()
                            .filter(_ -> held.evaluation().isPresent())
                            .map(this::answer)
                            .orElseGet(() -> LinkView.of(say.words(held.name()), null)),
                    held.title().number(),
                    lines,
                    List.of());
        }

        private LinkView named(String programme, String name) {
            return LinkView.of(name, Answers.address(key) + "/programmes/" + programme + question);
        }

        private Award chosen(Combination.Chosen award) {
            boolean pays = award.full().signum() > 0;
            return new Award(
                    named(award.programme(), say.words(award.name())),
                    pays ? say.money(award.full().yuan()) : null,
                    pays ? say.money(award.amount().yuan()) : null,
                    award.because().stream().map(say::words).toList());
        }

        private List<Award> left(Combination best) {
            List<Award> left = new ArrayList<>();
            for (Combination.LeftOut award : best.without()) {
                left.add(
                        new Award(
                                named(award.programme(), say.words(award.name())),
                                award.full().signum() > 0 ? say.money(award.full().yuan()) : null,
                                null,
                                List.of(say.words(award.because()))));
            }
            for (Combination.Unsettled award : best.open()) {
                left.add(
                        new Award(
                                named(award.programme(), say.words(award.name())),
                                say.quantity(award.amount(), "yuan"),
                                null,
                                List.of(say.words(award.because()))));
            }
            return left;
        }

        private Optional<Stage> stage(PathStep step) {
            return step.reach()
                    .map(reach -> {
                        List<String> lines = new ArrayList<>();
                        if (step.renewal()) {
                            lines.add(say.either("期满后重新申报", "Again, when the title has run out"));
                        }
                        if (!reach.after().isEmpty()) {
                            lines.add(say.either("须先取得前面的资格", "Needs a title of a step before it"));
                        }
                        reach.sooner()
                                .ifPresent(sooner -> {
                                    String effort = say.number(sooner.cost(), null);
                                    lines.add(
                                            say.either(
                                                    "也可在 %s 申报，代价 %s"
                                                            .formatted(sooner.filing(), effort),
                                                    "Sooner on %s, with effort %s"
                                                            .formatted(sooner.filing(), effort)));
                                });
                        return new Stage(
                                say.day(reach.proposal().filing()),
                                LinkView.of(
                                        say.words(step.rung().name()),
                                        gap(step.programme()).address()),
                                GapView.way(reach.proposal(), answers(step.programme())),
                                lines,
                                reach.proposal().assumes().stream().map(say::words).toList());
                    });
        }

        private Item barred(PathStep step) {
            List<String> lines = new ArrayList<>();
            lines.add(say.words(step.barrierWords()));
            step.because().stream().map(say::words).forEach(lines::add);
            return new Item(
                    LinkView.of(say.words(step.rung().name()), gap(step.programme()).address()),
                    null,
                    lines,
                    List.of());
        }

        private Item refused(Advice.Refusal refusal) {
            return new Item(
                    answer(refusal.programme()),
                    null,
                    refusal.problems().stream().map(one -> say.words(one.message())).toList(),
                    List.of());
        }
    }
}
