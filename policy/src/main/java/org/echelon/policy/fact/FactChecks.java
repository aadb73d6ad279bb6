package org.echelon.policy.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.message.Notice;
import org.echelon.policy.message.Words;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// What makes facts impossible (errors) or doubtful (warnings), whatever the programme.
public final class FactChecks {

    private static final Rational TENFOLD = Rational.of(10);

    /// The code of facts that are about another kind of subject.
    public static final String WRONG_SUBJECT = "wrong_subject";

    private FactChecks() {}

    /// A refused fact.
    ///
    /// @param code `unknown_fact`, `wrong_type`, `negative`, `out_of_bounds`, `decimals`,
    ///   `part_above_whole`, `before_registration`, `wrong_period`, `wrong_subject`, `check_digit`
    /// @param key the fact, absent when the problem is the subject's
    public record Problem(String code, @Nullable FactKey key, Words message) {}

    /// Everything that refuses these facts.
    public static List<Problem> errors(EnterpriseFacts facts, FactDictionary dictionary) {
        List<Problem> problems = new ArrayList<>();
        Subject subject = facts.subject();
        subject.problem().ifPresent(words -> problems.add(new Problem("check_digit", null, words)));
        facts.yearly()
                .forEach((year, values) -> {
                    checkYear(subject, year, problems);
                    values.forEach((id, value) ->
                            checkValue(
                                    new FactKey(id, year), value, subject, dictionary, problems));
                    checkParts(year, values, dictionary, problems);
                });
        facts.current()
                .forEach((id, value) ->
                        checkValue(new FactKey(id, null), value, subject, dictionary, problems));
        checkParts(null, facts.current(), dictionary, problems);
        problems.sort(
                java.util.Comparator.comparing(
                        Problem::key, java.util.Comparator.nullsFirst(FactKey::compareTo)));
        return problems;
    }

    private static void checkYear(Subject subject, int year, List<Problem> problems) {
        LocalDate began = subject.began();
        if (began != null && year < began.getYear()) {
            problems.add(
                    new Problem(
                            "before_registration",
                            new FactKey("year", year),
                            beforeIts(subject.kind(), year, began)));
        }
    }

    private static Words beforeIts(Subject.Kind kind, int year, LocalDate began) {
        Words day =
                switch (kind) {
                    case ENTERPRISE -> new Words("企业注册日期", "the enterprise was registered");
                    case CARRIER -> new Words("载体运营机构注册日期", "the carrier's body was registered");
                    case PERSON -> new Words("出生日期", "the person was born");
                    case CONTRACT -> new Words("合同签订日期", "the contract was signed");
                    case PROJECT -> new Words("项目开始日期", "the project began");
                };
        String zhDay = kind == Subject.Kind.ENTERPRISE ? "注册日期" : "该日期";
        return new Words(
                "%d年的数据早于%s %s；请删除该年度或更正%s".formatted(year, day.zh(), began, zhDay),
                "figures for %d, but %s on %s; remove the year or correct the date"
                        .formatted(year, day.en(), began));
    }

    private static void checkValue(
            FactKey key,
            FactValue value,
            Subject subject,
            FactDictionary dictionary,
            List<Problem> problems) {
        Optional<FactDefinition> found = dictionary.find(key.fact());
        if (found.isEmpty()) {
            problems.add(new Problem("unknown_fact", key, unknown(key, dictionary)));
            return;
        }
        FactDefinition definition = found.get();
        if (!definition.subjects().contains(subject.kind())) {
            problems.add(
                    new Problem(WRONG_SUBJECT, key, ofAnother(key, definition, subject.kind())));
            return;
        }
        boolean yearly = definition.period() == FactDefinition.Period.YEARLY;
        if (yearly != (key.year() != null)) {
            problems.add(
                    new Problem(
                            "wrong_period",
                            key,
                            yearly
                                    ? new Words(
                                            "%s是年度数据，请写在所属年度之下".formatted(key.fact()),
                                            "%s is a yearly fact; write it under its accounting year"
                                                    .formatted(key.fact()))
                                    : new Words(
                                            "%s是当前数据，请写在 current 之下".formatted(key.fact()),
                                            "%s is a current fact; write it under 'current'"
                                                    .formatted(key.fact()))));
        }
        definition
                .check(value)
                .ifPresent(invalid ->
                        problems.add(new Problem(invalid.code(), key, invalid.problem())));
    }

    /// Why facts are refused that are about another kind of subject than a programme's.
    public static Words wrongSubject(Subject.Kind found, Subject.Kind expected) {
        return new Words(
                "这些数据属于%s，而此处应为%s；请将“%s:”改为“%s:”并填写其数据，或选择适用于%s的项目"
                        .formatted(
                                found.words().zh(),
                                expected.words().zh(),
                                found.code(),
                                expected.code(),
                                found.words().zh()),
                "the facts are about %s, but this is about %s; write '%s:' with its facts in place of '%s:', or choose a programme for %s"
                        .formatted(
                                found.words().en(),
                                expected.words().en(),
                                expected.code(),
                                found.code(),
                                found.words().en()));
    }

    private static Words ofAnother(FactKey key, FactDefinition fact, Subject.Kind kind) {
        return new Words(
                "“%s”是%s的数据项，而这些数据属于%s；请删除该项或更正对象"
                        .formatted(key.fact(), fact.subjectWords().zh(), kind.words().zh()),
                "'%s' is told of %s, and these facts are about %s; leave it out or correct the subject"
                        .formatted(key.fact(), fact.subjectWords().en(), kind.words().en()));
    }

    private static Words unknown(FactKey key, FactDictionary dictionary) {
        List<String> similar = dictionary.similarTo(key.fact());
        String zhHint =
                similar.isEmpty()
                        ? "可用的数据项见 programmes/facts.yaml"
                        : "是否应为 " + String.join("、", similar);
        String enHint =
                similar.isEmpty()
                        ? "the known ones stand in programmes/facts.yaml"
                        : "did you mean " + String.join(", ", similar) + "?";
        return new Words(
                "没有名为“%s”的数据项；%s".formatted(key.fact(), zhHint),
                "there is no fact '%s'; %s".formatted(key.fact(), enHint));
    }

    private static void checkParts(
            @Nullable Integer year,
            Map<String, FactValue> values,
            FactDictionary dictionary,
            List<Problem> problems) {
        values.forEach((id, value) -> {
            String whole = dictionary.find(id).map(FactDefinition::partOf).orElse(null);
            if (whole == null
                    || !(value instanceof FactValue.Numeric(Rational part))
                    || !(values.get(whole) instanceof FactValue.Numeric(Rational all))
                    || part.compareTo(all) <= 0) {
                return;
            }
            problems.add(
                    new Problem(
                            "part_above_whole",
                            new FactKey(id, year),
                            new Words(
                                    "%s %s 大于其整体 %s %s；请更正其中之一".formatted(id, part, whole, all),
                                    "%s %s is above %s %s, of which it is a part; correct one of them"
                                            .formatted(id, part, whole, all))));
        });
    }

    /// What is doubtful and does not stop an evaluation.
    ///
    /// @param asOf the day of the question: a year that ends after it is not closed
    public static List<Notice> warnings(EnterpriseFacts facts, LocalDate asOf) {
        List<Notice> notices = new ArrayList<>();
        facts.yearly()
                .forEach((year, values) -> {
                    if (year >= asOf.getYear()) {
                        notices.add(
                                notice(
                                        "year_not_closed",
                                        new FactKey("year", year),
                                        "%d年尚未结账（问题日期 %s），其数据未采用".formatted(year, asOf),
                                        "%d is not closed on %s; its figures were not used"
                                                .formatted(year, asOf)));
                    }
                    for (String whole : List.of("revenue", "total_cost")) {
                        above(year, values, "rd_expense", whole).ifPresent(notices::add);
                    }
                    Map<String, FactValue> before = facts.yearly().get(year - 1);
                    if (before != null) {
                        values.forEach((id, value) ->
                                jump(id, year, before.get(id), value).ifPresent(notices::add));
                    }
                });
        return notices;
    }

    private static Optional<Notice> above(
            int year, Map<String, FactValue> values, String part, String whole) {
        return values.get(part) instanceof FactValue.Numeric(Rational low)
                        && values.get(whole) instanceof FactValue.Numeric(Rational high)
                        && low.compareTo(high) > 0
                ? Optional.of(
                        notice(
                                "rd_above_" + whole,
                                new FactKey(part, year),
                                "%d年研发费用 %s 大于%s %s，请核对".formatted(year, low, whole, high),
                                "%s %d is %s, above %s %s; check both"
                                        .formatted(part, year, low, whole, high)))
                : Optional.empty();
    }

    private static Optional<Notice> jump(
            String id, int year, @Nullable FactValue before, FactValue after) {
        return before instanceof FactValue.Numeric(Rational earlier)
                        && after instanceof FactValue.Numeric(Rational later)
                        && earlier.signum() > 0
                        && later.compareTo(earlier.times(TENFOLD)) > 0
                ? Optional.of(
                        notice(
                                "tenfold_jump",
                                new FactKey(id, year),
                                "%s 由%d年的 %s 增至%d年的 %s，超过十倍，请核对单位"
                                        .formatted(id, year - 1, earlier, year, later),
                                "%s went from %s in %d to %s in %d, more than tenfold; check the unit"
                                        .formatted(id, earlier, year - 1, later, year)))
                : Optional.empty();
    }

    private static Notice notice(String code, FactKey key, String zh, String en) {
        return new Notice(code, Optional.of(key.toString()), new Words(zh, en));
    }
}
