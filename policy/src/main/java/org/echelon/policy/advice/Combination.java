package org.echelon.policy.advice;

import java.time.LocalDate;
import java.util.List;
import org.echelon.policy.message.Words;
import org.echelon.policy.result.Quantity;
import org.echelon.quantity.Money;
import org.jspecify.annotations.Nullable;

/// The legal combination of awards that pays most.
///
/// @param total what it pays together
/// @param proven whether every other legal combination was excluded
/// @param chosen what belongs to it
/// @param without what was left out, and why
/// @param open awards whose amount is not settled; they are counted nowhere
public record Combination(
        Money total,
        boolean proven,
        List<Chosen> chosen,
        List<LeftOut> without,
        List<Unsettled> open) {

    /// A part of the combination.
    ///
    /// @param when the day it can be had
    /// @param full what it would pay alone
    /// @param amount what it pays here
    /// @param because why it pays less or how it was worked out, where there is something to say
    public record Chosen(
            String programme,
            Words name,
            @Nullable String matter,
            LocalDate when,
            Money full,
            Money amount,
            List<Words> because) {
        public Chosen {
            because = List.copyOf(because);
        }
    }

    /// What was left out.
    ///
    /// @param rule the rule that stands against it
    /// @param by id of the programme that it cannot be had beside, or that paid already
    /// @param totalWith the most that a combination with it pays; absent where no legal one has it
    public record LeftOut(
            String programme,
            Words name,
            @Nullable String matter,
            Money full,
            Rule rule,
            @Nullable String by,
            @Nullable Money totalWith,
            Words because) {}

    /// An award of an amount that is not settled.
    public record Unsettled(String programme, Words name, Quantity amount, Words because) {}

    /// Why something is left out.
    public enum Rule {
        /// One of the two programmes rules out the other.
        EXCLUDED("excluded"),
        /// Another award for the same matter at the same level.
        SAME_MATTER("same_matter"),
        /// The matter was paid already.
        PAID_ALREADY("paid_already"),
        /// An award of a level that it cannot be had beside.
        DOUBLE_LEVEL("double_level"),
        /// A higher step of the same ladder pays the difference.
        STEP("step"),
        /// It would pay nothing: others or a cap leave nothing of it.
        NOTHING_LEFT("nothing_left"),
        /// It can be had, but what goes with it pays less.
        LESS("less");

        private final String code;

        Rule(String code) {
            this.code = code;
        }

        /// The code in JSON, such as `same_matter`.
        public String code() {
            return code;
        }
    }

    public Combination {
        chosen = List.copyOf(chosen);
        without = List.copyOf(without);
        open = List.copyOf(open);
    }
}
