package org.echelon.conformance.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Version;
import org.echelon.policy.lower.Lowering;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// P5: DuckDB says of every row what the interpreter says: verdict, every condition, outcome, slack
/// and amount. `-Dcolumns.rows=20000` draws more.
class ColumnsAgreeTests {

    private static final int ROWS = Integer.getInteger("columns.rows", 400);
    private static final long SEED = Long.getLong("columns.seed", 20261122L);

    @TestFactory
    List<DynamicTest> duck_db_says_what_the_interpreter_says() {
        Programmes programmes =
                Programmes.read(
                        Path.of(System.getProperty("echelon.root", ".")).resolve("programmes"));
        List<DynamicTest> tests = new ArrayList<>();
        for (Programme programme : programmes.all()) {
            for (Version version : programme.versions()) {
                Lowering lowering = version.lowering(programme).orElseThrow();
                lowering.plan()
                        .ifPresent(plan ->
                                tests.add(
                                        DynamicTest.dynamicTest(
                                                version.place(),
                                                () -> {
                                                    Agreement agreement =
                                                            Agreement.of(
                                                                    programme, version, plan, ROWS,
                                                                    SEED);
                                                    assertThat(agreement.differences()).isEmpty();
                                                    assertThat(agreement.judged())
                                                            .isGreaterThan(ROWS / 2);
                                                })));
            }
        }
        return tests;
    }
}
