package org.echelon.platform.reference;

import java.nio.file.Path;
import org.echelon.calendar.WorkingCalendar;
import org.echelon.policy.programme.Ladder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Reads the folder `reference/` of the project's root.
@Configuration(proxyBeanMethods = false)
class ReferenceData {

    private final Path folder;

    ReferenceData(@Value("${echelon.root}") Path root) {
        this.folder = root.resolve("reference");
    }

    @Bean
    Divisions divisions() {
        return Divisions.read(folder);
    }

    @Bean
    Zones zones() {
        return Zones.read(folder);
    }

    @Bean
    Industries industries() {
        return Industries.read(folder);
    }

    @Bean
    TechnicalFields technicalFields() {
        return TechnicalFields.read(folder);
    }

    @Bean
    WorkingCalendar workingCalendar() {
        return WorkingCalendar.read(folder.resolve("calendar"));
    }

    @Bean
    Ladder ladder() {
        return ladder(folder);
    }

    /// The echelon; a broken file is a fault of the installation.
    static Ladder ladder(Path folder) {
        Path file = folder.resolve("echelons.yaml");
        Ladder.Reading reading = Ladder.read(file.toString(), ReferenceFiles.bytes(file));
        if (!reading.diagnostics().isEmpty()) {
            throw new IllegalStateException(reading.diagnostics().getFirst().toString());
        }
        return reading.ladder();
    }
}
