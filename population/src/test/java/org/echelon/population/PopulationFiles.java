package org.echelon.population;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.Title;
import org.echelon.policy.programme.Ladder;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Small populations written by hand, and simulations of them.
final class PopulationFiles {

    static final Path ROOT = Path.of(System.getProperty("echelon.root", "."));
    static final Programmes PROGRAMMES = Programmes.read(ROOT.resolve("programmes"));

    private final Path folder;

    PopulationFiles(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    static Programme programme(String id) {
        return PROGRAMMES.find(id).orElseThrow();
    }

    PopulationFiles with(String name, String content) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One enterprise that meets `cn/tech-sme` with 64 points on 2024-06-30, case S1.
    static PopulationFiles good(Path folder) {
        return new PopulationFiles(folder)
                .with(
                        "enterprises.csv",
                        """
                        uscc,name,region,industry,registered_on
                        91440114MA9TERT04C,样例科技有限公司,440114,3911,2018-06-15
                        """)
                .with("facts.csv", facts("45", "30000000"));
    }

    /// Its facts, with a headcount and sales income of one's own.
    static String facts(String staff, String revenue) {
        return """
        uscc,year,revenue,rd_expense,total_cost,staff,st_staff,total_assets,ip_class1,ip_class2,accident_or_offence,abnormal_listing,prohibited_product,audit_based_collection,rd_institution_level,standards_led,national_award_rank
        91440114MA9TERT04C,2023,%s,1500000,28000000,%s,9,40000000,,,,,,,,,
        91440114MA9TERT04C,,,,,,,,0,2,false,false,false,true,none,0,0
        """
                .formatted(revenue, staff);
    }

    /// Enterprises with facts in the long form, each under `other_id` `case:N`.
    static PopulationFiles longForm(Path folder, List<EnterpriseFacts> all) {
        StringBuilder enterprises =
                new StringBuilder("other_id,name,region,industry,registered_on\n");
        StringBuilder facts = new StringBuilder("other_id,year,fact,value,text\n");
        StringBuilder titles = new StringBuilder("other_id,title,number,from,until\n");
        StringBuilder awards = new StringBuilder("other_id,programme,matter,level,amount,on\n");
        for (int i = 0; i < all.size(); i++) {
            EnterpriseFacts one = all.get(i);
            String id = "case:" + i;
            var enterprise = one.enterprise();
            enterprises.append(
                    "%s,%s,%s,%s,%s\n"
                            .formatted(
                                    id,
                                    enterprise.name(),
                                    empty(enterprise.region()),
                                    empty(enterprise.industry()),
                                    empty(enterprise.registeredOn())));
            one.yearly().forEach((year, values) -> cells(facts, id, year.toString(), values));
            cells(facts, id, "", one.current());
            for (Title title : one.holds()) {
                titles.append(
                        "%s,%s,%s,%s,%s\n"
                                .formatted(
                                        id,
                                        title.title(),
                                        empty(title.number()),
                                        title.from(),
                                        empty(title.until())));
            }
            for (Award award : one.received()) {
                awards.append(
                        "%s,%s,%s,%s,%s,%s\n"
                                .formatted(
                                        id,
                                        award.programme(),
                                        empty(award.matter()),
                                        empty(award.level()),
                                        decimal(award.amount()),
                                        award.on()));
            }
        }
        return new PopulationFiles(folder)
                .with("enterprises.csv", enterprises.toString())
                .with("facts.csv", facts.toString())
                .with("titles.csv", titles.toString())
                .with("awards.csv", awards.toString());
    }

    private static void cells(
            StringBuilder out, String id, String year, Map<String, FactValue> values) {
        values.forEach((fact, value) ->
                out.append(
                        switch (value) {
                            case FactValue.Numeric(Rational number) ->
                                    "%s,%s,%s,%s,\n".formatted(id, year, fact, decimal(number));
                            case FactValue.Truth(boolean truth) ->
                                    "%s,%s,%s,,%s\n".formatted(id, year, fact, truth);
                            case FactValue.Text(String text) ->
                                    "%s,%s,%s,,%s\n".formatted(id, year, fact, text);
                            case FactValue.Day(LocalDate day) ->
                                    "%s,%s,%s,,%s\n".formatted(id, year, fact, day);
                        }));
    }

    private static String decimal(Rational number) {
        return number.toDecimal(10, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String empty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /// A simulation of this population.
    Simulation.Outcome simulate(String programme, String asOf, Path out) throws Refused {
        return simulate(programme, asOf, out, Optional.empty());
    }

    Simulation.Outcome simulate(
            String programme, String asOf, Path out, Optional<Simulation.Against> against)
            throws Refused {
        return new Simulation(
                        request(programme, asOf, out, against), new Progress(System.err, false))
                .run();
    }

    Simulation.Outcome simulate(String programme, String asOf, String engine, Path out)
            throws Refused {
        return new Simulation(
                        request(programme, asOf, out, Optional.empty()).with(engine, List.of()),
                        new Progress(System.err, false))
                .run();
    }

    /// That a summary is of the published format.
    static void assertValid(Path summary) throws IOException {
        assertThat(
                        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                .getSchema(
                                        Files.readString(
                                                ROOT.resolve("docs/formats/summary.schema.json")))
                                .validate(Files.readString(summary), InputFormat.JSON))
                .isEmpty();
    }

    Simulation.Request request(
            String programme, String asOf, Path out, Optional<Simulation.Against> against) {
        return request(programme(programme), asOf, out, against);
    }

    Simulation.Request request(
            Programme found, String asOf, Path out, Optional<Simulation.Against> against) {
        LocalDate day = LocalDate.parse(asOf);
        return new Simulation.Request(
                found,
                found.inForce(day),
                day,
                against,
                folder,
                Dimensions.ALL,
                new LinkedHashSet<>(Set.of("csv", "parquet")),
                out,
                ROOT.resolve("reference"),
                ladder(),
                "interpreter",
                2,
                512,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    static Ladder ladder() {
        try {
            return Ladder.read(
                            "echelons.yaml",
                            Files.readAllBytes(ROOT.resolve("reference/echelons.yaml")))
                    .ladder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The rows of a CSV file of results, by column.
    static List<Map<String, String>> rows(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            String[] head = lines.getFirst().split(",", -1);
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < head.length; i++) {
                    row.put(head[i], cells[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
