package org.echelon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The last lines of `./echelon test` tell the truth about a run.
class TestSummaryTests {

    private static final String ONE_OF_EACH =
            """
            <testsuite name="org.echelon.SampleTests" tests="4">
              <testcase name="passes" classname="org.echelon.SampleTests" time="0.1"/>
              <testcase name="fails" classname="org.echelon.SampleTests" time="0.1">
                <failure message="&#10;expected: &quot;a&quot;&#10; but was: 3 &lt; 4" type="x"><![CDATA[x]]></failure>
              </testcase>
              <testcase name="waits" classname="org.echelon.SampleTests" time="0">
                <skipped message="no browser here"/>
              </testcase>
              <testcase name="aborts" classname="org.echelon.SampleTests" time="0">
                <skipped type="org.opentest4j.TestAbortedException"><![CDATA[org.opentest4j.TestAbortedException: no browser here
            	at org.echelon.SampleTests]]></skipped>
              </testcase>
            </testsuite>
            """;

    private static final String ALL_PASS =
            """
            <testsuite name="org.echelon.OtherTests" tests="1">
              <testcase name="passes" classname="org.echelon.OtherTests" time="0.1"/>
            </testsuite>
            """;

    @TempDir Path root;

    @Test
    void countsWhatPassedFailedAndWasSkipped() throws Exception {
        report("policy", ONE_OF_EACH);
        report("platform", ALL_PASS);

        Command.Result summary = summarise(0, "", "");

        assertThat(summary.status()).isEqualTo(1);
        assertThat(summary.output())
                .contains("policy       1 passed, 1 failed, 2 skipped")
                .contains("platform     1 passed, 0 failed, 0 skipped")
                .contains("Skipped: no browser here: SampleTests.waits, SampleTests.aborts")
                .contains("Failed: SampleTests.fails: expected: \"a\" but was: 3 < 4")
                .endsWith("\n2 passed, 1 failed, 2 skipped\n");
    }

    @Test
    void passesWhenAllPass() throws Exception {
        report("platform", ALL_PASS);

        Command.Result summary = summarise(0, "", "");

        assertThat(summary.status()).isZero();
        assertThat(summary.output()).endsWith("\n1 passed, 0 failed, 0 skipped\n");
    }

    @Test
    void failsWhenNoTestRan() throws Exception {
        Command.Result summary = summarise(0, "", "");

        assertThat(summary.status()).isEqualTo(1);
        assertThat(summary.output())
                .endsWith("Failed: no test ran\n0 passed, 1 failed, 0 skipped\n");
    }

    @Test
    void failsWhenTheBuildFailedAlthoughNoTestDid() throws Exception {
        report("policy", ALL_PASS);

        Command.Result summary = summarise(1, "", "");

        assertThat(summary.status()).isEqualTo(1);
        assertThat(summary.output())
                .contains("Failed: the build itself failed")
                .endsWith("\n1 passed, 1 failed, 0 skipped\n");
    }

    @Test
    void skipsBrowserTestsByHandButNotInContinuousIntegration() throws Exception {
        report("platform", ALL_PASS);

        Command.Result byHand = summarise(0, "browser tests: no chromium", "");
        Command.Result integration = summarise(0, "browser tests: no chromium", "true");

        assertThat(byHand.status()).isZero();
        assertThat(byHand.output()).contains("Skipped: browser tests: no chromium");
        assertThat(integration.status()).isEqualTo(1);
        assertThat(integration.output())
                .contains("Failed: browser tests: no chromium; with CI=true that is a failure");
    }

    private void report(String module, String xml) throws IOException {
        Path folder = root.resolve(module + "/target/surefire-reports");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("TEST-" + module + ".xml"), xml);
    }

    private Command.Result summarise(int status, String noBrowser, String ci) throws Exception {
        String script =
                """
                reports=("$root"/*/target/surefire-reports/TEST-*.xml)
                [[ -e ${reports[0]} ]] || reports=(/dev/null)
                awk -v root="$root/" -v status="$status" -v no_browser="$no_browser" -v ci="$ci" -f "$summary" "${reports[@]}"
                """;
        return Command.run(
                List.of("bash", "-c", script),
                root,
                Map.of(
                        "root", root.toString(),
                        "status", Integer.toString(status),
                        "no_browser", noBrowser,
                        "ci", ci,
                        "summary", Repository.root().resolve(".ci/test-summary.awk").toString()));
    }
}
