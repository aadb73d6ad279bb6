package org.echelon.platform.programme.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.programme.studio.ConditionRule.Bound;
import org.echelon.platform.programme.studio.ConditionRule.Compared;
import org.echelon.platform.programme.studio.ConditionRule.FactAt;
import org.echelon.platform.programme.studio.ConditionRule.Held;
import org.echelon.platform.programme.studio.ConditionRule.Measure;
import org.echelon.platform.programme.studio.ConditionRule.OneOf;
import org.echelon.platform.programme.studio.ConditionRule.Operator;
import org.echelon.platform.programme.studio.ConditionRule.Truth;
import org.echelon.platform.programme.studio.ConditionRule.When;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A rule is recognised by what it says, whoever wrote it.
class ConditionRuleTests {

    private static final Set<String> FIGURES = Set.of("least sales", "cap");

    private static List<ConditionRule> everyForm() {
        List<ConditionRule> rules = new ArrayList<>();
        for (When when : When.values()) {
            FactAt fact = new FactAt("revenue", when);
            for (Operator operator : Operator.values()) {
                rules.add(
                        new Compared(
                                new Measure.Single(fact),
                                operator,
                                new Bound.Figure("least sales")));
            }
            rules.add(
                    new Compared(
                            new Measure.Ratio(fact, new FactAt("staff", When.THREE_YEARS)),
                            Operator.AT_LEAST,
                            new Bound.Plain(Rational.of(3, 100))));
            rules.add(
                    new Compared(
                            new Measure.Share(fact),
                            Operator.LESS,
                            new Bound.Plain(Rational.of(-2))));
            rules.add(new Truth(fact, true));
            rules.add(new Truth(fact, false));
            rules.add(new OneOf(fact, List.of("national")));
            rules.add(new OneOf(fact, List.of("national", "pro\"vincial")));
        }
        rules.add(new Held("cn/hnte", true));
        rules.add(new Held("cn/hnte", false));
        return rules;
    }

    @Test
    void everyRuleThatIsWrittenIsReadAsItself() {
        for (ConditionRule rule : everyForm()) {
            assertThat(ConditionRule.read(rule.feel(), FIGURES)).as(rule.feel()).contains(rule);
        }
    }

    @Test
    void blanksAndBracketsOfSomebodyElseDoNotMatter() {
        assertThat(ConditionRule.read(" sum( years.rd_expense )/sum(years.revenue)>=0.04", FIGURES))
                .contains(
                        new Compared(
                                new Measure.Ratio(
                                        new FactAt("rd_expense", When.THREE_YEARS),
                                        new FactAt("revenue", When.THREE_YEARS)),
                                Operator.AT_LEAST,
                                new Bound.Plain(Rational.of(4, 100))));
        assertThat(ConditionRule.read("(last.revenue) > (parameters.cap)", FIGURES)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "last.revenue >= 1 and last.staff >= 1",
                "last.revenue >= 1.5 * years[-2].revenue",
                "5 <= last.revenue",
                "last.revenue != 5",
                "total_score > parameters.cap",
                "sum(years[item.year >= 2020].revenue) >= 5",
                "max(years.revenue) >= 5",
                "last.revenue / 1000 >= 5",
                "enterprise.industry = \"3911\"",
                "some t in holds satisfies t.title = \"cn/hnte\"",
                "some t in holds satisfies t.from <= as of and t.title = \"cn/hnte\"",
                "list contains(parameters.cap, current.level)",
                "last.revenue in [1..5]",
                "not a rule (",
                ""
            })
    void whatTheFormCannotSayIsLeftAlone(String feel) {
        assertThat(ConditionRule.read(feel, FIGURES)).isEmpty();
    }

    /// Nobody wrote them with the form: more than half of the conditions of all our programmes.
    @Test
    void theConditionsOfOurProgrammesAreMostlyOfTheseForms() throws IOException {
        int conditions = 0;
        int recognised = 0;
        try (Stream<Path> found = Files.walk(TestDatabase.root().resolve("programmes"))) {
            for (Path file : found.filter(one -> one.endsWith("decision.dmn")).toList()) {
                String xml = Files.readString(file);
                Markup.Element root = Markup.read(xml);
                List<String> ids =
                        root.children("decisionService").stream()
                                .filter(one -> one.attribute("name").equals("conditions"))
                                .flatMap(one -> one.children("outputDecision").stream())
                                .map(one -> one.attribute("href").substring(1))
                                .toList();
                List<String> parameters =
                        new org.echelon.policy.yaml.YamlText(
                                        Files.exists(file.resolveSibling("parameters.yaml"))
                                                ? Files.readString(
                                                        file.resolveSibling("parameters.yaml"))
                                                : "")
                                .keys();
                for (Markup.Element decision : root.children("decision")) {
                    if (ids.contains(decision.attribute("id"))) {
                        conditions++;
                        String feel =
                                decision.child("literalExpression")
                                        .flatMap(one -> one.child("text"))
                                        .map(text -> Markup.text(xml, text))
                                        .orElse("");
                        recognised += ConditionRule.read(feel, parameters).isPresent() ? 1 : 0;
                    }
                }
            }
        }
        assertThat(2 * recognised).as("of %d conditions", conditions).isGreaterThan(conditions);
    }
}
