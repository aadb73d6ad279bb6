package org.echelon.platform.overview;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.message.Words;
import org.echelon.policy.result.Gap;
import org.echelon.policy.result.OutOfReach;
import org.echelon.policy.result.Proposal;
import org.jspecify.annotations.Nullable;

/// What would turn a verdict, filing by filing, in the reader's language.
///
/// @param filings the coming filings, the earliest first
record GapView(List<Filing> filings) {

    /// A filing.
    ///
    /// @param day the day, ISO
    /// @param ways any of these suffices, the least first
    /// @param assumes what is taken for granted until then
    /// @param barrier why there is no way; absent where there is one
    /// @param reasons what the barrier rests on
    public record Filing(
            String day,
            List<Way> ways,
            List<String> assumes,
            @Nullable String barrier,
            List<String> reasons) {}

    /// A way to it.
    ///
    /// @param changes what moves; empty when waiting suffices
    /// @param follows what follows from it by itself
    /// @param certificate what was proven of it
    public record Way(List<Change> changes, List<Change> follows, String certificate) {}

    /// A fact that moves.
    ///
    /// @param fact name and year, leading to its history
    /// @param from value as it stands, with its unit
    /// @param to value that is needed, with its unit
    public record Change(LinkView fact, String from, String to) {}

    static GapView of(Gap gap, Answers answers) {
        TreeSet<LocalDate> days = new TreeSet<>();
        gap.proposals().forEach(proposal -> days.add(proposal.filing()));
        gap.outOfReach().forEach(barrier -> days.add(barrier.filing()));
        return new GapView(days.stream().map(day -> filing(day, gap, answers)).toList());
    }

    private static Filing filing(LocalDate day, Gap gap, Answers answers) {
        Formats say = answers.say();
        List<Proposal> proposals =
                gap.proposals().stream().filter(one -> one.filing().equals(day)).toList();
        List<OutOfReach> barriers =
                gap.outOfReach().stream().filter(one -> one.filing().equals(day)).toList();
        return new Filing(
                say.day(day),
                proposals.stream().map(proposal -> way(proposal, answers)).toList(),
                proposals.stream()
                        .limit(1)
                        .flatMap(proposal -> proposal.assumes().stream())
                        .map(say::words)
                        .toList(),
                barriers.stream()
                        .findFirst()
                        .map(barrier -> say.words(heading(barrier.kind())))
                        .orElse(null),
                barriers.stream()
                        .flatMap(barrier -> barrier.because().stream())
                        .map(reason -> say.words(reason.message()))
                        .toList());
    }

    static Way way(Proposal proposal, Answers answers) {
        Formats say = answers.say();
        String effort = say.number(proposal.cost(), null);
        return new Way(
                changes(proposal.changes().stream().filter(change -> !change.follows()), answers),
                changes(proposal.changes().stream().filter(Proposal.Change::follows), answers),
                switch (proposal.certificate()) {
                    case Proposal.Certificate.Minimal _ ->
                            say.either(
                                    "代价 %s，已证明没有更小的变动".formatted(effort),
                                    "effort %s; proven that no smaller change suffices"
                                            .formatted(effort));
                    case Proposal.Certificate.Sufficient sufficient -> {
                        String least = say.number(sufficient.atLeast(), null);
                        yield say.either(
                                "代价 %s，足够；未能证明最小，最小不低于 %s".formatted(effort, least),
                                "effort %s, sufficient; not proven least, the least is %s or more"
                                        .formatted(effort, least));
                    }
                });
    }

    private static List<Change> changes(Stream<Proposal.Change> changes, Answers answers) {
        return changes.map(change -> change(change, answers)).toList();
    }

    private static Change change(Proposal.Change change, Answers answers) {
        String unit =
                answers.programme()
                        .facts()
                        .find(change.fact().fact())
                        .map(FactDefinition::unit)
                        .orElse(null);
        return new Change(
                answers.fact(change.fact()),
                answers.say().number(change.from(), unit),
                answers.say().number(change.to(), unit));
    }

    private static Words heading(OutOfReach.Kind kind) {
        return switch (kind) {
            case NOT_REACHABLE -> new Words("到那一天无法达到要求，原因是：", "Out of reach by then, because:");
            case UNKNOWN_FACTS ->
                    new Words("还不能算出，须先补充这些数据：", "It cannot be told yet; these facts come first:");
            case NOT_FOUND -> new Words("没有找到能达到要求的变动：", "No change was found that suffices:");
            case NOT_IN_FORCE -> new Words("那一天不能申报：", "One cannot file on that day:");
        };
    }
}
