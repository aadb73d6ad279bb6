package org.echelon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactChecks;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.FactsFile;
import org.echelon.policy.fact.Particular;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Status;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who has figures of a year existed in it, whether or not the day of registration is known.
class UnknownRegistrationTests {

    private static final Programmes PROGRAMMES =
            Programmes.read(
                    Path.of(System.getProperty("echelon.root", "..")).resolve("programmes"));
    private static final LocalDate DAY = LocalDate.of(2024, 6, 30);

    private static Status registeredOneYear(int figures) {
        EnterpriseFacts facts =
                new EnterpriseFacts(
                        enterprise(null),
                        new TreeMap<>(
                                Map.of(
                                        figures,
                                        Map.of(
                                                "revenue",
                                                new FactValue.Numeric(Rational.of(30_000_000))))),
                        Map.of(),
                        List.of(),
                        List.of());
        Evaluation evaluation =
                PROGRAMMES.find("cn/hnte").orElseThrow().evaluate(facts, Question.asOf(DAY, DAY));
        return status(evaluation, "registered_one_year");
    }

    private static Enterprise enterprise(@Nullable LocalDate registered) {
        return new Enterprise("91440114MA9TERT04C", null, "样例科技有限公司", "440114", "3911", registered);
    }

    private static Status status(Evaluation evaluation, String condition) {
        return evaluation.conditions().stream()
                .filter(one -> one.id().equals(condition))
                .map(Condition::status)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void figuresOfTheYearBeforeLastProveAYearSinceRegistration() {
        assertThat(registeredOneYear(2022)).isEqualTo(Status.MET);
        assertThat(registeredOneYear(2015)).isEqualTo(Status.MET);
    }

    @Test
    void figuresOfLastYearProveNoWholeYear() {
        assertThat(registeredOneYear(2023)).isEqualTo(Status.UNKNOWN);
        assertThat(registeredOneYear(2024)).isEqualTo(Status.UNKNOWN);
    }

    /// Every example of every programme for enterprises, its day of registration forgotten and then
    /// told in every way that its figures allow.
    @Test
    void whateverDayIsToldLaterNoConditionTurns() {
        int settled = 0;
        for (Programme programme : PROGRAMMES.about(Subject.Kind.ENTERPRISE)) {
            for (Version version : programme.versions()) {
                for (Map.Entry<String, byte[]> example : version.examples().entrySet()) {
                    settled +=
                            FactsFile.read(example.getKey(), example.getValue(), programme.facts())
                                    .file()
                                    .map(file -> turns(programme, file, example.getKey()))
                                    .orElse(0);
                }
            }
        }

        assertThat(settled).as("conditions settled without the day").isGreaterThan(1_000);
    }

    private static int turns(Programme programme, FactsFile file, String name) {
        EnterpriseFacts facts = file.facts();
        LocalDate asOf = file.asOf();
        if (asOf == null
                || !(facts.subject() instanceof Enterprise)
                || !FactChecks.errors(facts, programme.facts()).isEmpty()
                || facts.yearly().isEmpty()) {
            return 0;
        }
        Question question = Question.asOf(asOf, asOf);
        Evaluation said =
                programme.evaluate(
                        about(facts, facts.subject().without(Set.of(Particular.REGISTERED_ON))),
                        question);
        for (LocalDate day : days(facts.yearly().firstKey())) {
            EnterpriseFacts told = about(facts, enterprise(facts, day));
            if (!FactChecks.errors(told, programme.facts()).isEmpty()) {
                continue;
            }
            Evaluation revealed = programme.evaluate(told, question);
            for (Condition condition : said.conditions()) {
                if (condition.status() != Status.UNKNOWN) {
                    assertThat(status(revealed, condition.id()))
                            .as(
                                    "%s, %s, %s registered on %s",
                                    programme.id(), name, condition.id(), day)
                            .isEqualTo(condition.status());
                }
            }
        }
        return (int) said.conditions().stream().filter(c -> c.status() != Status.UNKNOWN).count();
    }

    /// Days before, about and at the end of the first year with figures.
    private static List<LocalDate> days(int first) {
        List<LocalDate> days = new ArrayList<>();
        for (int year : List.of(first - 12, first - 6, first - 3, first - 1, first)) {
            days.addAll(
                    List.of(
                            LocalDate.of(year, 1, 1),
                            LocalDate.of(year, 6, 30),
                            LocalDate.of(year, 12, 31)));
        }
        return days;
    }

    private static Enterprise enterprise(EnterpriseFacts facts, LocalDate day) {
        Enterprise known = facts.enterprise();
        return new Enterprise(
                known.uscc(), known.otherId(), known.name(), known.region(), known.industry(), day);
    }

    private static EnterpriseFacts about(EnterpriseFacts facts, Subject subject) {
        return new EnterpriseFacts(
                subject, facts.yearly(), facts.current(), facts.holds(), facts.received());
    }
}
