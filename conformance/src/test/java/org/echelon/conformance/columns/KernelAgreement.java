package org.echelon.conformance.columns;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.Judge;
import org.echelon.policy.Programme;
import org.echelon.policy.Question;
import org.echelon.policy.Version;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.kernel.Block;
import org.echelon.policy.kernel.Figures;
import org.echelon.policy.kernel.Kernel;
import org.echelon.policy.kernel.Subjects;
import org.echelon.policy.kernel.Wanted;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Status;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Runs drawn subjects through the generated loop and the interpreter and tells where they differ,
/// in what is known and in what is not.
///
/// @param rows how many subjects were drawn
/// @param left how many were left to the interpreter
/// @param unknown of how many both say unknown
/// @param differences each in words; empty where there is none
record KernelAgreement(int rows, int left, int unknown, List<String> differences) {

    static KernelAgreement of(
            Programme programme,
            Version version,
            Plan plan,
            Kernel kernel,
            Map<String, Value> parameters,
            int rows,
            long seed,
            Drawn.Forgetting forgetting) {
        Interesting interesting = Interesting.of(programme, version);
        List<String> differences = new ArrayList<>();
        int[] counts = new int[2];
        List<LocalDate> days = Agreement.days(programme, version);
        int drawnRows = 0;
        for (int i = 0; i < days.size(); i++) {
            LocalDate asOf = days.get(i);
            Drawn drawn =
                    new Drawn(
                            plan,
                            programme.definition().subjectKind(),
                            interesting,
                            asOf,
                            seed + i,
                            forgetting);
            int count = rows / days.size();
            drawnRows += count;
            Judge judge = programme.judge(version, Question.asOf(asOf, asOf)).orElseThrow();
            List<EnterpriseFacts> subjects = new ArrayList<>();
            Subjects.Builder columns =
                    new Subjects.Builder(kernel.columns(), count, asOf.getYear());
            for (int row = 0; row < count; row++) {
                EnterpriseFacts facts = drawn.next();
                subjects.add(facts);
                columns.put(row, facts);
            }
            kernel.bind(columns.build(), parameters, asOf, EnumSet.allOf(Wanted.class))
                    .fold(
                            differences,
                            (into, block) -> {
                                for (int place = 0; place < block.count(); place++) {
                                    int row = block.row(place);
                                    Evaluation right =
                                            programme.evaluate(
                                                    subjects.get(row), Question.asOf(asOf, asOf));
                                    compare(
                                            right,
                                            block,
                                            place,
                                            plan,
                                            judge,
                                            asOf + " row " + row,
                                            into);
                                    counts[0] += Block.is(block.left(), place) ? 1 : 0;
                                    counts[1] += verdict(block, place).equals("unknown") ? 1 : 0;
                                }
                            });
        }
        return new KernelAgreement(drawnRows, counts[0], counts[1], List.copyOf(differences));
    }

    private static String verdict(Block block, int place) {
        return Block.is(block.left(), place)
                ? "left"
                : Block.is(block.met(), place)
                        ? "met"
                        : Block.is(block.notMet(), place) ? "not_met" : "unknown";
    }

    private static void compare(
            Evaluation right,
            Block block,
            int place,
            Plan plan,
            Judge judge,
            String where,
            List<String> differences) {
        String verdict = verdict(block, place);
        if (!verdict.equals("left")) {
            check(where, "verdict", right.verdict().code(), verdict, differences);
        }
        for (Condition condition : right.conditions()) {
            String id = condition.id();
            if (!Block.is(block.left(id), place)) {
                boolean may = Block.is(block.mayBeMet(id), place);
                boolean other = Block.is(block.mayBeNotMet(id), place);
                check(
                        where,
                        "condition " + id,
                        condition.status(),
                        may ? other ? Status.UNKNOWN : Status.MET : Status.NOT_MET,
                        differences);
            }
        }
        for (Condition condition : right.conditions()) {
            if (plan.slacks().containsKey(condition.id())) {
                slack(condition, block, place, judge, where, differences);
            }
        }
        for (String id : plan.outcomes().keySet()) {
            number(where, "outcome_" + id, right.outcomes().get(id), block, place, differences);
        }
        if (right.amount().orElse(null) instanceof Quantity.Open) {
            number(where, "amount", right.amount().orElse(null), block, place, differences);
        }
        Long fen = block.fen(place);
        if (fen != null && right.amount().orElse(null) instanceof Quantity.Exact(Rational yuan)) {
            check(where, "amount", yuan, Rational.of(fen, 100), differences);
        }
    }

    /// Of a condition that is open nothing is asked: which of its comparisons decides is open too.
    private static void slack(
            Condition condition,
            Block block,
            int place,
            Judge judge,
            String where,
            List<String> differences) {
        String name = "slack_" + condition.id();
        Block.Answer answer = block.number(name, place);
        if (condition.status() == Status.UNKNOWN || answer instanceof Block.Answer.Left) {
            return;
        }
        Optional<Rational> told =
                answer instanceof Block.Answer.Within(var bounds, boolean orNull)
                                && bounds.isPoint()
                                && !orNull
                        ? Optional.of(
                                rational(bounds.least(), bounds.denominator())
                                        .times(judge.shownTimes(condition.id())))
                        : Optional.empty();
        check(where, name, condition.slack(), told, differences);
    }

    private static void number(
            String where,
            String name,
            @Nullable Quantity right,
            Block block,
            int place,
            List<String> differences) {
        switch (block.number(name, place)) {
            case Block.Answer.Left _ -> {}
            case Block.Answer.Nothing _ ->
                    check(where, name, new Quantity.Undefined(), right, differences);
            case Block.Answer.Within(var bounds, boolean orNull) -> {
                Rational least = rational(bounds.least(), bounds.denominator());
                Rational greatest = rational(bounds.greatest(), bounds.denominator());
                switch (right) {
                    case Quantity.Exact(Rational value) -> {
                        check(where, name, value, least, differences);
                        check(where, name, value, greatest, differences);
                        check(where, name + " null", false, orNull, differences);
                    }
                    case Quantity.Open(Rational min, Rational max) -> {
                        check(
                                where,
                                name + " open",
                                true,
                                orNull || !bounds.isPoint(),
                                differences);
                        Figures told = block.figures(name);
                        check(
                                where,
                                name + " least",
                                Optional.ofNullable(min),
                                told.hasNoLeast(place) ? Optional.empty() : Optional.of(least),
                                differences);
                        check(
                                where,
                                name + " greatest",
                                Optional.ofNullable(max),
                                told.hasNoGreatest(place)
                                        ? Optional.empty()
                                        : Optional.of(greatest),
                                differences);
                    }
                    case null, default ->
                            differences.add(where + ", " + name + ": " + right + " and " + bounds);
                }
            }
        }
    }

    private static Rational rational(BigInteger numerator, BigInteger denominator) {
        return Rational.of(numerator, denominator);
    }

    private static void check(
            String where, String what, Object right, @Nullable Object said, List<String> into) {
        if (!right.equals(said)) {
            into.add(
                    "%s, %s: the interpreter says %s, the loop %s"
                            .formatted(where, what, right, said));
        }
    }
}
