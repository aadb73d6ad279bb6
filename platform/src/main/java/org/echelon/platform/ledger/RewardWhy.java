package org.echelon.platform.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Tag;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.OutcomeDefinition;
import org.echelon.policy.result.Status;
import org.echelon.quantity.Rational;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Why a reward was proposed, from the evaluation kept with it: conditions, the way by which each
/// was met, the articles, and what the amount is made of.
///
/// @param reasons the conditions, in the order of the programme
/// @param amounts what the amount is made of
public record RewardWhy(List<Reason> reasons, List<Amount> amounts) {

    private static final JsonMapper JSON = new JsonMapper();

    /// A condition or one of its ways.
    ///
    /// @param tag met or not, as word and sign
    /// @param text what it asks
    /// @param law the articles; empty where there is none
    public record Reason(Tag tag, String text, String law) {}

    /// A part of the amount.
    public record Amount(String name, String amount) {}

    static RewardWhy of(
            Reward reward, Map<String, OutcomeDefinition> outcomes, Formats say, Locale locale) {
        JsonNode tree = JSON.readTree(reward.evaluation());
        List<Reason> reasons = new ArrayList<>();
        for (JsonNode condition : tree.path("conditions")) {
            boolean told = false;
            for (JsonNode way : condition.path("alternatives")) {
                if (way.path("status").asString("").equals("met")) {
                    reasons.add(reason(way, condition, say, locale));
                    told = true;
                }
            }
            if (!told) {
                reasons.add(reason(condition, condition, say, locale));
            }
        }
        List<Amount> amounts = new ArrayList<>();
        tree.path("outcomes")
                .properties()
                .forEach(outcome -> {
                    OutcomeDefinition definition = outcomes.get(outcome.getKey());
                    if (definition != null
                            && "yuan".equals(definition.unit())
                            && outcome.getValue().isNumber()
                            && outcome.getValue().decimalValue().signum() > 0) {
                        amounts.add(
                                new Amount(
                                        definition.text().in(locale),
                                        say.money(Rational.of(outcome.getValue().decimalValue()))));
                    }
                });
        return new RewardWhy(reasons, amounts);
    }

    private static Reason reason(JsonNode node, JsonNode cited, Formats say, Locale locale) {
        Status status =
                switch (node.path("status").asString("")) {
                    case "met" -> Status.MET;
                    case "not_met" -> Status.NOT_MET;
                    default -> Status.UNKNOWN;
                };
        JsonNode text = node.path("text");
        List<String> law = new ArrayList<>();
        for (JsonNode source : cited.path("sources")) {
            String article = source.path("article").asString("");
            law.add(
                    source.path("document").asString("")
                            + (article.isEmpty() ? "" : " " + article));
        }
        return new Reason(
                Tag.of(status, say),
                new Words(text.path("zh").asString("?"), text.path("en").asString("?")).in(locale),
                String.join(say.either("；", "; "), law));
    }
}
