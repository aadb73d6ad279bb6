package org.echelon.policy.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.echelon.policy.dmn.DecisionTable;
import org.echelon.policy.dmn.DecisionTable.HitPolicy;
import org.echelon.policy.feel.Names;
import org.echelon.policy.message.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random tables, random edits of a known list, and the difference must name these edits and
/// nothing else. Features P14.
class SeededChangeTests {

    private static final int TABLES = 300;

    /// A table whose every rule differs from every other in all its cells, so that an edit of one
    /// cell leaves no doubt which rule it was.
    private static DecisionTable table(Random random, HitPolicy policy) {
        List<DecisionTable.Rule> rules = new ArrayList<>();
        int count = 3 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            rules.add(rule(i * 10));
        }
        return table(policy, rules);
    }

    private static DecisionTable table(HitPolicy policy, List<DecisionTable.Rule> rules) {
        return new DecisionTable(
                "t",
                null,
                policy,
                List.of(
                        new DecisionTable.Input("i1", "ratio", "last.a / last.b", null, null),
                        new DecisionTable.Input("i2", null, "last.staff", null, null),
                        new DecisionTable.Input("i3", "level", "current.level", null, null)),
                List.of(new DecisionTable.Output("o", "score", null, "number", null, null)),
                rules);
    }

    private static DecisionTable.Rule rule(int base) {
        return new DecisionTable.Rule(
                null,
                List.of(
                        "[0.%04d..0.%04d)".formatted(base, base + 10),
                        ">= " + base,
                        "\"level " + base + "\""),
                List.of(String.valueOf(base)),
                List.of());
    }

    private static List<Change> between(DecisionTable before, DecisionTable after) {
        return new TableDifference(
                        "score",
                        new Words("得分", "score"),
                        List.of(),
                        List.of(),
                        Names.none(),
                        Names.none())
                .between(before, after);
    }

    private static List<String> with(List<String> cells, int at, String cell) {
        List<String> copy = new ArrayList<>(cells);
        copy.set(at, cell);
        return copy;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNIQUE", "FIRST"})
    void everySeededEditIsNamedAndNothingElse(HitPolicy policy) {
        for (int seed = 0; seed < TABLES; seed++) {
            Random random = new Random(seed);
            DecisionTable before = table(random, policy);
            List<DecisionTable.Rule> rules = new ArrayList<>(before.rules());
            Set<String> expected = new TreeSet<>();
            Set<Integer> edited = new HashSet<>();
            for (int edit = random.nextInt(4); edit > 0; edit--) {
                int at = random.nextInt(rules.size());
                if (!edited.add(at)) {
                    continue;
                }
                DecisionTable.Rule old = rules.get(at);
                int column = random.nextInt(4);
                if (column == 3) {
                    rules.set(
                            at,
                            new DecisionTable.Rule(null, old.inputs(), List.of("7777"), List.of()));
                    expected.add("changed " + old.outputs() + " -> 7777");
                } else {
                    String cell = column == 2 ? "\"other\"" : "> 5555" + at;
                    rules.set(
                            at,
                            new DecisionTable.Rule(
                                    null,
                                    with(old.inputs(), column, cell),
                                    old.outputs(),
                                    List.of()));
                    expected.add("changed " + old.inputs().get(column) + " -> " + cell);
                }
            }
            if (random.nextBoolean()) {
                int at = random.nextInt(rules.size() + 1);
                rules.add(at, rule(3000));
                expected.add("added 3000");
            }
            if (random.nextBoolean()) {
                int at = random.nextInt(rules.size());
                DecisionTable.Rule gone = rules.get(at);
                if (before.rules().contains(gone)) {
                    rules.remove(at);
                    expected.add("removed " + gone.outputs().getFirst());
                }
            }

            Set<String> found = new TreeSet<>();
            for (Change change : between(before, table(policy, rules))) {
                found.add(
                        switch (change.kind()) {
                            case CHANGED ->
                                    "changed "
                                            + (change.cell().orElse("").equals("score")
                                                    ? List.of(change.before().orElseThrow())
                                                    : change.before().orElseThrow())
                                            + " -> "
                                            + change.after().orElseThrow();
                            case ADDED ->
                                    "added " + change.after().orElseThrow().replaceAll(".*→ ", "");
                            case REMOVED ->
                                    "removed "
                                            + change.before().orElseThrow().replaceAll(".*→ ", "");
                            case MOVED -> "moved " + change.rule();
                        });
            }
            assertThat(found).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void theOrderOfATableOfTheFirstHitMattersAndThatOfAUniqueTableDoesNot(int seed) {
        Random random = new Random(seed);
        DecisionTable first = table(random, HitPolicy.FIRST);
        List<DecisionTable.Rule> turned = new ArrayList<>(first.rules());
        Collections.swap(turned, 0, turned.size() - 1);

        assertThat(between(first, table(HitPolicy.FIRST, turned)))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.kind()).isEqualTo(Change.Kind.MOVED));
        assertThat(between(table(HitPolicy.UNIQUE, first.rules()), table(HitPolicy.UNIQUE, turned)))
                .isEmpty();
    }
}
