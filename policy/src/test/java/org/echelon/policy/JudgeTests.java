package org.echelon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactChecks;
import org.echelon.policy.fact.FactsFile;
import org.echelon.policy.feel.Value;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Verdict;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;

/// A judge that does not explain decides what the explained evaluation decides, and other figures
/// are what they would be in the file.
class JudgeTests {

    private final Programmes programmes =
            Programmes.read(SharedFolder.root().resolve("programmes"));

    private static FactsFile facts(String name, byte[] yaml, Programme programme) {
        return FactsFile.read(name, yaml, programme.facts()).file().orElseThrow();
    }

    @Test
    void decidesEveryExampleAsTheExplainedEvaluationDoes() {
        int compared = 0;
        for (Programme programme : programmes.all()) {
            for (Version version : programme.versions()) {
                for (var example : version.examples().entrySet()) {
                    FactsFile.Reading reading =
                            FactsFile.read(example.getKey(), example.getValue(), programme.facts());
                    if (reading.file().isEmpty() || !version.compiles()) {
                        continue;
                    }
                    EnterpriseFacts facts = reading.file().get().facts();
                    LocalDate day = reading.file().get().asOf();
                    if (day == null) {
                        continue;
                    }
                    Question question = Question.asOf(day, day);
                    if (facts.subject().kind() != programme.definition().subjectKind()
                            || !FactChecks.errors(facts, programme.facts()).isEmpty()) {
                        continue;
                    }
                    Judge judge = programme.judge(version, question).orElseThrow();

                    var decided = judge.decide(facts);

                    String place = version.place() + "/" + example.getKey();
                    switch (judge.judge(facts)) {
                        case Judge.Answer.Judged(var evaluation) -> {
                            assertThat(decided.orElseThrow().verdict())
                                    .as(place)
                                    .isEqualTo(evaluation.verdict());
                            assertThat(decided.get().conditions())
                                    .as(place)
                                    .isEqualTo(
                                            evaluation.conditions().stream()
                                                    .map(Condition::status)
                                                    .toList());
                            assertThat(evaluation.conditions())
                                    .extracting(Condition::id)
                                    .isEqualTo(judge.conditions());
                            assertThat(decided.get().amount())
                                    .as(place)
                                    .isEqualTo(evaluation.amount());
                        }
                        case Judge.Answer.Refused _ -> assertThat(decided).as(place).isEmpty();
                    }
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(500);
    }

    @Test
    void otherFiguresDecideOtherwise() {
        Programme programme = programmes.find("cn/gansu/innovative-enterprise").orElseThrow();
        Version version = programme.versions().getFirst();
        FactsFile file =
                facts(
                        "accepted-clear",
                        Objects.requireNonNull(
                                version.examples().get("examples/accepted-clear.yaml")),
                        programme);
        LocalDate day = Objects.requireNonNull(file.asOf());
        Question question = Question.asOf(day, day);

        Version stricter =
                version.withValues(
                        Map.of("ratio small", new Value.Numeric(Rational.parse("0.038"), true)));

        assertThat(verdict(programme, version, question, file)).isEqualTo(Verdict.MET);
        assertThat(verdict(programme, stricter, question, file)).isEqualTo(Verdict.NOT_MET);
        assertThat(verdict(programme, version, question, file))
                .as("the version itself is as it was")
                .isEqualTo(Verdict.MET);
    }

    private static Verdict verdict(
            Programme programme, Version version, Question question, FactsFile file) {
        return programme
                .judge(version, question)
                .orElseThrow()
                .decide(file.facts())
                .orElseThrow()
                .verdict();
    }

    @Test
    void aFigureThatIsNotThereIsRefusedWithThoseThatAre() {
        Version version = programmes.find("cn/hnte").orElseThrow().versions().getFirst();

        assertThatThrownBy(() ->
                        version.withValues(
                                Map.of("pas mark", new Value.Numeric(Rational.ONE, true))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no parameter 'pas mark'")
                .hasMessageContaining("pass mark");
    }
}
