package org.echelon.conformance.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.echelon.policy.Coverage;
import org.echelon.policy.Judge;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Question;
import org.echelon.policy.Version;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.kernel.Block;
import org.echelon.policy.kernel.Kernel;
import org.echelon.policy.kernel.Subjects;
import org.echelon.policy.kernel.Wanted;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Of whoever hits a rule when the interpreter judges, columns say that they may: what columns say
/// nobody may hit, nobody hits.
class RulesAgreeTests {

    private static final int ROWS = Integer.getInteger("columns.rows", 120);
    private static final long SEED = Long.getLong("columns.seed", 20261123L);

    @TestFactory
    List<DynamicTest> no_rule_is_hit_that_columns_rule_out() {
        Programmes programmes =
                Programmes.read(
                        Path.of(System.getProperty("echelon.root", ".")).resolve("programmes"));
        List<DynamicTest> tests = new ArrayList<>();
        for (Programme programme : programmes.all()) {
            for (Version version : programme.versions()) {
                List<Coverage.Rule> rules = version.coverage().rulesNeverHit();
                Plan plan = version.rulesOnColumns(programme, rules).orElse(null);
                Kernel kernel = plan == null ? null : Kernel.of(plan).kernel().orElse(null);
                if (plan == null || kernel == null || plan.conditions().isEmpty()) {
                    continue;
                }
                for (Drawn.Forgetting forgetting : Drawn.Forgetting.values()) {
                    tests.add(
                            DynamicTest.dynamicTest(
                                    "%s, unknown %s".formatted(version.place(), forgetting),
                                    () ->
                                            new Comparison(programme, version, rules, plan, kernel)
                                                    .run(forgetting)));
                }
            }
        }
        assertThat(tests).as("two for each version with tables and a loop").hasSize(30);
        return tests;
    }

    private static final class Comparison {
        private final Programme programme;
        private final Version version;
        private final List<Coverage.Rule> rules;
        private final Plan plan;
        private final Kernel kernel;
        private final List<String> differences = new ArrayList<>();
        private int hit;

        Comparison(
                Programme programme,
                Version version,
                List<Coverage.Rule> rules,
                Plan plan,
                Kernel kernel) {
            this.programme = programme;
            this.version = version;
            this.rules = rules;
            this.plan = plan;
            this.kernel = kernel;
        }

        void run(Drawn.Forgetting forgetting) {
            Interesting interesting = Interesting.of(programme, version);
            List<LocalDate> days = Agreement.days(programme, version);
            for (int i = 0; i < days.size(); i++) {
                Drawn drawn =
                        new Drawn(
                                plan,
                                programme.definition().subjectKind(),
                                interesting,
                                days.get(i),
                                SEED + i,
                                forgetting);
                compare(drawn, days.get(i), ROWS / days.size());
            }
            assertThat(differences).isEmpty();
            assertThat(hit).as("rules that were hit by any row").isPositive();
        }

        private void compare(Drawn drawn, LocalDate asOf, int count) {
            List<EnterpriseFacts> subjects = new ArrayList<>();
            Subjects.Builder columns =
                    new Subjects.Builder(kernel.columns(), count, asOf.getYear());
            for (int row = 0; row < count; row++) {
                EnterpriseFacts facts = drawn.next();
                subjects.add(facts);
                columns.put(row, facts);
            }
            kernel.bind(
                            columns.build(),
                            version.parameterValues(),
                            asOf,
                            EnumSet.of(Wanted.CONDITIONS))
                    .fold(
                            differences,
                            (into, block) -> {
                                for (int place = 0; place < block.count(); place++) {
                                    EnterpriseFacts facts = subjects.get(block.row(place));
                                    compare(hit(facts, asOf), facts, block, place);
                                }
                            });
        }

        /// The places of the rules that one hits, from 1.
        private List<Integer> hit(EnterpriseFacts facts, LocalDate asOf) {
            Judge judge = programme.judge(version, Question.asOf(asOf, asOf)).orElseThrow();
            judge.judge(facts);
            Set<Coverage.Rule> never = new HashSet<>(judge.coverage().rulesNeverHit());
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < rules.size(); i++) {
                if (!never.contains(rules.get(i))) {
                    places.add(i + 1);
                }
            }
            hit += places.size();
            return places;
        }

        private void compare(List<Integer> hit, EnterpriseFacts facts, Block block, int place) {
            for (int rule : hit) {
                String id = "" + rule;
                boolean may =
                        plan.conditions().containsKey(id)
                                && (Block.is(block.left(), place)
                                        || Block.is(block.left(id), place)
                                        || (Block.is(block.mayBeMet(id), place)
                                                && !Block.is(block.mayBeNotMet(id), place)));
                if (!may) {
                    differences.add(rules.get(rule - 1) + " is hit by " + facts);
                }
            }
        }
    }
}
