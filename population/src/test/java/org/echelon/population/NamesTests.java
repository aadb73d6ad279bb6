package org.echelon.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Decisions keep apart on columns whatever their names are: a database takes `Score` and `score`
/// for one, and a statement has columns of its own.
class NamesTests {

    /// `Score` and `score` differ in capitals alone, `exact` and `last exists` are columns of the
    /// statement, `Level` is a column of the awards but for a capital.
    private static final Programme PROGRAMME =
            programme(
                    Map.of(
                            "Score", "last.staff &gt;= 10",
                            "score", "last.staff &gt;= 40",
                            "exact", "last.staff &lt; 48",
                            "last exists", "last.staff &lt; 30",
                            "key", "last.staff &lt; 12",
                            "Level", "if last.staff &lt; 30 then \"city\" else \"district\"",
                            "had", "count(received[level = Level]) &gt; 0",
                            "score 2", "last.staff &gt;= 20"));

    @TempDir Path folder;

    @Test
    void tellsDecisionsApartWhoseNamesDifferInCapitalsOnly() throws Exception {
        PopulationFiles files = files();

        Simulation.Outcome rows = run(files, "interpreter");
        Simulation.Outcome columns = run(files, "duckdb");

        assertThat(columns.notes()).isEmpty();
        assertThat(columns.summary().interpreted()).as("all on columns").isZero();
        assertThat(PopulationFiles.rows(folder.resolve("duckdb/verdicts.csv")))
                .isEqualTo(PopulationFiles.rows(folder.resolve("interpreter/verdicts.csv")));
        assertThat(rows.summary().total().met()).isEqualTo(columns.summary().total().met());
        assertThat(PopulationFiles.rows(folder.resolve("duckdb/verdicts.csv")))
                .extracting(row -> row.get("other_id") + " " + row.get("amount"))
                .containsExactly(
                        "case:5 10011100.00",
                        "case:11 11011101.00",
                        "case:25 11101101.00",
                        "case:45 10100111.00",
                        "case:50 11100011.00");
    }

    private Simulation.Outcome run(PopulationFiles files, String engine) throws Refused {
        return new Simulation(
                        files.request(
                                        PROGRAMME,
                                        "2024-06-30",
                                        folder.resolve(engine),
                                        Optional.empty())
                                .with(engine, List.of()),
                        new Progress(System.err, false))
                .run();
    }

    /// Those with 5 and 50 staff were given something by a district, the others by a city.
    private PopulationFiles files() {
        StringBuilder enterprises =
                new StringBuilder("other_id,name,region,industry,registered_on\n");
        StringBuilder facts = new StringBuilder("other_id,year,staff\n");
        StringBuilder awards = new StringBuilder("other_id,programme,matter,level,amount,on\n");
        for (int staff : List.of(5, 11, 25, 45, 50)) {
            enterprises.append("case:%d,样例,440114,3911,2018-06-15\n".formatted(staff));
            facts.append("case:%d,2023,%d\n".formatted(staff, staff));
            awards.append(
                    "case:%d,test/other,,%s,100,2023-05-01\n"
                            .formatted(staff, staff % 45 == 5 ? "district" : "city"));
        }
        return new PopulationFiles(folder.resolve("population"))
                .with("enterprises.csv", enterprises.toString())
                .with("facts.csv", facts.toString())
                .with("awards.csv", awards.toString());
    }

    private static Programme programme(Map<String, String> decisions) {
        StringBuilder model = new StringBuilder();
        decisions.forEach((name, text) ->
                model.append(
                        decision(name, text, name.equals("had") ? List.of("Level") : List.of())));
        model.append(decision("enough", "true", List.of()));
        model.append(
                decision(
                        "payable",
                        String.join(
                                " + ",
                                "10000000",
                                "(if Score then 1 else 0)",
                                "(if score then 10 else 0)",
                                "(if exact then 100 else 0)",
                                "(if last exists then 1000 else 0)",
                                "(if key then 10000 else 0)",
                                "(if score 2 then 100000 else 0)",
                                "(if had then 1000000 else 0)"),
                        List.of(
                                "Score",
                                "score",
                                "exact",
                                "had",
                                "last exists",
                                "key",
                                "score 2")));
        SortedMap<String, byte[]> files = new TreeMap<>();
        put(
                files,
                "facts.yaml",
                """
                facts:
                  staff:
                    period: yearly
                    type: number
                    unit: persons
                    integer: true
                    min: 0
                    name: { zh: 职工总数, en: Employees }
                    meaning: { zh: 职工总数, en: Employees }
                    registers: [declared]
                """);
        put(
                files,
                "test/names/programme.yaml",
                "id: test/names\nname: { zh: 名称, en: Names }\nowner: { zh: 无, en: Nobody }\nsources: []\nkind: reward\n");
        put(files, "test/names/2020-01-01/version.yaml", "from: 2020-01-01\n");
        put(
                files,
                "test/names/2020-01-01/decision.dmn",
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="model" name="names" namespace="urn:test">
                <inputData id="in_last" name="last"><variable name="last"/></inputData>
                <inputData id="in_received" name="received"><variable name="received"/></inputData>
                %s
                <decisionService id="s_c" name="conditions"><variable name="conditions"/><outputDecision href="#%s"/></decisionService>
                <decisionService id="s_a" name="amount"><variable name="amount"/><outputDecision href="#%s"/></decisionService>
                </definitions>
                """
                        .formatted(model, id("enough"), id("payable")));
        Programme programme = Programmes.of(files).find("test/names").orElseThrow();
        assertThat(programme.versions().getFirst().diagnostics()).isEmpty();
        return programme;
    }

    private static String decision(String name, String text, List<String> reads) {
        StringBuilder needs = new StringBuilder();
        for (String input : List.of("last", "received")) {
            needs.append(
                    "<informationRequirement><requiredInput href=\"#in_%s\"/></informationRequirement>"
                            .formatted(input));
        }
        for (String other : reads) {
            needs.append(
                    "<informationRequirement><requiredDecision href=\"#%s\"/></informationRequirement>"
                            .formatted(id(other)));
        }
        return "<decision id=\"%1$s\" name=\"%2$s\"><variable name=\"%2$s\"/>%3$s<literalExpression><text>%4$s</text></literalExpression></decision>\n"
                .formatted(id(name), name, needs, text);
    }

    /// Ids of a model tell capitals apart as well, but need not.
    private static String id(String name) {
        return "d_" + name.chars().mapToObj(Integer::toHexString).reduce("", String::concat);
    }

    private static void put(SortedMap<String, byte[]> files, String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }
}
