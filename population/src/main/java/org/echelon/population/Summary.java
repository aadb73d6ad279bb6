package org.echelon.population;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.echelon.policy.Coverage;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// What a simulation found, as `summary.json` and the report tell it.
///
/// @param name the programme's name
/// @param version the version's first day; absent where none is in force: the verdict of every
///   valid enterprise is `not_in_force`
/// @param against what it was held against, where it was
/// @param engine who judged
/// @param synthetic whether the enterprises are invented
/// @param enterprises how many there are
/// @param total verdicts and amounts of all
/// @param invalid enterprises by what is wrong with them; one may have several faults
/// @param strangers rows about enterprises that are not in the population, by file
/// @param withUnknowns valid enterprises of which some fact is unknown that the version reads
/// @param interpreted rows that went through the interpreter
/// @param groups by region, industry, size, rung
/// @param conditions how each condition came out
/// @param neverHit rules that no enterprise hit; absent where the engine does not see rules
/// @param warnings doubts by kind
/// @param change what moves against the other rules, where there are
/// @param sweep what other values of parameters would do, where it was asked
/// @param budgets what a budget pays, for each of the rules that pay, where it was asked
/// @param combination what several programmes pay together, where others were named
/// @param seconds how long each stage took
public record Summary(
        String programme,
        Words name,
        Optional<LocalDate> version,
        Optional<String> against,
        LocalDate asOf,
        String engine,
        boolean synthetic,
        long enterprises,
        Tally total,
        SortedMap<String, Long> invalid,
        SortedMap<String, Long> strangers,
        long withUnknowns,
        long interpreted,
        List<Group> groups,
        List<ConditionCount> conditions,
        Optional<List<Coverage.Rule>> neverHit,
        SortedMap<String, Long> warnings,
        Optional<Change> change,
        Optional<SweepResult> sweep,
        List<BudgetResult> budgets,
        Optional<CombinationResult> combination,
        Map<String, Double> seconds) {

    /// The same, with how long each stage took.
    Summary with(Map<String, Double> times) {
        return new Summary(
                programme,
                name,
                version,
                against,
                asOf,
                engine,
                synthetic,
                enterprises,
                total,
                invalid,
                strangers,
                withUnknowns,
                interpreted,
                groups,
                conditions,
                neverHit,
                warnings,
                change,
                sweep,
                budgets,
                combination,
                times);
    }

    /// Verdicts, and what is to be paid to those who meet all conditions.
    ///
    /// @param amount yuan, exact to the fen; absent where the programme does not pay
    /// @param open how many of those met have an amount that is not known yet
    public record Tally(
            long met,
            long notMet,
            long unknown,
            long invalid,
            long notInForce,
            @Nullable BigDecimal amount,
            long open) {}

    /// A part of the population.
    ///
    /// @param dimension region, industry, size or rung
    /// @param group its code
    /// @param name its name
    /// @param change what moves in it, where rules are compared
    public record Group(
            String dimension, String group, Words name, Tally tally, Optional<Change> change) {}

    /// How one condition came out.
    ///
    /// @param unit of slack and shortfall
    /// @param onlyThis enterprises that miss this condition and no other, all others being met
    /// @param shortfall by how much they miss it: least, quartiles, greatest
    public record ConditionCount(
            String id,
            Words text,
            @Nullable String unit,
            long met,
            long notMet,
            long unknown,
            long onlyThis,
            Optional<Distribution> shortfall) {}

    /// A distribution of exact numbers, each of them one that occurs.
    ///
    /// @param count of how many
    public record Distribution(
            long count,
            BigDecimal min,
            BigDecimal p10,
            BigDecimal p25,
            BigDecimal median,
            BigDecimal p75,
            BigDecimal p90,
            BigDecimal max) {}

    /// What moves under the other rules.
    ///
    /// @param winners who meet them and did not
    /// @param losers who met and do not
    /// @param newlyOpen whose verdict becomes unknown
    /// @param more yuan that go to those who get more
    /// @param less yuan that those lose who get less
    public record Change(
            long winners,
            long losers,
            long newlyOpen,
            @Nullable BigDecimal more,
            @Nullable BigDecimal less) {}
}
