package org.echelon.platform.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.TestRegister;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.intake.Intake;
import org.echelon.platform.intake.IntakeReport;
import org.echelon.platform.intake.Upload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest
class DemonstrationTests {

    @Autowired private Intake intake;

    @ParameterizedTest
    @ValueSource(strings = {"demo", "demo/companies"})
    void everyRowOfTheDemonstrationIsAcceptedByTheOrdinaryImport(String folder) throws IOException {
        List<Upload> uploads = new ArrayList<>();
        try (Stream<Path> files = Files.list(TestDatabase.root().resolve(folder))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                uploads.add(new Upload(file.toString(), Files.readAllBytes(file)));
            }
        }

        IntakeReport report =
                TestRegister.as(
                        TestViewers.PLATFORM,
                        () -> intake.take(uploads, Intake.Mode.CHECK, Optional.empty()));

        assertThat(uploads).isNotEmpty();
        assertThat(report.refusals()).isEmpty();
    }
}
