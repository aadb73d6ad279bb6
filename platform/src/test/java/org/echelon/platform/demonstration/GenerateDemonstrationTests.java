package org.echelon.platform.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.echelon.platform.TestDatabase;
import org.junit.jupiter.api.Test;

class GenerateDemonstrationTests {

    private static final Path DEMO = TestDatabase.root().resolve("demo");

    @Test
    void theCommittedFilesAreWhatTheGeneratorWrites() throws IOException {
        for (Map.Entry<String, String> file : GenerateDemonstration.files().entrySet()) {
            assertThat(Files.readString(DEMO.resolve(file.getKey())))
                    .as("demo/%s; run GenerateDemonstration after a change", file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void everyInventedEnterpriseIsNamedAndMarkedSo() {
        List<String> rows =
                GenerateDemonstration.files()
                        .getOrDefault("enterprises.csv", "")
                        .lines()
                        .skip(2)
                        .toList();

        assertThat(rows).hasSize(300);
        assertThat(rows)
                .allSatisfy(row -> {
                    assertThat(row).containsAnyOf("样例", "示例");
                    assertThat(row).contains(",true,synthetic");
                });
    }
}
