package org.echelon.platform.programme.studio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.policy.feel.FeelText;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Words;
import org.echelon.policy.result.Source;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// What is typed of a condition, field by field; every field that was not sent is empty.
public record ConditionForm(Map<String, String> fields) {

    /// In the choice of documents: another one than those that the programme has.
    static final String ANOTHER = "+";

    /// The fields, in the order of the page.
    private static final List<String> NAMES =
            List.of(
                    "of",
                    "zh",
                    "en",
                    "id",
                    "kind",
                    "fact",
                    "when",
                    "over",
                    "overWhen",
                    "under",
                    "underWhen",
                    "operator",
                    "against",
                    "figure",
                    "value",
                    "figureZh",
                    "figureEn",
                    "plain",
                    "unit",
                    "title",
                    "held",
                    "truth",
                    "truthIs",
                    "code",
                    "codes",
                    "source",
                    "article",
                    "document",
                    "documentZh",
                    "documentEn",
                    "status",
                    "day");

    public ConditionForm {
        Map<String, String> all = new LinkedHashMap<>();
        for (String name : NAMES) {
            String typed = fields.get(name);
            all.put(name, typed == null ? "" : typed.strip());
        }
        fields = all;
    }

    /// What stands in a field.
    public String get(String name) {
        return fields.getOrDefault(name, "");
    }

    /// Whether a choice stands where it does; the first one is made where none is.
    public boolean is(String name, String choice, boolean first) {
        return get(name).equals(choice) || (first && get(name).isEmpty());
    }

    /// A form with nothing typed.
    static ConditionForm blank(List<String> documents) {
        return new ConditionForm(
                Map.of("source", documents.isEmpty() ? ANOTHER : documents.getFirst()));
    }

    /// The form as it would have been typed for a condition that is there.
    static ConditionForm of(
            String id,
            @Nullable Words words,
            @Nullable String unit,
            ConditionRule rule,
            @Nullable Source source) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("of", id);
        typed.put("id", id);
        typed.put("zh", words == null ? "" : words.zh());
        typed.put("en", words == null ? "" : words.en());
        typed.put("unit", unit == null ? ConditionEntry.NO_UNIT : unit);
        if (source != null) {
            String article = source.article();
            typed.put("source", source.document());
            typed.put("article", article == null ? "" : article);
        }
        switch (rule) {
            case ConditionRule.Compared compared -> compared(compared, unit, typed);
            case ConditionRule.Truth(ConditionRule.FactAt fact, boolean wanted) -> {
                typed.put("kind", "truth");
                typed.put("truth", fact.fact());
                typed.put("truthIs", Boolean.toString(wanted));
                typed.put("when", fact.when().name());
            }
            case ConditionRule.OneOf(ConditionRule.FactAt fact, List<String> codes) -> {
                typed.put("kind", "code");
                typed.put("code", fact.fact());
                typed.put("codes", String.join(", ", codes));
                typed.put("when", fact.when().name());
            }
            case ConditionRule.Held(String title, boolean wanted) -> {
                typed.put("kind", "title");
                typed.put("title", title);
                typed.put("held", wanted ? "held" : "not");
            }
        }
        return new ConditionForm(typed);
    }

    private static void compared(
            ConditionRule.Compared rule, @Nullable String unit, Map<String, String> typed) {
        switch (rule.measure()) {
            case ConditionRule.Measure.Single(ConditionRule.FactAt fact) -> single(fact, typed);
            case ConditionRule.Measure.Share(ConditionRule.FactAt fact) -> single(fact, typed);
            case ConditionRule.Measure.Ratio(
                            ConditionRule.FactAt over,
                            ConditionRule.FactAt under) -> {
                typed.put("kind", "ratio");
                typed.put("over", over.fact());
                typed.put("overWhen", over.when().name());
                typed.put("under", under.fact());
                typed.put("underWhen", under.when().name());
            }
        }
        typed.put("operator", rule.operator().name());
        switch (rule.bound()) {
            case ConditionRule.Bound.Figure(String name) -> {
                typed.put("against", "figure");
                typed.put("figure", name);
            }
            case ConditionRule.Bound.Plain(Rational value) -> {
                typed.put("against", "plain");
                typed.put(
                        "plain",
                        "percent".equals(unit)
                                ? plain(value.times(Rational.HUNDRED)) + " %"
                                : plain(value));
            }
        }
    }

    /// A number as it is typed.
    static String plain(Rational value) {
        return FeelText.of(new Value.Numeric(value, true));
    }

    private static void single(ConditionRule.FactAt fact, Map<String, String> typed) {
        typed.put("kind", "number");
        typed.put("fact", fact.fact());
        typed.put("when", fact.when().name());
    }
}
