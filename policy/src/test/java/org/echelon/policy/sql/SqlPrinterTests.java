package org.echelon.policy.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.SharedFolder;
import org.echelon.policy.ir.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is printed is read like code; `-Dgolden.update=true` writes the files anew.
class SqlPrinterTests {

    @ParameterizedTest
    @CsvSource({
        "cn/tech-sme, 2017-05-03",
        "cn/tech-sme, 2022-04-01",
        "cn/hnte, 2016-01-01",
        "cn/gansu/hnte-reward, 2021-01-01"
    })
    void a_decision_is_printed_for_duck_db_and_spark(String id, LocalDate from) throws IOException {
        Programme programme =
                Programmes.read(SharedFolder.root().resolve("programmes")).find(id).orElseThrow();
        Plan plan =
                programme
                        .version(from)
                        .flatMap(version -> version.lowering(programme))
                        .flatMap(lowering -> lowering.plan())
                        .orElseThrow();
        String name = id.replace('/', '-') + "-" + from;
        compare(name + ".duckdb.sql", SqlPrinter.print(plan, new DuckDb()).text());
        compare(name + ".spark.sql", SqlPrinter.print(plan, new Spark()).text());
    }

    @Test
    void a_name_or_a_text_with_marks_in_it_stays_one() {
        Dialect spark = new Spark();

        assertThat(spark.quoted("a`b.c")).isEqualTo("`a``b.c`");
        assertThat(spark.text("l'a\\d")).isEqualTo("'l\\'a\\\\d'");
    }

    private static void compare(String name, String actual) throws IOException {
        Path file =
                SharedFolder.root().resolve("policy/src/test/resources/golden/sql").resolve(name);
        if ("true".equals(System.getProperty("golden.update"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
