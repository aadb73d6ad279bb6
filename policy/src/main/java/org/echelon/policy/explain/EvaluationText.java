package org.echelon.policy.explain;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.Particular;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.OutcomeDefinition;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Gap;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Source;
import org.echelon.policy.result.Status;
import org.echelon.policy.result.Trace;
import org.echelon.policy.result.Verdict;

/// An evaluation as text for a terminal, in one language.
public final class EvaluationText {

    private final ProgrammeDefinition definition;
    private final FactDictionary dictionary;
    private final Locale locale;
    private final StringBuilder out = new StringBuilder();

    private EvaluationText(
            ProgrammeDefinition definition, FactDictionary dictionary, Locale locale) {
        this.definition = definition;
        this.dictionary = dictionary;
        this.locale = locale;
    }

    /// The evaluation in words.
    ///
    /// @param locale Chinese for any Chinese locale, otherwise English
    public static String of(
            Evaluation evaluation,
            String enterprise,
            ProgrammeDefinition definition,
            FactDictionary dictionary,
            Locale locale) {
        return of(evaluation, Gap.NONE, enterprise, definition, dictionary, locale);
    }

    /// The evaluation and what would turn its verdict, in words.
    public static String of(
            Evaluation evaluation,
            Gap gap,
            String enterprise,
            ProgrammeDefinition definition,
            FactDictionary dictionary,
            Locale locale) {
        EvaluationText text = new EvaluationText(definition, dictionary, locale);
        text.evaluation(evaluation, gap, enterprise);
        return text.out.toString();
    }

    /// The word for a verdict.
    public static Words words(Verdict verdict) {
        return switch (verdict) {
            case MET -> new Words("符合", "met");
            case NOT_MET -> new Words("不符合", "not met");
            case UNKNOWN -> new Words("尚不能确定", "not known yet");
            case NOT_IN_FORCE -> new Words("该日没有施行中的版本", "no version in force on that day");
        };
    }

    /// The word for a condition's status.
    public static Words words(Status status) {
        return switch (status) {
            case MET -> new Words("符合", "met");
            case NOT_MET -> new Words("不符合", "not met");
            case UNKNOWN -> new Words("未知", "unknown");
        };
    }

    private void evaluation(Evaluation evaluation, Gap gap, String enterprise) {
        line("%s · %s".formatted(enterprise, definition.name().in(locale)));
        String version =
                evaluation.version() == null
                        ? ""
                        : say("，%s 起施行的版本", ", version of %s").formatted(evaluation.version());
        line(
                "%s%s%s%s"
                        .formatted(
                                definition.id(),
                                version,
                                say("，判定日期 ", ", as of "),
                                evaluation.asOf()));
        line("%s%s".formatted(say("结论：", "Verdict: "), words(evaluation.verdict()).in(locale)));
        if (!evaluation.conditions().isEmpty()) {
            line("");
            line("%s".formatted(say("条件", "Conditions")));
            evaluation.conditions().forEach(condition -> condition(condition, "  "));
        }
        outcomes(evaluation.outcomes());
        evaluation
                .amount()
                .ifPresent(amount ->
                        line(
                                "%s%s"
                                        .formatted(
                                                say("金额：", "Amount: "),
                                                Amounts.words(amount, "yuan").in(locale))));
        if (!evaluation.missing().isEmpty()) {
            line("");
            line(
                    "%s%s"
                            .formatted(
                                    say("补充以下数据即可得出结论：", "These facts would settle it: "),
                                    evaluation.missing().stream()
                                            .map(this::fact)
                                            .collect(Collectors.joining(say("、", "; ")))));
        }
        out.append(GapText.of(gap, dictionary, locale));
        if (!evaluation.warnings().isEmpty()) {
            line("");
            line("%s".formatted(say("提示", "Notices")));
            evaluation
                    .warnings()
                    .forEach(notice -> line("  ! %s".formatted(notice.message().in(locale))));
        }
        evaluation.trace().ifPresent(this::trace);
    }

    private void condition(Condition condition, String indent) {
        String sign =
                switch (condition.status()) {
                    case MET -> "✓";
                    case NOT_MET -> "✗";
                    case UNKNOWN -> "?";
                };
        line(
                "%s%s %s%s%s"
                        .formatted(
                                indent,
                                sign,
                                condition.text().in(locale),
                                numbers(condition),
                                condition.sources().isEmpty()
                                        ? ""
                                        : "  ["
                                                + condition.sources().stream()
                                                        .map(this::source)
                                                        .collect(Collectors.joining(say("；", "; ")))
                                                + "]"));
        if (condition.status() == Status.UNKNOWN && !condition.missing().isEmpty()) {
            line(
                    "%s    %s%s"
                            .formatted(
                                    indent,
                                    say("缺少：", "missing: "),
                                    condition.missing().stream()
                                            .map(this::fact)
                                            .collect(Collectors.joining(say("、", "; ")))));
        }
        condition.alternatives().forEach(way -> condition(way, indent + "    "));
    }

    /// `: 3.81 %, needs >= 4.00 %, short by 0.19 %`.
    private String numbers(Condition condition) {
        if (condition.actual().isEmpty()
                || condition.required().isEmpty()
                || condition.required().get().value() instanceof Quantity.Truth) {
            return say("：", ": ") + words(condition.status()).in(locale);
        }
        StringBuilder text = new StringBuilder(say("：", ": "));
        text.append(Amounts.actual(condition).in(locale));
        text.append(say("，要求 ", ", needs "));
        String op = condition.required().get().op();
        text.append(op.equals("=") ? "" : signOf(op) + " ");
        text.append(Amounts.words(condition.required().get().value(), condition.unit()).in(locale));
        condition
                .shortfall()
                .ifPresent(shortfall ->
                        text.append(
                                        op.startsWith("<")
                                                ? say("，超出 ", ", too much by ")
                                                : say("，相差 ", ", short by "))
                                .append(Amounts.shortfall(shortfall, condition.unit()).in(locale)));
        condition
                .part()
                .ifPresent(part ->
                        text.append(say("（即", " ("))
                                .append(Amounts.number(part.amount(), part.unit()).in(locale))
                                .append(say("的", " more of "))
                                .append(part.name().in(locale))
                                .append(say("）", ")")));
        return text.toString();
    }

    private String signOf(String op) {
        return switch (op) {
            case ">=" -> "≥";
            case "<=" -> "≤";
            case "!=" -> "≠";
            case "in" -> say("属于", "one of");
            default -> op;
        };
    }

    private String source(Source source) {
        Words words = source.words();
        return say(words.zh(), words.en());
    }

    /// A fact's name with its year.
    private String fact(FactKey key) {
        String name =
                dictionary
                        .find(key.fact())
                        .map(fact -> fact.name().in(locale))
                        .orElseGet(() -> profileName(key.fact()));
        return key.year() == null ? name : name + say("（" + key.year() + "年）", " " + key.year());
    }

    private String profileName(String name) {
        return Particular.of(name).map(particular -> particular.words().in(locale)).orElse(name);
    }

    private void outcomes(Map<String, Quantity> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        line("");
        line("%s".formatted(say("结果", "Outcomes")));
        outcomes.forEach((id, quantity) -> {
            OutcomeDefinition outcome = definition.outcomes().get(id);
            String name = outcome == null ? id : outcome.text().in(locale);
            String unit = outcome == null ? null : outcome.unit();
            line(
                    "  %s%s%s"
                            .formatted(
                                    name,
                                    say("：", ": "),
                                    Amounts.words(quantity, unit).in(locale)));
        });
    }

    private void trace(Trace trace) {
        line("");
        line("%s".formatted(say("推导过程", "How it came about")));
        for (Trace.Step step : trace.decisions()) {
            line("  %s = %s".formatted(step.decision(), step.value()));
            step.inputs().forEach((name, value) -> line("      %s: %s".formatted(name, value)));
            for (Trace.Rule rule : step.rules()) {
                String cell =
                        rule.failing()
                                .map(failing ->
                                        say(
                                                        "，第%d列 %s 未通过：%s，实际 %s",
                                                        ", column %d %s failed: %s, was %s")
                                                .formatted(
                                                        failing.input(),
                                                        failing.expression(),
                                                        failing.test(),
                                                        failing.value()))
                                .orElse(
                                        rule.match() == Status.NOT_MET
                                                ? say("，已有前面的规则命中", ", an earlier rule fired")
                                                : "");
                line(
                        "      %s %d: %s%s"
                                .formatted(
                                        say("规则", "rule"),
                                        rule.number(),
                                        fired(rule.match()),
                                        cell));
            }
        }
    }

    private String fired(Status match) {
        return switch (match) {
            case MET -> say("命中", "fired");
            case NOT_MET -> say("未命中", "did not fire");
            case UNKNOWN -> say("可能命中", "may fire");
        };
    }

    private String say(String zh, String en) {
        return locale.getLanguage().equals("zh") ? zh : en;
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
