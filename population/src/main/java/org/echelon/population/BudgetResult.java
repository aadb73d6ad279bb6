package org.echelon.population;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.message.Words;

/// What a budget pays, cut in two ways: in the order in which enterprises come, and pro rata.
///
/// @param rules whose amounts are cut
/// @param yuan the budget
/// @param rule how the version itself says that it is cut: `first-come`, `pro-rata`; absent where
///   it does not say
/// @param order in which order enterprises come
/// @param open enterprises that meet all conditions and whose amount is not known; they get nothing
///   here
/// @param all everyone's claims
/// @param groups the same by region, industry, size, rung
public record BudgetResult(
        String rules,
        BigDecimal yuan,
        Optional<String> rule,
        Order order,
        long open,
        Claims all,
        List<Group> groups) {

    public BudgetResult {
        groups = List.copyOf(groups);
    }

    /// The order in words.
    public Words orderWords() {
        return BudgetRun.words(order);
    }

    /// @param column of `enterprises`; absent for the order of the file
    /// @param as what its values are compared as: `numbers`, `times` or `texts`; `file` without a
    ///   column
    /// @param without claims without a value; they come last
    public record Order(Optional<String> column, String as, long without) {}

    /// Claims, and what becomes of them.
    ///
    /// @param count how many
    /// @param asked yuan
    public record Claims(long count, BigDecimal asked, Cut firstCome, Cut proRata) {}

    /// One way to cut.
    ///
    /// @param paid enterprises paid in full
    /// @param inPart enterprises that get less than their amount
    /// @param notPaid enterprises that get nothing
    /// @param amount yuan paid in all
    public record Cut(long paid, long inPart, long notPaid, BigDecimal amount) {}

    /// A part of the population.
    public record Group(String dimension, String group, Words name, Claims claims) {}
}
