package org.echelon.conformance.region;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.policy.Judge;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Question;
import org.echelon.policy.Version;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.Title;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Verdict;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// The rows of a region judged by the engine's interpreter, from the programme's own files.
final class Interpreted {

    static final LocalDate AS_OF = LocalDate.of(2023, 6, 30);
    private static final List<String> LEVELS = List.of("none", "city", "provincial", "national");

    /// In the order of the bits of [Judgements#failed].
    static final List<String> CONDITIONS =
            List.of(
                    "resident",
                    "staff_limit",
                    "revenue_limit",
                    "assets_limit",
                    "product",
                    "conduct",
                    "score");

    private final Judge judge;

    Interpreted() {
        Programme programme = programme();
        judge = programme.judge(version(programme), Question.asOf(AS_OF, AS_OF)).orElseThrow();
    }

    /// The programme that the region is judged by.
    static Programme programme() {
        return Programmes.read(
                        Path.of(System.getProperty("echelon.root", "..")).resolve("programmes"))
                .find("cn/tech-sme")
                .orElseThrow();
    }

    /// The version that the kernels by hand are of.
    static Version version(Programme programme) {
        return programme.version(LocalDate.of(2022, 4, 1)).orElseThrow();
    }

    Evaluation evaluate(EnterpriseFacts facts) {
        return switch (judge.judge(facts)) {
            case Judge.Answer.Judged(Evaluation evaluation) -> evaluation;
            case Judge.Answer.Refused(var problems) ->
                    throw new IllegalStateException(problems.toString());
        };
    }

    /// What the interpreter says, in the form of the kernels.
    static Judgements.Row row(Evaluation evaluation) {
        int failed = 0;
        int open = 0;
        for (Condition condition : evaluation.conditions()) {
            int number = CONDITIONS.indexOf(condition.id());
            if (number < 0) {
                throw new IllegalStateException("no kernel knows " + condition.id());
            }
            switch (condition.status()) {
                case MET -> {}
                case NOT_MET -> failed |= 1 << number;
                case UNKNOWN -> open |= 1 << number;
            }
        }
        return new Judgements.Row(
                verdict(evaluation.verdict()),
                (byte) failed,
                (byte) open,
                bounds(evaluation, "total_score"),
                bounds(evaluation, "personnel_score"),
                bounds(evaluation, "rd_score"),
                bounds(evaluation, "achievement_score"));
    }

    private static byte verdict(Verdict verdict) {
        return switch (verdict) {
            case MET -> Judgements.MET;
            case NOT_MET -> Judgements.NOT_MET;
            case UNKNOWN -> Judgements.UNKNOWN;
            case NOT_IN_FORCE -> throw new IllegalStateException("not in force on " + AS_OF);
        };
    }

    private static Judgements.Bounds bounds(Evaluation evaluation, String outcome) {
        Quantity quantity = evaluation.outcomes().get(outcome);
        if (quantity instanceof Quantity.Exact(Rational points)) {
            return new Judgements.Bounds(whole(points), whole(points));
        }
        if (quantity instanceof Quantity.Open(Rational least, Rational most)
                && least != null
                && most != null) {
            return new Judgements.Bounds(whole(least), whole(most));
        }
        throw new IllegalStateException("%s is %s".formatted(outcome, quantity));
    }

    private static int whole(Rational points) {
        return points.numerator().intValueExact() / points.denominator().intValueExact();
    }

    /// The facts of a row.
    static EnterpriseFacts facts(RegionColumns region, int row) {
        Map<String, FactValue> last = new HashMap<>();
        Map<String, FactValue> current = new HashMap<>();
        for (Input input : Input.values()) {
            FactValue value = region.isUnknown(input, row) ? null : value(region, input, row);
            if (value != null) {
                boolean yearly = input.compareTo(Input.ST_STAFF) <= 0;
                (yearly ? last : current).put(input.name().toLowerCase(Locale.ROOT), value);
            }
        }
        return new EnterpriseFacts(
                new Enterprise(
                        null,
                        "row:" + row,
                        "row " + row,
                        region.isUnknown(Input.REGION, row) ? null : region.region[row] + "0100",
                        region.isUnknown(Input.INDUSTRY, row) ? null : region.industry[row] + "10",
                        LocalDate.of(2015, 1, 1)),
                new TreeMap<>(Map.of(AS_OF.getYear() - 1, last)),
                current,
                region.hnte[row] == 1
                        ? List.of(
                                new Title("cn/hnte", null, AS_OF.minusYears(1), AS_OF.plusYears(2)))
                        : List.of(),
                List.of());
    }

    /// @return null for what is told of the enterprise itself
    private static @Nullable FactValue value(RegionColumns region, Input input, int row) {
        return switch (input) {
            case REVENUE -> hundredths(region.revenue[row]);
            case TOTAL_COST -> hundredths(region.totalCost[row]);
            case RD_EXPENSE_DEDUCTIBLE -> hundredths(region.rdExpense[row]);
            case TOTAL_ASSETS -> hundredths(region.totalAssets[row]);
            case STAFF -> hundredths(region.staff[row]);
            case ST_STAFF -> hundredths(region.stStaff[row]);
            case IP_CLASS1 -> number(region.ipClass1[row]);
            case IP_CLASS2 -> number(region.ipClass2[row]);
            case STANDARDS_LED -> number(region.standardsLed[row]);
            case NATIONAL_AWARD_RANK -> number(region.awardRank[row]);
            case REGION, INDUSTRY -> null;
            case RD_INSTITUTION_LEVEL -> new FactValue.Text(LEVELS.get(region.institution[row]));
            case AUDIT_BASED_COLLECTION -> new FactValue.Truth(region.audited[row] == 1);
            case PROHIBITED_PRODUCT -> new FactValue.Truth(region.prohibited[row] == 1);
            case ACCIDENT_OR_OFFENCE -> new FactValue.Truth(region.accident[row] == 1);
            case ABNORMAL_LISTING -> new FactValue.Truth(region.abnormal[row] == 1);
        };
    }

    private static FactValue number(long value) {
        return new FactValue.Numeric(Rational.of(value));
    }

    private static FactValue hundredths(long value) {
        return new FactValue.Numeric(Rational.of(value).dividedBy(Rational.HUNDRED));
    }
}
