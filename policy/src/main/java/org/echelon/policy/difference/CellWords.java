package org.echelon.policy.difference;

import java.util.List;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.FeelParser;
import org.echelon.policy.feel.FeelText;
import org.echelon.policy.feel.Names;
import org.echelon.policy.feel.UnaryTests;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// Says what a cell asks as a reader of law says it: `[0.03..0.04)` is "at least 0.03 and under
/// 0.04". What is no plain bound or list stays FEEL.
final class CellWords {

    private CellWords() {}

    static Words of(String cell, Names names) {
        Words plain = verbatim(cell);
        return FeelParser.unaryTests(cell, names)
                .tree()
                .map(tests -> of(tests, plain))
                .orElse(plain);
    }

    private static Words verbatim(String cell) {
        String text = cell.isBlank() ? "-" : Canonical.squeezed(cell);
        return new Words("“" + text + "”", "“" + text + "”");
    }

    private static Words of(UnaryTests tests, Words plain) {
        if (tests.any()) {
            return new Words("不限", "anything");
        }
        StringBuilder zh = new StringBuilder(tests.negated() ? "不是" : "");
        StringBuilder en = new StringBuilder(tests.negated() ? "not " : "");
        for (int i = 0; i < tests.tests().size(); i++) {
            Words one = of(tests.tests().get(i));
            if (one == null) {
                return plain;
            }
            zh.append(i == 0 ? "" : "或").append(one.zh());
            en.append(i == 0 ? "" : " or ").append(one.en());
        }
        return new Words(zh.toString(), en.toString());
    }

    private static @Nullable Words of(Expression test) {
        return switch (test) {
            case Expression.Comparison(
                            Expression.Comparison.Operator operator,
                            Expression.Input _,
                            Expression.Literal(Value value)) ->
                    bound(operator, FeelText.of(value));
            case Expression.In(Expression.Input _, List<Expression> among) when among.size() == 1 ->
                    candidate(among.getFirst());
            case Expression _ -> candidate(test);
        };
    }

    private static @Nullable Words candidate(Expression candidate) {
        return switch (candidate) {
            case Expression.Among(Expression inner) -> candidate(inner);
            case Expression.Literal(Value value) -> value(value);
            case Expression.RangeLiteral range -> range(range);
            case Expression _ -> null;
        };
    }

    private static Words value(Value value) {
        String text = FeelText.of(value);
        return switch (text) {
            case "true" -> new Words("是", "yes");
            case "false" -> new Words("否", "no");
            case "null" -> new Words("空值", "null");
            default -> new Words(text, text);
        };
    }

    private static @Nullable Words range(Expression.RangeLiteral range) {
        String low = end(range.low());
        String high = end(range.high());
        if ((low == null && range.low() != null) || (high == null && range.high() != null)) {
            return null;
        }
        Words from =
                low == null
                        ? null
                        : bound(
                                range.lowIncluded()
                                        ? Expression.Comparison.Operator.AT_LEAST
                                        : Expression.Comparison.Operator.GREATER,
                                low);
        Words to =
                high == null
                        ? null
                        : bound(
                                range.highIncluded()
                                        ? Expression.Comparison.Operator.AT_MOST
                                        : Expression.Comparison.Operator.LESS,
                                high);
        if (from == null || to == null) {
            return from == null ? to : from;
        }
        return new Words(from.zh() + "且" + to.zh(), from.en() + " and " + to.en());
    }

    private static @Nullable String end(@Nullable Expression end) {
        return end instanceof Expression.Literal(Value value) ? FeelText.of(value) : null;
    }

    private static Words bound(Expression.Comparison.Operator operator, String value) {
        return switch (operator) {
            case EQUAL -> new Words("等于 " + value, value);
            case NOT_EQUAL -> new Words("不等于 " + value, "not " + value);
            case LESS -> new Words("低于 " + value, "under " + value);
            case AT_MOST -> new Words("不超过 " + value, "at most " + value);
            case GREATER -> new Words("超过 " + value, "above " + value);
            case AT_LEAST -> new Words("不低于 " + value, "at least " + value);
        };
    }
}
