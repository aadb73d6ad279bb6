package org.echelon.conformance.columns;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.echelon.policy.Judge;
import org.echelon.policy.Programme;
import org.echelon.policy.Question;
import org.echelon.policy.Version;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Status;
import org.echelon.policy.sql.DuckDb;
import org.echelon.policy.sql.Sql;
import org.echelon.policy.sql.SqlPrinter;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Runs drawn subjects through DuckDB and the interpreter and tells where they differ.
///
/// @param rows how many subjects were drawn
/// @param judged of how many DuckDB judged
/// @param met of how many both say met
/// @param differences each in words; empty where there is none
record Agreement(int rows, int judged, int met, List<String> differences) {

    /// @param parameters the values of the version's parameters, which were perhaps turned
    static Agreement of(
            Programme programme,
            Version version,
            Plan plan,
            Map<String, Value> parameters,
            int rows,
            long seed)
            throws SQLException {
        Interesting interesting = Interesting.of(programme, version);
        Sql sql = SqlPrinter.print(plan, new DuckDb());
        List<String> differences = new ArrayList<>();
        int judged = 0;
        int met = 0;
        List<LocalDate> days = days(programme, version);
        for (int i = 0; i < days.size(); i++) {
            LocalDate asOf = days.get(i);
            Drawn drawn =
                    new Drawn(
                            plan,
                            programme.definition().subjectKind(),
                            interesting,
                            asOf,
                            seed + i,
                            Drawn.Forgetting.RARE);
            Judge judge = programme.judge(version, Question.asOf(asOf, asOf)).orElseThrow();
            List<EnterpriseFacts> subjects = new ArrayList<>();
            for (int row = 0; row < rows / days.size(); row++) {
                subjects.add(drawn.next());
            }
            try (DuckDbRun duck = new DuckDbRun(plan)) {
                duck.load(subjects, asOf);
                var results = duck.run(sql, parameters, asOf);
                for (int row = 0; row < subjects.size(); row++) {
                    Map<String, @Nullable Object> said = results.get((long) row);
                    if (said == null) {
                        differences.add("row " + row + " is missing");
                    } else if (Boolean.TRUE.equals(said.get("exact"))) {
                        Evaluation right =
                                programme.evaluate(subjects.get(row), Question.asOf(asOf, asOf));
                        judged++;
                        met += "met".equals(said.get("verdict")) ? 1 : 0;
                        compare(right, said, plan, judge, asOf + " row " + row, differences);
                    } else if (said.get("verdict") != null) {
                        differences.add(asOf + " row " + row + ": a verdict without exactness");
                    }
                }
            }
        }
        return new Agreement(rows, judged, met, List.copyOf(differences));
    }

    /// Days on which the version is in force.
    static List<LocalDate> days(Programme programme, Version version) {
        LocalDate from = version.definition().from();
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day :
                List.of(
                        from,
                        LocalDate.of(from.getYear(), 12, 31),
                        LocalDate.of(2024, 2, 29),
                        LocalDate.of(2025, 6, 30))) {
            if (programme.inForce(day).filter(version::equals).isPresent() && !days.contains(day)) {
                days.add(day);
            }
        }
        return days;
    }

    private static void compare(
            Evaluation right,
            Map<String, @Nullable Object> said,
            Plan plan,
            Judge judge,
            String where,
            List<String> differences) {
        check(where, "verdict", right.verdict().code(), said.get("verdict"), differences);
        for (Condition condition : right.conditions()) {
            check(
                    where,
                    "condition " + condition.id(),
                    condition.status() == Status.MET,
                    condition.status() == Status.UNKNOWN
                            ? "unknown is not told of an exact row"
                            : said.get("condition_" + condition.id()),
                    differences);
        }
        plan.slacks().keySet().forEach(id -> slack(id, right, said, judge, where, differences));
        for (String id : plan.outcomes().keySet()) {
            check(
                    where,
                    "outcome " + id,
                    words(right.outcomes().get(id)),
                    value("outcome_" + id, said),
                    differences);
        }
        if (plan.amount().isPresent()) {
            Object amount = value("amount", said);
            check(
                    where,
                    "amount",
                    words(right.amount().orElse(null)),
                    amount instanceof Rational yuan
                            ? Rational.of(yuan.toDecimal(2, RoundingMode.HALF_UP))
                            : amount,
                    differences);
        }
    }

    /// The slack is the difference of what the interpreter shows.
    private static void slack(
            String id,
            Evaluation right,
            Map<String, @Nullable Object> said,
            Judge judge,
            String where,
            List<String> differences) {
        Condition condition =
                right.conditions().stream()
                        .filter(c -> c.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        Rational shown =
                value("slack_" + id, said) instanceof Rational slack
                        ? slack.times(judge.shownTimes(id))
                        : null;
        check(where, "slack " + id, condition.slack().orElse(null), shown, differences);
    }

    private static void check(
            String where,
            String what,
            @Nullable Object right,
            @Nullable Object said,
            List<String> differences) {
        if (!java.util.Objects.equals(right, said)) {
            differences.add(
                    "%s, %s: the interpreter says %s, DuckDB %s"
                            .formatted(where, what, right, said));
        }
    }

    private static @Nullable Object words(@Nullable Quantity quantity) {
        return switch (quantity) {
            case Quantity.Exact(Rational value) -> value;
            case Quantity.Truth(boolean value) -> value;
            case Quantity.Text(String value) -> value;
            case Quantity.Undefined _ -> null;
            case null -> null;
            case Quantity.Open _, Quantity.Unknown _ -> "unknown";
        };
    }

    /// A number from its numerator and denominator, or what else stands there.
    private static @Nullable Object value(String name, Map<String, @Nullable Object> said) {
        Object value = said.get(name);
        Object denominator = said.get(name + " / ");
        return value instanceof Number number && denominator instanceof Number below
                ? Rational.of(whole(number), whole(below))
                : value instanceof LocalDate day ? day.toString() : value;
    }

    private static BigInteger whole(Number number) {
        return number instanceof BigInteger big
                ? big
                : new BigDecimal(number.toString()).toBigIntegerExact();
    }
}
