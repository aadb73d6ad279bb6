package org.echelon.population;

import static org.echelon.population.Database.name;
import static org.echelon.population.Database.text;

import java.util.Optional;
import java.util.Set;

/// Writes tables of the working database as files of the results.
final class ResultFiles {

    private final Database database;
    private final Results results;
    private final Set<String> formats;

    /// @param formats `parquet`, `csv` or both
    ResultFiles(Database database, Results results, Set<String> formats) {
        this.database = database;
        this.results = results;
        this.formats = formats;
    }

    /// The columns that say who a row is about, of `enterprise e`.
    String key() {
        boolean others =
                database.number("select count(*) from enterprise where other_id is not null") > 0;
        return others ? "e.uscc, e.other_id" : "e.uscc";
    }

    /// The verdicts in the order of the population's file.
    void verdicts(VerdictTable table) {
        String verdict = "coalesce(v.verdict, 'invalid') as verdict";
        String rest =
                table.select("v").replaceFirst("^v\\.\"verdict\"", verdict.replace("$", "\\$"));
        copy(
                "verdicts",
                "select %s, %s from enterprise e left join %s v on v.\"row\" = e.\"row\" order by e.\"row\""
                        .formatted(key(), rest, name(table.name())));
    }

    /// The enterprises of whom the two say different things.
    void changes(VerdictTable table, VerdictTable other) {
        String amounts =
                (table.pays() ? ", v.amount" : ", null::decimal(18,2) as amount")
                        + (other.pays()
                                ? ", o.amount as amount_against"
                                : ", null::decimal(18,2) as amount_against");
        copy(
                "changes",
                """
                select %s, v.verdict, o.verdict as verdict_against%s from enterprise e
                join %s v on v."row" = e."row" join %s o on o."row" = e."row"
                where v.verdict <> o.verdict %s order by e."row"
                """
                        .formatted(
                                key(),
                                amounts,
                                name(table.name()),
                                name(other.name()),
                                table.pays() && other.pays()
                                        ? "or v.amount is distinct from o.amount"
                                        : ""));
    }

    void verdicts(VerdictTable table, Optional<VerdictTable> other) {
        verdicts(table);
        other.ifPresent(held -> changes(table, held));
    }

    /// @param file its name without ending
    void copy(String file, String sql) {
        for (String format : formats) {
            String options =
                    format.equals("csv")
                            ? "format csv, header true"
                            : "format parquet, compression zstd";
            database.run(
                    "copy (%s) to %s (%s)"
                            .formatted(
                                    sql,
                                    text(results.file(file + "." + format).toString()),
                                    options));
        }
    }
}
