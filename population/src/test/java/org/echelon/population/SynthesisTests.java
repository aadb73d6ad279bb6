package org.echelon.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.echelon.population.synthesis.Calibration;
import org.echelon.population.synthesis.Synthesis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A synthetic population has the published numbers exactly, is the same for the same seed whoever
/// makes it, has nothing in it that a check would refuse, and says what it is.
class SynthesisTests {

    private static final int ENTERPRISES = 3_000;

    @TempDir Path folder;

    @Test
    void hasThePublishedNumbersExactly() throws Exception {
        Calibration calibration = synthesise("a", ENTERPRISES, 7, 2);

        assertThat(calibration.exact()).isTrue();
        assertThat(calibration.targets())
                .extracting(Calibration.Target::id)
                .contains(
                        "guangzhou_enterprises",
                        "guangzhou_hnte",
                        "guangzhou_hnte_new",
                        "gansu_hnte");
        assertThat(calibration.targets())
                .filteredOn(target -> target.id().equals("guangzhou_hnte"))
                .singleElement()
                .satisfies(target -> {
                    assertThat(target.published()).isEqualTo(4_739);
                    assertThat(target.scaled())
                            .as("3000 × 127000 / 163178 = 2335 of which 4739 / 127000")
                            .isEqualTo(87);
                });
        assertThat(Files.readString(folder.resolve("a/calibration.html")))
                .contains("Synthetic data", "合成数据", "4,739");
        assertThat(Files.readString(folder.resolve("a/calibration.json")))
                .contains("\"synthetic\" : true", "\"assumptions\"", "\"notUsed\"");
        assertThat(folder.resolve("a/SYNTHETIC")).exists();
    }

    @Test
    void isTheSameForOneSeedOnOneCoreAndOnTwo() throws Exception {
        synthesise("a", ENTERPRISES, 7, 1);
        synthesise("b", ENTERPRISES, 7, 2);
        synthesise("c", ENTERPRISES, 8, 2);

        for (String file : new String[] {"enterprises", "facts", "titles"}) {
            byte[] one = Files.readAllBytes(folder.resolve("a/" + file + ".parquet"));
            assertThat(folder.resolve("b/" + file + ".parquet")).hasBinaryContent(one);
            assertThat(Files.readAllBytes(folder.resolve("c/" + file + ".parquet")))
                    .isNotEqualTo(one);
        }
    }

    @Test
    void holdsNothingThatIsRefused() throws Exception {
        synthesise("a", ENTERPRISES, 7, 2);

        Simulation.Outcome outcome =
                new PopulationFiles(folder.resolve("a"))
                        .simulate("cn/tech-sme", "2026-11-22", folder.resolve("out"));

        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.summary().synthetic()).isTrue();
        assertThat(outcome.summary().strangers()).isEmpty();
        assertThat(outcome.summary().total().met()).isPositive();
        assertThat(outcome.summary().withUnknowns()).isBetween(500L, 1_500L);
        assertThat(outcome.summary().groups())
                .filteredOn(group -> group.dimension().equals("rung"))
                .extracting(Summary.Group::group)
                .contains("hnte", "tech-sme", "none");
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("every enterprise on this page is invented");
    }

    @Test
    void namesEveryEnterpriseAsSynthetic() throws Exception {
        synthesise("a", 200, 1, 1);
        Path scratch = Files.createDirectories(folder.resolve("scratch"));

        try (Database database = Database.open(scratch, 1, 256)) {
            assertThat(
                            database.number(
                                    "select count(*) from '%s' where name like '合成%%synthetic' and substr(uscc, 9, 2) = 'XX' and registered_on < date '%s'"
                                            .formatted(
                                                    folder.resolve("a/enterprises.parquet"),
                                                    LocalDate.of(2026, 1, 1))))
                    .isEqualTo(200);
        }
    }

    private Calibration synthesise(String name, long enterprises, long seed, int threads)
            throws Refused {
        return new Synthesis(
                        new Synthesis.Request(
                                enterprises,
                                seed,
                                folder.resolve(name),
                                PopulationFiles.ROOT.resolve("reference"),
                                threads,
                                512),
                        new Progress(System.err, false))
                .run();
    }
}
