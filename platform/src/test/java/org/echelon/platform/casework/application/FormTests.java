package org.echelon.platform.casework.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.page.Formats;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Version;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;

/// The forms of the real programmes.
class FormTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Programmes PROGRAMMES =
            Programmes.read(TestDatabase.root().resolve("programmes"));
    private static final Enterprise ENTERPRISE =
            new Enterprise(
                    "91440114MA9TERT04C",
                    null,
                    "样例科技有限公司",
                    "440114",
                    "3911",
                    LocalDate.of(2018, 6, 15));

    private static Programme programme(String id) {
        return PROGRAMMES.find(id).orElseThrow();
    }

    private static Version version(String id) {
        return programme(id).versions().getFirst();
    }

    private static FormModel form(String id) {
        return FormReader.read(programme(id), version(id), TODAY, LocalDate.of(2018, 6, 15))
                .orElseThrow();
    }

    /// Answers that have no problem, to be spoilt one at a time.
    private static Map<String, String> good() {
        Map<String, String> typed = new HashMap<>();
        typed.put("last.revenue", "3,000 万元");
        typed.put("last.total_cost", "28,000,000");
        typed.put("last.total_assets", "4000万");
        typed.put("last.rd_expense_deductible", "150万");
        typed.put("last.staff", "45");
        typed.put("last.st_staff", "9 人");
        typed.put("current.ip_class1", "0");
        typed.put("current.ip_class2", "2");
        typed.put("current.standards_led", "0");
        typed.put("current.national_award_rank", "0");
        typed.put("current.rd_institution_level", "none");
        typed.put("current.accident_or_offence", "false");
        typed.put("current.abnormal_listing", "false");
        typed.put("current.prohibited_product", "false");
        typed.put("current.audit_based_collection", "true");
        return typed;
    }

    private static List<AnswerCheck.Problem> problems(Map<String, String> typed) {
        FormModel form = form("cn/tech-sme");
        Map<String, Input> inputs = new HashMap<>();
        typed.forEach((id, text) -> inputs.put(id, form.find(id).orElseThrow().read(text)));
        return AnswerCheck.problems(
                form, version("cn/tech-sme"), inputs, ENTERPRISE, PROGRAMMES.facts());
    }

    private static void assertRefused(String id, String typed, String zh, String en) {
        Map<String, String> answers = good();
        answers.put(id, typed);

        assertThat(problems(answers))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.place()).isEqualTo(id);
                    assertThat(problem.message().zh()).contains(zh);
                    assertThat(problem.message().en()).contains(en);
                });
    }

    @Test
    void theQuestionsStandInTheOrderOfTheFolderWithWordsOfBothLanguages() {
        FormModel form = form("cn/tech-sme");

        assertThat(form.groups())
                .extracting(FormModel.Group::id)
                .containsExactly("last", "current");
        assertThat(form.fields())
                .extracting(Field::id)
                .startsWith("last.revenue", "last.total_cost", "last.rd_expense_deductible");
        Field revenue = form.find("last.revenue").orElseThrow();
        assertThat(revenue.fact()).isEqualTo(new FactKey("revenue", 2025));
        assertThat(revenue.label().en()).isEqualTo("Sales income");
        assertThat(revenue.isMoney()).isTrue();
        assertThat(form.find("last.rd_expense_deductible").orElseThrow().required()).isFalse();
        assertThat(form.find("current.rd_institution_level").orElseThrow().options())
                .extracting(Field.Option::value)
                .containsExactly("none", "city", "provincial", "national");
    }

    @Test
    void everyProgrammesFormCanBeAsked() {
        for (Programme programme : PROGRAMMES.all()) {
            for (Version version : programme.versions()) {
                FormModel form = FormReader.read(programme, version, TODAY, null).orElseThrow();

                assertThat(form.fields())
                        .as(version.place())
                        .isNotEmpty()
                        .allSatisfy(field -> {
                            assertThat(field.label().zh()).isNotEqualTo(field.label().en());
                            assertThat(field.kind() == Field.Kind.CODE)
                                    .isEqualTo(!field.options().isEmpty());
                        });
            }
        }
    }

    @Test
    void aProgrammeThatReadsYearsAsksForEachClosedYearSinceTheRegistration() {
        Programme hnte = programme("cn/hnte");

        assertThat(form("cn/hnte").groups())
                .extracting(FormModel.Group::id)
                .containsExactly("years.2023", "years.2024", "years.2025", "last", "current");
        assertThat(
                        FormReader.read(hnte, version("cn/hnte"), TODAY, LocalDate.of(2025, 2, 1))
                                .orElseThrow()
                                .groups())
                .extracting(FormModel.Group::id)
                .containsExactly("years.2025", "last", "current");
    }

    @Test
    void whatIsAskedOnceAYearIsCheckedInItsYear() {
        FormModel form = form("cn/hnte");
        Map<String, Input> inputs = new HashMap<>();
        Field part = form.find("years.2024.rd_expense_domestic").orElseThrow();
        inputs.put(part.id(), part.read("200"));
        inputs.put(
                "years.2024.rd_expense",
                form.find("years.2024.rd_expense").orElseThrow().read("100"));
        inputs.put("years.2024.revenue", form.find("years.2024.revenue").orElseThrow().read("-1"));

        List<AnswerCheck.Problem> problems =
                AnswerCheck.problems(
                        form, version("cn/hnte"), inputs, ENTERPRISE, PROGRAMMES.facts());

        assertThat(problems)
                .filteredOn(problem -> problem.place().startsWith("years.2024."))
                .extracting(AnswerCheck.Problem::place)
                .containsExactly(
                        "years.2024.revenue",
                        "years.2024.rd_expense_domestic",
                        "years.2024.conversions",
                        "years.2024.net_assets");
        assertThat(problems).extracting(AnswerCheck.Problem::place).contains("years.2023.revenue");
    }

    @Test
    void rightAnswersHaveNoProblem() {
        assertThat(problems(good())).isEmpty();
    }

    @Test
    void eachWrongAnswerIsToldInBothLanguagesAtItsQuestion() {
        assertRefused("last.revenue", "abc", "不是金额", "is not an amount");
        assertRefused("last.revenue", "-5", "不能小于 0", "may not be below 0");
        assertRefused("last.revenue", "1.234", "最多两位小数", "at most two decimals");
        assertRefused("last.revenue", "", "尚未填写", "is not answered yet");
        assertRefused("last.st_staff", "46", "多于“职工总数”45", "above “Employees” 45");
        assertRefused("current.ip_class1", "1.5", "应为整数", "whole number");
        assertRefused("current.ip_class2", "two", "不是数字", "is not a number");
        assertRefused("current.rd_institution_level", "village", "不在可选值之内", "has no choice");
        assertRefused("current.audit_based_collection", "", "尚未填写", "is not answered yet");
        assertRefused("current.audit_based_collection", "maybe", "不在可选值之内", "has no choice");
    }

    @Test
    void everyProblemIsToldAtOnce() {
        assertThat(problems(Map.of("last.revenue", "x", "current.ip_class1", "-1")))
                .hasSize(14)
                .extracting(AnswerCheck.Problem::place)
                .startsWith("last.revenue", "last.total_cost");
    }

    @Test
    void aQuestionWithAFallbackMayStayEmpty() {
        Map<String, String> answers = good();
        answers.remove("last.rd_expense_deductible");

        assertThat(problems(answers)).isEmpty();
    }

    @Test
    void anAmountIsShownBackInYuanWithThousands() {
        Field revenue = form("cn/tech-sme").find("last.revenue").orElseThrow();
        FactValue value = ((Input.Valid) revenue.read("1,234.5 万元")).value();

        assertThat(value).isEqualTo(new FactValue.Numeric(Rational.of(12_345_000)));
        assertThat(revenue.typed(value)).isEqualTo("12,345,000");
        assertThat(revenue.shown(value, new Formats(Locale.ENGLISH))).isEqualTo("12,345,000 yuan");
        assertThat(revenue.inWords(value, new Formats(Locale.SIMPLIFIED_CHINESE)))
                .isEqualTo("1,234.5万元");
        assertThat(revenue.fromCanonical(Field.canonical(value))).isEqualTo(value);
        assertThat(revenue.typed(new FactValue.Numeric(Rational.parse("-1234.56"))))
                .isEqualTo("-1,234.56");
    }
}
