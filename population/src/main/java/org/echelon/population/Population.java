package org.echelon.population;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// A population, read and checked: in the working database the tables `enterprise`, `fact`,
/// `title`, `award`, `problem`, and `invalid`, the ids of the enterprises with a problem.
public final class Population {

    /// Marks a population as invented; written by `synthesise`.
    public static final String SYNTHETIC = "SYNTHETIC";

    private static final int EXAMPLES_PER_CODE = 5;

    private final Database database;
    private final FactDictionary dictionary;
    private final Map<String, FactColumn> facts;
    private final boolean synthetic;
    private final long enterprises;
    private final double pivotSeconds;

    private Population(
            Database database,
            FactDictionary dictionary,
            Map<String, FactColumn> facts,
            boolean synthetic,
            double pivotSeconds) {
        this.database = database;
        this.dictionary = dictionary;
        this.facts = facts;
        this.synthetic = synthetic;
        this.pivotSeconds = pivotSeconds;
        this.enterprises = database.number("select count(*) from enterprise");
    }

    /// Reads a directory. Errors of an enterprise's own figures make that enterprise invalid.
    ///
    /// @throws Refused when a file is missing, cut short, or lacks a column
    static Population read(Database database, Path folder, FactDictionary dictionary)
            throws Refused {
        List<Problem> problems = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            throw new Refused(
                    List.of(
                            new Problem(
                                    "missing_file",
                                    folder.toString(),
                                    new Words("没有这个文件夹", "there is no such folder"))));
        }
        Optional<TableFile> enterprises =
                TableFile.find(database, folder, "enterprises", true, problems);
        Optional<TableFile> facts = TableFile.find(database, folder, "facts", true, problems);
        Optional<TableFile> titles = TableFile.find(database, folder, "titles", false, problems);
        Optional<TableFile> awards = TableFile.find(database, folder, "awards", false, problems);
        Facts columns = new Facts(database, dictionary);
        enterprises.ifPresent(file -> problems.addAll(Enterprises.missing(file)));
        facts.ifPresent(file -> problems.addAll(columns.misplaced(file)));
        titles.ifPresent(file -> problems.addAll(Register.missing(file)));
        awards.ifPresent(file -> problems.addAll(Register.missing(file)));
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        database.run(
                "create table problem (file varchar, \"row\" bigint, id varchar, \"year\" integer, code varchar, fact varchar, found varchar, other varchar)");
        load(enterprises.orElseThrow(), new Enterprises(database)::load);
        load(facts.orElseThrow(), columns::load);
        Register register = new Register(database);
        load(titles.orElse(null), _ -> register.loadTitles(titles));
        load(awards.orElse(null), _ -> register.loadAwards(awards));
        database.run(
                "create table invalid as select distinct id from problem where id is not null");
        return new Population(
                database,
                dictionary,
                columns.columns(),
                Files.exists(folder.resolve(SYNTHETIC)),
                columns.pivotSeconds());
    }

    @FunctionalInterface
    private interface Loader {
        void load(TableFile file);
    }

    /// A file that breaks off while it is read is refused like one that cannot be opened.
    private static void load(@Nullable TableFile file, Loader loader) throws Refused {
        try {
            loader.load(file == null ? new TableFile("none", Path.of("none"), Map.of()) : file);
        } catch (Fault e) {
            String why = e.getCause() == null ? "" : String.valueOf(e.getCause().getMessage());
            if (file != null && why.contains(file.fileName())) {
                throw new Refused(List.of(TableFile.unreadable(file, e)));
            }
            throw e;
        }
    }

    Database database() {
        return database;
    }

    /// The facts that the files have a column for.
    Map<String, FactColumn> facts() {
        return facts;
    }

    FactDictionary dictionary() {
        return dictionary;
    }

    /// Whether the enterprises are invented.
    boolean synthetic() {
        return synthetic;
    }

    /// How many there are.
    long enterprises() {
        return enterprises;
    }

    /// How long it took to turn a long file of facts, in seconds.
    double pivotSeconds() {
        return pivotSeconds;
    }

    /// Invalid rows by code, each enterprise counted once per code.
    SortedMap<String, Long> invalidByCode() {
        SortedMap<String, Long> counts = new TreeMap<>();
        database.each(
                "select p.code, count(distinct p.id) from problem p join enterprise e on e.id = p.id group by 1",
                row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }

    /// Rows about enterprises that are not in the population, by file; they count for nothing.
    SortedMap<String, Long> strangers() {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (String table : List.of("fact", "title", "award")) {
            long rows =
                    database.number(
                            "select count(*) from %s t anti join enterprise e on e.id = t.id"
                                    .formatted(table));
            if (rows > 0) {
                counts.put(table + "s", rows);
            }
        }
        return counts;
    }

    /// The first few of what is wrong with rows, of each code.
    List<Problem> problems() {
        ProblemWords words = new ProblemWords(dictionary);
        return database.query(
                """
                select file, "row", id, "year", code, fact, found, other
                from (select *, row_number() over (partition by code order by file, "row", fact) as place from problem)
                where place <= %d order by code, file, "row", fact
                """
                        .formatted(EXAMPLES_PER_CODE),
                row -> {
                    int year = row.getInt("year");
                    @Nullable Integer known = row.wasNull() ? null : Integer.valueOf(year);
                    String id = row.getString("id");
                    String place =
                            "%s, row %d%s%s"
                                    .formatted(
                                            row.getString("file"),
                                            row.getLong("row"),
                                            id == null || id.startsWith("?") ? "" : ", " + id,
                                            known == null ? "" : " " + known);
                    return new Problem(
                            row.getString("code"),
                            place,
                            words.of(
                                    row.getString("code"),
                                    row.getString("fact"),
                                    known,
                                    row.getString("found"),
                                    row.getString("other")));
                });
    }
}
