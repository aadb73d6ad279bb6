package org.echelon.population;

import static org.echelon.population.Database.name;
import static org.echelon.population.Database.text;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.echelon.policy.ir.Slot;
import org.echelon.policy.sql.Sql;

/// The folder through which a Spark job is given its work and gives it back: the printed statement,
/// what is bound, the wide table as Parquet parted by prefecture, and then its results.
///
/// The subject's titles and awards stand in its row, as arrays, so that the job joins nothing.
final class SparkExchange implements AutoCloseable {

    private static final String TITLES =
            "left join (select key, list({'title': title, 'number': number, 'from': \"from\", 'until': until}) as titles from titles group by key) t on t.key = p.key";
    private static final String AWARDS =
            "left join (select key, list({'programme': programme, 'matter': matter, 'level': level, 'amount': %s, 'on': \"on\"}) as awards from awards group by key) a on a.key = p.key"
                    .formatted(units("amount"));

    /// The prefecture; a code that is none of ours names no folder.
    private static final String PART =
            "case when regexp_full_match(p.region, '[0-9]{2,6}') then substr(p.region, 1, 4) else 'other' end";

    private final Path folder;
    private final Database database;
    private final long rows;

    private SparkExchange(Path folder, Database database, long rows) {
        this.folder = folder;
        this.database = database;
        this.rows = rows;
    }

    /// Writes what the job needs.
    static SparkExchange in(Path scratch, Database database, Sql sql, Rules rules) {
        Path folder = scratch.resolve("spark");
        try {
            Files.createDirectory(folder);
            Files.writeString(folder.resolve("statement.sql"), sql.text());
            try (Writer out = Files.newBufferedWriter(folder.resolve("bound.properties"))) {
                bound(sql, rules).store(out, null);
            }
        } catch (IOException e) {
            throw new Fault("the work for Spark could not be written to " + folder, e);
        }
        long rows = database.number("select count(*) from population");
        database.run(
                "copy (select p.* exclude (known, apart)%s%s%s, %s as prefecture from population p %s %s) to %s (format parquet, compression zstd, partition_by (prefecture), overwrite_or_ignore true)"
                        .formatted(
                                inUnits(database),
                                sql.titles() ? ", t.titles" : "",
                                sql.awards() ? ", a.awards" : "",
                                hasRegion(database) ? PART : "'all'",
                                sql.titles() ? TITLES : "",
                                sql.awards() ? AWARDS : "",
                                text(folder.resolve("population").toString())));
        return new SparkExchange(folder, database, rows);
    }

    /// The columns with two decimals in whole units.
    private static String inUnits(Database database) {
        List<String> columns =
                database.query(
                        "select column_name from duckdb_columns() where table_name = 'population' and data_type = 'DECIMAL(18,2)' order by column_index",
                        row ->
                                units("p." + name(row.getString(1)))
                                        + " as "
                                        + name(row.getString(1)));
        return columns.isEmpty() ? "" : " replace (" + String.join(", ", columns) + ")";
    }

    /// Hundredths of a DECIMAL(18,2), which 64 bits always hold.
    private static String units(String column) {
        return "cast(cast(%s as decimal(20,2)) * 100 as bigint)".formatted(column);
    }

    /// Whether the wide table has the region; a statement that does not read it goes without.
    private static boolean hasRegion(Database database) {
        return database.number(
                        "select count(*) from duckdb_columns() where table_name = 'population' and column_name = 'region'")
                > 0;
    }

    private static Properties bound(Sql sql, Rules rules) {
        Properties properties = new Properties();
        for (int i = 0; i < sql.slots().size(); i++) {
            Slot slot = sql.slots().get(i);
            Object value = slot.bound(ColumnStatement.value(slot, rules));
            String key = "p" + (i + 1) + "." + slot.type();
            if (value instanceof List<?> texts) {
                properties.setProperty(key, Integer.toString(texts.size()));
                for (int j = 0; j < texts.size(); j++) {
                    properties.setProperty(key + "." + j, String.valueOf(texts.get(j)));
                }
            } else {
                properties.setProperty(key, String.valueOf(value));
            }
        }
        return properties;
    }

    Path folder() {
        return folder;
    }

    /// How many there are to judge.
    long rows() {
        return rows;
    }

    /// Makes the table `judged_on_columns` of what the job gave back.
    ///
    /// @throws Fault when it is not one row for each
    void takeUp() {
        Path judged = folder.resolve("judged");
        if (rows > 0) {
            if (!Files.isDirectory(judged)) {
                throw lost(0);
            }
            database.run(
                    "create table judged_on_columns as select * from read_parquet(%s)"
                            .formatted(text(judged.resolve("*.parquet").toString())));
        }
        long back = database.number("select count(distinct key) from judged_on_columns");
        if (back != rows) {
            throw lost(back);
        }
    }

    private Fault lost(long back) {
        return new Fault(
                "Spark gave back %,d of %,d enterprises; every worker has to see the folder %s: put --out on a shared disk / Spark 只返回了部分企业，所有工作节点都须能访问该文件夹，请把 --out 放在共享磁盘上"
                        .formatted(back, rows, folder),
                null);
    }

    @Override
    public void close() {
        try {
            Results.delete(folder);
        } catch (IOException e) {
            throw new Fault("left-overs could not be removed: " + folder, e);
        }
    }
}
