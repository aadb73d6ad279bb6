package org.echelon.conformance.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Version;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.lower.Lowering;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// P5: DuckDB says of every row what the interpreter says: verdict, every condition, outcome, slack
/// and amount. `-Dcolumns.rows=20000` draws more.
class ColumnsAgreeTests {

    private static final int ROWS = Integer.getInteger("columns.rows", 300);
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
                                                                    programme,
                                                                    version,
                                                                    plan,
                                                                    version.parameterValues(),
                                                                    ROWS,
                                                                    SEED);
                                                    assertThat(agreement.differences()).isEmpty();
                                                    assertThat(agreement.judged())
                                                            .isGreaterThan(ROWS / 2);
                                                })));
            }
        }
        return tests;
    }

    /// One plan serves every value of a parameter: it is made for the published ones and bound to
    /// others, which the interpreter reads from a file.
    @TestFactory
    List<DynamicTest> a_plan_serves_other_values_of_its_parameters() {
        SortedMap<String, byte[]> files = files();
        List<DynamicTest> tests = new ArrayList<>();
        Programmes published = Programmes.of(files);
        files.replaceAll(
                (name, bytes) -> name.endsWith("/parameters.yaml") ? turned(bytes) : bytes);
        Programmes other = Programmes.of(files);
        for (String id :
                List.of("cn/gansu/hnte-reward", "cn/gansu/innovative-enterprise", "cn/hnte")) {
            Programme programme = published.find(id).orElseThrow();
            Version version = programme.versions().getFirst();
            Plan plan = version.lowering(programme).flatMap(Lowering::plan).orElseThrow();
            Programme turned = other.find(id).orElseThrow();
            Version changed = turned.versions().getFirst();
            tests.add(
                    DynamicTest.dynamicTest(
                            version.place(),
                            () -> {
                                assertThat(changed.parameters()).isNotEqualTo(version.parameters());
                                Agreement agreement =
                                        Agreement.of(
                                                turned,
                                                changed,
                                                plan,
                                                changed.parameterValues(),
                                                ROWS,
                                                SEED + 1);
                                assertThat(agreement.differences()).isEmpty();
                            }));
        }
        return tests;
    }

    /// The same parameters with other numbers.
    private static byte[] turned(byte[] yaml) {
        return new String(yaml, StandardCharsets.UTF_8)
                .replaceAll("(?m)^(  value: )(\\d+)$", "$1$27")
                .replaceAll("(?m)^(  value: 0\\.\\d+)$", "$11")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static SortedMap<String, byte[]> files() {
        Path folder = Path.of(System.getProperty("echelon.root", ".")).resolve("programmes");
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(file).toString().replace('\\', '/'),
                        Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
