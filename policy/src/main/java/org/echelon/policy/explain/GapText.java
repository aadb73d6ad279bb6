package org.echelon.policy.explain;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.message.Words;
import org.echelon.policy.result.Gap;
import org.echelon.policy.result.OutOfReach;
import org.echelon.policy.result.Proposal;
import org.echelon.quantity.Rational;

/// The gap as text for a terminal, in one language.
final class GapText {

    private final FactDictionary dictionary;
    private final Locale locale;
    private final StringBuilder out = new StringBuilder();

    private GapText(FactDictionary dictionary, Locale locale) {
        this.dictionary = dictionary;
        this.locale = locale;
    }

    static String of(Gap gap, FactDictionary dictionary, Locale locale) {
        GapText text = new GapText(dictionary, locale);
        TreeSet<LocalDate> filings = new TreeSet<>();
        gap.proposals().forEach(proposal -> filings.add(proposal.filing()));
        gap.outOfReach().forEach(outOfReach -> filings.add(outOfReach.filing()));
        for (LocalDate filing : filings) {
            text.proposals(
                    filing,
                    gap.proposals().stream()
                            .filter(proposal -> proposal.filing().equals(filing))
                            .toList());
            gap.outOfReach().stream()
                    .filter(outOfReach -> outOfReach.filing().equals(filing))
                    .forEach(text::outOfReach);
        }
        return text.out.toString();
    }

    private void proposals(LocalDate filing, List<Proposal> proposals) {
        if (proposals.isEmpty()) {
            return;
        }
        line("");
        line(
                say("补差方案：%s 申报时，下列任一变动即可符合", "The gap: for a filing on %s any of these suffices")
                        .formatted(filing));
        for (int i = 0; i < proposals.size(); i++) {
            Proposal proposal = proposals.get(i);
            String changes =
                    proposal.changes().stream()
                            .filter(change -> !change.follows())
                            .map(this::change)
                            .collect(Collectors.joining(say("；", "; ")));
            line(
                    "  %d. %s%s"
                            .formatted(
                                    i + 1,
                                    changes.isEmpty()
                                            ? say(
                                                    "无须变动，到时申报即可",
                                                    "nothing moves; filing then suffices")
                                            : changes,
                                    certificate(proposal)));
            String follow =
                    proposal.changes().stream()
                            .filter(Proposal.Change::follows)
                            .map(this::change)
                            .collect(Collectors.joining(say("；", "; ")));
            if (!follow.isEmpty()) {
                line("     %s%s".formatted(say("随之：", "it follows: "), follow));
            }
        }
        line("  %s".formatted(say("以上假定", "This assumes")));
        proposals.getFirst().assumes().forEach(words -> line("    - " + words.in(locale)));
    }

    private String change(Proposal.Change change) {
        FactDefinition fact = dictionary.find(change.fact().fact()).orElse(null);
        String unit = fact == null ? null : fact.unit();
        String name = fact == null ? change.fact().fact() : fact.name().in(locale);
        Integer year = change.fact().year();
        return "%s%s %s → %s"
                .formatted(
                        name,
                        year == null ? "" : say("（%d年）", " %d").formatted(year),
                        Amounts.number(change.from(), unit).in(locale),
                        Amounts.number(change.to(), unit).in(locale));
    }

    private String certificate(Proposal proposal) {
        String cost = Amounts.number(proposal.cost(), null).in(locale);
        return switch (proposal.certificate()) {
            case Proposal.Certificate.Minimal _ ->
                    say("（代价 %s，已证明最小）", " (effort %s, proven least)").formatted(cost);
            case Proposal.Certificate.Sufficient(int evaluations, Rational atLeast) ->
                    say(
                                    "（代价 %s，足够；%d 次判定内未能证明最小，最小不低于 %s）",
                                    " (effort %s, sufficient; not proven least within %d evaluations, the least is %s or more)")
                            .formatted(cost, evaluations, Amounts.number(atLeast, null).in(locale));
        };
    }

    private void outOfReach(OutOfReach outOfReach) {
        Words heading =
                switch (outOfReach.kind()) {
                    case NOT_REACHABLE ->
                            new Words(
                                    "补差方案：%s 申报时无法达到要求，原因是",
                                    "The gap: out of reach for a filing on %s, because");
                    case UNKNOWN_FACTS ->
                            new Words(
                                    "补差方案：%s 申报所需的变动尚不能算出，须先补充数据",
                                    "The gap: for a filing on %s it cannot be told yet, facts are unknown");
                    case NOT_FOUND ->
                            new Words(
                                    "补差方案：没有找到 %s 申报所需的变动",
                                    "The gap: for a filing on %s none was found");
                    case NOT_IN_FORCE ->
                            new Words("补差方案：%s 不能申报", "The gap: one cannot file on %s");
                };
        line("");
        line(heading.in(locale).formatted(outOfReach.filing()));
        outOfReach.because().forEach(reason -> line("  - " + reason.message().in(locale)));
    }

    private String say(String zh, String en) {
        return locale.getLanguage().equals("zh") ? zh : en;
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
