package org.echelon.platform.ledger;

import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Tag;
import org.echelon.policy.message.Words;

/// What became of one act of many, in the reader's language.
///
/// @param tag done or not, as word and sign
/// @param name the enterprise, or the payment order
/// @param text what happened, and what to do
public record ActResult(Tag tag, String name, String text) {

    static ActResult of(String name, RewardActed acted, Formats say) {
        return switch (acted) {
            case RewardActed.Done(Reward reward) ->
                    new ActResult(
                            new Tag("met", "✓", say.either("已办理", "Done")),
                            name,
                            say.words(reward.state().words()));
            case RewardActed.Refused(Words what, Words remedy) ->
                    new ActResult(
                            new Tag("not-met", "✗", say.either("未办理", "Not done")),
                            name,
                            say.words(what) + " " + say.words(remedy));
        };
    }
}
