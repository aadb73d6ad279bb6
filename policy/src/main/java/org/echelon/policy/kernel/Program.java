package org.echelon.policy.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.ir.Text;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;

/// A plan as a loop for subjects of one [Sight].
///
/// @param emitted the loop
/// @param layout what it reads
/// @param conditions by id, where its masks are among the words
/// @param numbers by name (`amount`, `outcome_X`, `slack_X`), where its bounds are among the
///   numbers
record Program(
        Emitter.Emitted emitted,
        Layout layout,
        Map<String, ConditionPlace> conditions,
        Map<String, NumberPlace> numbers) {

    static final int MET = 0;
    static final int NOT_MET = 1;
    static final int LEFT = 2;

    /// Where the masks of a condition are.
    ///
    /// @param may it may be met
    /// @param other it may be not met
    /// @param left the interpreter has to say
    record ConditionPlace(int may, int other, int left) {}

    /// Where a number is: the halves of its numerator's bounds and its denominator's lower bound
    /// among the numbers, and masks among the words.
    ///
    /// @param high -1 where the numerators are narrow
    /// @param greatestHigh -1 where the numerators are narrow
    /// @param denominatorHigh -1 where the denominators are narrow
    /// @param open mask: the denominator is not known, so that the bounds say nothing
    /// @param down mask: there is no least, and the range's end stands in its place
    /// @param up mask: there is no greatest, and the range's end stands in its place
    record NumberPlace(
            int high,
            int low,
            int greatestHigh,
            int greatestLow,
            int denominatorHigh,
            int denominatorLow,
            int some,
            int none,
            int left,
            int open,
            int down,
            int up) {}

    /// @param lanes whether to compute several rows at once
    static Program of(Plan plan, Sight sight, Set<Wanted> wanted, boolean lanes) {
        return new Maker(plan, sight, wanted, lanes).make();
    }

    private static final class Maker {
        private final Plan plan;
        private final Set<Wanted> wanted;
        private final boolean lanes;
        private final Code code = new Code();
        private final Layout layout = new Layout();
        private final Cellar cells;
        private final Truths truths;
        private final List<Integer> numberRoots = new ArrayList<>();
        private final List<Integer> maskRoots = new ArrayList<>();

        Maker(Plan plan, Sight sight, Set<Wanted> wanted, boolean lanes) {
            this.lanes = lanes;
            this.plan = plan;
            this.wanted = wanted;
            this.cells = new Cellar(code, plan, sight, layout);
            this.truths = new Truths(code, cells);
        }

        Program make() {
            Map<String, Truth3> conditions = new LinkedHashMap<>();
            plan.region().ifPresent(region -> conditions.put("region", region(region)));
            plan.conditions().forEach((id, truth) -> conditions.put(id, truths.of(truth)));
            verdict(conditions);
            Map<String, ConditionPlace> places = new LinkedHashMap<>();
            if (wanted.contains(Wanted.CONDITIONS)) {
                conditions.forEach((id, known) ->
                        places.put(
                                id,
                                new ConditionPlace(
                                        mask(known.may()),
                                        mask(known.other()),
                                        mask(left(known)))));
            }
            Map<String, NumberPlace> numbers = new LinkedHashMap<>();
            results().forEach((name, result) -> number(name, result, numbers));
            return new Program(
                    Emitter.emit(code, array(numberRoots), array(maskRoots), lanes),
                    layout,
                    places,
                    numbers);
        }

        private static int[] array(List<Integer> values) {
            return values.stream().mapToInt(Integer::intValue).toArray();
        }

        private int mask(int value) {
            maskRoots.add(value);
            return maskRoots.size() - 1;
        }

        private int number(int value) {
            numberRoots.add(value);
            return numberRoots.size() - 1;
        }

        private void verdict(Map<String, Truth3> conditions) {
            int met = code.always;
            int notMet = code.never;
            int left = code.never;
            for (Truth3 condition : conditions.values()) {
                int known = code.not(left(condition));
                met = code.and(met, code.and(code.not(condition.other()), known));
                notMet = code.or(notMet, code.and(code.not(condition.may()), known));
                left = code.or(left, left(condition));
            }
            int scored = code.never;
            for (Column score : plan.scored()) {
                scored = code.or(scored, code.not(cells.unknown(score.name())));
            }
            int judged = code.not(scored);
            mask(code.and(met, judged));
            mask(code.and(notMet, judged));
            mask(code.or(scored, code.and(left, code.not(notMet))));
        }

        /// Where the interpreter has to say whether a condition is met.
        private int left(Truth3 condition) {
            return code.or(
                    condition.left(),
                    code.and(condition.loose(), code.and(condition.may(), condition.other())));
        }

        /// A code that is shorter than the programme's begins neither it nor another.
        private Truth3 region(Plan.Region region) {
            Text division = new Text.Of(region.column(), false);
            String prefix = region.prefix();
            Truth3 within =
                    truths.of(
                            new Truth.Same(
                                    new Text.Part(
                                            division, 1, prefix.codePointCount(0, prefix.length())),
                                    new Text.Literal(prefix)));
            List<String> shorter = new ArrayList<>();
            for (int length = 0; length < prefix.length(); length++) {
                shorter.add(prefix.substring(0, length));
            }
            Truth3 around = truths.of(new Truth.Among(division, shorter));
            return new Truth3(
                    code.or(within.may(), around.may()),
                    within.mayNot(),
                    code.never,
                    within.other(),
                    code.never,
                    code.never);
        }

        private Map<String, Plan.Result> results() {
            Map<String, Plan.Result> results = new LinkedHashMap<>();
            if (wanted.contains(Wanted.AMOUNT)) {
                plan.amount().ifPresent(amount -> results.put("amount", amount));
            }
            if (wanted.contains(Wanted.OUTCOMES)) {
                plan.outcomes().forEach((id, result) -> results.put("outcome_" + id, result));
            }
            if (wanted.contains(Wanted.SLACKS)) {
                plan.slacks().forEach((id, result) -> results.put("slack_" + id, result));
            }
            return results;
        }

        /// Other than numbers are the interpreter's to tell.
        private void number(String name, Plan.Result result, Map<String, NumberPlace> numbers) {
            Whole denominator = result.denominator();
            if (!(result.value() instanceof Whole value) || denominator == null) {
                return;
            }
            Bounded known = truths.wholes().of(value);
            Bounded number = known.closed(code, value.range());
            Bounded below = truths.wholes().of(denominator);
            Whole128 least = number.least();
            Whole128 greatest = number.greatest();
            numbers.put(
                    name,
                    new NumberPlace(
                            least.wide() ? number(least.high()) : -1,
                            number(least.low()),
                            greatest.wide() ? number(greatest.high()) : -1,
                            number(greatest.low()),
                            below.least().wide() ? number(below.least().high()) : -1,
                            number(below.least().low()),
                            mask(number.some()),
                            mask(number.none()),
                            mask(
                                    code.or(
                                            code.or(number.left(), below.left()),
                                            code.or(
                                                    code.or(number.loose(), below.loose()),
                                                    truths.wholes().repeated(value, null)))),
                            mask(below.spread(code)),
                            mask(known.down()),
                            mask(known.up())));
        }
    }
}
