package org.echelon.population;

import java.util.List;
import java.util.Optional;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.fact.UnifiedSocialCreditCode;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// What is wrong with a row, in words: what was found, what was expected, what to do.
final class ProblemWords {

    private final FactDictionary dictionary;

    ProblemWords(FactDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /// @param fact the fact or column, where it is one
    /// @param found what was found, where there is something
    /// @param other the value that disagrees, where there is one
    Words of(
            String code,
            @Nullable String fact,
            @Nullable Integer year,
            @Nullable String found,
            @Nullable String other) {
        String is = found == null ? "" : found;
        String column = fact == null ? "" : fact;
        return switch (code) {
            case "check_digit" ->
                    UnifiedSocialCreditCode.problemWith(is)
                            .orElseGet(() ->
                                    new Words(
                                            "代码“%s”有误；请核对".formatted(is),
                                            "the code '%s' is wrong; check it".formatted(is)));
            case "missing_code" ->
                    new Words(
                            "uscc 和 other_id 均为空；请填写其一",
                            "neither uscc nor other_id is given; fill in one of them");
            case "missing_name" -> new Words("名称为空；请填写", "the name is empty; fill it in");
            case "wrong_region" ->
                    new Words(
                            "地区代码“%s”应为2、4、6、9或12位数字；请更正".formatted(is),
                            "region '%s' must have 2, 4, 6, 9 or 12 digits; correct it"
                                    .formatted(is));
            case "wrong_other_id" ->
                    new Words(
                            "other_id“%s”应为“体系:值”，如 stock:300735".formatted(is),
                            "other_id '%s' must be scheme:value, such as stock:300735"
                                    .formatted(is));
            case "wrong_date" ->
                    new Words(
                            "“%s”不是日期；请写成 2024-06-30".formatted(is),
                            "'%s' is not a day; write it as 2024-06-30".formatted(is));
            case "missing_value" ->
                    new Words(
                            "%s 为空；请填写".formatted(column),
                            "%s is empty; fill it in".formatted(column));
            case "wrong_amount" ->
                    new Words(
                            "金额“%s”应为以元为单位、最多两位小数的数字".formatted(is),
                            "amount '%s' must be yuan with at most two decimals".formatted(is));
            case "wrong_year" ->
                    new Words(
                            "年度“%s”应为四位年份，当前数据留空".formatted(is),
                            "year '%s' must be an accounting year such as 2023, or empty for a current fact"
                                    .formatted(is));
            case "duplicate" -> duplicate(fact, year, is);
            case "before_registration" ->
                    new Words(
                            "%s年的数据早于企业注册日期 %s；请删除该年度或更正注册日期".formatted(year, other),
                            "figures for %s, but the enterprise was registered on %s; remove the year or correct the date"
                                    .formatted(year, other));
            case "part_above_whole" -> above(column, is, other);
            case "unknown_fact" -> unknownFact(column, dictionary);
            case "panel_band" -> new Words(is, String.valueOf(other));
            default -> cell(code, column, is);
        };
    }

    private static Words duplicate(@Nullable String fact, @Nullable Integer year, String is) {
        if (fact != null) {
            return new Words(
                    "%s 重复给出；请保留一个".formatted(fact), "%s is given twice; keep one".formatted(fact));
        }
        return is.isEmpty()
                ? new Words(
                        "同一企业%s有两行数据；请保留一行".formatted(year == null ? "当前" : year + "年"),
                        "two rows for the same enterprise %s; keep one"
                                .formatted(year == null ? "now" : "in " + year))
                : new Words(
                        "代码“%s”重复出现；请保留一行".formatted(is),
                        "the code '%s' stands more than once; keep one row".formatted(is));
    }

    private Words above(String part, String is, @Nullable String whole) {
        String of = dictionary.find(part).map(FactDefinition::partOf).orElse("");
        return new Words(
                "%s %s 大于其整体 %s %s；请更正其中之一".formatted(part, is, of, whole),
                "%s %s is above %s %s, of which it is a part; correct one of them"
                        .formatted(part, is, of, whole));
    }

    private Words cell(String code, String fact, String is) {
        Optional<FactDefinition> definition = dictionary.find(fact);
        if (definition.isPresent()
                && definition.get().parse(is)
                        instanceof FactDefinition.Parsed.Invalid(_, Words words)) {
            return words;
        }
        return switch (code) {
            case "wrong_period" ->
                    definition.map(FactDefinition::period).stream()
                                    .anyMatch(FactDefinition.Period.YEARLY::equals)
                            ? new Words(
                                    "%s 是年度数据，须填写年度".formatted(fact),
                                    "%s is a yearly fact; give its accounting year".formatted(fact))
                            : new Words(
                                    "%s 是当前数据，年度应为空".formatted(fact),
                                    "%s is a current fact; leave the year empty".formatted(fact));
            case "wrong_subject" ->
                    new Words(
                            "%s 不是企业的数据，而属于%s；请删除".formatted(fact, subject(definition).zh()),
                            "%s is not told of an enterprise but of %s; remove it"
                                    .formatted(fact, subject(definition).en()));
            default ->
                    new Words(
                            "%s 的值“%s”超出可表示的范围；请核对".formatted(fact, is),
                            "%s '%s' is beyond what can be held; check it".formatted(fact, is));
        };
    }

    private static Words subject(Optional<FactDefinition> definition) {
        return definition.map(FactDefinition::subjectWords).orElse(Subject.Kind.ENTERPRISE.words());
    }

    /// That there is no such fact, with those that are written alike.
    static Words unknownFact(String id, FactDictionary dictionary) {
        List<String> alike = dictionary.similarTo(id);
        return new Words(
                "没有名为“%s”的数据项；%s"
                        .formatted(
                                id,
                                alike.isEmpty()
                                        ? "可用的数据项见 programmes/facts.yaml"
                                        : "是否应为 " + String.join("、", alike)),
                "there is no fact '%s'; %s"
                        .formatted(
                                id,
                                alike.isEmpty()
                                        ? "the known ones stand in programmes/facts.yaml"
                                        : "did you mean " + String.join(", ", alike) + "?"));
    }
}
