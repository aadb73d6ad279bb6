package org.echelon.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Every file of a known format matches its JSON Schema under `docs/formats`.
class FormatTests {

    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    void describesTheDictionaryOfFacts() {
        assertThat(problems("facts", name -> name.matches("programmes/(.*/)?facts\\.yaml")))
                .isEmpty();
    }

    @Test
    void describesEveryProgramme() {
        assertThat(problems("programme", name -> name.matches("programmes/.*/programme\\.yaml")))
                .isEmpty();
    }

    @Test
    void describesEveryVersion() {
        assertThat(problems("version", name -> name.matches("programmes/.*/version\\.yaml")))
                .isEmpty();
    }

    @Test
    void describesEveryParameter() {
        assertThat(problems("parameters", name -> name.matches("programmes/.*/parameters\\.yaml")))
                .isEmpty();
    }

    @Test
    void describesEveryPaper() {
        assertThat(problems("papers", name -> name.matches("programmes/.*/papers\\.yaml")))
                .isEmpty();
    }

    @Test
    void describesEveryExample() {
        assertThat(problems("facts-file", name -> name.matches("programmes/.*/examples/.*\\.yaml")))
                .isEmpty();
    }

    @Test
    void refusesWhatTheContractDoesNotName() {
        Schema evaluation = schema("evaluation");

        assertThat(evaluation.validate("{\"verdict\": \"perhaps\"}", InputFormat.JSON))
                .isNotEmpty();
        assertThat(
                        schema("facts-file")
                                .validate("enterprise: {name: 样例, size: 3}", InputFormat.YAML))
                .isNotEmpty();
    }

    @Test
    void explainsEverySchemaOnAPageOfItsOwn() {
        assertThat(Repository.files(name -> name.matches("docs/formats/.*\\.schema\\.json")))
                .isNotEmpty()
                .allSatisfy(schema ->
                        assertThat(
                                        schema.resolveSibling(
                                                schema.getFileName()
                                                        .toString()
                                                        .replace(".schema.json", ".md")))
                                .exists());
    }

    private static List<String> problems(String format, Predicate<String> names) {
        Schema schema = schema(format);
        List<Path> files = Repository.files(names);
        assertThat(files).as("files of format %s", format).isNotEmpty();
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            schema.validate(Repository.text(file).orElseThrow(), InputFormat.YAML)
                    .forEach(error -> problems.add(Repository.name(file) + ": " + error));
        }
        return problems;
    }

    private static Schema schema(String format) {
        Path file = Repository.root().resolve("docs/formats/" + format + ".schema.json");
        return SCHEMAS.getSchema(Repository.text(file).orElseThrow(), InputFormat.JSON);
    }
}
