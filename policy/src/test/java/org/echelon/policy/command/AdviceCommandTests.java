package org.echelon.policy.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.echelon.policy.SharedFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// P19: what `advise` prints, against programmes of its own, so that a new programme changes none
/// of it; and against those of the repository.
class AdviceCommandTests {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneId.of("Asia/Shanghai"));

    /// Seventy points where 71 are wanted for HNTE, in the pool of Gansu.
    private static final String FACTS =
            """
            name: a firm of the test
            as-of: 2024-06-30
            enterprise: { uscc: 91620102MA7DEMQ11N, name: 兰州样例科技有限公司, region: "620102", registered-on: 2018-06-15, industry: "3911" }
            facts:
              2021: { revenue: 40000000, rd_expense: 2000000, rd_expense_domestic: 2000000, net_assets: 20000000, conversions: 4 }
              2022: { revenue: 45000000, rd_expense: 2250000, rd_expense_domestic: 2250000, net_assets: 22000000, conversions: 4 }
              2023: { revenue: 50000000, rd_expense: 2500000, rd_expense_domestic: 2500000, net_assets: 24200000, conversions: 4, staff: 50, st_staff: 5, hnte_income: 30000000, total_income: 50000000, total_cost: 45000000, total_assets: 40000000 }
              current: { ip_class1: 0, ip_class2: 5, ip_own_rd: true, core_ip: true, hnte_field: "1.1.1", accident_or_offence: false, ip_advancedness: 5, ip_support: 6, ip_quantity: 5, ip_acquisition: 6, ip_standards: 0, conversion_score: 22, org_system: 5, org_unit: 5, org_conversion: 4, org_talent: 4, net_asset_growth_points: 4, sales_growth_points: 4, abnormal_listing: false, prohibited_product: false, audit_based_collection: true, rd_institution_level: none, standards_led: 0, national_award_rank: 0 }
            holds:
              - { title: cn/tech-sme, number: 2023620102A8000001, from: 2023-08-01, until: 2025-01-01 }
              - { title: cn/gansu/hnte-pool, from: 2024-01-05, until: 2027-01-05 }
            """;

    /// The programmes of the first issue; what is added later does not change the golden files.
    private static final List<String> ASKED =
            List.of(
                    "cn/tech-sme",
                    "cn/hnte",
                    "cn/gansu/innovative-enterprise",
                    "cn/gansu/hnte-reward");

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void aRepositoryOfFourProgrammes() throws IOException {
        for (String programme : ASKED) {
            copy("programmes/" + programme);
        }
        copy("programmes/facts.yaml");
        copy("reference/echelons.yaml");
    }

    private void copy(String name) throws IOException {
        Path from = SharedFolder.root().resolve(name);
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(SharedFolder.root().relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }

    private Exit run(Path root, String... words) {
        return Main.run(
                List.of(words),
                root,
                CLOCK,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String facts(String yaml) throws IOException {
        Path file = folder.resolve("facts.yaml");
        Files.writeString(file, yaml);
        return file.toString();
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String refused() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsTheAdviceAsGoldenJsonThatFollowsItsSchema() throws IOException {
        Exit exit = run(folder, "advise", "--facts", facts(FACTS), "--json");

        assertThat(refused()).isEmpty();
        assertThat(exit).isEqualTo(Exit.DONE);
        Golden.compare("../advise/gansu.json", printed());
        assertThat(schema().validate(printed(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void printsTheAdviceAsTextInBothLanguages() throws IOException {
        run(folder, "advise", "--facts", facts(FACTS));

        Golden.compare("../advise/gansu.txt", printed());
    }

    @Test
    void advisesOnEveryProgrammeOfTheRepositoryInTheFormOfTheSchema() throws IOException {
        for (String day : List.of("2024-06-30", "2024-12-01", "2026-11-22")) {
            out.reset();
            run(
                    SharedFolder.root(),
                    "advise",
                    "--facts",
                    facts(FACTS.replace("core_ip: true, ", "")),
                    "--as-of",
                    day,
                    "--json");

            assertThat(refused()).isEmpty();
            assertThat(schema().validate(printed(), InputFormat.JSON)).as(day).isEmpty();
        }
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        Files.readString(
                                SharedFolder.root().resolve("docs/formats/advice.schema.json")));
    }

    @Test
    void refusesFactsThatAreImpossible() throws IOException {
        Exit exit =
                run(
                        folder,
                        "advise",
                        "--facts",
                        facts(FACTS.replace("st_staff: 5", "st_staff: 51")));

        assertThat(exit).isEqualTo(Exit.INPUT);
        assertThat(printed()).isEmpty();
        assertThat(refused()).contains("(part_above_whole)", "line 7");
    }

    @Test
    void refusesAScoreThatTheFactsOfOneProgrammeDoNotAllow() throws IOException {
        Exit exit =
                run(
                        folder,
                        "advise",
                        "--facts",
                        facts(FACTS.replace("conversion_score: 22", "conversion_score: 3")));

        assertThat(exit).isEqualTo(Exit.INPUT);
        assertThat(printed()).isEmpty();
        assertThat(refused()).contains("no advice is given", "line 8", "(panel_band)");
    }

    @Test
    void refusesAProgrammeThatCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("programmes/cn/hnte/2016-01-01/decision.dmn"), "<no");

        Exit exit = run(folder, "advise", "--facts", facts(FACTS));

        assertThat(exit).isEqualTo(Exit.INPUT);
        assertThat(refused()).contains("cn/hnte/2016-01-01/decision.dmn");
    }

    @Test
    void refusesARepositoryWithoutTheEchelon() throws IOException {
        Files.delete(folder.resolve("reference/echelons.yaml"));

        Exit exit = run(folder, "advise", "--facts", facts(FACTS));

        assertThat(exit).isEqualTo(Exit.INPUT);
        assertThat(refused()).contains("the rungs of the echelon cannot be read");
    }

    @Test
    void saysWhatIsWrongWithTheCommandLine() {
        assertThat(run(folder, "advise")).isEqualTo(Exit.COMMAND_LINE);
        assertThat(refused()).contains("--facts FILE is missing", "usage: ./echelon advise");
        assertThat(run(folder, "advise", "cn/hnte", "--facts", "x")).isEqualTo(Exit.COMMAND_LINE);
        assertThat(run(folder, "advise", "--facts", folder.resolve("absent").toString()))
                .isEqualTo(Exit.INPUT);
        assertThat(run(folder, "advise", "--facts", "x", "--lang", "fr"))
                .isEqualTo(Exit.COMMAND_LINE);
    }
}
