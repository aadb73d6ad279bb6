package org.echelon.population;

import java.util.ArrayList;
import java.util.List;
import org.echelon.policy.message.Words;

/// The enterprises of a population as table `enterprise`: `row`, `id`, `uscc`, `other_id`, `name`,
/// `region`, `industry`, `registered_on`.
final class Enterprises {

    private static final List<String> COLUMNS =
            List.of("name", "region", "industry", "registered_on");

    private final Database database;

    Enterprises(Database database) {
        this.database = database;
    }

    /// What is missing of the columns.
    static List<Problem> missing(TableFile file) {
        List<Problem> problems = new ArrayList<>();
        if (!file.has("uscc") && !file.has("other_id")) {
            problems.add(missing(file, "uscc"));
        }
        COLUMNS.stream()
                .filter(column -> !file.has(column))
                .forEach(column -> problems.add(missing(file, column)));
        return problems;
    }

    static Problem missing(TableFile file, String column) {
        return new Problem(
                "missing_column",
                file.fileName(),
                new Words(
                        "缺少列 %s；现有的列为 %s"
                                .formatted(column, String.join("、", file.columns().keySet())),
                        "column %s is missing; there are %s"
                                .formatted(column, String.join(", ", file.columns().keySet()))));
    }

    /// SQL for a text of a file; empty is unknown.
    static String text(TableFile file, String column) {
        return file.has(column)
                ? "nullif(trim(cast(%s as varchar)), '')".formatted(Database.name(column))
                : "cast(null as varchar)";
    }

    /// SQL for who a row is about: its code, otherwise its other identifier.
    static String id(TableFile file) {
        return "coalesce(%s, %s)".formatted(text(file, "uscc"), text(file, "other_id"));
    }

    /// Reads them and notes what is wrong with a row.
    void load(TableFile file) {
        database.run(
                """
                create table enterprise as
                select "row", coalesce(%s, '?' || "row") as id, %s as uscc, %s as other_id, %s as name,
                       %s as region, %s as industry, try_cast(%s as date) as registered_on
                from %s
                """
                        .formatted(
                                id(file),
                                text(file, "uscc"),
                                text(file, "other_id"),
                                text(file, "name"),
                                text(file, "region"),
                                text(file, "industry"),
                                text(file, "registered_on"),
                                file.raw()));
        String day = text(file, "registered_on");
        problem(
                "check_digit",
                "uscc",
                "enterprise",
                "uscc is not null and " + CreditCode.wrong("uscc"));
        problem(
                "missing_code",
                "cast(null as varchar)",
                "enterprise",
                "uscc is null and other_id is null");
        problem("missing_name", "cast(null as varchar)", "enterprise", "name is null");
        problem(
                "wrong_region",
                "region",
                "enterprise",
                "not regexp_full_match(region, '[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12}')");
        problem(
                "wrong_other_id",
                "other_id",
                "enterprise",
                "uscc is null and not regexp_full_match(other_id, '[a-z][a-z0-9_-]*:.+')");
        database.run(
                """
                insert into problem
                select 'enterprises', "row", coalesce(%s, '?' || "row"), null, 'wrong_date', null, %s, null
                from %s where %s is not null and try_cast(%s as date) is null
                """
                        .formatted(id(file), day, file.raw(), day, day));
        problem(
                "duplicate",
                "id",
                "(select *, count(*) over (partition by id) as times from enterprise)",
                "times > 1");
    }

    private void problem(String code, String found, String from, String where) {
        database.run(
                """
                insert into problem
                select 'enterprises', "row", id, null, '%s', null, %s, null from %s where %s
                """
                        .formatted(code, found, from, where));
    }
}
