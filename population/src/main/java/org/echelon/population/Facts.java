package org.echelon.population;

import static org.echelon.population.Database.name;
import static org.echelon.population.Database.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.Subject;

/// The facts of a population as relation `fact`: `row`, `id`, `year` (null: of the moment) and a
/// typed column per fact that the file has. A long CSV file is turned once into a wide table.
final class Facts {

    private static final Set<String> KEYS = Set.of("uscc", "other_id", "year");
    private static final long FIRST_YEAR = 1900;
    private static final long LAST_YEAR = 2200;

    private final Database database;
    private final FactDictionary dictionary;
    private final Map<String, FactColumn> columns = new LinkedHashMap<>();
    private double pivotSeconds;

    Facts(Database database, FactDictionary dictionary) {
        this.database = database;
        this.dictionary = dictionary;
    }

    /// The facts that the file has a column for.
    Map<String, FactColumn> columns() {
        return columns;
    }

    /// How long a long file took to be turned, in seconds; 0 for a wide one.
    double pivotSeconds() {
        return pivotSeconds;
    }

    private static boolean isLong(TableFile file) {
        return file.has("fact");
    }

    /// What is wrong with the columns.
    List<Problem> misplaced(TableFile file) {
        List<Problem> problems = new ArrayList<>();
        if (!file.has("uscc") && !file.has("other_id")) {
            problems.add(Enterprises.missing(file, "uscc"));
        }
        if (!file.has("year")) {
            problems.add(Enterprises.missing(file, "year"));
        }
        if (isLong(file)) {
            if (!file.has("value") && !file.has("text")) {
                problems.add(Enterprises.missing(file, "value"));
            }
            return problems;
        }
        for (String column : file.columns().keySet()) {
            if (!KEYS.contains(column) && dictionary.find(column).isEmpty()) {
                problems.add(
                        new Problem(
                                "unknown_fact",
                                "%s, column %s".formatted(file.fileName(), column),
                                ProblemWords.unknownFact(column, dictionary)));
            }
        }
        return problems;
    }

    /// Reads them and notes what is wrong with a row.
    void load(TableFile file) {
        if (isLong(file)) {
            long begin = System.nanoTime();
            pivot(file);
            pivotSeconds = (System.nanoTime() - begin) / 1e9;
        } else {
            String facts =
                    file.columns().keySet().stream()
                            .filter(column -> !KEYS.contains(column))
                            .map(Database::name)
                            .map(column -> ", " + column)
                            .collect(Collectors.joining());
            database.run(
                    """
                    create %s fact_raw as
                    select "row", coalesce(%s, '?') as id, try_cast(%s as integer) as "year", %s as year_text%s from %s
                    """
                            .formatted(
                                    file.csv() ? "table" : "view",
                                    Enterprises.id(file),
                                    Enterprises.text(file, "year"),
                                    Enterprises.text(file, "year"),
                                    facts,
                                    file.raw()));
            file.columns()
                    .forEach((column, type) ->
                            dictionary
                                    .find(column)
                                    .filter(_ -> !KEYS.contains(column))
                                    .ifPresent(fact ->
                                            columns.put(column, new FactColumn(fact, type))));
        }
        check();
        String typed =
                columns.entrySet().stream()
                        .map(entry ->
                                ", %s as %s"
                                        .formatted(entry.getValue().value(), name(entry.getKey())))
                        .collect(Collectors.joining());
        database.run(
                "create %s fact as select \"row\", id, \"year\"%s from fact_raw"
                        .formatted(file.csv() ? "table" : "view", typed));
        checkAcrossRows();
    }

    /// One row per enterprise and year from one row per figure.
    private void pivot(TableFile file) {
        String cell =
                "coalesce(%s, %s)"
                        .formatted(Enterprises.text(file, "value"), Enterprises.text(file, "text"));
        database.run(
                """
                create table fact_cell as
                select "row", coalesce(%s, '?') as id, %s as year_text, %s as fact, %s as cell from %s
                """
                        .formatted(
                                Enterprises.id(file),
                                Enterprises.text(file, "year"),
                                Enterprises.text(file, "fact"),
                                cell,
                                file.raw()));
        Set<String> known =
                dictionary.all().stream().map(FactDefinition::id).collect(Collectors.toSet());
        for (String fact :
                database.query(
                        "select distinct fact from fact_cell where fact is not null order by 1",
                        row -> row.getString(1))) {
            if (known.contains(fact)) {
                columns.put(fact, new FactColumn(dictionary.find(fact).orElseThrow(), "VARCHAR"));
            }
        }
        String list =
                columns.keySet().stream().map(Database::text).collect(Collectors.joining(", "));
        database.run(
                """
                insert into problem
                select 'facts', "row", id, try_cast(year_text as integer), 'unknown_fact', fact, fact, null
                from fact_cell where fact is null %s
                """
                        .formatted(
                                columns.isEmpty()
                                        ? "or fact is not null"
                                        : "or fact not in (%s)".formatted(list)));
        database.run(
                """
                insert into problem
                select 'facts', max("row"), id, try_cast(year_text as integer), 'duplicate', fact, max(cell), min(cell)
                from fact_cell where cell is not null group by id, year_text, fact having count(*) > 1
                """);
        String wide =
                columns.keySet().stream()
                        .map(fact ->
                                ", max(cell) filter (where fact = %s) as %s"
                                        .formatted(text(fact), name(fact)))
                        .collect(Collectors.joining());
        database.run(
                """
                create table fact_raw as
                select min("row") as "row", id, try_cast(year_text as integer) as "year", year_text%s
                from fact_cell group by id, year_text
                """
                        .formatted(wide));
        database.run("drop table fact_cell");
    }

    /// Every cell, in one pass; the rows that have something wrong are then looked at one check at
    /// a time.
    private void check() {
        List<FactColumn.Check> checks = new ArrayList<>();
        checks.add(
                new FactColumn.Check(
                        "wrong_year",
                        "year",
                        "year_text is not null and (\"year\" is null or \"year\" not between %d and %d or try_cast(year_text as double) is distinct from \"year\")"
                                .formatted(FIRST_YEAR, LAST_YEAR),
                        "year_text",
                        "null"));
        columns.values().forEach(column -> checks.addAll(column.checks()));
        columns.values()
                .forEach(column -> {
                    FactColumn whole =
                            column.fact().partOf() == null
                                    ? null
                                    : columns.get(column.fact().partOf());
                    if (whole != null) {
                        checks.add(column.above(whole));
                    }
                });
        String any =
                checks.stream()
                        .map(check -> "(" + check.condition() + ")")
                        .collect(Collectors.joining(" or "));
        String structs =
                checks.stream().map(FactColumn::struct).collect(Collectors.joining(",\n  "));
        database.run(
                """
                insert into problem
                select 'facts', "row", id, "year", p.code, p.fact, p.found, p.other
                from (select "row", id, "year", unnest([%s]) as p from (select * from fact_raw where %s))
                where p is not null
                """
                        .formatted(structs, any));
    }

    /// What only several rows together show: two rows for one year, figures before the
    /// registration.
    private void checkAcrossRows() {
        database.run(
                """
                insert into problem
                select 'facts', max("row"), id, "year", 'duplicate', null, null, null
                from fact where id <> '?' group by id, "year" having count(*) > 1
                """);
        String figure =
                columns.values().stream()
                        .filter(column -> column.fact().period() == FactDefinition.Period.YEARLY)
                        .filter(column ->
                                column.fact().subjects().contains(Subject.Kind.ENTERPRISE))
                        .map(column -> "f." + name(column.fact().id()) + " is not null")
                        .collect(Collectors.joining(" or "));
        if (!figure.isEmpty()) {
            database.run(
                    """
                    insert into problem
                    select 'facts', f."row", f.id, f."year", 'before_registration', null, null, cast(e.registered_on as varchar)
                    from fact f join enterprise e on e.id = f.id
                    where f."year" < year(e.registered_on) and (%s)
                    """
                            .formatted(figure));
        }
    }
}
