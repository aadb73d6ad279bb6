package org.echelon.conformance.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Version;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.kernel.Kernel;
import org.echelon.policy.lower.Lowering;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The generated loop means what the interpreter means, of what is known and of what is not, in
/// every version that has one.
class KernelAgreesTests {

    private static final int ROWS = Integer.getInteger("columns.rows", 120);
    private static final long SEED = Long.getLong("columns.seed", 20261122L);

    @TestFactory
    List<DynamicTest> the_loop_says_what_the_interpreter_says() {
        Programmes programmes =
                Programmes.read(
                        Path.of(System.getProperty("echelon.root", ".")).resolve("programmes"));
        List<DynamicTest> tests = new ArrayList<>();
        for (Programme programme : programmes.all()) {
            for (Version version : programme.versions()) {
                Plan plan = version.lowering(programme).flatMap(Lowering::plan).orElse(null);
                if (plan == null || Kernel.of(plan).kernel().isEmpty()) {
                    continue;
                }
                for (Kernel.Way way : Kernel.Way.values()) {
                    for (Drawn.Forgetting forgetting : Drawn.Forgetting.values()) {
                        tests.add(
                                DynamicTest.dynamicTest(
                                        "%s, unknown %s, %s"
                                                .formatted(version.place(), forgetting, way),
                                        () -> agrees(programme, version, plan, way, forgetting)));
                    }
                }
            }
        }
        assertThat(tests).as("four for each version with a loop").hasSize(144);
        return tests;
    }

    private static void agrees(
            Programme programme,
            Version version,
            Plan plan,
            Kernel.Way way,
            Drawn.Forgetting forgetting) {
        assumeTrue(way.isPossible(), "the virtual machine was started without the vector module");
        Kernel kernel = Kernel.of(plan, way).kernel().orElseThrow();
        KernelAgreement agreement =
                KernelAgreement.of(
                        programme,
                        version,
                        plan,
                        kernel,
                        version.parameterValues(),
                        ROWS,
                        SEED,
                        forgetting);
        assertThat(agreement.differences()).isEmpty();
        if (forgetting == Drawn.Forgetting.OFTEN || plan.scored().isEmpty()) {
            assertThat(agreement.left()).isLessThan(ROWS / 2);
        }
    }
}
