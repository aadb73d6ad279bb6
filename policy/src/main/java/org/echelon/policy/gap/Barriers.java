package org.echelon.policy.gap;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.echelon.policy.explain.Amounts;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.Particular;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.fact.Title;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.ConditionDefinition;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.policy.result.OutOfReach;
import org.echelon.policy.result.Status;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Says why a filing is out of reach: which condition fails whatever moves, and which fixed fact is
/// to blame, found by asking the engine again without that fact.
final class Barriers {

    private static final int MAX_FACTS = 4;
    private static final int WINDOW = 3;

    private final ProgrammeDefinition definition;
    private final FactDictionary dictionary;
    private final Roll roll;
    private final List<FactDefinition> read;
    private final Levers levers;
    private final Space space;
    private final Judge judge;

    Barriers(
            ProgrammeDefinition definition,
            FactDictionary dictionary,
            Roll roll,
            List<FactDefinition> read,
            Levers levers,
            Space space,
            Judge judge) {
        this.definition = definition;
        this.dictionary = dictionary;
        this.roll = roll;
        this.read = read;
        this.levers = levers;
        this.space = space;
        this.judge = judge;
    }

    /// The search ended at its bound.
    OutOfReach notFound(int evaluations) {
        OutOfReach explained = explained();
        if (explained.kind() == OutOfReach.Kind.UNKNOWN_FACTS) {
            return explained;
        }
        return answer(
                OutOfReach.Kind.NOT_FOUND,
                List.of(
                        new OutOfReach.Reason(
                                null,
                                List.of(),
                                new Words(
                                        "在 %d 次判定之内没有找到可行的变动，也未能证明没有".formatted(evaluations),
                                        "within %d evaluations no change was found that suffices, and none was excluded"
                                                .formatted(evaluations)))));
    }

    /// It is proven that nothing suffices.
    OutOfReach explained() {
        Map<FactKey, Span> spans = space.spans(space.all());
        Judge.Answers answers = judge.ask(spans, Set.of(), Judge.Unknown.OPEN);
        List<OutOfReach.Reason> refused = new ArrayList<>();
        List<OutOfReach.Reason> unknown = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < judge.conditions().size(); i++) {
            switch (answers.status(i)) {
                case NOT_MET -> refused.add(refused(i, spans));
                case UNKNOWN -> open.add(i);
                case MET -> {}
            }
        }
        for (int i : blocked(open, answers, spans)) {
            unknown(i, answers.causes(i)).ifPresent(unknown::add);
        }
        if (!refused.isEmpty()) {
            return answer(OutOfReach.Kind.NOT_REACHABLE, refused);
        }
        return unknown.isEmpty()
                ? answer(OutOfReach.Kind.NOT_REACHABLE, List.of(together(open)))
                : answer(OutOfReach.Kind.UNKNOWN_FACTS, unknown);
    }

    /// Of the open conditions those that unknown facts alone may refuse, or all where none can be
    /// told apart.
    private List<Integer> blocked(
            List<Integer> open, Judge.Answers answers, Map<FactKey, Span> spans) {
        Judge.Answers least = judge.ask(spans, Set.of(), Judge.Unknown.LEAST);
        Judge.Answers greatest = judge.ask(spans, Set.of(), Judge.Unknown.GREATEST);
        List<Integer> blocked =
                open.stream()
                        .filter(i ->
                                Collections.disjoint(answers.causes(i), spans.keySet())
                                        || least.status(i) == Status.NOT_MET
                                        || greatest.status(i) == Status.NOT_MET)
                        .toList();
        return blocked.isEmpty() ? open : blocked;
    }

    private OutOfReach answer(OutOfReach.Kind kind, List<OutOfReach.Reason> reasons) {
        return new OutOfReach(roll.filing().on(), kind, reasons);
    }

    private OutOfReach.Reason refused(int condition, Map<FactKey, Span> spans) {
        String id = judge.conditions().get(condition);
        List<FactKey> culprits =
                candidates().stream()
                        .filter(key -> freed(condition, key, spans))
                        .limit(MAX_FACTS)
                        .toList();
        Words text = text(id);
        if (culprits.isEmpty()) {
            return new OutOfReach.Reason(
                    id,
                    List.of(),
                    new Words(
                            "条件“%s”：可变动的数据无论怎样变动都不能满足".formatted(text.zh()),
                            "%s: no change of what may move meets it".formatted(text.en())));
        }
        List<Words> facts = culprits.stream().map(this::whyFixed).toList();
        return new OutOfReach.Reason(
                id,
                culprits,
                new Words(
                        "条件“%s”：%s"
                                .formatted(
                                        text.zh(),
                                        facts.stream()
                                                .map(Words::zh)
                                                .collect(Collectors.joining("；"))),
                        "%s: %s"
                                .formatted(
                                        text.en(),
                                        facts.stream()
                                                .map(Words::en)
                                                .collect(Collectors.joining("; ")))));
    }

    /// Whether a condition could be met if one fact were open.
    private boolean freed(int condition, FactKey key, Map<FactKey, Span> spans) {
        Map<FactKey, Span> without = new HashMap<>(spans);
        without.remove(key);
        for (Lever lever : space.levers()) {
            if (key.equals(levers.wholeOf(lever.fact()))) {
                Span span = without.get(lever.fact());
                if (span != null) {
                    without.put(lever.fact(), new Span(span.min(), null));
                }
            }
        }
        return judge.ask(without, Set.of(key), Judge.Unknown.OPEN).status(condition)
                != Status.NOT_MET;
    }

    /// Everything known that the decision may read.
    private Set<FactKey> candidates() {
        Set<FactKey> keys = new java.util.LinkedHashSet<>();
        int end = roll.filing().on().getYear();
        for (FactDefinition fact : read) {
            if (fact.period() != FactDefinition.Period.YEARLY) {
                addKnown(new FactKey(fact.id(), null), fact, keys);
            }
            for (int year = end - 1;
                    year >= end - WINDOW && fact.period() == FactDefinition.Period.YEARLY;
                    year--) {
                addKnown(new FactKey(fact.id(), year), fact, keys);
            }
        }
        Set<FactKey> wholes = new java.util.LinkedHashSet<>();
        for (FactKey key : keys) {
            FactKey whole = levers.wholeOf(key);
            if (whole != null && value(whole) != null) {
                wholes.add(whole);
            }
        }
        keys.addAll(wholes);
        Subject subject = roll.facts().subject();
        // the day first: time alone changes it, so it is the reason that is given last
        subject.kind().particulars().stream()
                .sorted(Comparator.comparing(Particular::isDay).reversed())
                .filter(one -> subject.particular(one) != null)
                .forEach(one -> keys.add(new FactKey(one.id(), null)));
        keys.add(new FactKey("holds", null));
        keys.add(new FactKey("received", null));
        return keys;
    }

    private void addKnown(FactKey key, FactDefinition fact, Set<FactKey> keys) {
        if (value(key) != null) {
            keys.add(key);
        } else if (fact.fallback() != null
                && value(new FactKey(fact.fallback(), key.year())) != null) {
            keys.add(new FactKey(fact.fallback(), key.year()));
        }
    }

    private @Nullable FactValue value(FactKey key) {
        return key.year() == null
                ? roll.facts().current().get(key.fact())
                : roll.facts().yearly().getOrDefault(key.year(), Map.of()).get(key.fact());
    }

    private Words whyFixed(FactKey key) {
        Optional<FactDefinition> found = dictionary.find(key.fact());
        FactValue value = value(key);
        if (found.isEmpty() || value == null) {
            return whyFixed(key.fact(), roll.facts().subject());
        }
        Words name = found.get().name();
        Words shown = shown(found.get(), value);
        Integer year = key.year();
        String zhName = year == null ? name.zh() : "%s（%d年）".formatted(name.zh(), year);
        String enName = year == null ? name.en() : "%s %d".formatted(name.en(), year);
        if (year != null && year <= roll.lastClosedYear()) {
            return new Words(
                    "“%s”为%s，该年度已结账，不再变动".formatted(zhName, shown.zh()),
                    "%s is %s; the year is closed and does not change"
                            .formatted(enName, shown.en()));
        }
        Lever lever =
                space.levers().stream()
                        .filter(each -> each.fact().equals(key))
                        .findFirst()
                        .orElse(null);
        if (lever == null) {
            return new Words(
                    "“%s”按%s计，不在可以变动之列".formatted(zhName, shown.zh()),
                    "%s is taken as %s and is not among what may move"
                            .formatted(enName, shown.en()));
        }
        boolean up = lever.most() > 0;
        boolean down = lever.least() < 0;
        return new Words(
                "“%s”按%s计，%s"
                        .formatted(
                                zhName, shown.zh(), up == down ? "变动范围不足" : up ? "只能增加" : "只能减少"),
                "%s is taken as %s and may %s"
                        .formatted(
                                enName,
                                shown.en(),
                                up == down
                                        ? "not move far enough"
                                        : up ? "only rise" : "only fall"));
    }

    private Words whyFixed(String name, Subject subject) {
        Optional<Particular> particular = Particular.of(name);
        if (particular.isPresent()) {
            return switch (subject.particular(particular.get())) {
                case FactValue.Day(LocalDate day) -> since(particular.get(), day);
                case FactValue.Text(String text) -> isIn(particular.get(), text);
                case null, default -> particular.get().words();
            };
        }
        return switch (name) {
            case "holds" ->
                    onRegister("资质", "titles", roll.facts().holds().stream().map(Title::title));
            default ->
                    onRegister(
                            "奖励", "awards", roll.facts().received().stream().map(Award::programme));
        };
    }

    private Words since(Particular particular, LocalDate day) {
        Words what =
                switch (particular) {
                    case REGISTERED_ON ->
                            roll.facts().subject().kind() == Subject.Kind.ENTERPRISE
                                    ? new Words("企业于 %s 注册", "registered on %s")
                                    : new Words("运营机构于 %s 注册", "registered on %s");
                    case BORN_ON -> new Words("%s 出生", "born on %s");
                    case SIGNED_ON -> new Words("合同于 %s 签订", "signed on %s");
                    case STARTED_ON -> new Words("项目于 %s 开始", "began on %s");
                    case REGION, INDUSTRY -> particular.words();
                };
        LocalDate filing = roll.filing().on();
        long days = ChronoUnit.DAYS.between(day, filing);
        return new Words(
                what.zh().formatted(day) + "，至申报日 %s 为 %d 天".formatted(filing, days),
                what.en().formatted(day)
                        + ", which is %d days before the filing of %s".formatted(days, filing));
    }

    private Words isIn(Particular particular, String code) {
        boolean enterprise = roll.facts().subject().kind() == Subject.Kind.ENTERPRISE;
        return particular == Particular.REGION
                ? new Words(
                        (enterprise ? "登记地区为 %s" : "所在地区为 %s").formatted(code),
                        (enterprise ? "registered in the region %s" : "the region is %s")
                                .formatted(code))
                : new Words("所属行业为 %s".formatted(code), "the industry is %s".formatted(code));
    }

    private static Words onRegister(String zh, String en, Stream<String> entries) {
        String list = entries.distinct().collect(Collectors.joining(", "));
        return new Words(
                "取决于在册的%s（%s），不在可以变动之列".formatted(zh, list.isEmpty() ? "无" : list),
                "hangs on the %s on the register (%s), which are not among what may move"
                        .formatted(en, list.isEmpty() ? "none" : list));
    }

    private static Words shown(FactDefinition fact, FactValue value) {
        return switch (value) {
            case FactValue.Numeric(Rational number) -> Amounts.number(number, fact.unit());
            case FactValue.Truth(boolean truth) ->
                    truth ? new Words("“是”", "yes") : new Words("“否”", "no");
            case FactValue.Text(String text) ->
                    fact.values().getOrDefault(text, new Words(text, text));
            case FactValue.Day(LocalDate day) -> new Words(day.toString(), day.toString());
        };
    }

    private Optional<OutOfReach.Reason> unknown(int condition, Set<FactKey> causes) {
        Set<FactKey> unknown = new TreeSet<>();
        for (FactKey cause : causes) {
            if (space.levers().stream().noneMatch(lever -> lever.fact().equals(cause))) {
                unknown.add(tellable(cause));
            }
        }
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        String id = judge.conditions().get(condition);
        Words text = text(id);
        return Optional.of(
                new OutOfReach.Reason(
                        id,
                        List.copyOf(unknown),
                        new Words(
                                "条件“%s”：须先补充 %s"
                                        .formatted(
                                                text.zh(),
                                                unknown.stream()
                                                        .map(this::name)
                                                        .map(Words::zh)
                                                        .collect(Collectors.joining("、"))),
                                "%s: would have to be known first: %s"
                                        .formatted(
                                                text.en(),
                                                unknown.stream()
                                                        .map(this::name)
                                                        .map(Words::en)
                                                        .collect(Collectors.joining("; "))))));
    }

    /// A year that is not over cannot be told yet; it repeats the last that is closed.
    private FactKey tellable(FactKey key) {
        Integer year = key.year();
        return year == null || year <= roll.lastClosedYear()
                ? key
                : new FactKey(key.fact(), roll.lastClosedYear());
    }

    private OutOfReach.Reason together(List<Integer> open) {
        List<Words> texts = open.stream().map(i -> text(judge.conditions().get(i))).toList();
        String zh = texts.stream().map(Words::zh).collect(Collectors.joining("”、“"));
        String en = texts.stream().map(Words::en).collect(Collectors.joining("; "));
        String only = open.size() == 1 ? judge.conditions().get(open.getFirst()) : null;
        return new OutOfReach.Reason(
                only,
                List.of(),
                only != null
                        ? new Words(
                                "条件“%s”：可变动的数据无论怎样变动都不能满足".formatted(zh),
                                "%s: no change of what may move meets it".formatted(en))
                        : new Words(
                                "条件“%s”不能同时满足：满足其一的变动使另一条件不满足".formatted(zh),
                                "these cannot be met together, what meets one breaks another: %s"
                                        .formatted(en)));
    }

    private Words text(String condition) {
        ConditionDefinition named = definition.conditions().get(condition);
        return named != null
                ? named.text()
                : condition.equals("region")
                        ? ProgrammeDefinition.regionWords(definition.subjectKind())
                        : new Words(condition, condition);
    }

    private Words name(FactKey key) {
        Words name =
                dictionary
                        .find(key.fact())
                        .map(FactDefinition::name)
                        .or(() -> Particular.of(key.fact()).map(Particular::words))
                        .orElseGet(() -> new Words(key.fact(), key.fact()));
        return key.year() == null
                ? name
                : new Words(
                        "%s（%d年）".formatted(name.zh(), key.year()),
                        "%s %d".formatted(name.en(), key.year()));
    }
}
