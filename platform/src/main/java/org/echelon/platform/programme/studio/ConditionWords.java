package org.echelon.platform.programme.studio;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.echelon.platform.page.Formats;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Parameter;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// A condition's rule in words that somebody reads who knows the law.
///
/// @param titles the name of the programme that gives a title; empty where it is not ours
record ConditionWords(
        Formats say,
        FactDictionary facts,
        Map<String, Parameter> parameters,
        Function<String, Optional<Words>> titles) {

    /// The rule in words.
    ///
    /// @param unit of the condition
    String of(ConditionRule rule, @Nullable String unit) {
        return switch (rule) {
            case ConditionRule.Compared(
                            ConditionRule.Measure measure,
                            ConditionRule.Operator operator,
                            ConditionRule.Bound bound) ->
                    say.either("%s%s%s", "%s: %s %s")
                            .formatted(measure(measure), operator(operator), bound(bound, unit));
            case ConditionRule.Truth(ConditionRule.FactAt fact, boolean wanted) ->
                    fact(fact) + say.either("：", ": ") + say.truth(wanted);
            case ConditionRule.OneOf(var fact, var codes) ->
                    codes.size() == 1
                            ? fact(fact) + say.either("：", ": ") + code(fact, codes.getFirst())
                            : say.either("%s为其中之一：%s", "%s is one of: %s")
                                    .formatted(
                                            fact(fact),
                                            codes.stream()
                                                    .map(code -> code(fact, code))
                                                    .collect(
                                                            Collectors.joining(
                                                                    say.either("、", ", "))));
            case ConditionRule.Held(String title, boolean wanted) ->
                    (wanted
                                    ? say.either(
                                            "持有在有效期内的资格：%s", "Holds a title valid on the day: %s")
                                    : say.either(
                                            "不持有在有效期内的资格：%s",
                                            "Holds no title valid on the day: %s"))
                            .formatted(titles.apply(title).map(say::words).orElse(title));
        };
    }

    /// How a number is held against a figure.
    String operator(ConditionRule.Operator operator) {
        return switch (operator) {
            case AT_LEAST -> say.either("不低于", "at least");
            case MORE -> say.either("高于", "more than");
            case AT_MOST -> say.either("不高于", "at most");
            case LESS -> say.either("低于", "less than");
            case EQUAL -> say.either("等于", "equal to");
        };
    }

    /// Of when a fact is read.
    String when(ConditionRule.When when) {
        return switch (when) {
            case LAST -> say.either("上一年度", "last year");
            case BEFORE_LAST -> say.either("上上年度", "the year before last");
            case TWO_BEFORE_LAST -> say.either("再上一年度（三年中最早）", "the earliest of three years");
            case THREE_YEARS -> say.either("近三年合计", "sum of three years");
            case CURRENT -> say.either("现时", "now");
            case PANEL -> say.either("评审打分", "a panel's score");
        };
    }

    private String measure(ConditionRule.Measure measure) {
        return switch (measure) {
            case ConditionRule.Measure.Single(ConditionRule.FactAt fact) -> fact(fact);
            case ConditionRule.Measure.Share(ConditionRule.FactAt fact) -> fact(fact);
            case ConditionRule.Measure.Ratio(
                            ConditionRule.FactAt over,
                            ConditionRule.FactAt under) ->
                    fact(over) + " ÷ " + fact(under);
        };
    }

    private String fact(ConditionRule.FactAt fact) {
        String name = facts.find(fact.fact()).map(one -> say.words(one.name())).orElse(fact.fact());
        return fact.when().isYearly()
                ? name + say.either("（%s）", " (%s)").formatted(when(fact.when()))
                : name;
    }

    private String code(ConditionRule.FactAt fact, String code) {
        return facts.find(fact.fact())
                .map(FactDefinition::values)
                .map(values -> values.get(code))
                .map(say::words)
                .orElse(code);
    }

    private String bound(ConditionRule.Bound bound, @Nullable String unit) {
        return switch (bound) {
            case ConditionRule.Bound.Plain(Rational value) -> number(value, unit);
            case ConditionRule.Bound.Figure(String name) -> {
                Parameter parameter = parameters.get(name);
                yield parameter == null
                        ? "parameters." + name
                        : figure(parameter, unit) + say.either("（%s）", " (%s)").formatted(name);
            }
        };
    }

    /// The value of a figure in a unit.
    String figure(Parameter parameter, @Nullable String unit) {
        return parameter.value() instanceof Value.Numeric(Rational value, _)
                ? number(value, unit)
                : parameter.name();
    }

    private String number(Rational value, @Nullable String unit) {
        return "percent".equals(unit)
                ? say.number(value.times(Rational.HUNDRED), unit)
                : say.number(value, unit);
    }
}
